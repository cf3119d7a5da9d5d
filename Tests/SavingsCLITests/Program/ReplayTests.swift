import Foundation
import SavingsIO
import Testing

@testable import Savings
@testable import SavingsCLI

/// A published run, played again from its own settings, shows the figures that it published.
struct ReplayTests {
  private static let settings = Sample.path + "/savings.yaml"

  /// The deals of the published sample, rebuilt from what the run stored of itself.
  private static func rebuilt() throws -> (deals: [Deal], tables: SimulationTables, folder: Folder)
  {
    let folder = try Sample.published.get().folder
    let stored = try StoredRun(path: folder.path + "/out/latest")
    let resolved = try stored.settings(directory: Sample.path)
    let input = try RunInput(resolved)
    try stored.check(input, settings: resolved.settings, version: SavingsCommand.version)
    let portfolio = try Portfolio(
      cube: input.ledger.cube, records: input.records, fx: input.fx, settings: resolved.settings)
    let deals = DealPreparation(
      cube: input.ledger.cube, portfolio: portfolio, settings: resolved.settings
    ).deals()
    return (deals, SimulationTables(resolved.settings), folder)
  }

  private static func cell(_ money: Money) -> String { Currency("EUR").plain(money) }
  private static func cell(_ share: Double) -> String { Digits.fixed(share, 6) }

