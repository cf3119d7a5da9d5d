import Foundation
import SavingsIO
import Testing

@testable import Savings
@testable import SavingsCLI

/// Before a run is published its files are read back, and one that says something else stops it.
struct TieOutTests {
  private static func check(
    _ run: SavingsRun, _ folder: Folder, altered name: String = "",
    _ alter: ([UInt8]) -> [UInt8] = { $0 }
  ) throws(Refusal) {
    try TieOut(run).check { file throws(Refusal) in
      let bytes = (try? folder.data("out/latest/" + file)).map { [UInt8]($0) } ?? []
      // In a folder of its own: these tests run beside each other.
      let altered = try? Folder()
      try? altered?.write(file, file == name ? alter(bytes) : bytes)
      return try WrittenFile.open(file, in: altered?.path ?? "")
    }
  }

  private static func replaced(_ text: String, _ from: String, _ to: String) -> [UInt8] {
    guard let place = text.range(of: from) else { return Array(text.utf8) }
    return Array(text.replacingCharacters(in: place, with: to).utf8)
  }

  @Test("what the sample published ties")
  func ties() async throws {
    let (run, _, folder) = try await FigureTests.replayed.value
    try Self.check(run, folder)
  }

  @Test("one figure that differs in any file is found, by name, and ends the run with 70")
  func altered() async throws {
    let (run, _, folder) = try await FigureTests.replayed.value
    let currency = run.portfolio.base.currency
    let net = currency.plain(run.roi.figures.netPosition)
    let value = currency.plain(run.roi.figures.presentValue)
    let hard = currency.plain(BenchmarkFigures(run).mean[.winWin]?.hard ?? .zero)
    let first = currency.plain(run.deals[0].baseline)
    let supplier = currency.plain(run.portfolio.suppliers[0].spend)
    let lock = run.baselines.fingerprints[7]
    let cases: [(file: String, from: String, to: String, says: String)] = [
      ("run.json", "\"mean\": \"\(net)\"", "\"mean\": \"\(net)1\"", "net_position, mean"),
      (
        "run.json", "\"records\": 6000,\n    \"used\"", "\"records\": 5999,\n    \"used\"",
        "records"
      ),
      (
        "run.json", run.baselines.fingerprint, String(run.baselines.fingerprint.reversed()),
        "baselines"
      ),
      ("roi.html", "data-value=\"\(net)\"", "data-value=\"1.00\"", "Net position"),
      ("roi.html", "data-value=\"\(value)\"", "data-value=\"1.00\"", "Net present value"),
      (
        "savings-benchmark.html", "data-value=\"\(hard)\"", "data-value=\"0.00\"",
        "hard saving, Agreed"
      ),
      ("deals.csv", ",\(first),", ",1.00,", "addressable spend"),
      ("deals.csv", lock, String(lock.reversed()), "the fingerprint of the baseline of"),
      ("deals.csv", "last-price-paid", "prices-paid", "the fingerprint of the baseline of"),
      ("suppliers.csv", ",\(supplier),", ",0.00,", "spend in the window"),
      ("suppliers.csv", "\"tail\"", "\"strategic\"", "suppliers of the"),
      (
        "policies.csv",
        ",\(currency.plain(BenchmarkFigures(run).mean[.winWin]?.agreed.spend ?? .zero)),", ",2.00,",
        "agreed spend"
      ),
    ]
    for (file, from, to, says) in cases {
      let text = folder.text("out/latest/" + file)
      try #require(text.contains(from), "\(file): \(from)")
      let refusal = #expect(throws: Refusal.self, "\(file): \(says)") {
        try Self.check(run, folder, altered: file) { _ in Self.replaced(text, from, to) }
      }
      #expect(refusal?.status == .bug && refusal?.file == file)
      #expect(refusal?.description.contains(says) == true, "\(refusal?.description ?? "")")
      if let refusal { #expect(ProgramExit(of: refusal).status == 70) }
    }
  }

  @Test(
    "a file that is cut, empty or of another run does not tie",
    arguments: [
      "deals.csv", "suppliers.csv", "policies.csv", "run.json", "roi.html",
      "savings-benchmark.html",
      "roi.xlsx",
    ])
  func damaged(file: String) async throws {
    let (run, _, folder) = try await FigureTests.replayed.value
    for alter in [
      { Array($0.prefix($0.count / 2)) }, { _ in [] }, { $0.map { $0 == 0x31 ? 0x32 : $0 } },
    ] as [([UInt8]) -> [UInt8]] {
      let refusal = #expect(throws: Refusal.self) {
        try Self.check(run, folder, altered: file, alter)
      }
      #expect(refusal?.status == .bug && refusal?.file == file)
    }
  }

  /// The whole way: files are staged with one writer that goes wrong, and nothing is published.
  @Test("a writer that goes wrong publishes nothing")
  func staged() async throws {
    let (run, _, _) = try await FigureTests.replayed.value
    let folder = try Folder()
    try folder.makeDirectory("out")
    let publication = Publication(directory: folder.path + "/out", settings: OutputSettings())
    for isSound in [false, true] {
      let staged = try StagedRun("2026-10-30-abc", of: publication, holding: publication.lock())
      let files = RunFiles(run, version: "1", runID: "2026-10-30-abc")
      try await files.render { name, pieces throws(Refusal) in
        let text = String(decoding: pieces.joined(), as: UTF8.self)
        let altered =
          name == "roi.html" && !isSound
          ? [Self.replaced(text, "data-value=\"", "data-value=\"9")] : pieces
        try staged.write(name, altered)
      }
      let tied = Result { () throws(Refusal) in
        try TieOut(run).check { name throws(Refusal) in try staged.open(name) }
      }
      if isSound {
        try tied.get()
        _ = try staged.publish()
        #expect(folder.target("out/latest") == "2026-10-30-abc")
      } else {
        #expect(throws: Refusal.self) { try tied.get() }
        #expect(folder.target("out/latest") == nil)
      }
    }
    #expect(!folder.names("out").contains { $0.hasPrefix(".staging") || $0.hasPrefix(".staged") })
  }
}
