import Foundation
import Testing

/// Ledgers of debits and credits through `savings init` and `savings check`, as a user runs them.
struct SideProgramTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// Purchases of 100.25, 101.25 and so on, every fifteenth row a credit note of 10.05.
  private func write(
    _ header: String, purchase: (String) -> String, credit: (String) -> String, rows: Int = 60
  ) throws {
    let lines = (0..<rows).map { index in
      let start = "Huber \(index % 7) GmbH;\(index % 15 + 13).0\(index % 9 + 1).2025;"
      return start + (index % 15 == 14 ? credit("10,05") : purchase("\(100 + index),25"))
    }
    try folder.write("spend.csv", ([header] + lines).joined(separator: "\r\n") + "\r\n")
  }

  private static let total: String = {
    let cents = (0..<60).reduce(0) { $0 + ($1 % 15 == 14 ? -1005 : (100 + $1) * 100 + 25) }
    return "\(cents / 100).\(cents % 100)"
  }()

  private func drafted() throws -> Document {
    let result = try Program.run(
      ["init", "spend.csv", "--currency", "EUR", "--force", "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))
  }

  private func inference(_ draft: Document, _ key: String) -> Document? {
    (0..<draft["inferences"].count).map { draft["inferences"][$0] }
      .first { $0["setting"].text == key }
  }

  private func amount(_ flags: String...) throws -> String? {
    let result = try Program.run(["check", "--format", "json"] + flags, in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))["control"]["amount_used"].text
  }

  @Test("a column of S and H beside amounts without signs is found and needs no answer")
  func marks() throws {
    try write(
      "Lieferant;Belegdatum;Betrag;Soll/Haben-Kennz.", purchase: { "\($0);S" },
      credit: { "\($0);H" })
    let draft = try drafted()
    #expect(inference(draft, "spend.mapping.side")?["value"].text == "Soll/Haben-Kennz.")
    #expect(inference(draft, "spend.purchases")?["value"].text == "debit")
    #expect(draft["unconfirmed"].count == 0)
    #expect(try amount() == Self.total)
  }

  @Test("marks behind the amounts are found, and need no answer")
  func marksBehind() throws {
    for (side, mark, other) in [("debit", "Dr", "Cr"), ("credit", "Cr", "Dr")] {
      try write(
        "Vendor Name;Voucher Date;Amount", purchase: { "\($0) \(mark)" },
        credit: { "\($0) \(other)" })
      let draft = try drafted()
      #expect(inference(draft, "spend.mapping.amount")?["value"].text == "Amount")
      #expect(inference(draft, "spend.purchases")?["value"].text == side)
      #expect(draft["unconfirmed"].count == 0)
      #expect(try amount() == Self.total)
    }
  }

  @Test("a pair of columns is found and needs no answer")
  func pair() throws {
    try write(
      "Lieferant;Buchungsdatum;Soll;Haben", purchase: { "\($0);" }, credit: { ";\($0)" })
    let draft = try drafted()
    #expect(inference(draft, "spend.mapping.debit")?["value"].text == "Soll")
    #expect(inference(draft, "spend.mapping.credit")?["value"].text == "Haben")
    #expect(inference(draft, "spend.mapping.amount") == nil)
    #expect(draft["unconfirmed"].count == 0)
    #expect(try amount() == Self.total)
  }

  @Test("on the suppliers' accounts the purchases are the credits")
  func supplierAccount() throws {
    try write(
      "Vendor name;Posting date;Debit amount;Credit amount", purchase: { "0,00;\($0)" },
      credit: { "\($0);0,00" })
    let draft = try drafted()
    #expect(inference(draft, "spend.purchases")?["value"].text == "credit")
    #expect(draft["unconfirmed"].count == 0)
    #expect(try amount() == Self.total)
  }

  @Test("marks and pairs without a telling name are proposed, and refused until confirmed")
  func unnamed() throws {
    try write(
      "Lieferant;Datum;Betrag;Kz", purchase: { "\($0);S" }, credit: { "\($0);H" })
    #expect(inference(try drafted(), "spend.mapping.side")?["marked"].value as? Bool == true)
    let refused = try Program.run(["check"], in: folder)
    #expect(refused.status == 78)
    #expect(refused.error.contains("spend.mapping.side waits for confirmation"))
    #expect(try amount("--set", "spend.mapping.side=Kz") == Self.total)
    try write("Lieferant;Datum;X1;X2", purchase: { "\($0);" }, credit: { ";\($0)" })
    let draft = try drafted()
    #expect(inference(draft, "spend.mapping.debit")?["marked"].value as? Bool == true)
    #expect(inference(draft, "spend.mapping.credit")?["marked"].value as? Bool == true)
    #expect(
      try amount("--set", "spend.mapping.debit=X1", "--set", "spend.mapping.credit=X2")
        == Self.total)
  }

  @Test("many rows on both sides leave open which are purchases")
  func open() throws {
    let lines = (0..<40).map { index in
      "Huber \(index % 7) GmbH;\(index % 15 + 13).01.2025;1\(index),50;\(index % 3 == 0 ? "H" : "S")"
    }
    try folder.write(
      "spend.csv", (["Lieferant;Datum;Betrag;SHKZG"] + lines).joined(separator: "\n") + "\n")
    let draft = try drafted()
    #expect(inference(draft, "spend.purchases")?["marked"].value as? Bool == true)
    #expect(try Program.run(["check"], in: folder).error.contains("spend.purchases waits"))
  }

  @Test("amounts with a trailing minus or in parentheses need no side")
  func signs() throws {
    for credit in ["10,05-", "(10,05)", "-10,05", "\u{2212}10,05"] {
      try write("Lieferant;Datum;Betrag", purchase: { $0 }, credit: { _ in credit })
      let draft = try drafted()
      #expect(draft["unconfirmed"].count == 0, "\(credit)")
      #expect(inference(draft, "spend.purchases") == nil)
      #expect(try amount() == Self.total, "\(credit)")
    }
  }

  @Test("a column of grades is no side")
  func grades() throws {
    try write("Lieferant;Datum;Betrag;Klasse", purchase: { "\($0);C" }, credit: { "-\($0);D" })
    let draft = try drafted()
    #expect(inference(draft, "spend.mapping.side") == nil)
    #expect(try amount() == Self.total)
  }
}
