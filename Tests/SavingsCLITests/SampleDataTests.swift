import ArgumentParser
import Foundation
import Savings
import Testing

@testable import SavingsCLI

/// The committed sample is what its documented command makes.
struct SampleDataTests {
  @Test("make golden would change nothing")
  func golden() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let makefile = try String(contentsOf: root.appending(path: "Makefile"), encoding: .utf8)
    let line = try #require(
      makefile.split(separator: "\n").first { $0.hasPrefix("SAMPLE := ") })
    let options = line.dropFirst("SAMPLE := ".count).split(separator: " ").map(String.init)

    let directory = FileManager.default.temporaryDirectory.appending(
      path: "savings-sample-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let command = try GenerateCommand.parse(options + ["--output", directory.path, "--quiet"])
    try command.run()
    for name in GenerateCommand.files {
      let made = try Data(contentsOf: directory.appending(path: name))
      let committed = try Data(contentsOf: root.appending(path: "SampleData/\(name)"))
      #expect(made == committed, "SampleData/\(name) differs; if that is meant: make golden")
    }

    #expect(throws: Refusal.self) { try command.run() }
  }
}