  @Test("the traces of every deal in every world add up to its row of deals.csv")
  func deals() throws {
    let (deals, tables, folder) = try Self.rebuilt()
    let rows = try Table(folder.text("out/latest/deals.csv")).rows
    try #require(rows.count == deals.count && tables.worlds.count == Sample.worlds)
    for (deal, row) in zip(deals, rows) {
      var collectors = [DealCollector(), DealCollector()]
      for (policy, index) in [(NegotiationPolicy.winWin, 0), (.priceOnly, 1)] {
        collectors[index].reset(worlds: Sample.worlds)
        for world in 0..<Sample.worlds {
          let talk = Conversation(deal, policy: policy, world: world, tables: tables)
          collectors[index].add(talk.outcome, world: world)
          // What the trace shows is what was booked, to the bit.
          guard talk.outcome.ending == .agreed, let last = talk.moves.last else { continue }
          #expect(last.terms == talk.outcome.terms)
          #expect(
            deal.baseline.scaled(by: last.supplierWorth) == talk.outcome.supplierSurplus)
          #expect(
            deal.baseline.scaled(by: last.buyerWorth + last.supplierWorth)
              == talk.outcome.jointSurplus)
        }
      }
      let (traded, haggled) = (collectors[0].finish(), collectors[1].finish())
      let expected: [String: String] = [
        "deal": deal.id, "agreed_share": Self.cell(traded.agreementRate),
        "engaged_share": Self.cell(Double(traded.engaged) / Double(Sample.worlds)),
        "hard_expected": Self.cell(traded.expectedHard), "hard_p10": Self.cell(traded.hardP10),
        "hard_p50": Self.cell(traded.hardP50), "hard_p90": Self.cell(traded.hardP90),
        "cut_p10": Self.cell(Double(traded.cutP10) / 10_000),
        "cut_p90": Self.cell(Double(traded.cutP90) / 10_000),
        "cash_once": Self.cell(traded.cash), "carrying": Self.cell(traded.carrying),
        "other_levers": Self.cell(traded.otherLevers),
        "supplier_surplus": Self.cell(traded.supplierSurplus),
        "joint_surplus": Self.cell(traded.jointSurplus),
        "joint_share": Self.cell(traded.jointShare),
        "price_only_agreed_share": Self.cell(haggled.agreementRate),
        "price_only_hard_expected": Self.cell(haggled.expectedHard),
      ]
      for (name, value) in expected { #expect(row[name] == value, "\(deal.id) \(name)") }
    }
  }

  @Test("the trace of every term sheet ends with its terms and figures")
  func termSheets() throws {
    let (deals, tables, folder) = try Self.rebuilt()
    let byID = Dictionary(uniqueKeysWithValues: deals.map { ($0.id, $0) })
    let sheets = try Table(folder.text("out/latest/term-sheets.csv")).rows
    try #require(sheets.count > 200)
    for sheet in sheets {
      let deal = try #require(byID[sheet["deal"] ?? ""])
      let world = try #require(Int(sheet["world"] ?? ""))
      let talk = Conversation(deal, policy: .winWin, world: world, tables: tables)
      let (outcome, booking) = (talk.outcome, talk.outcome.booking)
      let last = try #require(talk.moves.last)
      #expect(last.action == .accept)
      let expected: [String: String] = [
        "price_cut": Self.cell(last.terms.priceCut),
        "terms_after": "\(deal.terms + last.terms.paymentDays)",
        "volume_percent": "\(last.terms.volumePercent)",
        "extra_months": "\(last.terms.extraMonths)",
        "lead_time_days": "\(last.terms.leadTimeDays)",
        "index_percent": "\(last.terms.indexSharePercent)",
        "forecast": last.terms.sharesForecast ? "yes" : "no", "hard": Self.cell(booking.hard),
        "avoidance": Self.cell(booking.avoidance), "cash_once": Self.cell(booking.cash),
        "carrying": Self.cell(booking.carrying), "other_levers": Self.cell(booking.otherLevers),
        "clawback": Self.cell(booking.clawback),
        "linearisation_error": Self.cell(booking.linearisationError),
        "supplier_surplus": Self.cell(outcome.supplierSurplus),
        "joint_surplus": Self.cell(outcome.jointSurplus), "rounds": "\(last.round)",
        "days": "\(outcome.days)",
      ]
      for (name, value) in expected { #expect(sheet[name] == value, "\(deal.id) \(name)") }
    }
  }

  @Test("--run takes the settings of the run, and the page is the one that it published")
  func page() throws {
    let folder = try Sample.published.get().folder
    let name = try #require(folder.names("out/latest/deals").first)
    let published = folder.text("out/latest/deals/\(name)")
    let result = try Program.run(
      [
        "explain", String(name.dropLast(5)), "--run", folder.path + "/out/latest", "--format",
        "html",
      ]
        + Sample.config, in: try Folder())
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    func main(_ page: String) -> Substring? {
      page.firstRange(of: "<main").flatMap { start in
        page.firstRange(of: "</main>").map { page[start.lowerBound..<$0.upperBound] }
      }
    }
    #expect(main(result.output) != nil)
    #expect(main(result.output) == main(published))
  }

  /// A copy of the sample and its run in a folder of their own, to be changed.
  private static func copy() throws -> Folder {
    let folder = try Folder()
    for name in ["spend.csv", "suppliers.csv", "fx.csv", "price-index.csv", "savings.yaml"] {
      let data = try Data(contentsOf: URL(filePath: Sample.path + "/" + name))
      try folder.write(name, String(decoding: data, as: UTF8.self))
    }
    let run = try Sample.published.get().folder.text("out/latest/run.json")
    try folder.write("run.json", run)
    return folder
  }

  private static func explain(_ folder: Folder, _ more: String...) throws -> Program.Result {
    let sheets = try Table(Sample.published.get().folder.text("out/latest/term-sheets.csv")).rows
    return try Program.run(
      ["explain", sheets[0]["deal"] ?? "", "--run", "."] + more, in: folder)
  }

  @Test("what has changed since the run is refused by name: 65")
  func changed() throws {
    let folder = try Self.copy()
    #expect(try Self.explain(folder).status == 0)
    let cases: [(file: String, change: (String) -> String, says: String)] = [
      ("spend.csv", { $0 + "\n" }, "spend.csv: the file has changed since the run 2026-10-30-"),
      ("suppliers.csv", { $0 + "\n" }, "the ledger, the supplier file, the exchange rates or the"),
      ("fx.csv", { $0 + "\n" }, "the ledger, the supplier file, the exchange rates or the"),
      (
        "run.json", { $0.replacing("\"seed\": \"20260101\"", with: "\"seed\": \"20260102\"") },
        "they would make 2026-10-30-"
      ),
      (
        "run.json", { $0.replacing("\"version\": \"", with: "\"version\": \"0.0.") },
        "the run was made by version 0.0."
      ),
      ("run.json", { _ in "{}" }, "the file does not hold a run with its settings"),
    ]
    for (file, change, says) in cases {
      let before = folder.text(file)
      try folder.write(file, change(before))
      try #require(folder.text(file) != before)
      let result = try Self.explain(folder)
      #expect(result.status == 65 && result.output.isEmpty, "\(file): \(result.error)")
      #expect(result.error.contains(says), "\(result.error)")
      try folder.write(file, before)
    }
  }

  @Test("a run that is not there is 66, settings beside a run are 64, a bad setting in it 78")
  func misused() throws {
    let folder = try Self.copy()
    let missing = try Program.run(["explain", "D0", "--run", "none"], in: folder)
    #expect(missing.status == 66)
    #expect(missing.error.contains("none/run.json: there is no such run"))
    let set = try Self.explain(folder, "--set", "seed=1")
    #expect(set.status == 64)
    #expect(set.error.contains("--set and --preset change settings, and a run keeps its own"))
    try folder.write(
      "run.json", folder.text("run.json").replacing("\"worlds\": \"6\"", with: "\"worlds\": \"x\""))
    let bad = try Self.explain(folder)
    #expect(bad.status == 78, "\(bad.error)")
    #expect(bad.error.contains("run.json"))
  }
}
