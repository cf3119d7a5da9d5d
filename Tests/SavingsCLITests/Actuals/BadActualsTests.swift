import Testing

/// Agreements, journals and rates that cannot be used: refused by file, line, column, cause and fix.
struct BadActualsTests {
  private let folder: Folder
  private static let header =
    "agreement,supplier,item,baseline_price,agreed_price,quantity,price_cut,baseline,start,end,class,tier,exclusive,currency,terms_before\n"

  init() throws {
    folder = try Folder()
    try folder.write(
      "spend.csv",
      "date,supplier,item,quantity,amount\n2026-01-02,Acme,B1,10,100\n2026-02-02,Acme,B1,10,90\n")
    try folder.write(
      "savings.yaml",
      "spend: {files: [spend.csv]}\ncurrency: {base: EUR}\nactuals: {agreements: signed.csv}\n")
    try folder.write("signed.csv", Self.header + "A1,Acme,B1,10,9,60,,,2026-02-01,,,,,,\n")
  }

  private func expectRefusal(
    _ status: Int32, _ facts: String..., arguments: [String] = [],
    location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Program.run(["actuals"] + arguments, in: folder)
    #expect(result.status == status, "\(result.error)", sourceLocation: location)
    #expect(result.output.isEmpty, sourceLocation: location)
    #expect(folder.target("actuals/latest") == nil, sourceLocation: location)
    for fact in facts {
      #expect(result.error.contains(fact), "\(result.error)", sourceLocation: location)
    }
  }

  @Test("the folder of these tests publishes as it stands")
  func good() throws {
    let result = try Program.run(["actuals"], in: folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("hard saving 10 of 0 EUR realised"))
  }

