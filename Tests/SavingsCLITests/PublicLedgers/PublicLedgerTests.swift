import Foundation
import Testing

/// Real ledgers through the built program, beside what an independent reader found in them.
@Suite(.enabled(if: PublicLedger.isWanted))
struct PublicLedgerTests {
  /// An exact decimal in millionths.
  private static func millionths(_ text: String?) throws -> Int {
    let amount = try #require(text)
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let decimals = parts.count > 1 ? parts[1] : ""
    try #require(parts.count <= 2 && decimals.count <= 6)
    let zeros = String(repeating: "0", count: 6 - decimals.count)
    return try #require(Int("\(parts[0])\(decimals)\(zeros)"))
  }

  @Test(
    "a ledger with a header is read to the row and to the penny",
    arguments: [PublicLedger.usaid, .dwp])
  func figures(ledger: PublicLedger) throws {
    let answers = try PublicLedger.answers()["files"][ledger.spend]
    let check = try ledger.check()
    let input = check["inputs"][0]
    let control = check["control"]
    #expect(input["sha256"].text == answers["sha256"].text)
    #expect(input["bytes"].integer == answers["bytes"].integer)
    #expect(input["encoding"].text == answers["encoding"].text)
    let counts = [
      (control["records"], "data_records"), (input["blank"], "blank_records"),
      (input["exact_duplicates"], "exact_duplicate_data_records"),
      (control["suppliers_raw"], "suppliers_distinct_trimmed"),
      (control["negative_amounts"], "amount_negative"),
    ]
    for (own, key) in counts {
      #expect(own.integer != nil && own.integer == answers[key].integer, "\(key)")
    }
    let used = try #require(control["used"].integer)
    #expect(
      used == (try #require(answers["amount_ok"].integer))
        - (answers["supplier_blank"].integer ?? 0))
    #expect(control["rejected"].integer == 0)
    #expect(control["set_aside"].integer == answers["supplier_blank"].integer)
    let sum =
      try Self.millionths(control["amount_used"].text)
      + Self.millionths(control["amount_out_of_scope"].text)
    #expect(sum == (try Self.millionths(answers["amount_sum_supplier_nonblank"].text)))
    #expect(
      sum + (try Self.millionths(control["amount_set_aside"].text))
        == (try Self.millionths(answers["amount_sum_all_data_records"].text)))
    #expect(control["currency"].text == answers["currency"].text)
    #expect(control["date_min"].text == answers["date_min"].text)
    #expect(control["date_max"].text == answers["date_max"].text)
  }

  @Test("the buyer's own warehouse is out of scope, to the penny")
  func excluded() throws {
    let top = try PublicLedger.answers()["files"][PublicLedger.usaid.spend][
      "top5_suppliers_by_amount"][0]
    #expect(top[0].text == "SCMS from RDC")
    let control = try PublicLedger.usaid.check()["control"]
    #expect(control["amount_out_of_scope"].text == top[1].text)
  }

  @Test("tables without a header are read by the names that the settings give")
  func headerless() throws {
    let answers = try PublicLedger.answers()["sets"]["adventureworks"]
    let check = try PublicLedger.adventureWorks.check()
    #expect(check["inputs"][0]["header_line"].integer == 0)
    #expect(check["inputs"][0]["sha256"].text == answers["sha256"]["PurchaseOrderHeader"].text)
    let control = check["control"]
    #expect(control["records"].integer == answers["rows"]["PurchaseOrderHeader"].integer)
    #expect(control["used"].integer == control["records"].integer)
    #expect(control["amount_used"].text == answers["header_subtotal_sum"].text)
    #expect(control["suppliers_raw"].integer == answers["vendors_with_spend"].integer)
  }

  @Test("every ledger is negotiated and published", arguments: PublicLedger.all)
  func run(ledger: PublicLedger) throws {
    let folder = try Folder()
    let result = try ledger.run(["run"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let run = try Document(folder.data("out/latest/run.json"))
    #expect(run["worlds"].integer == 50)
    #expect(run["headline"]["negotiations"].integer ?? 0 > 0)
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    #expect(deals.contains { $0["eligibility"] == "automated" })
    if ledger.name == PublicLedger.usaid.name {
      let priced = deals.filter { $0["batna_source"] == "prices" }
      #expect(!priced.isEmpty)
      let evidence = priced.map { $0["batna_evidence"] ?? "" }
      #expect(evidence.allSatisfy { $0.contains("of the spend, also come from") })
      #expect(!deals.contains { $0["supplier"] == "SCMS from RDC" })
    }
    if ledger.name == PublicLedger.adventureWorks.name {
      // The ledger has numbers only: the names are the master's.
      let top = try PublicLedger.answers()["sets"]["adventureworks"]["top5_vendors_by_line_total"]
      let names = Set(deals.map { $0["supplier"] ?? "" })
      for index in 0..<top.count { #expect(names.contains(try #require(top[index][0].text))) }
      #expect(top.count == 5 && names.allSatisfy { Int($0) == nil })
    }
  }
}
