import Savings
import Testing

@testable import SavingsIO

/// Which of several values of a setting wins, and what is said of it.
struct ResolvedSettingsTests {
  private static func resolve(
    _ text: String = "", environment: [String: String] = [:], flags: [String] = [],
    path: String = "conf/savings.yaml"
  ) throws(Refusal) -> ResolvedSettings {
    try ResolvedSettings(
      file: SettingsFile(text: text, path: path), environment: environment, flags: flags)
  }

  @Test("flags win over the environment, which wins over the file, which wins over defaults")
  func precedence() throws {
    let text = "seed: 1\nworlds: 10\nthreads: 1"
    let resolved = try Self.resolve(
      text, environment: ["SAVINGS_WORLDS": "20", "SAVINGS_THREADS": "2"], flags: ["threads=3"])
    #expect(resolved.settings.seed == 1)
    #expect(resolved.settings.worlds == 20)
    #expect(resolved.settings.threads == 3)
    #expect(resolved.origin(of: "seed") == "conf/savings.yaml line 1")
    #expect(resolved.origin(of: "worlds") == "environment SAVINGS_WORLDS")
    #expect(resolved.origin(of: "threads") == "--set")
    #expect(resolved.origin(of: "as_of") == "default")
  }

  @Test("a preset wins over the file, and loses to flags and the environment")
  func preset() throws {
    let pilot = CalibrationPreset.walmartPilot.applied(to: Settings())
    let text =
      "model:\n  hard: 0.5\n  margin: 0.2\npolicy:\n  lead: 0.5\ncalibration: {preset: walmart-pilot}"
    let named = try Self.resolve(text)
    #expect(named.settings.model.hard == pilot.model.hard && pilot.model.hard != 0.5)
    #expect(named.settings.model.margin == 0.2 && named.settings.policy.lead == 0.5)
    #expect(named.settings.policy.levers == ["price", "terms"])
    #expect(named.origin(of: "model.hard") == "preset walmart-pilot")
    #expect(named.origin(of: "model.margin") == "conf/savings.yaml line 3")
    let flagged = try Self.resolve(
      "model:\n  hard: 0.3", environment: ["SAVINGS_MODEL__NO_COUNTER": "0.01"],
      flags: ["calibration.preset=walmart-rollout", "model.hard=0.02"])
    #expect(flagged.settings.model.hard == 0.02 && flagged.settings.model.noCounter == 0.01)
    #expect(flagged.settings.model.goodwill == 0.05)
    #expect(throws: Refusal.self) { try Self.resolve("calibration: {preset: walmart}") }
    #expect(try Self.resolve(text, flags: ["calibration.preset=none"]).settings.model.hard == 0.5)
  }

  @Test("the last of several flags wins")
  func lastFlag() throws {
    #expect(try Self.resolve(flags: ["seed=1", "seed=2"]).settings.seed == 2)
  }

  @Test(
    "lists are given with brackets or commas",
    arguments: [
      ("spend.files=a.csv,b.csv", ["a.csv", "b.csv"]),
      ("spend.files=a.csv, b.csv", ["a.csv", "b.csv"]),
      ("spend.files=[a.csv, \"b, c.csv\"]", ["a.csv", "b, c.csv"]),
      ("spend.files=one.csv", ["one.csv"]),
      ("spend.files=", []),
    ])
  func lists(flag: String, files: [String]) throws {
    #expect(try Self.resolve(flags: [flag]).settings.spend.files == files)
  }

  @Test("entries of a table are added, a whole table replaces")
  func tables() throws {
    let text = "spend:\n  mapping:\n    amount: Net\n    date: Day"
    let added = try Self.resolve(text, flags: ["spend.mapping.amount=Gross=x"])
    #expect(added.settings.spend.mapping == ["amount": "Gross=x", "date": "Day"])
    #expect(added.origin(of: "spend.mapping") == "--set, conf/savings.yaml line 4")
    let replaced = try Self.resolve(text, flags: ["spend.mapping={item: SKU}"])
    #expect(replaced.settings.spend.mapping == ["item": "SKU"])
    #expect(replaced.origin(of: "spend.mapping") == "--set")
    let listed = try Self.resolve(flags: ["tiers.list.A.B. Inc=tail"])
    #expect(listed.settings.tiers.list == ["A.B. Inc": "tail"])
  }

  @Test("the environment spells dots as two underscores, in capitals")
  func environment() throws {
    let variables = [
      "SAVINGS_TIERS__TAIL_FLOOR": "7000", "SAVINGS_SPEND__MAPPING__UNIT_PRICE": "Price",
      "SAVINGS_POLICY__AUTOMATE": "tail", "SAVINGS_REFERENCE": "/somewhere", "HOME": "/root",
    ]
    let settings = try Self.resolve(environment: variables).settings
    #expect(settings.tiers.tailFloor == 7_000)
    #expect(settings.spend.mapping == ["unit_price": "Price"])
    #expect(settings.policy.automate == ["tail"])
  }

  @Test(
    "a wrong value names where it was given",
    arguments: [
      (["seed"], [:], "--set: \"seed\" has no = sign"),
      (["sed=1"], [:], "--set: unknown setting \"sed\""),
      (["worlds=x"], [:], "--set: worlds is x"),
      (["spend.files=[a"], [:], "--set: spend.files is \"[a\""),
      (["tiers.list=x"], [:], "--set: tiers.list is x"),
      (["tiers.list.X=big"], [:], "--set: tiers.list.X: unknown word \"big\""),
      ([], ["SAVINGS_WORLDS": "x"], "environment variable SAVINGS_WORLDS: worlds is x"),
      (
        [], ["SAVINGS_TIERS__FLOR": "1"],
        "environment variable SAVINGS_TIERS__FLOR: unknown setting \"tiers.flor\""
      ),
    ] as [([String], [String: String], String)])
  func refusals(flags: [String], variables: [String: String], cause: String) throws {
    let refusal = try #require(throws: Refusal.self) {
      try Self.resolve(environment: variables, flags: flags)
    }
    #expect(refusal.status == .badSettings)
    #expect(refusal.cause == cause)
  }

  @Test("the listing has every setting with its value and origin")
  func listing() throws {
    let lines = try Self.resolve("seed: 4").listing.split(separator: "\n")
    #expect(lines.count == Setting.all.count)
    #expect(lines[0] == "seed: 4   # conf/savings.yaml line 1")
    #expect(lines[1] == "worlds: 500   # default")
  }

  @Test(
    "paths are relative to the settings file",
    arguments: [
      ("savings.yaml", "a.csv", "a.csv"), ("conf/savings.yaml", "a.csv", "conf/a.csv"),
      ("conf/savings.yaml", "/a.csv", "/a.csv"), ("/savings.yaml", "a.csv", "/a.csv"),
    ])
  func paths(file: String, text: String, path: String) throws {
    #expect(try Self.resolve(path: file).path(text) == path)
  }

  @Test("a run needs a spend file")
  func spend() throws {
    try Self.resolve("spend: {files: [a.csv]}").requireSpend()
    #expect(throws: Refusal.self) { try Self.resolve().requireSpend() }
  }
}
