import Foundation
import Testing

/// Hostile texts of a ledger in what comes after a run: agreements held against ledgers, runs compared.
struct HostileFilesTests {
  private static let payloads = [
    "=cmd|' /C calc'!A0", "+1+1", "-A1", "@SUM(1+1)", "＝1+1", "=HYPERLINK(\"http://x.invalid\")",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "</title><script>1</script>", "<!--", "]]>", "{{{style}}}",
    "&lt;b&gt;",
    "\u{202E}gnp<b>",
  ].enumerated().map { "\($1) n\($0)" }

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// A ledger that names every text as supplier, category and item; prices of its last month are lower.
  private static func ledger(_ texts: [String], months: ClosedRange<Int>, price: Int) -> String {
    var ledger = "supplier,amount,date,category,item,quantity,unit\n"
    for text in texts {
      let cell = quoted(text)
      for month in months {
        ledger += "\(cell),\(price * 1000),2026-0\(month)-15,\(cell),\(cell),1000,\(cell)\n"
      }
    }
    return ledger
  }

  private static func publish(_ texts: [String]) throws -> Folder {
    let folder = try Folder()
    try folder.write("spend.csv", ledger(texts, months: 1...6, price: 20))
    try folder.write("later.csv", ledger(texts, months: 7...9, price: 19))
    try folder.write("more.csv", ledger(texts.reversed().dropLast(), months: 1...6, price: 21))
    var signed =
      "agreement,supplier,category,item,unit,baseline_price,agreed_price,quantity,start,tier\n"
    for (index, text) in texts.enumerated() {
      let cell = quoted(text)
      signed +=
        "\(quoted("A\(index) \(text)")),\(cell),\(cell),\(cell),\(cell),20,18,3000,2026-07-01,tail\n"
    }
    try folder.write("signed.csv", signed)
    try folder.write(
      "savings.yaml",
      "worlds: 3\nspend: {files: [spend.csv]}\ncurrency: {base: EUR}\nscope: {window_months: 6}\n"
        + "actuals: {agreements: signed.csv, files: [later.csv]}\n")
    for arguments in [
      ["run", "--quiet"],
      ["run", "--quiet", "--set", "spend.files=[more.csv]", "--set", "output.directory=other"],
      ["actuals", "--quiet"],
    ] {
      let result = try Program.run(arguments, in: folder)
      try #require(result.status == 0, "\(arguments) \(result.error)")
    }
    for format in ["html", "csv", "text"] {
      let result = try Program.run(
        ["compare", "out/latest", "other/latest", "--format", format], in: folder)
      try #require(result.status == 0, "\(result.error)")
      try folder.write("compare.\(format)", result.output)
    }
    return folder
  }

  private static let pages = [
    "out/latest/savings-benchmark.html", "out/latest/roi.html", "compare.html",
    "actuals/latest/actuals.html",
  ]

  @Test("no page has an element or an attribute more for them, and they are there as text")
  func pages() throws {
    let hostile = try Self.publish(Self.payloads)
    let benign = try Self.publish(Self.payloads.indices.map { "Name \($0)" })
    for page in Self.pages {
      let (found, plain) = (hostile.text(page), benign.text(page))
      #expect(!found.isEmpty && !plain.isEmpty, "\(page)")
      for needle in [
        "<script", "<img", "onload=alert(1)>", "<!--", "<b>", "\u{202E}", "\" on", "' on",
      ] {
        #expect(!found.contains(needle), "\(page): \(needle)")
      }
      // Elements beyond tables, whose rows follow the figures.
      for tag in ["<title", "<style", "<meta", "<section", "<table", "<svg ", "</svg>", "<main"] {
        #expect(
          found.components(separatedBy: tag).count == plain.components(separatedBy: tag).count,
          "\(page): \(tag)")
      }
    }
    let actuals = hostile.text("actuals/latest/actuals.html")
    #expect(actuals.contains("&lt;script&gt;") || actuals.contains("&lt;img"))
  }

  @Test("no cell of a table is a formula, and numbers stay numbers")
  func cells() throws {
    let folder = try Self.publish(Self.payloads)
    var names = ["compare.csv"]
    for run in ["out/latest", "actuals/latest"] {
      names += folder.names(run).filter { $0.hasSuffix(".csv") && !$0.hasPrefix("rejects.raw") }
        .map { "\(run)/\($0)" }
    }
    #expect(names.count > 12)
    var negative = 0
    for name in names {
      let text = folder.text(name)
      // Quoted cells hold text; others are numbers, dates or words of the program.
      for piece in text.split(separator: "\n").flatMap({ $0.split(separator: ",\"") }) {
        let first = piece.unicodeScalars.first { $0 != "\"" } ?? " "
        #expect(!"=+@＝＋－＠".unicodeScalars.contains(first), "\(name): \(piece.prefix(40))")
      }
      negative += text.matches(of: /,-[0-9]+\.[0-9]+/).count
    }
    #expect(negative > 0)
  }
}
