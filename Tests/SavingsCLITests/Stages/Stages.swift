import Foundation
import Testing

/// A folder with the sample's ledger in files, and the stages of its run, one process each.
final class Stages {
  let folder: Folder
  let files: [String]
  private let flags = ["--set", "worlds=4", "--set", "spend.files=ledger-*.csv"]

  /// - Parameter count: of the files that the ledger is cut into.
  init(_ count: Int = 16) throws {
    folder = try Folder()
    for name in ["savings.yaml", "suppliers.csv", "fx.csv", "price-index.csv"] {
      try FileManager.default.copyItem(
        atPath: "\(Sample.path)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    let lines = try String(contentsOfFile: Sample.path + "/spend.csv", encoding: .utf8)
      .split(separator: "\n")
    var files: [String] = []
    for file in 0..<count {
      let rows = lines[
        1 + (lines.count - 1) * file / count..<1 + (lines.count - 1) * (file + 1) / count]
      files.append("ledger-\(10 + file).csv")
      try folder.write(files[file], ([lines[0]] + rows).joined(separator: "\n") + "\n")
    }
    self.files = files
  }

  /// One stage.
  func stage(_ name: String, _ arguments: [String]) throws -> Program.Result {
    let settings = name == "merge" || name == "negotiate" ? [] : flags
    return try Program.run(["stage", name] + settings + arguments, in: folder)
  }

  /// One stage that must do its work.
  func made(_ name: String, _ arguments: [String], _ path: String) throws -> String {
    let result = try stage(name, ["--output", path] + arguments)
    try #require(result.status == 0, "\(name): \(result.error)")
    try #require(result.output.isEmpty)
    return path
  }

  /// The ledger's part, of files in so many parts.
  func ledger(parts: Int) throws -> String {
    let parts = try (0..<parts).map { part in
      let own = files[files.count * part / parts..<files.count * (part + 1) / parts]
      return try made("aggregate", Array(own), "\(part).part")
    }
    return try made("merge", ["--expect", "\(files.count)"] + parts.reversed(), "ledger.part")
  }

  func results(_ deals: String, shards: Int) throws -> [String] {
    try (1...shards).map {
      try made(
        "negotiate", ["--shard", "\($0)/\(shards)", "--threads", "1", deals], "result-\($0)")
    }
  }

  func report(_ ledger: String, _ deals: String, _ results: [String]) throws -> Program.Result {
    try stage(
      "report", ["--quiet", "--set", "output.directory=staged", ledger, deals] + results)
  }

  /// The same in one process.
  func run() throws {
    let result = try Program.run(["run", "--quiet"] + flags, in: folder)
    try #require(result.status == 0, "\(result.error)")
  }
}
