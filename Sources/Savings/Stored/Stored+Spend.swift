/// What the reports need of the spend: its spellings, categories and currencies, and what each
/// spelling adds up to. Items are behind the deals that were made of them.
struct StoredSpend: Stored {
  let suppliers: [RawSupplier]
  let categories: [String]
  let currencies: [String]
  /// One a spelling and currency, or more where a sum would leave 64 bits.
  let cells: [Cell]
  let asOf: CalendarDate?
  let hasWindow: Bool

  struct Cell: Stored {
    let supplier: Int32
    let currency: Int32
    var rows: Int32
    var amount: Int64
  }

  init(_ cube: SpendCube) {
    suppliers = cube.suppliers
    categories = cube.categories
    currencies = cube.currencies
    asOf = cube.asOf
    hasWindow = cube.hasWindow
    var open: [Int32: Int] = [:]
    var cells: [Cell] = []
    var supplier: Int32 = -1
    // The cells come by supplier; each currency of one is open for what follows.
    for cell in cube.cells {
      if cell.supplier != supplier {
        open.removeAll(keepingCapacity: true)
        supplier = cell.supplier
      }
      if let place = open[cell.currency] {
        let (rows, manyRows) = cells[place].rows.addingReportingOverflow(cell.rows)
        let (amount, isLarge) = cells[place].amount.addingReportingOverflow(cell.amount)
        if !manyRows, !isLarge {
          cells[place].rows = rows
          cells[place].amount = amount
          continue
        }
      }
      open[cell.currency] = cells.count
      cells.append(
        Cell(
          supplier: cell.supplier, currency: cell.currency, rows: cell.rows, amount: cell.amount))
    }
    self.cells = cells
  }

  /// A cube of the spellings alone; its cells name no category.
  var cube: SpendCube {
    SpendCube(
      suppliers: suppliers, categories: categories, currencies: currencies,
      cells: cells.map {
        var cell = SpendCell(supplier: $0.supplier, category: 0, currency: $0.currency)
        cell.rows = $0.rows
        cell.amount = $0.amount
        return cell
      }, asOf: asOf, hasWindow: hasWindow)
  }

  func store(in writer: inout StoredWriter) {
    writer.put(suppliers, categories, currencies, cells, asOf, hasWindow)
  }

  init(from reader: inout StoredReader) throws(StoredFailure) {
    suppliers = try reader.next()
    categories = try reader.next()
    currencies = try reader.next()
    cells = try reader.next()
    asOf = try reader.next()
    hasWindow = try reader.next()
    for cell in cells {
      guard suppliers.indices.contains(Int(cell.supplier)),
        currencies.indices.contains(Int(cell.currency))
      else { throw .damaged }
    }
  }
}

extension StoredSpend.Cell {
  func store(in writer: inout StoredWriter) { writer.put(supplier, currency, rows, amount) }
  init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      supplier: try reader.next(), currency: try reader.next(), rows: try reader.next(),
      amount: try reader.next())
  }
}

extension RawSupplier: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(id, name) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(id: try reader.next(), name: try reader.next())
  }
}

/// Without what a cube has and reports do not need: see ``StoredSpend``.
extension Ledger: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(StoredSpend(cube), files, rejects, rawRejects, categories, missing)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      cube: try reader.next(StoredSpend.self).cube, files: try reader.next(),
      rejects: try reader.next(), rawRejects: try reader.next())
    categories = try reader.next()
    missing = try reader.next()
  }
}
