import Foundation
import Testing

/// The files of a published run as bytes.
enum PublishedFiles {
  /// Those that may differ between two runs of one key.
  static let timed: Set<String> = ["timings.json", "metrics.prom"]

  static func all(_ folder: Folder, _ run: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in folder.names(run) where name != "deals" {
      files[name] = try folder.data("\(run)/\(name)")
    }
    for page in folder.names("\(run)/deals") {
      files["deals/\(page)"] = try folder.data("\(run)/deals/\(page)")
    }
    return files
  }

  /// Asserts that two runs hold the same bytes under the same names, but for the timed ones.
  static func expectSame(
    _ found: [String: Data], _ expected: [String: Data],
    location: SourceLocation = #_sourceLocation
  ) {
    let names = Set(expected.keys).subtracting(timed)
    #expect(Set(found.keys).subtracting(timed) == names, sourceLocation: location)
    for name in names {
      #expect(found[name] == expected[name], "\(name)", sourceLocation: location)
    }
  }

  /// A copy of the published sample in a folder of its own, as `out/<run-id>` with its `latest`.
  static func copy() throws -> (folder: Folder, runID: String) {
    let sample = try Sample.published.get().folder
    let folder = try Folder()
    try FileManager.default.copyItem(atPath: sample.path + "/out", toPath: folder.path + "/out")
    return (folder, try #require(sample.target("out/latest")))
  }
}
