import Foundation
import Testing

/// The data-quality section, its CSVs and `run.json` of one run say the same.
struct DataQualityPageTests {
  private let folder: Folder

  /// Two months that share rows, with about every problem that a row can have.
  init() throws {
    folder = try Folder()
    let header = "Supplier,Amount,Date,Category,Currency,Terms days\n"
    let shared = (1...4).map { "Acme,\($0)000.10,2025-12-0\($0),IT,EUR,30\n" }.joined()
    try folder.write(
      "12.csv",
      header + shared + "Beta,70000.00,2025-12-05,IT,EUR,30\n"
        + "Beta,70000.00,2025-12-05,IT,EUR,30\n,15.50,2025-12-06,IT,EUR,30\n"
        + "Gamma,abc,2025-12-07,IT,EUR,30\nGamma,60000.125,2025-12-07,,EUR,30\n")
    try folder.write(
      "13.csv",
      header + shared
        + "Delta,200.00,2026-01-05,Tax,EUR,soon\nGAMMA Ltd,-50.25,2026-01-06,,EUR,30\n"
        + "Gamma,10000,soon,IT,EUR,30\nGamma,80,2026-01-06,IT,dollars,30\n"
        + "Epsilon Paper,900,2026-01-07,IT,USD,30\n")
    try folder.write("fx.csv", "currency,rate\nUSD,0.9\n")
    try folder.write(
      "savings.yaml",
      """
      worlds: 2
      spend:
        files: ["1*.csv"]
      currency:
        base: EUR
      fx:
        file: fx.csv
      scope:
        exclude_categories: [tax]
      limits:
        rejected_share: 0.9

      """)
  }

