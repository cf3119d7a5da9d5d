import Foundation
import SavingsIO
import Testing

@testable import Savings
@testable import SavingsCLI

/// Every headline figure falls apart into lines and deals that sum to it, and is the one published.
struct FigureTests {
  /// The published sample, played again from what it stored of itself.
  static let replayed = Task {
    () async throws -> (run: SavingsRun, stored: StoredRun, folder: Folder) in
    let folder = try Sample.published.get().folder
    let stored = try StoredRun(path: folder.path + "/out/latest")
    let resolved = try stored.settings(directory: Sample.path)
    let run = try await SavingsRun(
      RunInput(resolved), settings: resolved.settings, threads: 2)
    return (run, stored, folder)
  }

  private static func strict() async throws -> SavingsRun {
    let (run, _, _) = try await replayed.value
    var settings = run.settings
    settings.programme.profile = .strict
    settings.worlds = 3
    return try await SavingsRun(
      ledger: run.ledger, records: [],
      fx: FXTable(nanosPerUnit: ["USD": 920_000_000, "GBP": 1_170_000_000]),
      settings: settings, threads: 2, digest: SHA256.hex)
  }

  private func check(_ figure: Figure, deals: Int) {
    for line in figure.lines where !line.deals.isEmpty {
      let parts = line.deals.reduce(Money.zero) { $0 + $1.amount }
      #expect(parts + line.rounding == line.amount, "\(figure.name), \(line.label)")
      // A deal is rounded once, and so is each month's cell of a line.
      #expect(line.rounding.minor.magnitude <= (line.deals.count + 2 * 37) / 2 + 1)
      #expect(Set(line.deals.map(\.deal)).count == line.deals.count)
      let sizes = line.deals.map(\.amount.minor.magnitude)
      #expect(sizes == sizes.sorted(by: >))
    }
    if case .money(let amount) = figure.value {
      #expect(figure.sum == amount, "\(figure.name)")
      #expect(figure.base == nil)
    }
    #expect(!figure.formula.isEmpty)
    #expect(figure.inputs.allSatisfy { !$0.value.isEmpty && !$0.source.isEmpty })
  }

