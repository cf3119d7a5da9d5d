import Foundation
import Savings
import Testing

@testable import SavingsCLI

/// What `savings run` publishes.
struct RunTests {
  private let folder: Folder
  private let result: Program.Result

  init() throws { (folder, result) = try Sample.published.get() }

  private func document() throws -> Document { try Document(folder.data("out/latest/run.json")) }

  @Test("a run publishes every file, latest leads to it, and nothing else is left")
  func files() throws {
    #expect(result.status == 0, "\(result.error)")
    let id = try #require(folder.target("out/latest"))
    #expect(id.wholeMatch(of: /2026-10-30-[0-9a-f]{8}/) != nil)
    #expect(folder.names("out") == [".lock", id, "history.db", "history.db.sha256", "latest"])
    #expect(
      folder.names("out/latest") == [
        "aliases.csv", "data-quality.csv", "deals", "deals.csv", "history.json",
        "manifest.json", "metrics.prom", "policies.csv", "rejects.csv",
        "rejects.raw.csv", "results.bin", "roi.html", "roi.xlsx", "run.json",
        "savings-benchmark.html",
        "second-quotes.csv",
        "spend-bridge.csv", "supplier-candidates.csv", "suppliers.csv", "term-sheets.csv",
        "tier-effects.csv",
        "timings.json", "win-win-ledger.csv",
      ])
    // Every deal that people lead fits below the cap; the agent's are the best 20.
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    let led = deals.filter {
      ["human-led", "bottleneck", "above-limit"].contains($0["eligibility"])
    }
    let pages = folder.names("out/latest/deals")
    #expect(pages.count == 40 + 20 && led.count > 40)
    let benchmark = folder.text("out/latest/savings-benchmark.html")
    for page in pages {
      #expect(benchmark.contains("<a href=\"deals/\(page)\">"), "\(page)")
      #expect(folder.text("out/latest/deals/\(page)").contains(id), "\(page)")
    }
    for page in ["savings-benchmark.html", "roi.html"] {
      let text = folder.text("out/latest/\(page)")
      #expect(text.lowercased().contains("simulated"), "\(page)")
      #expect(text.contains(id), "\(page)")
    }
  }

  @Test("files are the user's alone")
  func modes() throws {
    #expect(try folder.mode("out") == 0o700)
    let id = try #require(folder.target("out/latest"))
    #expect(try folder.mode("out/\(id)") == 0o700)
    for name in folder.names("out/latest") where name != "deals" {
      #expect(try folder.mode("out/latest/\(name)") == 0o600, "\(name)")
    }
    #expect(try folder.mode("out/latest/deals") == 0o700)
    for name in folder.names("out/latest/deals") {
      #expect(try folder.mode("out/latest/deals/\(name)") == 0o600, "\(name)")
    }
    let group = try Folder()
    #expect(try Sample.run(in: group, ["--set", "output.group_readable=true"]).status == 0)
    #expect(try group.mode("out") == 0o750)
    #expect(try group.mode("out/latest/run.json") == 0o640)
  }

  @Test("one line of summary with the path on standard output, warnings on standard error")
  func summary() throws {
    let id = try #require(folder.target("out/latest"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("\(id): 5992 of 6000 rows") == true)
    #expect(lines.first?.hasSuffix(": \(folder.path)/out/\(id)") == true)
    let warnings = result.error.split(separator: "\n")
    #expect(!warnings.isEmpty && warnings.allSatisfy { $0.hasPrefix("savings: warning: ") })
  }

  @Test("--quiet says nothing and publishes")
  func quiet() throws {
    let folder = try Folder()
    let result = try Sample.run(in: folder, ["--quiet"])
    #expect(result.status == 0 && result.output.isEmpty && result.error.isEmpty)
    #expect(folder.target("out/latest") == self.folder.target("out/latest"))
  }

  @Test("run.json has every key with a value of its kind")
  func keys() throws {
    let run = try document()
    #expect(run["schema"].integer == 1 && run["worlds"].integer == Sample.worlds)
    #expect(run["run_id"].text == folder.target("out/latest"))
    #expect(run["version"].text == SavingsCommand.version)
    #expect(run["seed"].integer == 20_260_101)
    #expect(run["as_of"].text == "2026-10-30")
    #expect(run["warnings"].count > 0 && run["warnings"][0].text != nil)
    let input = run["inputs"][0]
    #expect(run["inputs"].count == 1)
    for key in ["path", "sha256", "encoding", "delimiter"] { #expect(input[key].text != nil) }
    #expect(input["sha256"].text?.wholeMatch(of: /[0-9a-f]{64}/) != nil)
    for key in [
      "bytes", "header_line", "records", "used", "rejected", "set_aside", "blank",
      "exact_duplicates",
    ] { #expect(input[key].integer != nil, "\(key)") }
    #expect(input["mapping"]["amount"].text == "amount")
    #expect(input["mapping"]["date"].text == "invoice_date")
    let control = run["control"]
    for key in [
      "records", "used", "rejected", "set_aside", "out_of_scope", "negative_amounts",
      "suppliers_raw", "suppliers_resolved",
    ] { #expect(control[key].integer != nil, "\(key)") }
    for key in ["amount_used", "amount_rejected", "amount_set_aside", "amount_out_of_scope"] {
      #expect(control[key].text?.cents != nil, "\(key)")
    }
    for key in ["currency", "date_min", "date_max"] { #expect(control[key].text != nil, "\(key)") }
    #expect(run["tiers"].keys == ["tail", "mid-tier", "strategic"])
    for tier in run["tiers"].keys {
      #expect(run["tiers"][tier]["spend"].text?.cents != nil)
      #expect(run["tiers"][tier]["suppliers"].integer != nil)
      #expect(run["tiers"][tier]["deals"].integer != nil)
    }
    for key in ["hard_saving_agreed", "hard_saving_realised", "net_position", "npv"] {
      let figure = run["headline"][key]
      let range = try ["p10", "p50", "p90"].map { try #require(figure[$0].text?.cents) }
      #expect(range == range.sorted() && figure["mean"].text?.cents != nil, "\(key)")
    }
    #expect(run["headline"]["agreement_rate"]["p50"].number != nil)
  }

  @Test("run.json and the benchmark page say how closely the model reproduces published cases")
  func calibration() throws {
    let run = try document()
    let cases = run["calibration"]
    #expect(cases.count == 3)
    #expect(cases[0]["case"].text == "walmart-pilot" && cases[1]["case"].text == "walmart-rollout")
    let page = folder.text("out/latest/savings-benchmark.html")
    let hasSection = page.contains("How closely the model reproduces published results")
    #expect(hasSection)
    for index in 0..<3 {
      #expect(cases[index]["negotiations"].integer == 200 * Sample.worlds)
      for target in 0..<3 {
        let entry = cases[index]["targets"][target]
        let aim = try #require(entry["aim"].number)
        let simulated = try #require(entry["simulated"].number)
        let distance = try #require(entry["distance"].number)
        #expect((simulated - aim - distance).magnitude < 2e-6 && simulated > 0)
        guard entry["metric"].text == "agreements" else { continue }
        let isShown = page.contains(
          Digits.percent(simulated, 1).replacing(" ", with: "\u{A0}"))
        #expect(isShown, "\(simulated)")
      }
    }
  }

  @Test("the figures of the CSVs and of run.json are the same")
  func tables() throws {
    let run = try document()
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    let suppliers = try Table(folder.text("out/latest/suppliers.csv")).rows
    for tier in Tier.allCases.map(\.rawValue) {
      #expect(run["tiers"][tier]["deals"].integer == deals.count { $0["tier"] == tier })
      let members = suppliers.filter { $0["tier"] == tier }
      #expect(run["tiers"][tier]["suppliers"].integer == members.count)
      let spend = members.reduce(0) { $0 + ($1["spend"]?.cents ?? 0) }
      #expect(run["tiers"][tier]["spend"].text?.cents == spend)
    }
    #expect(Set(deals.map { $0["deal"] ?? "" }).count == deals.count)
    let aliases = try Table(folder.text("out/latest/aliases.csv")).rows
    #expect(run["control"]["suppliers_raw"].integer == aliases.count)
    let keys = Set(aliases.map { $0["supplier_key"] ?? "" })
    #expect(run["control"]["suppliers_resolved"].integer == keys.count)
    #expect(Set(suppliers.map { $0["supplier_key"] ?? "" }).isSubset(of: keys))
  }
}
