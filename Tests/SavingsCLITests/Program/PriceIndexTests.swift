import Foundation
import Testing

/// What a price index does to a run, and which ones are refused.
struct PriceIndexTests {
  private static func night(_ index: String, _ more: String = "") throws -> Nightly {
    let night = try Nightly()
    try night.folder.write("index.csv", index)
    try night.folder.write(
      "savings.yaml", Nightly.settings + "index: {file: index.csv}\n" + more)
    return night
  }

  @Test(
    "a bad index is refused by line and column",
    arguments: [
      ("category,date,index\n*,2026-01-01,0\n", "index.csv, line 2, column \"index\""),
      ("category,date,index\n*,2026-01-01,100\n*,2026-01-01,101\n", "has two values of 2026-01-01"),
      ("category,date,index\n,2026-01-01,100\n", "is not a category"),
      ("category,date,index\n*,,100\n", "is not a date"),
    ])
  func refused(index: String, says: String) throws {
    let night = try Self.night(index)
    night.expectRefusal(try night.run(), 65, says)
  }

  @Test("a missing index is 66")
  func missing() throws {
    let night = try Nightly()
    try night.folder.write("savings.yaml", Nightly.settings + "index: {file: none.csv}\n")
    night.expectRefusal(try night.run(), 66, "none.csv")
  }

  @Test("a falling market is split off, opens the talks, and the strict profile does not count it")
  func split() throws {
    let folder = try Folder()
    var ledger = "supplier,amount,date,category,item,quantity,unit\n"
    for supplier in 0..<40 {
      for month in 1...6 {
        ledger +=
          "Supplier \(supplier),\(3000 + 150 * supplier),2026-0\(month)-15,Steel,Bar,\(100 + supplier),kg\n"
      }
    }
    try folder.write("spend.csv", ledger)
    try folder.write(
      "index.csv",
      "category,date,index\nSteel,2026-01-01,110\nSteel,2026-06-01,90\nWood,2026-01-01,1\n")
    try folder.write(
      "savings.yaml",
      """
      worlds: 8
      spend: {files: [spend.csv]}
      currency: {base: EUR}
      scope: {window_months: 6}
      index: {file: index.csv}

      """)
    let result = try Program.run(["run"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    #expect(result.error.contains("the price index speaks of 1 category that the ledger does not"))
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    #expect(deals.allSatisfy { $0["market_ratio"] == "0.900000" })
    #expect(deals.allSatisfy { $0["baseline_method"] == "last-price-paid" })
    #expect(deals.contains { $0["anchor_evidence"]?.contains("price index") == true })
    let head = try Document(folder.data("out/latest/run.json"))["headline"]["recognition"]
    let strict = head["strict"]
    let parts = try ["agreed", "unproven", "market_fell", "recognised"].map {
      try #require(strict[$0].text?.cents)
    }
    #expect(parts[0] - parts[1] - parts[2] == parts[3] && parts[2] > 0)
    #expect(head["standard"]["recognised"].text == head["standard"]["agreed"].text)
    // The page follows the profile that is set.
    let other = try Program.run(["run", "-q", "--set", "programme.profile=strict"], in: folder)
    try #require(other.status == 0, "\(other.error)")
    let after = try Document(folder.data("out/latest/run.json"))["headline"]
    #expect(after["net_position"]["mean"].text == strict["net_position"].text)
    #expect(folder.text("out/latest/roi.html").contains("follows the profile strict"))
  }

  @Test("of too few months the index makes the baseline; without one they are prices paid")
  func adjusted() throws {
    var ledger = "supplier,amount,date,category\n"
    for supplier in 0..<20 {
      for month in 5...6 {
        for category in ["Steel", "Wood"] {
          ledger += "Supplier \(supplier),\(4000 + 150 * supplier),2026-0\(month)-15,\(category)\n"
        }
      }
    }
    let night = try Self.night(
      "category,date,index\nSteel,2026-05-15,100\nSteel,2026-06-15,120\n", "worlds: 4\n")
    try night.folder.write("spend.csv", ledger)
    try night.folder.write(
      "savings.yaml",
      "worlds: 4\nspend: {files: [spend.csv]}\ncurrency: {base: EUR}\nindex: {file: index.csv}\n")
    let result = try night.run()
    try #require(result.status == 0, "\(result.error)")
    let deals = try Table(night.folder.text("out/latest/deals.csv")).rows
    // The days are those of two purchases: their mean is 110, today's index 120.
    for deal in deals {
      let number = try #require(deal["supplier"]?.split(separator: " ").last.flatMap { Int($0) })
      let paid = 2 * 100 * (4000 + 150 * number)
      let isSteel = deal["category"] == "Steel"
      #expect(deal["baseline_method"] == (isSteel ? "index-adjusted" : "prices-paid"))
      #expect(deal["market_ratio"] == (isSteel ? "1.090909" : ""))
      // What was paid stays the baseline's amount; the ratio stands beside it.
      #expect(deal["baseline"]?.cents == paid)
    }
    let json = try Document(night.folder.data("out/latest/run.json"))["baselines"]["by_method"]
    #expect((json["index-adjusted"].integer ?? 0) > 0)
  }
}
