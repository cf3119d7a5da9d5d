import ArgumentParser
import Foundation
import Testing

@testable import SavingsCLI

/// Answers about the program itself.
struct AnswerTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(
    "every verb's help has examples and its exit codes, on standard output",
    arguments: SavingsCommand.configuration.subcommands.map { $0._commandName } + [""])
  func help(verb: String) throws {
    let result = try Program.run([verb, "--help"].filter { !$0.isEmpty }, in: folder)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.output.contains("USAGE: savings \(verb.isEmpty ? "<" : verb)"))
    #expect(result.output.contains("\nEXAMPLES:\n  savings \(verb)"))
    let codes = try #require(result.output.split(separator: "EXIT STATUS:\n").last)
      .split(separator: "\n").compactMap { Int($0.split { " ,".contains($0) }.first ?? "") }
    #expect(Set([0, 64, 70, 130]).isSubset(of: codes) && codes == codes.sorted())
  }

  @Test("--version prints the version that run.json has")
  func version() throws {
    let result = try Program.run(["--version"], in: folder)
    #expect(result.status == 0 && result.error.isEmpty)
    let run = try Document(Sample.published.get().folder.data("out/latest/run.json"))
    #expect(result.output == "\(run["version"].text ?? "")\n")
  }

  @Test("--print-settings says which value won and where it comes from, and runs nothing")
  func printSettings() throws {
    try folder.write("savings.yaml", "worlds: 5\nseed: 3\nspend:\n  files: [none.csv]\n")
    let result = try Program.run(
      ["run", "--print-settings", "--set", "seed=9"], in: folder,
      environment: ["SAVINGS_WORLDS": "7", "SAVINGS_SEED": "8"])
    #expect(result.status == 0 && result.error.isEmpty)
    let lines = result.output.split(separator: "\n").map(String.init)
    for line in [
      "seed: 9   # --set", "worlds: 7   # environment SAVINGS_WORLDS",
      "spend.files: [none.csv]   # savings.yaml line 4", "tiers.strategic_cut: 0.8   # default",
    ] { #expect(lines.contains(line), "\(line)") }
    #expect(folder.names() == ["savings.yaml"])
  }
}
