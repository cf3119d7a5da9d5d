import Savings

/// A usable row on its way to its cell.
///
/// A look-up of a supplier and of its cell waits for memory four times. Rows are therefore kept
/// back until there are enough of them to wait for all at once.
struct PendingRow {
  var name = CellBuffer()
  var id = CellBuffer()
  var category: Int32 = -1
  var item: Int32 = -1
  var currency: Int32 = 0
  /// Days of payment terms; -1 where the row has none.
  var terms: Int32 = -1
  var date = ScannedDate()
  var micros: Int64 = 0
  /// Millionths; 0 where the row has none.
  var quantity: Int64 = 0
  var isUnderContract = false
  /// Hash of the supplier's texts, then of the cell's key.
  var hash: UInt64 = 0
  /// Known before its look-up where the names of its line are; else -1.
  var supplier: Int32 = -1

  /// Rows that are looked up together.
  static let batch = 64

  func free() {
    name.free()
    id.free()
  }

  @inline(__always)
  mutating func reset(currency: Int32) {
    name.count = 0
    id.count = 0
    supplier = -1
    category = -1
    item = -1
    self.currency = currency
    terms = -1
    date.status = .empty
    quantity = 0
    isUnderContract = false
  }

  @inline(__always)
  var key: CellKey {
    CellKey(supplier: supplier, category: category, item: item, currency: currency)
  }
}

extension RowSink {
  /// Adds the pending rows to their cells.
  @inline(never)
  mutating func flush() {
    var loaded: UInt64 = 0
    for i in 0..<pending where rows[i].supplier < 0 {
      loaded &+= cube.suppliers.warmTable(rows[i].hash)
    }
    for i in 0..<pending where rows[i].supplier < 0 {
      loaded &+= cube.suppliers.warmText(rows[i].hash)
    }
    for i in 0..<pending {
      let row = rows + i
      if row.pointee.supplier < 0 {
        row.pointee.supplier = cube.suppliers.id(
          row.pointee.id.cell, row.pointee.name.cell, hash: row.pointee.hash)
      }
      row.pointee.hash = row.pointee.key.hash
    }
    for i in 0..<pending { loaded &+= cube.cells.warmTable(rows[i].hash) }
    for i in 0..<pending { loaded &+= cube.cells.warmCell(rows[i].hash) }
    for i in 0..<pending where !add(rows + i) { stop = .sum }
    // Kept, so that the loads are not optimised away.
    warmth = loaded
    if cube.cells.count > cellLimit { stop = .cells }
    if cube.suppliers.count > supplierLimit || cube.suppliers.byteCount > supplierByteLimit {
      stop = .suppliers
    }
    for i in 0..<pending { rows[i].reset(currency: rules.currency) }
    if hasLongCells { shrinkBuffers() }
    pending = 0
    row = rows
  }

  @inline(never)
  mutating func noteLong(_ cell: CellBytes) {
    if cell.count > fieldLimit { stop = .fieldBytes }
    hasLongCells = true
  }

  /// Gives back what long cells took: in every row it would be much.
  @inline(never)
  private mutating func shrinkBuffers() {
    for i in 0..<PendingRow.batch {
      rows[i].name.shrink()
      rows[i].id.shrink()
    }
    hasLongCells = false
  }

  /// Adds one row to its cell; false where a sum leaves 64 bits.
  @inline(__always)
  private mutating func add(_ row: UnsafeMutablePointer<PendingRow>) -> Bool {
    let index = cube.cells.index(row.pointee.key, hash: row.pointee.hash)
    let cell = cube.cells.cell(index)
    let micros = row.pointee.micros
    cell.pointee.rows &+= 1
    if micros < 0 { cell.pointee.credits &+= 1 }
    if row.pointee.isUnderContract { cell.pointee.contractRows &+= 1 }
    var fits = cell.pointee.amount.add(micros)
    var month: Int32 = 0
    let date = row.pointee.date
    if date.status == .value {
      cell.pointee.first = min(cell.pointee.first, date.days)
      cell.pointee.last = max(cell.pointee.last, date.days)
      if date.days <= lastWindowDay {
        month = date.month
        fits = cell.pointee.months.add(micros, month: month) && fits
        cell.pointee.note(month: month)
      }
    }
    // Units that were returned count where rows are told apart by kind.
    if marksPeriods, micros < 0, cube.hasQuantities, row.pointee.quantity < 0 {
      fits =
        cube.cells.priced(index).pointee.add(
          PricedSum(quantity: row.pointee.quantity, amount: micros, rows: 1), month: 0) && fits
    }
    if cube.hasQuantities {
      let isPriced = micros > 0 && row.pointee.quantity > 0
      if isPriced || month > 0 {
        fits =
          cube.cells.priced(index).pointee.add(
            PricedSum(
              quantity: isPriced ? row.pointee.quantity : 0, amount: isPriced ? micros : 0,
              rows: isPriced ? 1 : 0, all: micros), month: month) && fits
      }
    }
    // Terms are what positive rows say.
    guard micros > 0 else { return fits }
    if row.pointee.terms >= 0 {
      let units = micros / 1_000_000 &+ (micros % 1_000_000 >= 500_000 ? 1 : 0)
      let (weight, overflow) = units.multipliedReportingOverflow(by: Int64(row.pointee.terms))
      fits = cell.pointee.termsUnitDays.add(weight) && !overflow && fits
      fits = cell.pointee.termsUnits.add(units) && fits
    }
    return fits
  }
}
