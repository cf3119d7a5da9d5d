import Foundation
import Savings
import Testing

@Suite struct PublishedBenchmarkTests {
  @Test func idsAreUniqueAndRangesRise() {
    let all = PublishedBenchmark.all
    #expect(Set(all.map(\.id)).count == all.count)
    for row in all {
      let points = [row.low, row.typical, row.high].compactMap { $0 }
      #expect(!points.isEmpty, "\(row.id)")
      #expect(points == points.sorted(), "\(row.id)")
      #expect(!row.source.isEmpty && !row.base.isEmpty)
    }
  }

  @Test func restatements() throws {
    func typical(_ id: String) throws -> Double {
      try #require(PublishedBenchmark.named(id)?.typical)
    }
    let pilot = try typical("close_rate_tail_pilot") * typical("saving_tail_pilot")
    let rollout = try typical("close_rate_tail_rollout") * typical("saving_tail_rollout")
    let expected: [(String, Double)] = [
      ("saving_tail_pilot", pilot), ("saving_tail_rollout", rollout),
      ("saving_tail_rollout", rollout * (try typical("realisation"))),
      ("realisation", 0.67 * 0.80), ("contract_cost_low", try typical("contract_cost_low") * 0.3),
      ("contract_cost_mid", try typical("contract_cost_mid") * 0.3),
      ("contract_cost_high", try typical("contract_cost_high") * 0.3),
      ("licence", try typical("licence") * (1 + typical("hidden_cost"))),
      ("vendor_zycus_ana", 0.081_223_8),
    ]
    #expect(Restatement.all.map(\.id) == expected.map(\.0))
    for (restated, (id, value)) in zip(Restatement.all, expected) {
      #expect(ExactRate(restated.value) == ExactRate(value), "\(id)")
    }
    #expect(PublishedBenchmark.named("saving_tail_rollout")?.restated.count == 2)
  }

  /// The table against the collected reference, cell by cell.
  @Test func sameAsTheReference() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["SAVINGS_REFERENCE"], !folder.isEmpty else {
      #expect(environment["CI"] == nil, "SAVINGS_REFERENCE names no folder")
      print("skipped: SAVINGS_REFERENCE names no folder with published-benchmarks.csv")
      return
    }
    let text = try String(contentsOfFile: folder + "/published-benchmarks.csv", encoding: .utf8)
    let rows = Self.records(text)
    #expect(
      rows.first == [
        "id", "metric", "segment", "base", "unit", "low", "typical", "high", "source",
        "source_date", "confidence", "note",
      ])
    #expect(rows.count - 1 == PublishedBenchmark.all.count)
    for (row, own) in zip(rows.dropFirst(), PublishedBenchmark.all) {
      let cells = [
        own.id, own.metric, own.segment, own.base, own.unit, own.source, own.sourceDate,
        own.confidence.rawValue, own.note,
      ]
      #expect(row.prefix(5) + row.suffix(4) == cells[...])
      #expect(row[5...7].map { Double($0) } == [own.low, own.typical, own.high], "\(own.id)")
    }
  }

  /// Comma-separated values with double quotes; no line break within a cell.
  private static func records(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }
}
