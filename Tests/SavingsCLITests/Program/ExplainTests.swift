import Foundation
import Testing

/// `savings explain` tells of a deal what the run published of it.
struct ExplainTests {
  private let folder: Folder
  private let deals: [[String: String]]
  private let sheets: [[String: String]]

  init() throws {
    folder = try Sample.published.get().folder
    deals = try Table(folder.text("out/latest/deals.csv")).rows
    sheets = try Table(folder.text("out/latest/term-sheets.csv")).rows
  }

  private func explain(_ arguments: String...) throws -> Program.Result {
    try Program.run(
      ["explain"] + arguments + Sample.config + ["--set", "worlds=\(Sample.worlds)"],
      in: try Folder())
  }

  /// The text without its line breaks and without the commas of grouped numbers.
  private static func words(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
      .replacing(/(\d),(\d)/) { "\($0.1)\($0.2)" }
  }

  @Test("by id, the replay ends with the figures of the term sheet", arguments: [0, 40, 120])
  func figures(row: Int) throws {
    let sheet = sheets[row]
    let result = try explain(sheet["deal"] ?? "")
    #expect(result.status == 0 && result.error.isEmpty)
    let text = Self.words(result.output)
    func cell(_ name: String) throws -> String { try #require(sheet[name]) }
    for part in [
      "\(try cell("deal")): \(try cell("supplier")), \(try cell("category"))",
      "Replay of world \(try cell("world")), win-win (simulated)",
      "agreed after \(try cell("rounds")) rounds, about \(try cell("days")) days",
      "Hard saving, a year \(try cell("hard"))", "Cash released, once \(try cell("cash_once"))",
      "Carrying benefit, a year \(try cell("carrying"))",
      "Other levers, a year \(try cell("other_levers"))",
      "off than today by \(try cell("supplier_surplus").replacing("-", with: "")) EUR",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test(
    "by id, the preparation has the deal's tier, style, BATNA and anchor", arguments: [0, 150, 300])
  func preparation(row: Int) throws {
    let deal = deals[row]
    let text = Self.words(try explain(deal["deal"] ?? "").output)
    func cell(_ name: String) throws -> String { try #require(deal[name]) }
    for part in [
      "Tier: \(try cell("tier"))", "Style: \(try cell("style"))", "BATNA: \(try cell("batna"))",
      "payment in \(try cell("terms_days")) days", "data grade \(try cell("data_grade"))",
    ] { #expect(text.contains(part), "\(part)") }
    for name in ["batna_evidence", "anchor_evidence", "zopa_finding"] {
      // A sentence starts with a capital.
      #expect(text.contains(Self.words(String(try cell(name).dropFirst()))), "\(name)")
    }
  }

  @Test("--world replays that world, and the same one gives the same text")
  func world() throws {
    let sheet = sheets[0]
    let id = try #require(sheet["deal"])
    let typical = try #require(sheet["world"])
    let same = try explain(id, "--world", typical)
    #expect(same.status == 0)
    #expect(same.output == (try explain(id).output))
    let other = typical == "0" ? "1" : "0"
    #expect(
      Self.words(try explain(id, "--world", other).output).contains("Replay of world \(other),"))
    #expect(try explain(id, "--price-only").output.contains(", price-only (simulated)"))
  }

  @Test("a supplier with one deal is found by its name, in any spelling")
  func name() throws {
    let names = deals.map { $0["supplier"] ?? "" }
    let deal = try #require(
      deals.first { deal in names.count { $0.hasPrefix(deal["supplier"] ?? "") } == 1 })
    let name = try #require(deal["supplier"])
    let byName = try explain(name.uppercased())
    #expect(byName.status == 0, "\(byName.error)")
    #expect(byName.output == (try explain(deal["deal"] ?? "").output))
  }

  @Test("a supplier with several deals is asked about, with their ids: 64")
  func ambiguous() throws {
    let names = deals.map { $0["supplier"] ?? "" }
    let name = try #require(names.first { name in names.count { $0 == name } == 2 })
    let result = try explain(name)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.hasPrefix("savings: 2 deals match \"\(name)\". Name one of "))
    for deal in deals where deal["supplier"] == name {
      #expect(result.error.contains(deal["deal"] ?? "?"))
    }
  }

  @Test("an unknown deal or world is 64, in one line that says what to do")
  func unknown() throws {
    let deal = try explain("Nobody GmbH")
    #expect(deal.status == 64 && deal.output.isEmpty)
    #expect(
      deal.error
        == "savings: no deal is \"Nobody GmbH\". Take an id from the first column of deals.csv, or a supplier's name.\n"
    )
    let world = try explain(sheets[0]["deal"] ?? "", "--world", "\(Sample.worlds)")
    #expect(world.status == 64 && world.output.isEmpty)
    #expect(world.error.contains("there is no world \(Sample.worlds). Name a world from 0 to"))
  }
}
