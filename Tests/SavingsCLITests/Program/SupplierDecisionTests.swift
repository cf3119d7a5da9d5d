import Foundation
import Testing

/// Look-alikes out, decisions in: the whole way through the program.
struct SupplierDecisionTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "savings.yaml",
      """
      worlds: 5
      spend:
        files: [spend.csv]
        mapping:
          category: account
      currency:
        ledger: EUR

      """)
    try folder.write(
      "spend.csv",
      """
      supplier,amount,account,date
      Tenaquip Limited,6000.00,6100,2026-01-10
      TENAQUIP LTD,3000.00,6100,2026-02-10
      Tenquip,5000.00,,2026-03-10
      Own Services GmbH,700.00,,2026-03-11
      SQ *CITY CABS,80.00,,2026-04-10
      Press AG,90000.00,0200,2026-04-11
      Nordlicht Papier,20.50,,2026-04-12

      """)
  }

  private func check(_ flags: String...) throws -> Document {
    let result = try Program.run(
      ["check", "--format", "json"] + flags.flatMap { ["--set", $0] }, in: folder)
    #expect(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))
  }

  @Test("candidates are listed, decided, fed back and not asked again")
  func roundTrip() throws {
    #expect(try Program.run(["run"], in: folder).status == 0)
    let path = "out/latest/supplier-candidates.csv"
    let rows = try Table(folder.text(path)).rows
    #expect(rows.count == 1)
    #expect(rows[0]["alias"] == "Tenquip" && rows[0]["spend"]?.cents == 500_000)
    #expect(rows[0]["supplier"] == "TENAQUIP LTD" && rows[0]["decision"] == "")
    let before = try check()
    #expect(before["suppliers"]["candidates"].integer == 1)
    #expect(before["suppliers"]["spend_of_candidates"].text?.cents == 500_000)
    #expect(before["suppliers"]["merged"]["same name"]["spellings"].integer == 1)
    let resolved = try #require(before["suppliers"]["resolved"].integer)

    let text = folder.text(path)
    for (word, change) in [("same", 1), ("different", 0)] {
      try folder.write(
        "decided.csv", text.replacing("\"TENAQUIP LTD\",\"\"", with: "\"TENAQUIP LTD\",\(word)"))
      let after = try check("suppliers.aliases=decided.csv")
      #expect(after["suppliers"]["candidates"].integer == 0, "\(word)")
      #expect(after["suppliers"]["resolved"].integer == resolved - change, "\(word)")
      #expect(after["suppliers"]["unused_aliases"].integer == 0)
      #expect(after["run_id"].text != before["run_id"].text)
    }
  }

  @Test("rules give categories, and the scope says why it leaves what out")
  func categoriesAndScope() throws {
    try folder.write(
      "rules.csv",
      "gl_code,keyword,supplier,category\n61*,,,Tools\n,cab*,,Travel\n,,Nobody,Never\n")
    let found = try check(
      "categories.rules=rules.csv", "scope.own_entities=own services",
      "scope.capital_categories=02*", "scope.exclude_suppliers=nordl*")
    let rules = try #require(found["categories"]["rules"].value as? [[String: Any]])
    #expect(rules.map { $0["rows"] as? Int } == [2, 1, 0])
    #expect(rules.map { $0["amount"] as? String } == ["9000.00", "80.00", "0.00"])
    #expect(found["categories"]["ledger"]["rows"].integer == 1)
    #expect(found["categories"]["unclassified"]["rows"].integer == 3)
    let reasons = found["control"]["out_of_scope_by_reason"]
    #expect(reasons["internal transfer"]["amount"].text == "700.00")
    #expect(reasons["excluded supplier"]["amount"].text == "20.50")
    #expect(reasons["capital item"]["amount"].text == "90000.00")
    #expect(found["control"]["amount_out_of_scope"].text == "90720.50")
    #expect(found["control"]["amount_used"].text == "14080.00")
    #expect(found["control"]["out_of_scope"].integer == 3)
    let warnings = try #require(found["warnings"].value as? [String])
    #expect(warnings.contains { $0.contains("category rules that placed no row: 1") })
  }

  @Test("check says in words what was merged, looks alike and is out of scope")
  func words() throws {
    let result = try Program.run(
      ["check", "--set", "scope.own_entities=own services"], in: folder)
    for part in [
      "7 spellings are 6 suppliers", "same name", "Tenquip", "look alike", "internal transfer",
    ] { #expect(result.output.contains(part), "\(part)\n\(result.output)") }
  }
}
