/// A table too long to hold: its rows are made when they are written, in any order.
package struct ReportRows: Sendable {
  package let columns: [ReportTable.Column]
  package let count: Int
  package let row: @Sendable (Int) -> [ReportCell]

  /// - Parameters:
  ///   - names: of the columns.
  ///   - texts: names of the columns that hold text; all others hold numbers.
  ///   - count: how many rows there are.
  ///   - row: the cells of a row, as many as names.
  package init(
    _ names: [String], texts: Set<String>, count: Int,
    row: @escaping @Sendable (Int) -> [ReportCell]
  ) {
    columns = names.map { .init($0, name: $0, numeric: !texts.contains($0)) }
    self.count = count
    self.row = row
  }
}

/// The CSV files of a run: one row a deal, a supplier, an agreement, a spelling, a reject.
package struct RunTables: Sendable {
  let run: SavingsRun

  package init(_ run: SavingsRun) { self.run = run }

  /// The agreement that stands for a deal, played again: the same draws, so the same outcome.
  func typicalOutcome(_ result: DealResult) -> DealOutcome? {
    result.of(.winWin).typicalWorld.map {
      DealSimulation(result.deal, tables: run.simulation.tables).outcome(.winWin, world: $0)
    }
  }
}
