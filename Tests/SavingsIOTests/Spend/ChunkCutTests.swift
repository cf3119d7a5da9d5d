import Savings
import Testing

@testable import SavingsIO

/// Cuts of a file for the cores: where they lie, and that none of them shows.
@Suite("Cuts of a file") struct ChunkCutTests {
  /// Records of several lines each; in the lines between, what `inner` makes of their number.
  private static func text(_ records: Int, inner: (Int) -> String) -> String {
    "supplier,amount,date,note\n"
      + (1...records).map {
        "Supplier \($0 % 7),\($0).50,2026-01-\(10 + $0 % 19),\"first\n\(inner($0))\nlast\"\n"
      }.joined()
  }

  private func chunks(_ text: String, _ plan: ChunkPlan) throws -> [Range<Int>] {
    let folder = try TemporaryFolder()
    try folder.write(text)
    var settings = Settings()
    settings.spend.files = ["spend.csv"]
    let match = try #require(try FilePattern.files(["spend.csv"], directory: folder.path).first)
    let source = SpendFile(match: match, settings: settings, plan: plan)
    let file = try source.opened()
    let layout = try FileLayout(
      of: file, settings: settings.spend, limits: settings.limits,
      sample: try FileSample(of: file, partBytes: plan.sampleBytes))
    return try plan.chunks(
      file, RowRules(layout, settings: settings, fileBytes: file.size), from: layout.start)
  }

  @Test("cuts lie where records start, though most lines start within a cell")
  func recordStarts() throws {
    let text = Self.text(200) { "line \($0), with a comma" }
    let bytes = Array(text.utf8)
    let chunks = try chunks(text, smallChunks(300, threads: 3))
    #expect(chunks.count > 20)
    #expect(chunks.last?.upperBound == bytes.count)
    for (chunk, next) in zip(chunks, chunks.dropFirst()) {
      #expect(chunk.upperBound == next.lowerBound)
      #expect(String(decoding: bytes[next.lowerBound...].prefix(9), as: UTF8.self) == "Supplier ")
    }
  }

  @Test("one core reads a file in one piece")
  func oneCore() throws {
    let text = Self.text(50) { "\($0)" }
    #expect(try chunks(text, ChunkPlan(threads: 1, chunkBytes: 100)).count == 1)
    #expect(try chunks(text, ChunkPlan(threads: 2, chunkBytes: 100)).count > 10)
  }

  @Test(
    "a cell whose lines look like records changes nothing, however the file is cut",
    arguments: [40, 150, 700])
  func lookalikes(chunkBytes: Int) throws {
    let text = Self.text(300) { number in
      (1...8).map { "Nobody,\(number)00\($0),2026-01-05,none" }.joined(separator: "\n")
    }
    let plan = smallChunks(chunkBytes, threads: 4)
    // Some cut does lie in a cell, so that the file has to be read again.
    let bytes = Array(text.utf8)
    #expect(
      try chunks(text, plan).contains {
        bytes[$0.lowerBound...].starts(with: Array("Nobody".utf8))
      })
    let (cut, whole) = (try ledger(text, plan: plan), try ledger(text))
    #expect(cut.cube.suppliers == whole.cube.suppliers && whole.cube.suppliers.count == 7)
    #expect(cut.cube.cells == whole.cube.cells)
    #expect(cut.files == whole.files && whole.files[0].control.used == 300)
  }

  @Test("of several reasons to stop, the first in the file is given, with its line")
  func firstRefusal() throws {
    let rows = (1...400).map { "Supplier \($0),\($0),2026-01-05\n" }
    let long = "Supplier," + String(repeating: "9", count: 5_000) + ",2026-01-05\n"
    let text =
      "supplier,amount,date\n" + rows[..<100].joined() + long + rows[100..<300].joined() + long
      + rows[300...].joined()
    for _ in 0..<20 {
      let refused = #expect(throws: Refusal.self) {
        _ = try ledger(text, plan: smallChunks(500, threads: 4)) { $0.limits.recordBytes = 1_000 }
      }
      #expect(refused?.line == 102 && refused?.cause.contains("longer than") == true)
    }
  }

  @Test("records are told by number across chunks")
  func marks() {
    var marks = RecordMarks()
    for (origin, count) in [(10, 2), (40, 0), (40, 3), (100, 0)] {
      marks.append(
        RecordMarks.Part(
          origin: origin, end: origin + 10 * count, hashes: Array(repeating: 7, count: count),
          starts: (0..<count).map { UInt32($0 * 10) }))
    }
    #expect(marks.count == 5)
    #expect(
      (0..<6).map(marks.range(of:)) == [10..<20, 20..<30, 40..<50, 50..<60, 60..<70, 0..<0])
  }
}
