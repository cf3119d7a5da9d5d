/// A table too long to hold: its rows are made when they are written, in any order.
package struct ReportRows: Sendable {
  package let columns: [ReportTable.Column]
  /// Of what the table lists: deals, suppliers, rejects.
  package let count: Int
  /// The rows of one of them, mostly a single one.
  package let rows: @Sendable (Int) -> [[ReportCell]]

  /// - Parameters:
  ///   - names: of the columns.
  ///   - texts: names of the columns that hold text; all others hold numbers.
  ///   - count: how many rows there are.
  ///   - rows: the rows of the item at a place, each with as many cells as names.
  package init(
    _ names: [String], texts: Set<String>, count: Int,
    rows: @escaping @Sendable (Int) -> [[ReportCell]]
  ) {
    columns = names.map { .init($0, name: $0, numeric: !texts.contains($0)) }
    self.count = count
    self.rows = rows
  }

  package init(
    _ names: [String], texts: Set<String>, count: Int,
    row: @escaping @Sendable (Int) -> [ReportCell]
  ) {
    self.init(names, texts: texts, count: count, rows: { [row($0)] })
  }
}

/// The CSV files of a run: one row a deal, a supplier, an agreement, a spelling, a reject.
package struct RunTables: Sendable {
  let run: SavingsRun

  package init(_ run: SavingsRun) { self.run = run }
}
