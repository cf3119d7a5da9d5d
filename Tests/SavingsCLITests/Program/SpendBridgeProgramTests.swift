import Foundation
import Testing

/// Why spend changed, through the program: every file says the same, and what cannot be said is.
struct SpendBridgeProgramTests {
  private static let header = "supplier,amount,date,category,currency,item,unit,quantity\n"

  /// Twenty suppliers that sell a bolt in both years, for 2.00 and then for 1.90.
  private static func ledger(_ more: String = "", header: String = header) -> String {
    var text = header
    for supplier in 0..<20 {
      for month in 1...12 {
        let date = "-\(month < 10 ? "0" : "")\(month)-15"
        let quantity = 1000 + 50 * supplier
        text +=
          "Supplier \(supplier),\(quantity * 2).00,2025\(date),Parts,EUR,Bolt,pcs,\(quantity)\n"
        let now = quantity + 10
        text +=
          "Supplier \(supplier),\(now * 19 / 10).\(now * 19 % 10)0,2026\(date),Parts,EUR,Bolt,pcs,\(now)\n"
      }
    }
    return text + more
  }

  private static func published(
    _ ledger: String, fx: String = "", more: String = ""
  ) throws -> Folder {
    let folder = try Folder()
    try folder.write("spend.csv", ledger)
    if !fx.isEmpty { try folder.write("fx.csv", fx) }
    try folder.write(
      "savings.yaml",
      "worlds: 4\nspend: {files: ['*spend.csv']}\ncurrency: {base: EUR}\n"
        + (fx.isEmpty ? "" : "fx: {file: fx.csv}\n") + more)
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    return folder
  }

  private static func bridge(_ folder: Folder) throws -> Document {
    try Document(folder.data("out/latest/run.json"))["spend_bridge"]
  }

