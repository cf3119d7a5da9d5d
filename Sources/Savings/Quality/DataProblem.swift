/// What a row of the ledger can suffer from. The raw value is its name in `data-quality.csv` and
/// `run.json`.
///
/// A row is rejected or set aside for one reason; a row that is used may have several problems.
package enum DataProblem: String, CaseIterable, Sendable {
  case noSupplier = "no-supplier"
  case noAmount = "no-amount"
  case unreadableAmount = "unreadable-amount"
  case unknownCurrency = "unknown-currency"
  case unknownSide = "unknown-side"
  case shiftedCells = "shifted-cells"
  case controlCharacter = "control-character"
  case totalRow = "total-row"
  case noValues = "no-values"
  case repeatedRow = "repeated-row"
  case rowOfEarlierFile = "row-of-earlier-file"
  case noDate = "no-date"
  case unreadableDate = "unreadable-date"
  case openDate = "open-date"
  case extraCell = "extra-cell"
  case unreadableTerms = "unreadable-terms"
  case unreadableQuantity = "unreadable-quantity"
  case roundedAmount = "rounded-amount"
  case fineAmount = "fine-amount"
  case credit = "credit"

  package var title: String {
    switch self {
    case .noSupplier: "No supplier"
    case .noAmount: "No amount"
    case .unreadableAmount: "Amount is no number"
    case .unknownCurrency: "Unknown currency"
    case .unknownSide: "Neither debit nor credit"
    case .shiftedCells: "Cells in the wrong columns"
    case .controlCharacter: "NUL byte in the supplier"
    case .totalRow: "Totals among the rows"
    case .noValues: "Rows that say NA"
    case .repeatedRow: "Repeated rows of a file"
    case .rowOfEarlierFile: "Rows of an earlier file"
    case .noDate: "No date"
    case .unreadableDate: "Date is no date"
    case .openDate: "Day or month first"
    case .extraCell: "Cells beyond the header"
    case .unreadableTerms: "Payment terms are no days"
    case .unreadableQuantity: "Quantity is no number"
    case .roundedAmount: "More than 12 decimals"
    case .fineAmount: "More decimals than the currency"
    case .credit: "Credits"
    }
  }

  /// What a person can do about it.
  package var advice: String {
    switch self {
    case .noSupplier: "Find out who was paid and correct rejects.raw.csv"
    case .noAmount: "Fill in the amount in rejects.raw.csv, or leave the row out"
    case .unreadableAmount: "Correct the amount in rejects.raw.csv, or spend.decimal"
    case .unknownCurrency: "Write the ISO code, such as EUR, into rejects.raw.csv"
    case .unknownSide: "Write the mark of debit or credit into rejects.raw.csv"
    case .shiftedCells: "Quote the cell that holds a delimiter, in rejects.raw.csv"
    case .controlCharacter: "Export the file again as text"
    case .totalRow: "Nothing: they are not purchases and would count twice"
    case .noValues: "Nothing, or ask why the export has them"
    case .repeatedRow: "Look at them: paid twice, exported twice, or truly two purchases"
    case .rowOfEarlierFile: "Export periods that do not overlap, or set spend.overlaps"
    case .noDate, .unreadableDate: "Date them: without one a row is outside every window"
    case .openDate: "Set spend.date_style: until then they are outside every window"
    case .extraCell: "Quote the cell that holds a delimiter, if there is one"
    case .unreadableTerms: "Write days; until then the deal's terms are an assumption"
    case .unreadableQuantity: "Correct it, if the item's unit prices are to count"
    case .roundedAmount: "Nothing: rounded to 12 decimals, ties to even"
    case .fineAmount: "Nothing: summed exactly, the sum is rounded once"
    case .credit: "Nothing: they reduce the spend of their supplier and category"
    }
  }
}

/// How many rows have a problem, and the money on them where it can be read.
package struct ProblemAmounts: Sendable, Equatable {
  package var rows = 0
  /// Exact sums by currency code: "" where the row names none, "?" where what it names is none.
  package var amounts: [String: ExactSum] = [:]

  package init() {}

  package mutating func add(_ other: ProblemAmounts) {
    rows += other.rows
    amounts.merge(other.amounts, uniquingKeysWith: +)
  }
}

extension [DataProblem: ProblemAmounts] {
  /// The problems of all files together.
  package init(of files: [InputFile]) {
    self = [:]
    for file in files {
      for (problem, amounts) in file.problems { self[problem, default: .init()].add(amounts) }
    }
  }
}
