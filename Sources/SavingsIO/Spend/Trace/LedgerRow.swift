import Savings

/// A used row as its thread knows it.
struct TracedRow {
  /// In whose spend it is; set when chunks are joined.
  var thread = 0
  var record: Int
  var line: Int
  let supplier: Int32
  let category: Int32
  let item: Int32
  let currency: Int32
  let micros: Int64
  let quantity: Int64
  let day: Int32?
}

extension RowSink {
  /// Notes the row that is about to be used, where it is of a supplier that is traced.
  @inline(never)
  mutating func trace() {
    if row.pointee.supplier < 0 {
      row.pointee.supplier = cube.suppliers.id(
        row.pointee.id.cell, row.pointee.name.cell, hash: row.pointee.hash)
    }
    let supplier = row.pointee.supplier
    if isTraced[supplier] == nil {
      let (id, name) = cube.suppliers[supplier]
      isTraced[supplier] = rules.traces?(id, name) ?? false
    }
    guard isTraced[supplier] == true else { return }
    let date = row.pointee.date
    traced.append(
      TracedRow(
        record: control.records, line: recordLine, supplier: supplier,
        category: row.pointee.category, item: row.pointee.item, currency: row.pointee.currency,
        micros: micros, quantity: row.pointee.quantity,
        day: date.status == .value ? date.days : nil))
  }
}

/// One row of the ledger as it was used, and where it stands.
package struct LedgerRow: Sendable, Equatable {
  package let file: String
  /// The physical line on which the record starts, and its number among the records.
  package let line: Int
  package let record: Int
  package let supplier: RawSupplier
  /// As the ledger has it, before category rules.
  package let category: String
  /// Nil where the row names none.
  package let item: RawItem?
  /// "" where the row names none.
  package let currency: String
  /// Millionths of the currency.
  package let micros: Int64
  /// Millionths; 0 where the row has none.
  package let quantity: Int64
  package let day: CalendarDate?

  init(_ row: TracedRow, in cube: PartialCube, file: String, encoding: TextEncoding?) {
    self.file = file
    line = row.line
    record = row.record
    let (id, name) = cube.suppliers[row.supplier]
    supplier = RawSupplier(id: CellText.text(id, encoding), name: CellText.text(name, encoding))
    category = CellText.text(cube.categories[row.category].first, encoding)
    item =
      row.item < 0
      ? nil
      : RawItem(
        name: CellText.text(cube.items[row.item].first, encoding),
        unit: CellText.text(cube.items[row.item].second, encoding))
    currency = CurrencyCode(packed: row.currency).text
    micros = row.micros
    quantity = row.quantity
    day = row.day.map { CalendarDate(days: $0) }
  }
}

extension CellText {
  /// Whether a cell of a file has to be turned into UTF-8.
  static func isForeign(_ text: CellBytes, _ encoding: TextEncoding?) -> Bool {
    switch encoding {
    case nil, .utf8, .latin1, .macRoman, .utf16: false
    case .auto: !UTF8Validity.isValid(text)
    case .windows1252: text.contains { $0 >= 0x80 }
    }
  }

  /// The text of a cell of a file.
  static func text(_ cell: CellBytes, _ encoding: TextEncoding?) -> String {
    isForeign(cell, encoding)
      ? String(decoding: utf8(cell), as: UTF8.self) : String(decoding: cell, as: UTF8.self)
  }
}
