/// A table too long to hold: its rows are made when they are written, in any order.
package struct ReportRows: Sendable {
  package let columns: [ReportTable.Column]
  /// Of what the table lists: deals, suppliers, rejects.
  package let count: Int
  /// Adds the cells of one of them, row after row: mostly a single row, as many cells as columns each.
  package let add: @Sendable (Int, inout [ReportCell]) -> Void

  /// - Parameters:
  ///   - names: of the columns.
  ///   - texts: names of the columns that hold text; all others hold numbers.
  ///   - count: how many items there are.
  ///   - add: adds the cells of the item at a place, with as many in each row as names.
  package init(
    _ names: [String], texts: Set<String>, count: Int,
    add: @escaping @Sendable (Int, inout [ReportCell]) -> Void
  ) {
    columns = names.map { .init($0, name: $0, numeric: !texts.contains($0)) }
    self.count = count
    self.add = add
  }

  package init(
    _ names: [String], texts: Set<String>, count: Int,
    row: @escaping @Sendable (Int) -> [ReportCell]
  ) {
    self.init(names, texts: texts, count: count, add: { $1 += row($0) })
  }
}

/// The CSV files of a run: one row a deal, a supplier, an agreement, a spelling, a reject.
package struct RunTables: Sendable {
  let run: SavingsRun

  package init(_ run: SavingsRun) { self.run = run }
}
