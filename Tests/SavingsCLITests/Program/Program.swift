import Foundation
import Glibc
import Testing

/// The built program, run as a user would run it.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var error: String
  }

  /// Beside the test bundle, where the build puts both.
  static let path: String = {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      let place = bundle ?? Bundle.main.bundleURL
    #else
      let place = Bundle.main.executableURL ?? Bundle.main.bundleURL
    #endif
    return place.deletingLastPathComponent().appending(path: "savings").path
  }()

  /// What `make sanitize` tells the program that has a sanitizer inside.
  private static let sanitizer = ProcessInfo.processInfo.environment.filter {
    $0.key == "LSAN_OPTIONS"
  }

  /// Runs the program in a directory and waits for its end.
  ///
  /// - Parameters:
  ///   - environment: variables beside PATH and HOME; no setting of the caller's leaks in.
  ///   - output: a file that takes standard output instead of the result.
  ///   - executable: what is started instead of the program.
  static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:],
    output: FileHandle? = nil, executable: String = path
  ) throws -> Result {
    try #require(FileManager.default.isExecutableFile(atPath: path), "\(path) is not built")
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = environment.merging(
      ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(sanitizer) { given, _ in given }
    ) { given, _ in given }
    // Files, not pipes: a pipe that nobody empties blocks the program.
    let streams = try Folder()
    let out = try streams.handle("out")
    let error = try streams.handle("error")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? out
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: streams.text("out"), error: streams.text("error"))
  }
}

extension Program {
  /// The same as a user who has no rights but everybody's, whoever runs the tests.
  ///
  /// Root goes on as nobody, who reads the folder and runs a copy of the program.
  static func runWithoutRights(_ arguments: [String], in folder: Folder) throws -> Result {
    guard geteuid() == 0 else { return try run(arguments, in: folder) }
    let place = try Folder()
    try FileManager.default.copyItem(atPath: path, toPath: place.path + "/savings")
    for path in [place.path, place.path + "/savings", folder.path] { chmod(path, 0o755) }
    return try run(
      ["--reuid=65534", "--regid=65534", "--clear-groups", place.path + "/savings"] + arguments,
      in: folder, executable: "/usr/bin/setpriv")
  }
}

/// A fresh directory for one test, which goes away with the value.
final class Folder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "savings-program-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    _ = try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func url(_ name: String) -> URL { URL(filePath: path + "/" + name) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: url(name)) }

  func makeDirectory(_ name: String) throws {
    try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }

  /// Empty where there is no such file.
  func text(_ name: String) -> String {
    (try? data(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func names(_ name: String = ".") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name)) ?? []).sorted()
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return (attributes[.posixPermissions] as? Int ?? 0) & 0o7777
  }

  /// Where a symbolic link leads.
  func target(_ name: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: path + "/" + name)
  }

  func handle(_ name: String) throws -> FileHandle {
    try write(name, "")
    return try FileHandle(forWritingTo: url(name))
  }
}
