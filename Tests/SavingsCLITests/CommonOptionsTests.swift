import ArgumentParser
import Foundation
import Savings
import SavingsIO
import Testing

@testable import SavingsCLI

/// The options that lead to settings.
struct CommonOptionsTests {
  @Test("options, file and defaults are resolved together")
  func resolve() throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "savings-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("worlds: 3\nseed: 5\n".utf8).write(to: file)
    let options = try CommonOptions.parse([
      "-c", file.path, "--set", "seed=6", "--set", "programme.ramp_shift=[-1, 0, 2]",
    ])
    let resolved = try options.resolve()
    #expect(resolved.settings.worlds == 3)
    #expect(resolved.settings.seed == 6)
    #expect(resolved.settings.programme.rampShift == ThreePoint(-1, 0, 2))
    #expect(resolved.origin(of: "worlds") == "\(file.path) line 1")
    #expect(resolved.path("a.csv") == file.deletingLastPathComponent().path + "/a.csv")
  }

  @Test("a missing file is a refusal")
  func missing() throws {
    let options = try CommonOptions.parse(["--config", "/nowhere/savings.yaml"])
    let refusal = try #require(throws: Refusal.self) { try options.resolve() }
    #expect(refusal.status == .noInput)
  }

  @Test("the sample's settings are valid and name its files")
  func sample() throws {
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "SampleData")
    let options = try CommonOptions.parse(["-c", sample.path + "/savings.yaml"])
    let resolved = try options.resolve()
    try resolved.requireSpend()
    let files =
      resolved.settings.spend.files + [
        resolved.settings.suppliers.file, resolved.settings.fxFile,
      ]
    for file in files { #expect(FileManager.default.fileExists(atPath: resolved.path(file))) }
  }
}
