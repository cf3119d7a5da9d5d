import Savings
import Testing

@testable import SavingsIO

@Suite("Debits and credits")
struct SideTests {
  private static func amounts(_ ledger: Ledger) -> [String: Int64] {
    Dictionary(
      ledger.cube.cells.map { (ledger.cube.suppliers[Int($0.supplier)].name, $0.amount) },
      uniquingKeysWith: +)
  }

  @Test("marks give amounts their sign, whichever system writes them")
  func marks() throws {
    for (debit, credit) in [
      ("S", "H"), ("D", "C"), ("Dr", "Cr"), ("DR.", "CR."), ("Debit", "Credit"), ("Soll", "Haben"),
      ("D\u{E9}bit", "Cr\u{E9}dit"), ("Debe", "Haber"), ("Dare", "Avere"), ("+", "-"), ("D", "H"),
    ] {
      let read = try ledger(
        "supplier,amount,mark\nA,100.10,\(debit)\nB,50.00,\(debit)\nA,20.05,\(credit)\n"
      ) {
        $0.spend.mapping = ["side": "mark"]
        $0.spend.purchases = .debit
      }
      #expect(Self.amounts(read) == ["A": 80_050_000, "B": 50_000_000], "\(debit) \(credit)")
      #expect(read.files[0].control.amountUsed.text == "130.05")
      #expect(read.files[0].control.negativeAmounts == 1)
      #expect(read.files[0].mapping[.side] == "mark")
    }
  }

  @Test("a list that shows credits with a minus comes to the same")
  func signed() throws {
    let rows = "supplier,amount,shkzg\nA,100.10,S\nB,50.00,S\nA,-20.05,H\nC,20.05-,H\nD,(1.00),H\n"
    let read = try ledger(rows) { $0.spend.purchases = .debit }
    #expect(read.files[0].control.amountUsed.text == "109.00")
    // A debit with a minus takes an earlier one back.
    let back = try ledger("supplier,amount,shkzg\nA,100,S\nA,-100,S\n") {
      $0.spend.purchases = .debit
    }
    #expect(back.files[0].control.amountUsed.text == "0.00")
  }

  @Test("marks behind the amounts give the sign that the account gives them")
  func marksBehind() throws {
    for (purchases, text, total) in [
      (PurchaseSide.debit, "A,100.10 Dr\nB,50.00 dr.\nA,20.05 Cr\n", "130.05"),
      (.credit, "A,100.10 Cr\nB,50.00 CR\nA,20.05 Dr\n", "130.05"),
      (
        .auto, "A,100.10\nB,50.00\n\(String(repeating: "C,1.00\n", count: 9))A,20.05 Cr\n", "139.05"
      ),
      (.auto, "\(String(repeating: "C,1.00 Cr\n", count: 19))A,20.05 Dr\n", "-1.05"),
    ] {
      let read = try ledger("supplier,amount\n" + text) { $0.spend.purchases = purchases }
      #expect(read.files[0].control.amountUsed.text == total)
    }
    let mixed = #expect(throws: Refusal.self) { try ledger("supplier,amount\nA,1 Dr\nA,2 Cr\n") }
    #expect(mixed?.fix == "Set spend.purchases to debit or credit")
    // Where no amount has a mark the setting says nothing.
    let plain = try ledger("supplier,amount\nA,1.00\n") { $0.spend.purchases = .credit }
    #expect(plain.files[0].control.amountUsed.text == "1.00")
  }

  @Test("on a supplier's own account purchases are credits, with a minus or without")
  func supplierAccount() throws {
    for (invoice, payment) in [("-100.00", "30.00"), ("100.00", "30.00")] {
      let read = try ledger(
        "supplier,amount,side\nA,\(invoice),H\nA,\(payment),S\n"
      ) {
        $0.spend.mapping = ["side": "side"]
        $0.spend.purchases = .credit
      }
      #expect(read.files[0].control.amountUsed.text == "70.00")
    }
  }

