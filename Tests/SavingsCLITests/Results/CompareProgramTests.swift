import Foundation
import Testing

/// `savings compare`: two published runs, and the bridge between their figures.
struct CompareProgramTests {
  /// Two nights: a supplier comes, one goes, one sells more, and the licence has become dearer.
  private static let nights = Swift.Result { () throws -> (folder: Folder, runs: [String]) in
    let folder = try Folder()
    func ledger(_ rows: [(String, Int)]) -> String {
      "supplier,amount,date,category\n"
        + rows.flatMap { name, amount in
          (1...6).map { "\(name),\(amount).\(10 + $0),2026-0\($0)-15,Parts\n" }
        }.joined()
    }
    var all = (1...12).map { ("Supplier \($0)", 9_000 + 731 * $0) }
    let settings =
      Nightly.settings.replacing("worlds: 2", with: "worlds: 8")
      + "tiers:\n  strategic_cut: 0.05\n  mid_tier_cut: 0.5\n"
    try folder.write("savings.yaml", settings)
    var runs: [String] = []
    for night in 0..<2 {
      if night == 1 {
        all.remove(at: 3)
        all[1].1 += 300
        all.append(("Newcomer", 12_000))
      }
      try folder.write("spend.csv", ledger(all))
      let result = try Program.run(
        ["run", "--quiet"] + (night == 1 ? ["--set", "programme.licence=70000"] : []), in: folder)
      try #require(result.status == 0, "\(result.error)")
      let name = try #require(folder.target("out/latest"))
      runs.append("out/" + name)
    }
    return (folder, runs)
  }

  private static func compare(_ format: String) throws -> String {
    let (folder, runs) = try nights.get()
    let result = try Program.run(["compare"] + runs + ["--format", format], in: folder)
    try #require(result.status == 0 && result.error.isEmpty, "\(result.error)")
    return result.output
  }

  private static func cents(_ text: String?) throws -> Int {
    let digits = try #require(text).replacing(".", with: "")
    return try #require(Int(digits))
  }

  @Test("the lines of the csv add up to the cent, and both ends are the runs' own figures")
  func closes() throws {
    let (folder, runs) = try Self.nights.get()
    let rows = try Table(Self.compare("csv")).rows
    #expect(rows.map { $0["step"] ?? "" }.dropFirst().dropLast().contains("Deals that entered"))
    for (column, key) in [
      ("hard_saving_agreed", "hard_saving_agreed"), ("net_position", "net_position"),
      ("npv", "npv"),
    ] {
      let amounts = try rows.map { try Self.cents($0[column]) }
      #expect(amounts.dropLast().reduce(0, +) == amounts.last, "\(column)")
      for (run, amount) in zip(runs, [amounts.first, amounts.last]) {
        let document = try #require(
          try JSONSerialization.jsonObject(with: folder.data("\(run)/run.json")) as? [String: Any])
        let other = (document["headline"] as? [String: Any])?[key] as? [String: String]
        #expect(try Self.cents(other?["mean"]) == amount, "\(run) \(column)")
      }
    }
  }

  @Test("json: what changed, each with both values, and the same bridge")
  func json() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.compare("json").utf8)) as? [String: Any])
    let settings = document["settings"] as? [[String: String]]
    #expect(
      settings == [
        [
          "group": "programme", "setting": "programme.licence", "before": "150000",
          "after": "70000",
        ]
      ])
    let deals = document["deals"] as? [String: [String: Any]]
    #expect(deals?["entered"]?["deals"] as? Int == 1)
    #expect(deals?["left"]?["deals"] as? Int == 1)
    #expect((deals?["spend"]?["deals"] as? Int ?? 0) >= 1)
    let suppliers = document["suppliers"] as? [String: Any]
    #expect((suppliers?["new"] as? [String: Any])?["suppliers"] as? Int == 1)
    #expect((suppliers?["gone"] as? [String: Any])?["suppliers"] as? Int == 1)
    let bridge = document["bridge"] as? [String: Any]
    let steps = try #require(bridge?["steps"] as? [[String: Any]])
    let rows = try Table(Self.compare("csv")).rows
    #expect(
      steps.compactMap { $0["title"] as? String } == rows.dropFirst().dropLast().map { $0["step"] })
    #expect(!steps.contains { ["policy", "model"].contains($0["cause"] as? String) })
  }

  @Test("text and page say the same, and that it is simulated")
  func pages() throws {
    let (text, page) = (try Self.compare("text"), try Self.compare("html"))
    for says in ["Deals that entered", "programme.licence", "Settings of the return on investment"]
    {
      #expect(text.contains(says) && page.contains(says), "\(says)")
    }
    #expect(page.contains("Simulated") && page.hasPrefix("<!doctype html>"))
    #expect(text.contains("simulated"))
  }

  @Test("a run and itself: all is the same")
  func same() throws {
    let (folder, runs) = try Self.nights.get()
    let result = try Program.run(["compare", runs[0], runs[0], "--format", "csv"], in: folder)
    let rows = try Table(result.output).rows
    #expect(rows.count == 2 && rows[0]["npv"] == rows[1]["npv"])
  }

  @Test("no run is 66, one run is 64, and nothing is written")
  func misused() throws {
    let (folder, runs) = try Self.nights.get()
    let before = folder.names() + folder.names("out")
    #expect(try Program.run(["compare", runs[0], "none"], in: folder).status == 66)
    #expect(try Program.run(["compare", runs[0]], in: folder).status == 64)
    #expect(folder.names() + folder.names("out") == before)
  }
}
