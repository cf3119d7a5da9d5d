import Savings
import Testing

@testable import SavingsIO

/// Settings files: what is read, and how what is wrong is told.
struct SettingsFileTests {
  private static func resolve(_ text: String) throws(Refusal) -> ResolvedSettings {
    try ResolvedSettings(
      file: SettingsFile(text: text, path: "savings.yaml"), environment: [:], flags: [])
  }

  @Test("the commented file reads back to the same settings")
  func roundTrip() throws {
    var settings = Settings()
    settings.spend.files = ["*.csv", "a, b.csv", "café \"x\".csv"]
    settings.spend.mapping = ["amount": "Net: value", "item": "#"]
    settings.tiers.list = ["Müller & Co": "tail", "null": "strategic"]
    settings.scope.excludeCategories = Array(repeating: "a rather long category, number", count: 9)
    settings.programme.rampShift = ThreePoint(-3, -1.5, 4)
    settings.asOf = CalendarDate(iso: "2026-10-31")
    settings.currency.base = "EUR"
    let text = settings.commentedYAML(title: ["Title: with a colon"])
    #expect(try Self.resolve(text).settings == settings)
    #expect(try Self.resolve(Settings().commentedYAML(title: [])).settings == Settings())
  }

  @Test(
    "a file that sets nothing gives the defaults",
    arguments: [
      "", "\n# only a comment\n", "~", "tiers:\n", "\u{FEFF}# mark\n", "spend:\n  files: []\n",
      "tiers:\n  list:\n", "suppliers:\n  file:\n",
    ])
  func empty(text: String) throws {
    #expect(try Self.resolve(text).settings == Settings())
  }

  @Test("nested and dotted keys say the same")
  func dotted() throws {
    let nested = try Self.resolve("tiers:\n  tail_floor: 20_000\n")
    #expect(nested.settings.tiers.tailFloor == 20_000)
    #expect(try Self.resolve("tiers.tail_floor: 20000") == nested.moved(to: 1))
  }

  @Test("numbers are read by their text")
  func numbers() throws {
    let resolved = try Self.resolve("seed: 18446744073709551615\nmodel: {margin: 5 %}")
    #expect(resolved.settings.seed == .max)
    #expect(resolved.settings.model.margin == 0.05)
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("a: 1", 1, "unknown setting \"a\""),
      ("tiers:\n  tail_flor: 1", 2, "unknown setting \"tiers.tail_flor\""),
      ("seed: 1\nworlds: many", 2, "worlds is many"),
      ("worlds: 1.0", 1, "worlds is 1.0"),
      ("worlds: 0", 1, "worlds is 0"),
      ("worlds: [1]", 1, "worlds is [1]"),
      ("worlds:", 1, "worlds is empty"),
      ("worlds: {a: 1}", 1, "worlds has keys below it"),
      ("model:\n  margin: 0x1p3", 2, "model.margin is 0x1p3"),
      ("tiers: 5", 1, "\"tiers\" is a section and holds no value itself"),
      ("- 1", 1, "the file does not hold settings"),
      ("seed: 1\nworlds: 2\nseed: 3", 3, "\"seed\" is given twice"),
      (
        "tiers:\n  tail_floor: 1\ntiers.tail_floor: 2", 3,
        "\"tiers.tail_floor\" is given twice, first on line 2"
      ),
      (
        "spend:\n  mapping:\n    date: D\n    amuont: Net", 4,
        "spend.mapping.amuont: unknown field \"amuont\""
      ),
      (
        "spend:\n  files: [[a]]", 2, "spend.files holds a list or keys where a single value belongs"
      ),
      (
        "seed: 1\n\n\ntiers:\n  strategic_cut: 0.96", 5,
        "tiers.strategic_cut: the cuts 0.96 and 0.95 leave no room for a mid-tier"
      ),
    ])
  func refusals(text: String, line: Int, cause: String) throws {
    let refusal = try #require(throws: Refusal.self) { try Self.resolve(text) }
    #expect(refusal.status == .badSettings)
    #expect(refusal.file == "savings.yaml")
    #expect(refusal.line == line)
    #expect(refusal.cause == cause)
  }

  @Test("a misspelled key is answered with the one that was meant")
  func suggestion() throws {
    let refusal = try #require(throws: Refusal.self) {
      try Self.resolve("tiers:\n  tail_flor: 1")
    }
    #expect(
      refusal.description == """
        savings.yaml, line 2: unknown setting "tiers.tail_flor". Did you mean tiers.tail_floor?
        """)
  }

  @Test("broken YAML is told with line and character", arguments: ["a: [1", "a:\n\t- 1", "a: 'x"])
  func syntax(text: String) throws {
    let refusal = try #require(throws: Refusal.self) { try Self.resolve(text) }
    #expect(refusal.status == .badSettings)
    #expect(refusal.line != nil)
    #expect(refusal.cause.hasPrefix("the YAML cannot be read at character "))
  }

  @Test("aliases cannot blow up a file")
  func aliases() {
    var text = "spend: &a0 [x, x]\n"
    for level in 1...40 { text += "k\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(throws: Refusal.self) { try Self.resolve(text) }
  }

  @Test("a missing file is answered with how to make one")
  func missing() throws {
    let refusal = try #require(throws: Refusal.self) {
      try SettingsFile(path: "/nowhere/savings.yaml")
    }
    #expect(refusal.status == .noInput)
    #expect(refusal.fix.contains("savings init"))
  }
}

extension ResolvedSettings {
  /// The same with all origins in the file on one line.
  fileprivate func moved(to line: Int) -> ResolvedSettings {
    var moved = self
    for (key, origin) in origins {
      if case .file(let path, _) = origin { moved.origins[key] = .file(path, line: line) }
    }
    return moved
  }
}
