import Bargaining
import Testing

@testable import Savings

/// A whole run of a ledger that is written down by arithmetic; several tests look at one.
enum RunSketch {
  static let shared = Task { try await RunSketch.run() }

  static func run(
    worlds: Int = 20, change: (inout Settings) -> Void = { _ in }
  ) async throws -> SavingsRun {
    var sketch = CubeSketch()
    let categories = ["Logistics", "Packaging", "IT", ""]
    for index in 0..<60 {
      // Spend falls with the rank; a third of it lies before the window.
      let amount = Int64(9_000_000_000_000) / Int64(1 + index * index) + Int64(index * 1_234_567)
      sketch.add(
        "Supplier \(index)", category: categories[index % 4], micros: amount,
        windowMicros: amount / 3 * 2, rows: Int32(2 + index % 5))
    }
    sketch.add("Supplier 3", category: "IT", micros: 40_000_000_000)
    sketch.add("Supplier 4", category: "Tax", micros: 777_000_000, rows: 2)
    sketch.add("Credits", category: "IT", micros: -5_000_010_000, rows: 4)
    var cube = sketch.cube
    cube.hasWindow = true
    cube.asOf = CalendarDate(year: 2026, month: 3, day: 31)
    var settings = Settings()
    settings.worlds = worlds
    settings.scope.excludeCategories = ["tax"]
    change(&settings)

    var files = ["north.csv", "south.csv"].map(InputFile.init(path:))
    let used = cube.cells.reduce(0) { $0 + Int($1.rows) }
    files[0].control.used = 50
    files[0].control.rejected = 3
    files[0].control.records = 53
    files[1].control.used = used - 50
    files[1].control.setAside = 1
    files[1].control.records = used - 49
    files[1].flags = [.extraCell: 2]
    return try await SavingsRun(
      ledger: Ledger(cube: cube, files: files, rejects: []), records: [], fx: FXTable(),
      settings: settings, threads: 2,
      digest: { StableHash.of(String(decoding: $0, as: UTF8.self)).description })
  }
}

extension ReportPage {
  /// Every table of the page, those behind charts included.
  var tables: [ReportTable] {
    func tables(_ blocks: [ReportBlock]) -> [ReportTable] {
      blocks.flatMap { block -> [ReportTable] in
        switch block {
        case .table(let table): [table]
        case .chart(let chart): [chart.table]
        case .details(_, let inner): tables(inner)
        default: []
        }
      }
    }
    return sections.flatMap { tables($0.blocks) }
  }

  func table(_ id: String) -> ReportTable? { tables.first { $0.id == id } }
}

extension ReportTable {
  private func index(_ name: String) -> Int { columns.firstIndex { $0.name == name } ?? -1 }

  func money(_ name: String) -> [Money] {
    rows.map { if case .money(let money) = $0[index(name)] { money } else { .zero } }
  }

  func counts(_ name: String) -> [Int?] {
    rows.map { if case .count(let count) = $0[index(name)] { count } else { nil } }
  }

  func shares(_ name: String) -> [Double?] {
    rows.map { if case .percent(let share) = $0[index(name)] { share } else { nil } }
  }

  func texts(_ name: String) -> [String] {
    rows.map { if case .text(let text) = $0[index(name)] { text } else { "" } }
  }
}

extension ReportRows {
  /// The rows of all items, cut as a file cuts them.
  var held: [[ReportCell]] {
    (0..<count).flatMap { index -> [[ReportCell]] in
      var cells: [ReportCell] = []
      add(index, &cells)
      #expect(cells.count.isMultiple(of: columns.count))
      return stride(from: 0, to: cells.count, by: columns.count).map {
        Array(cells[$0..<$0 + columns.count])
      }
    }
  }
}
