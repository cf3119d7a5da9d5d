import Foundation
import Testing

/// The sample read by the built program against the truth that was written beside it.
struct TruthTests {
  private let run: Document
  private let truth: Document
  private let folder: Folder

  init() throws {
    folder = try Sample.published.get().folder
    run = try Document(folder.data("out/latest/run.json"))
    truth = try Document(Data(contentsOf: URL(filePath: Sample.path + "/truth.json")))
  }

  @Test("rows tie, and are those of the truth")
  func rows() {
    let control = run["control"]
    for key in ["records", "used", "rejected", "negative_amounts"] {
      #expect(truth[key].integer != nil && control[key].integer == truth[key].integer, "\(key)")
    }
    let parts = ["used", "rejected", "set_aside"].compactMap { control[$0].integer }
    #expect(parts.count == 3 && control["records"].integer == parts.reduce(0, +))
    for key in ["records", "used", "rejected", "set_aside"] {
      #expect(run["inputs"][0][key].integer == control[key].integer, "\(key)")
    }
    #expect(run["inputs"][0]["exact_duplicates"].integer == truth["exact_duplicates"].integer)
    #expect(control["suppliers_raw"].integer == truth["suppliers_raw"].integer)
    #expect(control["date_min"].text == truth["dates"][0].text)
    #expect(control["date_max"].text == truth["dates"][1].text)
  }

  @Test("the money of each currency is that of the truth, and adds up in the base currency")
  func money() throws {
    let control = run["control"]
    let sums = control["amounts_by_currency"]
    #expect(sums.keys == truth["amount_used"].keys && sums.keys == ["EUR", "GBP", "USD"])
    for code in sums.keys { #expect(sums[code].text == truth["amount_used"][code].text) }
    let rejected = truth["amount_rejected"].keys.compactMap {
      truth["amount_rejected"][$0].text?.cents
    }
    #expect(control["amount_rejected"].text?.cents == rejected.reduce(0, +))
    // Each amount times its last rate, in 10⁻⁶ of the base currency; rounded once.
    let rates = try Table(String(contentsOfFile: Sample.path + "/fx.csv", encoding: .utf8)).rows
    var exact = 10_000 * (try #require(sums["EUR"].text?.cents))
    for code in ["GBP", "USD"] {
      let last = try #require(
        rates.filter { $0["currency"] == code }.max { ($0["date"] ?? "") < ($1["date"] ?? "") })
      let rate = try #require(last["rate"].flatMap { Double($0) })
      exact += Int((rate * 10_000).rounded()) * (try #require(sums[code].text?.cents))
    }
    let all = try ["amount_used", "amount_out_of_scope"].map {
      try #require(control[$0].text?.cents)
    }
    #expect((10_000 * all.reduce(0, +) - exact).magnitude <= 5_000)
  }

  @Test(
    "every spelling of a supplier with an id is resolved to one supplier, a parent's to its own")
  func suppliers() throws {
    let aliases = try Table(folder.text("out/latest/aliases.csv")).rows
    var keys: [String: Set<String>] = [:]
    for alias in aliases where alias["raw_id"] != "" {
      keys[alias["raw_id"] ?? "", default: []].insert(alias["supplier_key"] ?? "")
    }
    #expect(keys.values.allSatisfy { $0.count == 1 })
    let master = try Table(String(contentsOfFile: Sample.path + "/suppliers.csv", encoding: .utf8))
    let children = master.rows.filter { $0["parent"] != "" && keys[$0["id"] ?? ""] != nil }
    #expect(!children.isEmpty)
    for child in children { #expect(keys[child["id"] ?? ""] == keys[child["parent"] ?? ""]) }
    let suppliers = try #require(truth["suppliers"].integer)
    #expect(run["control"]["suppliers_resolved"].integer == suppliers - children.count)
  }

  @Test("rejects.csv holds the broken rows, by what is wrong with them")
  func rejects() throws {
    var counts: [String: Int] = [:]
    for row in try Table(folder.text("out/latest/rejects.csv")).rows {
      counts["\(row["code"] ?? "") \(row["action"] ?? "")", default: 0] += 1
      #expect(row["file"] == "spend.csv" && Int(row["line"] ?? "") ?? 0 > 1)
      #expect(row["raw"]?.isEmpty == false && row["message"]?.isEmpty == false)
    }
    func broken(_ key: String) -> Int? { truth["broken"][key].integer }
    #expect(counts["extra-cell kept"] == broken("extra_cells"))
    #expect(counts["type-error rejected"] == broken("word_for_amount"))
    let missing =
      try #require(broken("missing_supplier")) + (try #require(broken("missing_amount")))
    #expect(counts["required-value rejected"] == missing)
    #expect(counts["type-error kept"] == broken("unreadable_date"))
    #expect(counts["duplicate-row kept"] == truth["exact_duplicates"].integer)
    #expect(counts.count == 5)
  }
}