  @Test("page, table, workbook and run.json tie from the spend before to the spend now")
  func ties() throws {
    let folder = try Self.published(
      Self.ledger(
        """
        Supplier 1,500.00,2025-03-01,Parts,EUR,Old,pcs,5
        Supplier 2,70.00,2026-03-01,Parts,EUR,New,pcs,7
        Supplier 3,900.00,2025-04-01,Service,EUR,,,
        Supplier 3,1000.00,2026-04-01,Service,EUR,,,
        Supplier 4,-40.00,2026-05-01,Parts,EUR,Bolt,pcs,-20

        """))
    let bridge = try Self.bridge(folder)
    let steps = bridge["lowers_spend_by"]
    // 12 × Σ (quantity + 10) × 0.10, and one more unit of ten a purchase at 2.00.
    let quantity = 12 * (0..<20).reduce(0) { $0 + 1010 + 50 * $1 }
    #expect(steps["price"].text?.cents == quantity * 10)
    #expect(steps["volume"].text?.cents == -12 * 20 * 10 * 200)
    #expect(steps["mix"].text == "0.00" && steps["exchange"].text == "0.00")
    #expect(steps["dropped"].text == "500.00" && steps["new"].text == "-70.00")
    #expect(steps["without_quantity"].text == "-60.00")
    let names = steps.keys.sorted()
    let sum = names.reduce(0) { $0 + (steps[$1].text?.cents ?? .min / 100) }
    let (before, now) = (
      try #require(bridge["before"]["spend"].text?.cents),
      try #require(bridge["after"]["spend"].text?.cents)
    )
    #expect(before - sum == now)
    // The later period is the window of the waterfall.
    let addressable = try Document(folder.data("out/latest/run.json"))["tiers"]
    let spend = ["tail", "mid-tier", "strategic"].reduce(0) {
      $0 + (addressable[$1]["spend"].text?.cents ?? 0)
    }
    #expect(spend == now)
    let rows = try Table(folder.text("out/latest/spend-bridge.csv")).rows
    for (column, expected) in [
      ("spend_before", before), ("spend_after", now),
      ("price", try #require(steps["price"].text?.cents)),
      ("volume", try #require(steps["volume"].text?.cents)),
    ] {
      #expect(rows.reduce(0) { $0 + ($1[column]?.cents ?? 0) } == expected, "\(column)")
    }
    #expect(rows.first?["item"] == "Bolt" && rows.first?["unit_price_before"] == "2.0000")
    let page = try Page(folder.text("out/latest/roi.html"))
    let table = page.rows("spend_bridge")
    #expect(table.first?[1].cents == before && table.last?[1].cents == now)
    #expect(table.dropFirst().dropLast().reduce(0) { $0 + ($1[1].cents ?? 0) } == sum)
    #expect(folder.text("out/latest/roi.html").contains("Read from the ledger, not simulated"))
  }

  @Test("rates with a date show exchange; without one, one rate holds and the page says so")
  func exchange() throws {
    let dollars = Self.ledger().replacing(",EUR,", with: ",USD,")
    let dated = try Self.bridge(
      Self.published(
        dollars, fx: "currency,date,rate\nUSD,2025-06-01,0.50\nUSD,2026-01-01,0.40\n"))
    let now = try #require(dated["after"]["spend"].text?.cents)
    #expect(dated["lowers_spend_by"]["exchange"].text?.cents == now / 4)
    #expect(dated["after"]["spend_at_earlier_rates"].text?.cents == now / 4 * 5)
    let folder = try Self.published(dollars, fx: "currency,rate\nUSD,0.40\n")
    let held = try Self.bridge(folder)
    #expect(held["lowers_spend_by"]["exchange"].text == "0.00")
    #expect(held["rates_held"][0].text == "USD")
    #expect(folder.text("out/latest/roi.html").contains("one rate holds for both periods"))
  }

  @Test(
    "where there is none the page says why and what to do, and nothing else changes",
    arguments: [
      ("2026 only", "the ledger starts on 2026-01-15", "2025-01-01"),
      ("no items", "no row in scope has an item and a quantity", "spend.mapping.item"),
      ("no window", "scope.window_months is 0", "Set scope.window_months"),
      ("another file", "other-spend.csv has no item and quantity", "leave the file out"),
    ])
  func absent(what: String, says: String, advice: String) throws {
    var ledger = Self.ledger()
    var more = ""
    let folder = try Folder()
    switch what {
    case "2026 only":
      ledger = ledger.split(separator: "\n").filter { !$0.contains(",2025-") }
        .joined(separator: "\n")
    case "no items": ledger = ledger.replacing("item,unit,quantity", with: "x,y,z")
    case "no window": more = "scope: {window_months: 0}\n"
    default:
      try folder.write("other-spend.csv", "supplier,amount,date\nSupplier 1,5.00,2026-02-01\n")
    }
    try folder.write("spend.csv", ledger)
    try folder.write(
      "savings.yaml",
      "worlds: 2\nspend: {files: ['*spend.csv']}\ncurrency: {base: EUR, ledger: EUR}\n" + more)
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    #expect(try Self.bridge(folder)["absent"].text?.contains(says) == true)
    let page = folder.text("out/latest/roi.html")
    #expect(page.contains("There is no bridge") && page.contains(advice))
    #expect(try Table(folder.text("out/latest/spend-bridge.csv")).rows.isEmpty)
    let explained = try Program.run(
      ["explain", "spend_bridge.lowers_spend_by.price", "--run", "out/latest"], in: folder)
    #expect(explained.status == 64)
  }

  @Test("the reports of a stored run have the same bridge, byte for byte")
  func again() throws {
    let folder = try Self.published(Self.ledger())
    let before = folder.text("out/latest/roi.html")
    let result = try Program.run(["report", "out/latest", "--output", "again"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let name = try #require(folder.target("out/latest"))
    #expect(folder.text("again/\(name)/roi.html") == before)
    #expect(
      folder.text("again/\(name)/spend-bridge.csv") == folder.text("out/latest/spend-bridge.csv"))
  }
}
