import Testing

/// Past negotiations that cannot be used: each file is refused by name, line, column, cause and fix.
struct BadOutcomesTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func expectRefusal(
    _ text: String, _ status: Int32 = 65, _ facts: String..., more: [String] = [],
    location: SourceLocation = #_sourceLocation
  ) throws {
    try folder.write("own.csv", text)
    let result = try Program.run(
      ["calibrate", "--outcomes", "own.csv", "--output", "fitted.yaml", "--worlds", "2"] + more,
      in: folder)
    #expect(result.status == status, "\(result.error)", sourceLocation: location)
    #expect(result.output.isEmpty, sourceLocation: location)
    #expect(folder.names() == ["own.csv"], sourceLocation: location)
    for fact in ["savings: own.csv"] + facts {
      #expect(result.error.contains(fact), "\(result.error)", sourceLocation: location)
    }
  }

  @Test("no file")
  func missing() throws {
    let result = try Program.run(["calibrate", "--outcomes", "gone.csv"], in: folder)
    #expect(result.status == 66 && result.error.contains("gone.csv"), "\(result.error)")
  }

  @Test("a run and a check refuse a bad file of outcomes too", arguments: ["run", "check"])
  func ofSettings(verb: String) throws {
    try folder.write("spend.csv", "supplier,amount\nAcme,70000\n")
    try folder.write("savings.yaml", Nightly.settings + "calibration: {outcomes: own.csv}\n")
    try folder.write("own.csv", "agreed,baseline,saving\nyes,-5,1%\nno,1,\n")
    let result = try Program.run([verb], in: folder)
    #expect(result.status == 65 && result.output.isEmpty, "\(result.error)")
    #expect(result.error.contains("own.csv, line 2, column \"baseline\": \"-5\" is not"))
    #expect(folder.target("out/latest") == nil)
  }

  @Test("an empty file")
  func empty() throws { try expectRefusal("", 65, "the file is empty") }

  @Test("a workbook that is named CSV")
  func workbook() throws { try expectRefusal("PK\u{3}\u{4}rest", 65, "workbook", "CSV") }

  @Test("no column for the outcome")
  func noOutcome() throws {
    try expectRefusal(
      "supplier,baseline,saving\nA,1,1%\n", 78, "line 1", "the agreed", "\"supplier\"",
      "--map agreed=")
  }

  @Test("no column for the spend")
  func noSpend() throws {
    try expectRefusal("agreed,saving\nyes,1%\n", 78, "line 1", "the baseline", "--map")
  }

  @Test("no column for the saving")
  func noSaving() throws {
    try expectRefusal("agreed,baseline\nyes,100\n", 78, "line 1", "the saving", "saving_amount")
  }

  @Test("a mapping to a column that is not there")
  func wrongMapping() throws {
    try expectRefusal(
      "agreed,baseline,saving\nyes,1,1%\n", 78, "column \"Resultat\"", "calibration.mapping.agreed",
      more: ["--map", "agreed=Resultat"])
  }

  @Test("a header without rows")
  func noRows() throws {
    try expectRefusal("agreed,baseline,saving\n", 65, "there is no row", "Give a row")
  }

  @Test("an outcome that is no word for one")
  func unknownOutcome() throws {
    try expectRefusal(
      "agreed,baseline,saving\nyes,100,1%\nperhaps,100,\n", 65, "line 3", "column \"agreed\"",
      "\"perhaps\" is not yes, no or \"no answer\"", "Correct the cell")
  }

  @Test("NaN is no saving", arguments: ["NaN", "inf", "#N/A", "", "a lot"])
  func notANumber(text: String) throws {
    try expectRefusal(
      "agreed,baseline,saving\nno,100,\nyes,100,\(text)\n", 65, "line 3", "column \"saving\"",
      "\"\(text)\" is not the saving of an agreed deal")
  }

  @Test("a saving of more than everything", arguments: ["101%", "3", "-1.5"])
  func tooMuch(text: String) throws {
    try expectRefusal(
      "agreed,baseline,saving\nno,100,\nyes,100,\(text)\n", 65, "line 3", "column \"saving\"",
      "at most 100 %")
  }

  @Test("an amount saved that is more than the spend")
  func amountTooMuch() throws {
    try expectRefusal(
      "agreed,baseline,saving_amount\nno,100,\nyes,100,101\n", 65, "line 3",
      "column \"saving_amount\"", "at most its baseline")
  }

  @Test("a spend that is none", arguments: ["-100", "0", "", "NaN", "free"])
  func badSpend(text: String) throws {
    try expectRefusal(
      "agreed,baseline,saving\nno,100,\nyes,\(text),1%\n", 65, "line 3", "column \"baseline\"",
      "\"\(text)\" is not a yearly spend above 0")
  }

  @Test("days that run backwards")
  func badDays() throws {
    try expectRefusal(
      "agreed,baseline,saving,days\nno,100,,\nyes,100,1%,-4\n", 65, "line 3", "column \"days\"",
      "\"-4\" is not a number of days")
  }

  @Test("a tier that is none")
  func badTier() throws {
    try expectRefusal(
      "agreed,baseline,saving,tier\nno,100,,gold\n", 65, "line 2", "column \"tier\"",
      "one of tail, mid-tier, strategic")
  }

  @Test("all agreed, or none")
  func oneOutcome() throws {
    let yes = String(repeating: "yes,100,1%\n", count: 30)
    try expectRefusal(
      "agreed,baseline,saving\n" + yes, 65, "every one of the 30 suppliers agreed", "did not agree")
    let no = String(repeating: "no,100,\n", count: 30)
    try expectRefusal(
      "agreed,baseline,saving\n" + no, 65, "none of the 30 suppliers agreed", "take a preset")
  }

  @Test("too few rows to fit anything")
  func tooFew() throws {
    let rows = String(repeating: "yes,100,1%\nno,100,\n", count: 9)
    try expectRefusal(
      "agreed,baseline,saving\n" + rows, 65, "no tier has 20 rows", "tail 18 (9 agreed)",
      "Add more past negotiations")
  }

  @Test("a quoted cell that never ends")
  func openQuote() throws {
    try expectRefusal(
      "agreed,baseline,saving\nyes,100,\"1%\nno,100,\n", 65, "line 2", "not closed")
  }
}
