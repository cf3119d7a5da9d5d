/// Why a row could not be used, was set aside, or was used with a cell left out. The raw values
/// are Frictionless' error codes where it has the word.
package enum RejectCode: String, CaseIterable, Sendable {
  case missingCell = "missing-cell"
  case extraCell = "extra-cell"
  case requiredValue = "required-value"
  case typeError = "type-error"
  case ambiguousDate = "ambiguous-date"
  case numberOutOfRange = "number-out-of-range"
  case unclosedQuote = "unclosed-quote"
  case currencyUnknown = "currency-unknown"
  case subtotalRow = "subtotal-row"
  case duplicateRow = "duplicate-row"
  case blankRow = "blank-row"
  case controlCharacter = "control-character"
  case invalidEncoding = "invalid-encoding"

  package var meaning: String {
    switch self {
    case .missingCell: "the row has fewer cells than the header"
    case .extraCell: "the row has more filled cells than the header"
    case .requiredValue: "a supplier or an amount is missing"
    case .typeError: "the cell is not a value of the column's kind"
    case .ambiguousDate: "the day and the month could be either way round"
    case .numberOutOfRange: "the number is too large"
    case .unclosedQuote: "a quoted cell is not closed"
    case .currencyUnknown: "the cell is not a currency code"
    case .subtotalRow: "a total of other rows, not a purchase"
    case .duplicateRow: "another row is the same, byte for byte"
    case .blankRow: "the row says that it has no values"
    case .controlCharacter: "the cell holds a control character"
    case .invalidEncoding: "the cell is not text of the file's encoding"
    }
  }
}

/// What happened to the row.
package enum RejectAction: String, CaseIterable, Sendable {
  /// Left out of every figure, its amount in the control totals.
  case rejected
  /// Recognised as a total row.
  case setAside = "set-aside"
  /// Used, with the cell left empty.
  case kept
}

/// The rejected records of files with one header, byte for byte, to be corrected and read beside them.
package struct RawRejects: Sendable, Equatable {
  /// The header as it stands in the file, its line break included; empty where there is none.
  package var header: [UInt8]
  /// The records one after the other, each with a line break.
  package var records: [UInt8] = []
  package var count = 0
  /// Records that were rejected and are not among them, for want of room.
  package var omitted = 0

  package init(header: [UInt8]) { self.header = header }

  package var bytes: [UInt8] { header + records }
}

/// One problem of one record, as `rejects.csv` shows it.
package struct Reject: Sendable, Equatable {
  package var file: String
  /// Data record from 1, below the header, blank records not counted.
  package var record: Int
  /// Physical line on which the record starts, from 1.
  package var line: Int
  /// Column number from 1, and its name in the file; 0 and "" for the whole row.
  package var column: Int
  package var columnName: String
  package var code: RejectCode
  package var action: RejectAction
  /// The cell, and what is wrong with it in words.
  package var value: String
  package var message: String
  /// The record as it stands in the file; bytes that are not text as \xHH.
  package var raw: String

  package init(
    file: String, record: Int, line: Int, column: Int, columnName: String, code: RejectCode,
    action: RejectAction, value: String, message: String, raw: String
  ) {
    self.file = file
    self.record = record
    self.line = line
    self.column = column
    self.columnName = columnName
    self.code = code
    self.action = action
    self.value = value
    self.message = message
    self.raw = raw
  }
}
