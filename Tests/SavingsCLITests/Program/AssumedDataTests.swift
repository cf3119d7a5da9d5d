import Testing

/// A ledger of names and amounts, of which nothing else is known.
struct AssumedDataTests {
  private static let flags = [
    "payment terms (30 days)", "supplier margin", "supplier cost of capital", "dependence on us",
    "price dispersion of the category", "qualified alternatives", "contract end", "country",
    "size of the supplier", "supply risk", "criticality", "single source",
  ]

  @Test("every supplier with spend is a deal that is simulated, flagged and graded")
  func nothingIsDropped() throws {
    let folder = try Folder()
    let names = (0..<12).map { "Supplier \($0)" }
    // Three invoices each: fewer would be one-off purchases.
    let rows = names.flatMap { name in (1...3).map { "\(name),9000,2026-0\($0)-02" } }
    try folder.write(
      "spend.csv",
      "supplier,amount,date\n" + rows.joined(separator: "\n") + "\nCredit,-5,2026-01-03\n")
    try folder.write("savings.yaml", Nightly.settings)
    let result = try Program.run(["run", "--quiet", "--set", "worlds=20"], in: folder)
    try #require(result.status == 0, "\(result.error)")

    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    #expect(Set(deals.compactMap { $0["supplier"] }) == Set(names) && deals.count == 12)
    for deal in deals {
      #expect(deal["data_grade"] == "D")
      #expect(deal["proxies"] == Self.flags.joined(separator: "; "))
      #expect(Double(deal["zone_share"] ?? "") != nil, "\(deal)")
    }
    // What makes no deal is among the suppliers, and the run says so.
    let suppliers = try Table(folder.text("out/latest/suppliers.csv")).rows
    #expect(Set(suppliers.compactMap { $0["supplier"] }) == Set(names + ["Credit"]))
    let page = folder.text("out/latest/savings-benchmark.html")
    #expect(page.contains("Deals by data grade"))
  }

  @Test(
    "the explanation of such a deal lists what was assumed, with its value and what replaces it")
  func explained() throws {
    let nightly = try Nightly()
    let result = try Program.run(["explain", "Acme"], in: nightly.folder)
    #expect(result.status == 0, "\(result.error)")
    for flag in Self.flags { #expect(result.output.contains(flag), "\(flag)") }
    #expect(result.output.contains("not a small or medium supplier"))
    #expect(result.output.contains("contract_end in the supplier file"))
  }
}