  @Test(
    "a cell that cannot be meant is named with its line and column",
    arguments: [
      ("A1,Acme,B1,10,11,60,,,2026-02-01,,,,,,", "agreed_price", "from 0 to the baseline price"),
      ("A1,Acme,B1,-10,-11,60,,,2026-02-01,,,,,,", "baseline_price", "a price above 0"),
      ("A1,Acme,B1,NaN,9,60,,,2026-02-01,,,,,,", "baseline_price", "a price above 0"),
      ("A1,Acme,B1,10,9,0,,,2026-02-01,,,,,,", "quantity", "committed units a year"),
      ("A1,Acme,B1,10,9,60,,,soon,,,,,,", "start", "a date"),
      ("A1,Acme,B1,10,9,60,,,,,,,,,", "start", "has no start"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,2026-01-01,,,,,", "end", "on or after the start"),
      ("A1,Acme,,,,,140%,1000,2026-02-01,,,,,,", "price_cut", "below 100 %"),
      ("A1,Acme,,,,,3%,,2026-02-01,,,,,,", "baseline", "no yearly spend"),
      ("A1,Acme,,,,,3%,-5,2026-02-01,,,,,,", "baseline", "a year's spend above 0"),
      ("A1,Acme,,10,9,60,,,2026-02-01,,,,,,", "item", "unit prices and no item"),
      ("A1,Acme,B1,10,,60,,,2026-02-01,,,,,,", "agreed_price", "none as agreed"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,,cash,,,,", "class", "hard or avoidance"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,,,gold,,,", "tier", "one of tail, mid-tier, strategic"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,,,,often,,", "exclusive", "yes or no"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,,,,,XYZ,", "currency", "ISO 4217"),
      ("A1,Acme,B1,10,9,60,,,2026-02-01,,,,,,7.5", "terms_before", "a whole number of days"),
      (",Acme,B1,10,9,60,,,2026-02-01,,,,,,", "agreement", "names no agreement"),
      ("A1,,B1,10,9,60,,,2026-02-01,,,,,,", "supplier", "names no supplier"),
    ])
  func cell(row: String, column: String, cause: String) throws {
    try folder.write("signed.csv", Self.header + row + "\n")
    try expectRefusal(65, "signed.csv, line 2, column \"\(column)\"", cause)
  }

  @Test("a file of agreements validates nothing: that takes who, when and evidence")
  func unproven() throws {
    let header = "agreement,supplier,item,baseline_price,agreed_price,quantity,start,state\n"
    for state in ["validated", "sustained"] {
      try folder.write("signed.csv", header + "A1,Acme,B1,10,9,60,2026-02-01,\(state)\n")
      try expectRefusal(
        65, "signed.csv, line 2, column \"state\"", "without a word of who said so", "--states FILE"
      )
    }
    try folder.write("signed.csv", header + "A1,Acme,B1,10,9,60,2026-02-01,realising\n")
    #expect(try Program.run(["actuals"], in: folder).status == 0)
  }

  @Test("the same agreement twice, and two of one supplier on the same days")
  func twice() throws {
    let row = "A1,Acme,B1,10,9,60,,,2026-02-01,,,,,,\n"
    try folder.write("signed.csv", Self.header + row + row)
    try expectRefusal(65, "line 3", "is on line 2 already")
    try folder.write("signed.csv", Self.header + row + "A2,ACME,B1,10,9,60,,,2026-02-02,,,,,,\n")
    try expectRefusal(65, "line 3", "both price the item \"B1\"", "Give the earlier one an end")
  }

  @Test("a currency without a rate is never 1")
  func rate() throws {
    try folder.write("signed.csv", Self.header + "A1,Acme,B1,10,9,60,,,2026-02-01,,,,,USD,\n")
    try expectRefusal(65, "line 2, column \"currency\"", "no exchange rate from USD to EUR")
  }

  @Test("prices no money can be")
  func huge() throws {
    try folder.write(
      "signed.csv",
      Self.header + "A1,Acme,B1,999999999999,1,999999999999,,,2026-02-01,,,,,,\n")
    try expectRefusal(65, "too large to be money")
  }

  @Test("no file, no setting, no column, no row, no date")
  func files() throws {
    try expectRefusal(66, "gone.csv", arguments: ["--agreements", "gone.csv"])
    try expectRefusal(
      78, "actuals.agreements names no file", arguments: ["--set", "actuals.agreements="])
    try expectRefusal(66, "later.csv", arguments: ["--ledger", "later.csv"])
    try expectRefusal(66, "there is no such run", arguments: ["--run", "out/latest"])
    try expectRefusal(
      78, "actuals.directory", "runs are published in out too",
      arguments: ["--set", "actuals.directory=out"])
    try expectRefusal(
      78, "actuals.directory", "runs are published in out too",
      arguments: ["--set", "actuals.directory=./out/"])
    try expectRefusal(
      78, "actuals.directory is /etc/savings", "a place of the system",
      arguments: ["--set", "actuals.directory=/etc/savings"])
    try folder.write("signed.csv", "agreement,supplier,price_cut\nA1,Acme,3%\n")
    try expectRefusal(78, "signed.csv, line 1", "known to be the start", "actuals.mapping.start")
    try folder.write("signed.csv", Self.header)
    try expectRefusal(65, "there is no agreement", "term-sheets.csv")
    try folder.write("signed.csv", Self.header + "A1,Acme,B1,10,9,60,,,2026-02-01,,,,,,\n")
    try folder.write("spend.csv", "supplier,amount\nAcme,100\n")
    try expectRefusal(65, "no row has a date", "spend.mapping.date")
  }

  @Test("a journal that skips, lacks evidence, or validates itself")
  func journal() throws {
    let head = "agreement,state,date,who,evidence,reason\n"
    let first = "A1,identified,2026-01-01,Ann,,\n"
    for (rows, column, cause) in [
      (first + "A1,agreed,2026-01-02,Ann,X,\n", "state", "skips qualified, in-negotiation"),
      (first + "A1,qualified,2026-01-02,Ann,,\n", "evidence", "without evidence"),
      (first + "A1,qualified,2025-01-02,Ann,X,\n", "date", "is before 2026-01-01"),
      (first + "A1,qualified,2026-01-02,,X,\n", "who", "names nobody"),
      (first + "A1,promised,2026-01-02,Ann,X,\n", "state", "is not a state"),
    ] {
      try folder.write("states.csv", head + rows)
      try expectRefusal(
        65, "states.csv, line 3, column \"\(column)\"", cause,
        arguments: ["--states", "states.csv"])
    }
    let chain = ["qualified", "in-negotiation", "agreed", "contracted", "realising", "validated"]
    try folder.write(
      "states.csv", head + first + chain.map { "A1,\($0),2026-01-03,ann,X,\n" }.joined())
    try expectRefusal(
      65, "line 8, column \"who\"", "may not validate it", arguments: ["--states", "states.csv"])
  }

  @Test("rates that are none")
  func rates() throws {
    func run(_ text: String) throws -> Program.Result {
      try folder.write("rates.csv", text)
      return try Program.run(
        ["run", "--print-settings", "--set", "model.realisation_from=rates.csv"], in: folder)
    }
    let head = "tier,low,typical,high\n"
    for (text, status, cause) in [
      (head + "tail,0.5,0.4,0.6\n", Int32(65), "line 2, column \"typical\""),
      (head + "tail,0.5,0.6,1.2\n", 65, "column \"high\""),
      (head + "gold,0.1,0.2,0.3\n", 65, "column \"tier\""),
      (head, 65, "no row of a tier"), ("tier,low\ntail,0.1\n", 78, "known to be the typical"),
    ] {
      let result = try run(text)
      #expect(result.status == status && result.error.contains(cause), "\(result.error)")
      #expect(result.error.contains("rates.csv"))
    }
    let gone = try Program.run(
      ["run", "--print-settings", "--set", "model.realisation_from=gone.csv"], in: folder)
    #expect(gone.status == 66 && gone.error.contains("gone.csv"), "\(gone.error)")
  }

  @Test("an output that cannot be made, and one that another holds")
  func output() throws {
    try folder.write("actuals", "a file, not a folder")
    let result = try Program.run(["actuals"], in: folder)
    #expect(
      [73, 74].contains(result.status) && result.error.contains("actuals"), "\(result.error)")
  }
}