  @Test("two columns make one amount: debits less credits, or the reverse", arguments: [1, 30])
  func pair(chunkBytes: Int) throws {
    let text =
      "Supplier;Datum;Soll;Haben\nA;2025-01-01;\"1.100,10\";\nB;2025-01-02;50,00;0,00\n"
      + "A;2025-01-03;;20,05\nC;2025-01-04;70,00;10,00\nD;2025-01-05;;\nE;2025-01-06;x;\n;;;9,00\n"
    let folder = try TemporaryFolder()
    try folder.write(text)
    let plan = chunkBytes == 1 ? ChunkPlan(threads: 1) : smallChunks(chunkBytes)
    let read = try folder.ledger(plan: plan) { $0.spend.purchases = .debit }
    let file = read.files[0]
    #expect(file.mapping[.debit] == "Soll" && file.mapping[.credit] == "Haben")
    #expect(
      Self.amounts(read) == ["A": 1_080_050_000, "B": 50_000_000, "C": 60_000_000])
    #expect(file.control.records == 7)
    #expect(file.control.used == 4)
    #expect(file.control.rejected == 2)
    #expect(file.control.setAside == 1)
    #expect(file.control.amountSetAside.text == "-9.00")
    #expect(read.rejects.map(\.code) == [.requiredValue, .typeError, .subtotalRow])
    let reverse = try folder.ledger(plan: plan) { $0.spend.purchases = .credit }
    #expect(reverse.files[0].control.amountUsed.text == "-1190.05")
  }

  @Test("the rows tell the side of the purchases, or the file is refused")
  func auto() throws {
    let header = "supplier,debit,credit\n"
    let invoices = (1...19).map { "A,,\($0).00\n" }.joined()
    let read = try ledger(header + invoices + "A,5.00,\n")
    #expect(read.files[0].control.amountUsed.text == "185.00")
    let open = try #require(
      try refusal(header + "A,1.00,\nB,,2.00\nC,3.00,\n"))
    #expect(open.status == .badSettings)
    #expect(open.cause.contains("2 rows looked at are debits and 1 credits"))
    #expect(open.fix.contains("spend.purchases"))
  }

  @Test("a row without a mark, or with another, is rejected with its money")
  func unknown() throws {
    let read = try ledger(
      "supplier,amount,shkzg\nA,100,S\nB,50,\nC,25,X\nA,30,H\n,175,\n"
    ) { $0.spend.purchases = .debit }
    let file = read.files[0]
    #expect(file.control.used == 2 && file.control.rejected == 2 && file.control.setAside == 1)
    #expect(file.control.amountUsed.text == "70.00")
    #expect(file.control.amountRejected.text == "75.00")
    #expect(file.problems[.unknownSide]?.rows == 2)
    #expect(read.rejects.map(\.code) == [.requiredValue, .typeError, .subtotalRow])
    #expect(read.rejects.map(\.columnName) == ["shkzg", "shkzg", "amount"])
  }

  @Test("an amount that stands by itself goes before columns of sides")
  func amountFirst() throws {
    let read = try ledger("supplier,amount,debit,credit\nA,7,7,\nB,-3,,3\n")
    #expect(read.files[0].control.amountUsed.text == "4.00")
    #expect(read.files[0].mapping[.debit] == nil)
    let chosen = try ledger("supplier,amount,debit,credit\nA,7,6,\nB,-3,,2\n") {
      $0.spend.mapping = ["debit": "debit", "credit": "credit"]
      $0.spend.purchases = .debit
    }
    #expect(chosen.files[0].control.amountUsed.text == "4.00")
    let both = try refusal("supplier,amount,debit,credit\nA,7,6,\n") {
      $0.spend.mapping = ["amount": "amount", "debit": "debit", "credit": "credit"]
    }
    #expect(both?.status == .badSettings)
    let half = try refusal("supplier,debit\nA,7\n")
    #expect(half?.cause.contains("no column is known to be the amount") == true)
  }
}
