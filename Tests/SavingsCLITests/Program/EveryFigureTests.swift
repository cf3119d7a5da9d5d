import Foundation
import SavingsIO
import Testing

@testable import Savings

/// Every number of `run.json` is explained by its path: value, formula, inputs, and the deals or files
/// behind it.
struct EveryFigureTests {
  /// A number of the document, as it is written.
  private struct Leaf {
    let path: String
    let value: Double
  }

  private enum Node: Decodable {
    case object([String: Node])
    case array([Node])
    case number(Double)
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() || (try? value.decode(Bool.self)) != nil {
        self = .other
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let list = try? value.decode([Node].self) {
        self = .array(list)
      } else {
        self = .object(try value.decode([String: Node].self))
      }
    }

    /// All numbers below, those that stand as text included.
    func leaves(_ path: String) -> [Leaf] {
      func below(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
      switch self {
      case .object(let members):
        return members.sorted { $0.key < $1.key }.flatMap { $0.value.leaves(below($0.key)) }
      case .array(let list):
        return list.enumerated().flatMap { $0.element.leaves(below("\($0.offset)")) }
      case .number(let number): return [Leaf(path: path, value: number)]
      case .text(let text):
        let isNumber = text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil
        return isNumber ? [Leaf(path: path, value: Double(text) ?? .nan)] : []
      case .other: return []
      }
    }
  }

  private static func leaves(_ folder: Folder) throws -> [Leaf] {
    try JSONDecoder().decode(Node.self, from: folder.data("out/latest/run.json")).leaves("")
  }

  private static func number(_ value: Figure.Value?) -> Double? {
    switch value {
    case .money(let amount): Double(amount.minor) / 100
    case .share(let number), .ratio(let number), .months(let number): number
    case .count(let count): Double(count)
    case .plain(let text): Double(text)
    case nil: nil
    }
  }

  /// What is of the worlds and of no deal: how many there are, and what years are called.
  private static func isOfNoDeal(_ path: String) -> Bool {
    path.hasSuffix(".worlds") || path.hasSuffix(".fiscal_year")
  }

  @Test(
    "every number of run.json: the same value, a formula, inputs, deals where it comes of deals")
  func all() async throws {
    let (run, _, folder) = try await FigureTests.replayed.value
    let catalog = FigureCatalog(run)
    let leaves = try Self.leaves(folder)
    #expect(leaves.count > 700)
    // One pass over the deals for all figures together.
    var drafts: [String: FigureDraft] = [:]
    for leaf in leaves {
      let subject = try #require(FigureSubject(leaf.path), "\(leaf.path)")
      if drafts[subject.text] == nil {
        drafts[subject.text] = catalog.draft(subject)
      }
    }
    let order = drafts.keys.sorted()
    let weighings = order.flatMap { drafts[$0]?.lines.compactMap(\.weighing) ?? [] }
    var parts = await DealWeighing.contributions(weighings, of: run, threads: 2)[...]
    var figures: [String: Figure] = [:]
    for name in order {
      guard let draft = drafts[name] else { continue }
      let count = draft.lines.count { $0.weighing != nil }
      figures[name] = draft.figure(Array(parts.prefix(count)))
      parts = parts.dropFirst(count)
    }
    for leaf in leaves {
      let subject = try #require(FigureSubject(leaf.path))
      let figure = try #require(figures[subject.text])
      Self.expect(figure, explains: leaf)
    }
  }

  private static func expect(_ figure: Figure, explains leaf: Leaf) {
    let path = leaf.path
    let value =
      switch path.split(separator: ".").last {
      case "p10": figure.low
      case "p50": figure.middle
      case "p90": figure.high
      default: Figure.Value?.some(figure.value)
      }
    let found = number(value) ?? .nan
    #expect(
      (found - leaf.value).magnitude <= (path.contains("payback_months") ? 0.0051 : 5.1e-7) + leaf
        .value.magnitude * 1e-12,
      "\(path)")
    #expect(!figure.formula.isEmpty && !figure.title.isEmpty && figure.title != path, "\(path)")
    #expect(
      !figure.inputs.isEmpty
        && figure.inputs.allSatisfy { !$0.name.isEmpty && !$0.value.isEmpty && !$0.source.isEmpty },
      "\(path)")
    #expect(figure.isSimulated == (path.hasPrefix("headline") || path.hasPrefix("calibration")))
    if case .money(let amount) = figure.value, figure.base == nil {
      #expect(figure.sum == amount, "\(path)")
    }
    guard path.hasPrefix("headline"), !isOfNoDeal(path), leaf.value != 0 else { return }
    #expect(figure.lines.contains { !$0.deals.isEmpty }, "\(path)")
    for line in figure.lines where !line.deals.isEmpty {
      // A deal is rounded once, a count of deals to whole ones, and each month's cell of a line.
      let most = line.deals.count / 2 + 2 * 38 + (line.label.contains("hundredths") ? 150 : 0)
      #expect(line.rounding.minor.magnitude <= most, "\(path): \(line.label)")
    }
  }

  @Test(
    "through the program, with and without what run.json has around a figure",
    arguments: [
      "control.records", "inputs.0.used", "tiers.tail.deals", "baselines.by_assurance.moderate",
      "data_quality.problems.0.rows", "settings.programme.licence", "headline.negotiations",
      "spend_bridge.lowers_spend_by.price", "spend_bridge.after.spend",
      "headline.recognition.strict.npv", "fiscal_years.0.credited", "headline.claims.0.ahead",
      "policies.no-batna.paid.p90", "headline.agreements.supplier_gain",
      "calibration.0.targets.0.aim",
    ])
  func program(path: String) throws {
    let folder = try Sample.published.get().folder
    let leaf = try #require(
      try Self.leaves(folder).first { $0.path == path || $0.path == "headline." + path })
    let run = folder.path + "/out/latest"
    let result = try Program.run(
      ["explain", path, "--run", run, "--format", "json"], in: try Folder())
    try #require(result.status == 0, "\(result.error)")
    let document = try Document(Data(result.output.utf8))
    let node = document[path.hasSuffix("p90") ? "p90" : "value"]
    let value = node.number ?? node.text.flatMap(Double.init)
    #expect(value.map { ($0 - leaf.value).magnitude < 1e-6 } == true, "\(result.output)")
    #expect(document["formula"].text?.isEmpty == false)
    let text = try Program.run(["explain", path, "--run", run], in: try Folder())
    #expect(text.status == 0 && text.output.contains("Formula"))
    #expect(
      text.output.contains("(simulated)")
        == (leaf.path.hasPrefix("headline") || path.hasPrefix("cal")))
  }

  @Test("a path that the run does not have is 64 and says so")
  func unknown() throws {
    let folder = try Sample.published.get().folder
    for path in ["control.nothing", "inputs.9.used", "policies.no-batna.luck", "settings.nothing"] {
      let result = try Program.run(
        ["explain", path, "--run", folder.path + "/out/latest"], in: try Folder())
      #expect(result.status == 64 && result.error.contains("the run has no \(path)"), "\(path)")
    }
  }
}
