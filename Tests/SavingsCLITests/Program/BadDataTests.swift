import Foundation
import Testing

/// Spend files that cannot be used: each is refused by name, and the last good run stays.
struct BadDataTests {
  private let night: Nightly

  init() throws { night = try Nightly() }

  private func run(spend text: String, _ more: String...) throws -> Program.Result {
    try night.folder.write("bad.csv", text)
    return try Program.run(["run", "--set", "spend.files=bad.csv"] + more, in: night.folder)
  }

  @Test("a missing file is 66")
  func missing() throws {
    night.expectRefusal(
      try night.run("--set", "spend.files=gone.csv"), 66, "savings: gone.csv: ", "no such file",
      "Correct the path")
    night.expectRefusal(
      try night.run("--set", "spend.files=gone*.csv"), 66, "savings: gone*.csv: ",
      "no file matches", "Correct the path")
  }

  @Test("a directory is 66")
  func directory() throws {
    try night.folder.makeDirectory("invoices")
    night.expectRefusal(
      try night.run("--set", "spend.files=invoices"), 66, "savings: invoices: ",
      "this is a directory", "invoices/*.csv")
  }

  @Test("an empty file is 65")
  func empty() throws {
    night.expectRefusal(
      try run(spend: ""), 65, "savings: bad.csv: ", "the file is empty", "Export it again")
  }

  @Test("a header without rows is 65")
  func headerAlone() throws {
    night.expectRefusal(try run(spend: "supplier,amount\n"), 65, "bad.csv", "no", "Check")
  }

  @Test("a workbook that is named CSV is 65")
  func workbook() throws {
    try night.folder.write("bad.csv", [0x50, 0x4B, 3, 4] + [UInt8](0...255))
    night.expectRefusal(
      try night.run("--set", "spend.files=bad.csv"), 65, "savings: bad.csv: ", "workbook",
      "Save it as CSV")
  }

  @Test("a file of which no row can be used is 65, with the commonest problem and its place")
  func allRejected() throws {
    night.expectRefusal(
      try run(spend: "supplier,amount\nAcme,abc\nBeta,def\n"), 65,
      "bad.csv, line 2, column \"amount\": ", "none of the 2 rows", "type-error",
      "Check the column mapping")
  }

  @Test("more rejected rows than the settings allow are 65")
  func tooManyRejected() throws {
    let rows = (0..<9).map { "S\($0),1\($0)\n" }.joined()
    night.expectRefusal(
      try run(spend: "supplier,amount\n\(rows)Acme,abc\n"), 65,
      "bad.csv, line 11, column \"amount\": ", "1 of 10 rows", "limits.rejected_share")
  }

  @Test("a quote that is never closed is 65, with the line where it opens")
  func unclosedQuote() throws {
    night.expectRefusal(
      try run(spend: "supplier,amount\nAcme,1\n\"Beta,2\nGamma,3\n"), 65,
      "savings: bad.csv, line 3: ", "not closed", "a quote may be missing")
  }

  @Test("dates that could be read two ways are 78, and the setting that decides is named")
  func ambiguousDates() throws {
    let text = "supplier,amount,date\nAcme,100,02/03/2026\nBeta,200,04/05/2026\n"
    night.expectRefusal(
      try run(spend: text), 78, "savings: bad.csv, line 1, column \"date\": ",
      "whether the day or the month comes first", "spend.date_style")
    let decided = try run(spend: text, "--quiet", "--set", "spend.date_style=dmy")
    #expect(decided.status == 0)
    #expect(night.folder.target("out/latest")?.hasPrefix("2026-05-04-") == true)
  }

  @Test("a currency without a rate is 65, by its code and the file of the rates")
  func missingRate() throws {
    try night.folder.write("fx.csv", "currency,rate\nGBP,1.17\n")
    let text = "supplier,amount,currency\nAcme,100,USD\nBeta,200,EUR\nBeta,300,GBP\n"
    night.expectRefusal(
      try run(spend: text, "--set", "fx.file=fx.csv"), 65, "savings: fx.csv, column \"currency\": ",
      "from USD to EUR", "1 row", "USD,RATE")
    night.expectRefusal(try run(spend: text), 65, "from GBP to EUR", "fx.file")
  }

  @Test("a missing supplier master or table of rates is 66")
  func otherInputs() throws {
    for key in ["suppliers.file", "fx.file"] {
      night.expectRefusal(
        try night.run("--set", "\(key)=gone.csv"), 66, "savings: gone.csv: ", "no such file",
        "Correct the path")
    }
  }
}
