import Foundation
import Testing

@testable import SavingsIO

/// Pages, workbook, tables and `run.json` of one run carry the same figures, as readers of their own see
/// them.
struct CrossFormatTests {
  private let folder: Folder
  private let run: Document
  private let finance: Page
  private let benchmark: Page
  private let book: WrittenWorkbook

  init() throws {
    folder = try Sample.published.get().folder
    run = try Document(folder.data("out/latest/run.json"))
    finance = try Page(folder.text("out/latest/roi.html"))
    benchmark = try Page(folder.text("out/latest/savings-benchmark.html"))
    book = try #require(WrittenWorkbook([UInt8](folder.data("out/latest/roi.xlsx"))))
  }

  private func cents(_ figure: Document, _ key: String = "mean") throws -> Int {
    try #require(figure[key].text?.cents)
  }

  /// The number beside a label of the workbook's first sheet.
  private func cell(_ label: String) throws -> Double {
    let sheet = book.sheet(1)
    let key = try #require(
      sheet.filter { $0.key.hasPrefix("A") && $0.value == label }.keys.min {
        ($0.count, $0) < ($1.count, $1)
      })
    return try #require(sheet["B" + key.dropFirst()].flatMap { Double($0) })
  }

  @Test("headline: run.json, roi.html and roi.xlsx, with their ranges")
  func headline() throws {
    let head = run["headline"]
    for (name, label, inBook) in [
      ("net_position", "Net position", "Net position"),
      ("npv", "Net present value", "Net present value"),
      (
        "incremental_net_position", "Net position beyond the human team",
        "Net position beyond the human team"
      ),
    ] {
      let row = try #require(finance.rows("headline").first { $0[0].text == label })
      let all = try ["mean", "p10", "p50", "p90"].map { try cents(head[name], $0) }
      #expect(row.dropFirst().map(\.cents) == all, "\(name)")
      #expect(Int((try cell(inBook) * 100).rounded()) == all[0])
    }
    for (name, label, inBook) in [
      ("irr", "Internal rate of return a year", "Internal rate of return, a year"),
      ("mirr", "Modified internal rate", "Modified internal rate, a year"),
    ] {
      let row = try #require(finance.rows("headline").first { $0[0].text.hasPrefix(label) })
      let mean = try #require(head[name]["mean"].number)
      #expect((try #require(Double(row[1].value)) - mean).magnitude < 1e-6)
      #expect((try cell(inBook) - mean).magnitude < 1e-5)
    }
    let payback = try #require(head["payback_months"]["mean"].number)
    #expect((try cell("Payback, months") - payback).magnitude < 0.005)
    #expect(Int((try cell("Hard saving") * 100).rounded()) == (try cents(head["roi_hard_saving"])))
    #expect(Int((try cell("Costs") * 100).rounded()) == (try cents(head["roi_costs"])))
  }

  @Test("the waterfall sums, ends at the headline, and what is shown is what is marked")
  func waterfall() throws {
    var sum = 0
    for (index, row) in finance.rows("waterfall_steps").enumerated() {
      let amount = try #require(row.dropFirst().compactMap(\.cents).first)
      if row[2].cents != nil, index > 0 {
        #expect(sum == amount, "\(row[0].text)")
      } else {
        sum += amount
      }
      let head = run["headline"]
      if row[0].text == "Net position" { #expect(amount == (try cents(head["net_position"]))) }
      if row[0].text == "Hard saving in the books" {
        #expect(amount == (try cents(head["roi_hard_saving"])))
      }
    }
    #expect(sum == (try cents(run["headline"]["incremental_net_position"])))
    for page in [finance, benchmark] {
      for table in page.marked {
        for cell in page.rows(table).joined() where cell.cents != nil {
          let shown = cell.text.replacing(",", with: "").replacing("−", with: "-")
          guard let whole = Int(shown), let exact = cell.cents else { continue }
          #expect((whole * 100 - exact).magnitude <= 50, "\(table): \(cell)")
        }
      }
    }
  }

  @Test("cash by year: the page's years are the sums of the workbook's months")
  func cash() throws {
    let sheet = book.sheet(3)
    func month(_ month: Int, _ column: String) -> Int {
      Int(((Double(sheet["\(column)\(month + 2)"] ?? "") ?? .nan) * 100).rounded())
    }
    let rows = finance.rows("cash_by_year")
    let total = try #require(rows.last).dropFirst().map(\.cents)
    var years = [month(0, "D")]
    for year in 0..<3 { years.append((1...12).reduce(0) { $0 + month(12 * year + $1, "D") }) }
    #expect(total == years + [years.reduce(0, +)])
    for column in 1...5 {
      #expect(
        rows.dropLast().reduce(0) { $0 + ($1[column].cents ?? 0) } == rows.last?[column].cents)
    }
    let hard = (1...36).reduce(0) { $0 + month($1, "B") }
    #expect(hard == (try cents(run["headline"]["roi_hard_saving"])))
  }

  @Test("tiers × classes: benchmark, run.json and deals.csv")
  func classes() throws {
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
      .filter { $0["eligibility"] == "automated" }
    for (index, name) in ["hard", "avoidance", "cash_once", "carrying", "other_levers"].enumerated()
    {
      let row = benchmark.rows("classes")[index]
      let figure = run["headline"]["classes_by_tier"][name]
      let tiers = try ["tail", "mid-tier", "strategic"].map { try cents(figure, $0) }
      #expect(row[1...4].map(\.cents) == tiers + [tiers.reduce(0, +)], "\(name)")
      guard name == "hard" else { continue }
      #expect(tiers.reduce(0, +) == (try cents(run["headline"]["hard_saving_agreed"])))
      for (tier, amount) in zip(["tail", "mid-tier", "strategic"], tiers) {
        let own = deals.filter { $0["tier"] == tier }
        let sum = own.reduce(0) { $0 + ($1["hard_expected"]?.cents ?? 0) }
        #expect((sum - amount).magnitude <= own.count / 2 + 1, "\(tier)")
      }
    }
  }

  @Test("control totals: both pages, the workbook, run.json and the tables")
  func control() throws {
    let lines = benchmark.rows("reconciliation")
    #expect(lines.map { $0.map(\.value) } == finance.rows("reconciliation").map { $0.map(\.value) })
    func line(_ label: String) throws -> [Page.Cell] {
      try #require(lines.first { $0[0].text.hasPrefix(label) })
    }
    let control = run["control"]
    for (label, key) in [
      ("Records", "records"), ("− rejected", "rejected"), ("− set aside", "set_aside"),
      ("= used", "used"), ("− out of scope", "out_of_scope"),
    ] {
      #expect(Int(try line(label)[1].value) == control[key].integer, "\(label)")
    }
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    func sum(_ rows: [[String: String]], _ name: String) -> Int {
      rows.reduce(0) { $0 + ($1[name]?.cents ?? 0) }
    }
    #expect(try line("= addressable")[2].cents == sum(deals, "baseline"))
    #expect(
      try line("= approached")[2].cents
        == sum(deals.filter { $0["eligibility"] == "automated" }, "baseline"))
    let suppliers = try Table(folder.text("out/latest/suppliers.csv")).rows
    let credits = try #require(try line("− groups with net credits")[2].cents)
    #expect(sum(suppliers, "spend") == sum(deals, "baseline") + credits)
    for tier in run["tiers"].keys {
      #expect(
        run["tiers"][tier]["spend"].text?.cents
          == sum(suppliers.filter { $0["tier"] == tier }, "spend"))
    }
    // The last sheet of the workbook is the same table.
    let sheet = book.sheet(10)
    for (index, row) in lines.enumerated() {
      #expect(sheet["A\(index + 2)"]?.replacing("&amp;", with: "&") == row[0].text)
      guard let cents = row[2].cents else { continue }
      let value = try #require(sheet["C\(index + 2)"].flatMap { Double($0) })
      #expect(Int((value * 100).rounded()) == cents)
    }
    let fiscal = finance.rows("fiscal_years")
    for index in 0..<run["headline"]["fiscal_years"].count {
      let year = run["headline"]["fiscal_years"][index]
      #expect(fiscal[index][1].cents == year["agreed"].text?.cents)
      #expect(fiscal[index][2].cents == year["credited"].text?.cents)
    }
    #expect(fiscal.last?[1].cents == fiscal.last?[2].cents)
  }
}
