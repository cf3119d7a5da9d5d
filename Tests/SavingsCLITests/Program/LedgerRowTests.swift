import Foundation
import Savings
import SavingsIO
import Testing

@testable import SavingsCLI

/// `savings explain DEAL --rows` leads to the lines of the files.
struct LedgerRowTests {
  @Test("each row is on the line that is named, and those in the window sum to the baseline")
  func sample() throws {
    let folder = try Sample.published.get().folder
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    let lines = try String(contentsOfFile: Sample.path + "/spend.csv", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let rates = ["EUR": 100, "USD": 92, "GBP": 117]
    for deal in [deals[0], deals[150], deals[400]] {
      let result = try Program.run(
        [
          "explain", deal["deal"] ?? "", "--rows", "--format", "csv", "--run",
          folder.path + "/out/latest",
        ] + Sample.config, in: try Folder())
      #expect(result.status == 0, "\(result.error)")
      let rows = try Table(result.output).rows
      #expect(rows.count == Int(deal["baseline_rows"] ?? ""))
      var sum = 0
      for row in rows {
        let line = String(lines[try #require(Int(row["line"] ?? "")) - 1])
        let amount = try #require(row["amount"].flatMap { Double($0) })
        #expect(row["file"] == "spend.csv")
        let id = row["supplier_id"] ?? "?"
        #expect(id.isEmpty || line.contains(id))
        #expect(line.contains(row["currency"] ?? "?"))
        #expect(line.contains(String(format: "%.2f", amount)), "\(line)")
        #expect(line.hasPrefix(row["date"] ?? "?"))
        let rate = try #require(rates[row["currency"] ?? ""])
        if row["in_window"] == "yes" { sum += Int((amount * 100).rounded()) * rate }
      }
      let baseline = try #require(deal["baseline"]?.cents)
      #expect((sum - baseline * 100).magnitude <= 50)
    }
  }

  @Test("by category rules, in another encoding, without what is set aside")
  func ugly() throws {
    let folder = try Folder()
    var bytes = Array("Lieferant;Betrag;Datum;Text\n".utf8)
    func add(_ name: [UInt8], _ rest: String) { bytes += name + Array(";\(rest)\n".utf8) }
    let muller = Array("M".utf8) + [0xFC] + Array("ller".utf8)
    add(muller, "1.000,50;31.01.2026;Papier")
    add(Array("Beta".utf8), "90.000,00;28.02.2026;Stahl")
    add(muller, "\"2.000,25\";15.02.2026;\"Papier\nzwei Zeilen\"")
    add(muller, "70,00;15.02.2026;Stahl")
    add(muller, "1.000,50;31.01.2026;Papier")
    try folder.write("spend.csv", bytes)
    try folder.write(
      "rules.csv", "keyword,category\nPapier,Paper\nStahl,Steel\n")
    try folder.write(
      "savings.yaml",
      """
      worlds: 2
      spend:
        files: [spend.csv]
        repeats: set-aside
        mapping: {supplier: Lieferant, amount: Betrag, date: Datum, item: Text}
      categories: {rules: rules.csv}
      currency: {base: EUR}
      limits: {rejected_share: 1}

      """)
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    let paper = try #require(deals.first { $0["category"] == "Paper" })
    #expect(paper["baseline"] == "3000.75" && paper["assurance"] == "limited")
    let rows = try Program.run(
      [
        "explain", paper["deal"] ?? "", "--rows", "--format", "json", "--run", "out/latest",
      ], in: folder)
    #expect(rows.status == 0, "\(rows.error)")
    let json = try Document(Data(rows.output.utf8))
    #expect(json["rows"].count == 2)
    #expect(json["rows"][0]["line"].integer == 2 && json["rows"][1]["line"].integer == 4)
    #expect(json["rows"][0]["supplier"].text == "Müller")
    #expect(json["rows"][1]["amount"].text == "2000.25")
    #expect(json["baseline_sha256"].text == paper["baseline_sha256"])
  }

  @Test("the fingerprint of a baseline is that of its row of deals.csv")
  func fingerprints() throws {
    let folder = try Sample.published.get().folder
    let deals = try Table(folder.text("out/latest/deals.csv")).rows
    var all = ""
    for deal in deals {
      let cells = BaselineLock.columns.map { deal[$0] ?? "?" }
      let own = SHA256.hex(Array(cells.map { $0 + "\n" }.joined().utf8))
      #expect(deal["baseline_sha256"] == own, "\(cells)")
      all += own + "\n"
    }
    let run = try Document(folder.data("out/latest/run.json"))
    #expect(run["baselines"]["sha256"].text == SHA256.hex(Array(all.utf8)))
    #expect(
      run["baselines"]["by_assurance"]["substantial"].integer
        == deals.count { $0["assurance"] == "substantial" })
  }

  @Test("a file that has changed is refused, and so is a price index with two values of a day")
  func changed() throws {
    let night = try Nightly()
    let deals = try Table(night.folder.text("out/latest/deals.csv")).rows
    let deal = try #require(deals.first?["deal"])
    let same = try Program.run(
      ["explain", deal, "--rows", "--run", "out/latest"], in: night.folder)
    #expect(same.status == 0 && same.output.contains("spend.csv:2"), "\(same.error)")
    try night.folder.write(
      "spend.csv",
      "supplier,amount,date\nAcme,70001,2026-01-02\nBeta,60000,2026-01-03\nBeta,1,2026-01-31\n")
    let result = try Program.run(
      ["explain", deal, "--rows", "--run", "out/latest"], in: night.folder)
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.error.contains("spend.csv: the file has changed since the run"))
  }
}