  private func publish(_ more: String...) throws -> Document {
    let result = try Program.run(["run", "--quiet"] + more, in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try Document(folder.data("out/latest/run.json"))
  }

  /// The rows of a table of the page, cell by cell.
  private func table(_ id: String) throws -> [[String]] {
    let page = folder.text("out/latest/savings-benchmark.html")
    let start = try #require(page.range(of: "<table id=\"\(id)\""))
    let end = try #require(page.range(of: "</table>", range: start.upperBound..<page.endIndex))
    return page[start.upperBound..<end.lowerBound].components(separatedBy: "<tr").dropFirst(2)
      .map { row in
        row.matches(of: /<t[hd][^>]*>(?<text>(?:.|\n)*?)<\/t[hd]>/).map { cell in
          String(cell.output.text).replacing(/<[^>]*>/, with: "")
            .replacing("\u{2212}", with: "-").replacing("\u{202F}", with: "")
            .replacing("\u{A0}", with: " ").replacing("&#39;", with: "'").trimmingCharacters(
              in: .whitespacesAndNewlines)
        }
      }
  }

  /// Whole units with thousands separators, as the page shows amounts.
  private func whole(_ amount: String) -> String {
    guard let value = Double(amount) else { return "" }
    let rounded = Int(value.rounded(.toNearestOrEven))
    let digits = String(rounded.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return (rounded < 0 ? "-" : "") + text
  }

  @Test(
    "page, CSV and run.json have the same lines", arguments: [[], ["spend.overlaps=set-aside"]])
  func same(settings: [String]) throws {
    let result = try Program.run(
      ["run", "--quiet"] + settings.flatMap { ["--set", $0] }, in: folder)
    try #require(result.status == 0, "\(result.error)")
    let document = try Document(folder.data("out/latest/run.json"))["data_quality"]
    let csv = try Table(folder.text("out/latest/data-quality.csv")).rows
    let shown = try table("data-problems")
    let lines = csv.filter { $0["problem"] != "rounding" }
    #expect(document["problems"].count == lines.count && shown.count == lines.count)
    for (index, line) in lines.enumerated() {
      let entry = document["problems"][index]
      #expect(entry["problem"].text == line["problem"])
      #expect(entry["effect"].text == line["effect"])
      #expect(entry["rows"].integer.map(String.init) ?? "" == line["rows"])
      #expect(entry["amount"].text ?? "" == line["amount"])
      #expect(shown[index][0] == line["title"])
      #expect(shown[index][1] == line["effect"])
      #expect(shown[index][2].replacing(",", with: "") == line["rows"])
      #expect(shown[index][3] == whole(line["amount"] ?? ""))
      #expect(shown[index][5] == line["what_to_do"])
    }
    #expect(
      csv.last?["what_to_do"]?.contains(document["rounding"]["total"].text ?? "?") == true)
    #expect(csv.last?["amount"] == document["rounding"]["groups"].text)
    for line in try Table(folder.text("out/latest/tier-effects.csv")).rows {
      let change = document["tiers"][line["change"] ?? ""]
      let tier = change[line["tier"] ?? ""]
      #expect(tier["suppliers"].integer.map(String.init) == line["suppliers"])
      #expect(tier["spend"].text == line["spend"])
      #expect(change["moved"]["suppliers"].integer.map(String.init) ?? "" == line["moved"])
      #expect(change["moved"]["spend"].text ?? "" == line["moved_spend"])
    }
    #expect(try table("tier-effects").count == document["tiers"].keys.count)
  }

  @Test("the lines add up to the control totals, and each has its money")
  func reconciles() throws {
    let document = try publish()
    let csv = try Table(folder.text("out/latest/data-quality.csv")).rows
    func line(_ id: String) -> [String]? {
      csv.first { $0["problem"] == id }.map { [$0["rows"] ?? "", $0["amount"] ?? ""] }
    }
    func sum(_ effect: String) -> Int {
      csv.filter { $0["effect"] == effect }.reduce(0) { $0 + (Int($1["rows"] ?? "") ?? 0) }
    }
    let control = document["control"]
    #expect(sum("rejected") == control["rejected"].integer)
    #expect(sum("set aside") == control["set_aside"].integer)
    #expect(sum("out of scope") == control["out_of_scope"].integer)
    #expect(line("no-supplier") == ["1", "15.50"])
    #expect(line("unreadable-amount") == ["1", ""])
    #expect(line("unknown-currency") == ["1", ""])
    #expect(line("repeated-row") == ["1", "70000.00"])
    #expect(line("row-of-earlier-file") == ["4", "10000.40"])
    #expect(line("out-of-scope-excluded-category") == ["1", "200.00"])
    #expect(line("unreadable-date") == ["1", "10000.00"])
    #expect(line("unreadable-terms") == ["1", "200.00"])
    #expect(line("fine-amount") == ["1", "60000.12"])
    #expect(line("credit") == ["1", "-50.25"])
    #expect(line("unclassified") == ["2", "59949.88"])
    // Of "GAMMA Ltd" and "Gamma" the second is merged; a row without a date is outside the window.
    #expect(line("merged-spellings") == ["2", "60000.12"])
    #expect(document["inputs"][1]["rows_of_earlier_files"].integer == 4)
    #expect(document["inputs"][1]["most_in"].text == "12.csv")
    let warnings = (0..<document["warnings"].count).compactMap { document["warnings"][$0].text }
    #expect(
      warnings.contains {
        $0.contains("an earlier file has them too: 4 rows, worth 10,000 EUR")
      })
  }

  @Test("rows of earlier files that are set aside leave no figure, and the control totals tie")
  func setAside() throws {
    let kept = try publish()["control"]
    let document = try publish("--set", "spend.overlaps=set-aside")
    let control = document["control"]
    #expect(control["set_aside"].integer == 4)
    #expect(control["amount_set_aside"].text == "10000.40")
    #expect(
      try #require(kept["amount_used"].text?.cents)
        - #require(control["amount_used"].text?.cents) == 1_000_040)
    let rejects = try Table(folder.text("out/latest/rejects.csv")).rows
    #expect(rejects.count { $0["action"] == "set-aside" && $0["code"] == "duplicate-row" } == 4)
    let refused = try Program.run(
      ["check", "--set", "spend.overlaps=refuse"], in: folder)
    #expect(refused.status == 65)
    #expect(refused.error.contains("13.csv: 4 rows of this file are in an earlier one too"))
  }

  @Test("check prints the same lines for a person")
  func check() throws {
    let result = try Program.run(["check"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "Data quality: the money at stake", "Rows of an earlier file",
      "4 in earlier files, most in 12.csv",
      "Repeated rows left out", "Amounts are summed exactly and rounded once",
    ] { #expect(text.contains(part), "\(part)") }
  }
}
