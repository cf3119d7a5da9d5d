import Testing

/// Settings and arguments that make no sense: refused with the line and the nearest word.
struct BadSettingsTests {
  private let night: Nightly

  init() throws { night = try Nightly() }

  private func run(settings text: String) throws -> Program.Result {
    try night.folder.write("bad.yaml", text)
    return try night.run("-c", "bad.yaml")
  }

  @Test("an unknown setting is 78, with its line and the nearest key")
  func unknown() throws {
    night.expectRefusal(
      try run(settings: "worlds: 2\nspend:\n  fils: [spend.csv]\n"), 78,
      "savings: bad.yaml, line 3: ", "unknown setting \"spend.fils\"", "Did you mean spend.files?")
    night.expectRefusal(
      try night.run("--set", "wrlds=3"), 78, "savings: --set: ", "\"wrlds\"",
      "Did you mean worlds?")
  }

  @Test("a bad value is 78, with its line and what is expected")
  func value() throws {
    night.expectRefusal(
      try run(settings: "spend:\n  files: [spend.csv]\nworlds: many\n"), 78,
      "savings: bad.yaml, line 3: ", "worlds is many", "Expected a whole number")
    night.expectRefusal(
      try night.run("--set", "tiers.strategic_cut=0.97"), 78, "--set: ", "tiers.strategic_cut",
      "below tiers.mid_tier_cut")
    night.expectRefusal(
      try Program.run(
        ["run"], in: night.folder, environment: ["SAVINGS_TIERS__TAIL_FLOOR": "much"]), 78,
      "environment variable SAVINGS_TIERS__TAIL_FLOOR", "tiers.tail_floor is much", "Expected")
  }

  @Test("YAML that cannot be read is 78, with its line")
  func syntax() throws {
    night.expectRefusal(
      try run(settings: "worlds: 2\nspend:\n  files: [spend.csv\nseed: 1\n"), 78,
      "savings: bad.yaml, line 4: ", "the YAML cannot be read", "Check indentation")
    night.expectRefusal(
      try run(settings: "worlds: 2\nworlds: 3\n"), 78, "savings: bad.yaml, line 2: ",
      "\"worlds\" is given twice", "Keep one")
  }

  @Test("a missing settings file is 66")
  func missing() throws {
    night.expectRefusal(
      try night.run("-c", "gone.yaml"), 66, "savings: gone.yaml: ", "no such settings file",
      "--config")
  }

  @Test("settings without a spend file are 78")
  func nothingToRead() throws {
    night.expectRefusal(
      try run(settings: "worlds: 2\n"), 78, "no spend file is named", "spend.files")
  }

  @Test("a mapped column that the header does not have is 78, with the nearest or all that it has")
  func unknownColumn() throws {
    night.expectRefusal(
      try night.run("--set", "spend.mapping.amount=amont"), 78,
      "savings: spend.csv, line 1, column \"amont\": ", "spend.mapping.amount",
      "Did you mean amount?")
    night.expectRefusal(
      try night.run("--set", "spend.mapping.amount=Nettobetrag"), 78, "column \"Nettobetrag\"",
      "Known are supplier, amount, date.")
  }

  @Test("several currencies without a base are 78")
  func noBase() throws {
    try night.folder.write("two.csv", "supplier,amount,currency\nAcme,1,USD\nBeta,2,EUR\n")
    night.expectRefusal(
      try night.run("--set", "spend.files=two.csv", "--set", "currency.base="), 78, "EUR, USD",
      "currency.base")
  }

  @Test(
    "wrong arguments are 64, with the usage",
    arguments: [
      ["run", "--bogus"], ["bogus"], ["run", "--log-format", "xml"], ["check", "--format", "pdf"],
      ["explain"], ["run", "-c"],
    ])
  func usage(arguments: [String]) throws {
    let result = try Program.run(arguments, in: night.folder)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: ") && result.error.contains("\nUsage: savings"))
    night.expectUntouched()
  }

  @Test("an option that is named is in the message")
  func namedOption() throws {
    #expect(try night.run("--bogus").error.contains("Unknown option '--bogus'"))
  }
}
