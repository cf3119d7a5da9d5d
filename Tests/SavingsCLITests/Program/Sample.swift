import Foundation

/// The sample that comes with the program, and its run.
enum Sample {
  static let path: String = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "SampleData").path
  }()

  static let worlds = 6
  static let config = ["-c", Sample.path + "/savings.yaml"]

  /// One run that several tests look at, in `out` of its own folder.
  static let published = Swift.Result { () throws -> (folder: Folder, result: Program.Result) in
    let folder = try Folder()
    return (folder, try run(in: folder))
  }

  static func run(
    in folder: Folder, _ more: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["run"] + config + [
        "--set", "worlds=\(worlds)", "--set", "output.directory=\(folder.path)/out",
      ]
        + more, in: folder, environment: environment)
  }
}
