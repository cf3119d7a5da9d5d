import Foundation
import Savings
import Testing

@testable import SavingsCLI

/// `savings calibrate`: what it prints and writes.
struct CalibrateTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func calibrate(_ arguments: String...) throws -> Program.Result {
    try Program.run(["calibrate", "--worlds", "4"] + arguments, in: folder)
  }

  /// Outcomes of 60 suppliers by arithmetic, of which 24 agree at 1 to 3 %.
  static func outcomes(_ rows: Int = 60) -> String {
    var text = "supplier,agreed,baseline,saving,days\n"
    for row in 0..<rows {
      text +=
        row % 5 < 2
        ? "S\(row),yes,\(1_000 + 731 * row),\(1 + row % 3)%,\(6 + row % 9)\n"
        : "S\(row),\(row % 5 == 2 ? "no answer" : "no"),\(1_000 + 731 * row),,\n"
    }
    return text
  }

  @Test("a preset is printed with aims, distances and what they cannot tell; nothing is written")
  func text() throws {
    let result = try calibrate("walmart-pilot")
    #expect(result.status == 0, "\(result.error)")
    for fact in [
      "Calibration to walmart-pilot", "64.0 %", "1.50 %", "11.0 days", "points", "ASCM digest",
      "model.engagement_tail", "By targets", "Not identified one by one",
      "Not identified at all", "simulated", "Nothing is written",
    ] { #expect(result.output.contains(fact), "\(fact)") }
    #expect(result.error.isEmpty && folder.names().isEmpty)
  }

  @Test("JSON has every target and parameter, and is the same whatever the threads")
  func json() throws {
    let one = try calibrate("walmart-rollout", "--format", "json", "--set", "threads=1")
    let two = try calibrate("walmart-rollout", "--format", "json", "--set", "threads=2")
    #expect(one.status == 0 && one.output == two.output)
    let fit = try Document(Data(one.output.utf8))
    #expect(fit["case"].text == "walmart-rollout" && fit["targets"].count == 3)
    #expect(fit["targets"][0]["aim"].number == 0.68)
    #expect(fit["parameters"].count == 4 && fit["not_identified"].count > 20)
    #expect(fit["settings"]["model.goodwill"].text == "0.05")
    let seeded = try calibrate("walmart-rollout", "--format", "json", "--seed", "9")
    #expect(try Document(Data(seeded.output.utf8))["seed"].integer == 9)
    #expect(seeded.output != one.output)
  }

  @Test("the settings it writes say what they are, and a run takes them")
  func settings() throws {
    try folder.write(
      "spend.csv", "supplier,amount,date\nAcme,70000,2026-01-02\nB,60000,2026-01-03\n")
    try folder.write("savings.yaml", Nightly.settings)
    try folder.write("own.csv", Self.outcomes())
    let result = try calibrate(
      "--outcomes", "own.csv", "-c", "savings.yaml", "--output", "fitted.yaml")
    #expect(result.status == 0, "\(result.error)")
    for fact in ["95 % interval", "40.0 %", "28.6 % to 52.6 %", "Weight of own", "fitted.yaml"] {
      #expect(result.output.contains(fact), "\(fact)")
    }
    let yaml = folder.text("fitted.yaml")
    let comments = yaml.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: " ")
    for fact in ["fitted to own.csv", "simulated", "distance", "aim"] {
      #expect(comments.contains(fact), "\(fact)")
    }
    #expect(yaml.contains("# Fitted: calendar days that a round takes"))
    // The user's own settings stay.
    #expect(yaml.contains("worlds: 2\n") && yaml.contains("base: EUR"))
    let listing = try Program.run(["run", "-c", "fitted.yaml", "--print-settings"], in: folder)
    let before = try Program.run(["run", "--print-settings"], in: folder)
    let fitted = try Document(
      Data(
        calibrate("--outcomes", "own.csv", "-c", "savings.yaml", "--format", "json").output.utf8))
    for key in [
      "model.engagement_tail", "model.hard", "policy.target_tail", "model.days_per_round",
    ] {
      let value = try #require(fitted["settings"][key].text)
      #expect(listing.output.contains("\(key): \(value)   # fitted.yaml line "), "\(key)")
      #expect(!before.output.contains("\(key): \(value) "), "\(key)")
    }
    // The run compares itself with the outcomes that it was fitted to.
    #expect(yaml.contains("outcomes: own.csv\n"))
    let run = try Program.run(["run", "-c", "fitted.yaml", "--quiet"], in: folder)
    #expect(run.status == 0 && folder.target("out/latest") != nil, "\(run.error)")
    let own = try Document(folder.data("out/latest/run.json"))["calibration"][3]
    #expect(own["case"].text == "own.csv" && own["negotiations"].integer == 400)
    #expect(own["targets"][1]["metric"].text == "agreements")
    #expect(own["targets"][1]["aim"].number == 0.4)
    // Another file of outcomes is another run.
    let first = folder.target("out/latest")
    try folder.write("own.csv", Self.outcomes(75))
    #expect(try Program.run(["run", "-c", "fitted.yaml", "--quiet"], in: folder).status == 0)
    #expect(folder.target("out/latest") != first)
    // And the settings alone are enough to fit again.
    let again = try calibrate("-c", "fitted.yaml", "--format", "json")
    #expect(try Document(Data(again.output.utf8))["evidence"][0]["rows"].integer == 75)
  }

  @Test("paths of settings that are written to another folder still lead to the files")
  func elsewhere() throws {
    try folder.makeDirectory("conf")
    try folder.write("conf/spend.csv", "supplier,amount\nAcme,70000\nBeta,60000\n")
    try folder.write("conf/savings.yaml", Nightly.settings)
    let result = try calibrate(
      "walmart-pilot", "-c", "conf/savings.yaml", "-o", "fitted.yaml", "--quiet")
    #expect(result.status == 0 && result.output.isEmpty, "\(result.error)")
    let check = try Program.run(["check", "-c", "fitted.yaml"], in: folder)
    #expect(check.status == 0 && check.output.contains("2 records"), "\(check.error)")
  }

  @Test("--preset uses the stored fit, and says where the values come from")
  func preset() throws {
    try folder.write("spend.csv", "supplier,amount\nAcme,70000\nBeta,60000\n")
    try folder.write("savings.yaml", Nightly.settings)
    let listing = try Program.run(
      ["run", "--preset", "walmart-pilot", "--print-settings"], in: folder)
    #expect(listing.output.contains("policy.levers: [price, terms]   # preset walmart-pilot"))
    #expect(listing.output.contains("calibration.preset: walmart-pilot   # --set"))
    let run = try Program.run(["run", "--preset", "walmart-pilot", "--quiet"], in: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      folder.text("out/latest/savings-benchmark.html")
        .contains("This run uses the fit of walmart-pilot"))
    let wrong = try Program.run(["run", "--preset", "walmart"], in: folder)
    #expect(wrong.status == 64 && wrong.error.contains("walmart-rollout"))
  }

  @Test("an aim that no parameter reaches is status 3, and the settings are written all the same")
  func missed() throws {
    var text = "agreed,baseline,saving\n"
    for row in 0..<2_000 { text += row < 1_960 ? "yes,1000,3%\n" : "no,1000,\n" }
    try folder.write("own.csv", text)
    let result = try calibrate("--outcomes", "own.csv", "--output", "fitted.yaml")
    #expect(result.status == 3, "\(result.error)")
    #expect(result.output.contains("Not reproduced within the tolerance"))
    #expect(!folder.text("fitted.yaml").isEmpty)
  }

  @Test("settings that name no outcomes need a case")
  func nothing() throws {
    try folder.write("savings.yaml", Nightly.settings)
    let result = try calibrate("-c", "savings.yaml")
    #expect(result.status == 78 && result.error.contains("savings.yaml: calibration.outcomes"))
  }

  @Test("a settings file that exists is not replaced without --force")
  func exists() throws {
    try folder.write("fitted.yaml", "seed: 1\n")
    let result = try calibrate("walmart-pilot", "--output", "fitted.yaml")
    #expect(result.status == 73 && result.error.contains("fitted.yaml: the file exists"))
    #expect(folder.text("fitted.yaml") == "seed: 1\n")
    #expect(try calibrate("walmart-pilot", "--output", "fitted.yaml", "--force").status == 0)
    #expect(folder.text("fitted.yaml").contains("Settings fitted to walmart-pilot"))
  }

  @Test(
    "wrong arguments are 64",
    arguments: [
      [], ["walmart-pilot", "--outcomes", "own.csv"], ["none"], ["walmart"],
      ["walmart-pilot", "--map", "agreed=Result"], ["--outcomes", "own.csv", "--map", "agreed"],
      ["walmart-pilot", "--seed", "-1"],
    ])
  func usage(arguments: [String]) throws {
    let result = try Program.run(["calibrate"] + arguments, in: folder)
    #expect(result.status == 64 && !result.error.isEmpty, "\(result.error)")
  }

  @Test("help names the cases, the columns, the least rows and the statuses")
  func help() throws {
    let result = try Program.run(["help", "calibrate"], in: folder)
    #expect(result.status == 0)
    // The help is wrapped where the terminal ends.
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in [
      "walmart-pilot, walmart-rollout or unselected-tail", "baseline", "saving_amount",
      "\(OwnOutcomes.leastRows) rows", "EXAMPLES:", "EXIT STATUS:", "78",
    ] { #expect(text.contains(fact), "\(fact)") }
  }
}