  @Test("the parts of every figure sum to it, to the cent", arguments: FigureName.allCases)
  func sums(name: FigureName) async throws {
    let (run, stored, folder) = try await Self.replayed.value
    let figure = await FigureCatalog(run).figure(name, threads: 2)
    check(figure, deals: run.deals.count)
    let document = FigureDocument(
      figure, deals: run.deals, currency: run.portfolio.base.currency, settings: run.settings,
      version: "", runID: nil, limit: 3)
    try stored.check(baselines: run.baselines, (name.rawValue, document.mean))
    // Where the run publishes a figure of the name, it is this one.
    let published = try Document(folder.data("out/latest/run.json"))["headline"][name.rawValue]
    if let text = published["mean"].text { #expect(document.mean == text) }
    // What the text leaves out is said, and with --all nothing is.
    #expect(document.text.contains("(simulated)"))
    let hasMore = figure.lines.contains { $0.deals.count > 3 }
    #expect(document.text.contains("more (--all lists them)") == hasMore)
  }

  @Test(
    "figures by their path in run.json too: policies, classes, break-even deals, zones, escalations",
    arguments: FigureSubject.all.dropFirst(FigureName.allCases.count))
  func paths(subject: FigureSubject) async throws {
    let (run, stored, folder) = try await Self.replayed.value
    let figure = try #require(await FigureCatalog(run).figure(subject, threads: 2))
    #expect(FigureSubject(figure.name) == subject && !figure.title.isEmpty)
    for line in figure.lines where !line.deals.isEmpty {
      // A deal is rounded once, and the line once a tier.
      #expect(line.rounding.minor.magnitude <= line.deals.count / 2 + 2, "\(figure.name)")
    }
    if case .money(let amount) = figure.value, figure.base == nil {
      #expect(figure.sum == amount, "\(figure.name)")
    }
    #expect(figure.inputs.allSatisfy { !$0.value.isEmpty && !$0.source.isEmpty })
    // The run publishes a figure at the path, and it is this one.
    let document = FigureDocument(
      figure, deals: run.deals, currency: run.portfolio.base.currency, settings: run.settings,
      version: "", runID: nil, limit: 3)
    var node = try Document(folder.data("out/latest/run.json"))["headline"]
    for name in subject.text.split(separator: ".") { node = node[String(name)] }
    let text = node["mean"].text ?? node.text
    #expect(
      document.mean == text || node.value as? Double == document.mean.flatMap(Double.init),
      "\(figure.name)")
    try stored.check(baselines: run.baselines, (subject.text, document.mean))
    let other = document.mean.map { "1" + $0 }
    #expect(throws: Refusal.self) {
      try stored.check(baselines: run.baselines, (subject.text, other))
    }
  }

  @Test("policies that are played beside the headline fall apart into deals, not only into lines")
  func playedAgain() async throws {
    let (run, _, _) = try await Self.replayed.value
    let catalog = FigureCatalog(run)
    for policy in [NegotiationPolicy.unconditional, .noBatna, .oneMore, .humanTeam] {
      let figure = try #require(await catalog.figure(.policy(policy, .hard), threads: 2))
      #expect(try #require(figure.lines.first).deals.count > 5, "\(policy)")
    }
  }

  @Test("a figure of a run needs neither its ledger nor its settings file")
  func withoutLedger() async throws {
    let (_, _, folder) = try await Self.replayed.value
    let own = try Folder()
    for subject in ["net_position", "policies.no-batna.joint_surplus"] {
      let arguments = ["explain", subject, "--run", folder.path + "/out/latest"]
      let result = try Program.run(arguments, in: own)
      #expect(result.status == 0, "\(result.error)")
      #expect(try result.output == Program.run(arguments + Sample.config, in: own).output)
    }
  }

  @Test(
    "under the strict profile too",
    arguments: [
      FigureName.stepAgreed, .stepKept, .roiHard, .netPosition, .incremental, .presentValue,
      .costOfDelay,
    ])
  func strict(name: FigureName) async throws {
    let run = try await Self.strict()
    #expect(run.roi.recognition[1].unproven.money > .zero)
    check(await FigureCatalog(run).figure(name, threads: 1), deals: run.deals.count)
  }

  @Test("what a deal contributes is what deals.csv expects of it")
  func deals() async throws {
    let (run, _, folder) = try await Self.replayed.value
    let figure = await FigureCatalog(run).figure(.hardAgreed, threads: 2)
    let rows = try Table(folder.text("out/latest/deals.csv")).rows
    let expected = Dictionary(uniqueKeysWithValues: rows.map { ($0["deal"] ?? "", $0) })
    var seen = 0
    for part in try #require(figure.lines.first).deals {
      let row = try #require(expected[run.deals[part.deal].id])
      #expect(row["hard_expected"]?.cents == Int(part.amount.minor))
      #expect(row["eligibility"] == "automated")
      seen += 1
    }
    #expect(
      seen == rows.count { $0["eligibility"] == "automated" && $0["hard_expected"] != "0.00" })
  }

  private func explain(_ arguments: [String], _ folder: Folder) throws -> Program.Result {
    try Program.run(
      ["explain"] + arguments + ["--run", folder.path + "/out/latest"] + Sample.config,
      in: try Folder())
  }

  @Test("text, JSON and CSV say the same")
  func forms() async throws {
    let (_, _, folder) = try await Self.replayed.value
    let text = try explain(["net_position"], folder)
    #expect(text.status == 0 && text.error.isEmpty, "\(text.error)")
    let mean = try Document(folder.data("out/latest/run.json"))["headline"]["net_position"]["mean"]
    let amount = try #require(mean.text)
    let json = try Document(
      Data(try explain(["net_position", "--format", "json"], folder).output.utf8))
    #expect(json["value"].text == amount && json["sum"].text == amount)
    #expect(json["simulated"].value as? Bool == true)
    let csv = try Table(explain(["net_position", "--format", "csv"], folder).output).rows
    #expect(csv.reduce(0) { $0 + ($1["amount"]?.cents ?? 0) } == amount.cents)
    let first = try #require(json["lines"][0]["deals"][0]["deal"].text)
    #expect(csv.first?["deal"] == first)
    #expect(text.output.contains(first))
    let names = try Program.run(["explain", "--figures"], in: try Folder())
    #expect(names.output.split(separator: "\n").count == FigureSubject.all.count)
  }

  @Test("misuse is 64, another headline or lock than that of the run is 70")
  func refusals() async throws {
    let (_, _, folder) = try await Self.replayed.value
    for arguments in [
      ["net_position", "--format", "html"], ["net_position", "--rows"], [],
      ["D0123", "--format", "csv"],
    ] {
      let result = try explain(arguments, folder)
      #expect(result.status == 64 && result.output.isEmpty, "\(arguments) \(result.error)")
    }
    let copy = try Folder()
    let text = folder.text("out/latest/run.json")
    let mean = try #require(
      try Document(folder.data("out/latest/run.json"))["headline"]["npv"]["mean"].text)
    let lock = try #require(
      try Document(folder.data("out/latest/run.json"))["baselines"]["sha256"].text)
    try copy.makeDirectory("out/latest")
    for (from, to, says) in [
      ("\"mean\": \"\(mean)\"", "\"mean\": \"1.00\"", "npv comes to \(mean) now"),
      (lock, String(lock.reversed()), "the baselines are not those that were locked"),
    ] {
      try copy.write("out/latest/run.json", text.replacing(from, with: to))
      let result = try explain(["npv"], copy)
      #expect(result.status == 70 && result.output.isEmpty)
      #expect(result.error.contains(says), "\(result.error)")
    }
  }
}
