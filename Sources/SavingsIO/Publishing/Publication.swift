import Glibc
import Savings

/// The output directory and how a run's files become visible in it: all of them, or none.
///
/// Files are written aside, brought to the disk, and renamed into place; `latest` moves last. A run
/// that is killed at any instant leaves at most names that start with a dot, which the next run
/// sweeps away.
package struct Publication: Sendable {
  package let path: String
  let fileMode: mode_t
  let directoryMode: mode_t
  let calls: SystemCalls

  package init(directory: String, settings: OutputSettings = OutputSettings()) {
    self.init(directory: directory, settings: settings, calls: SystemCalls())
  }

  init(directory: String, settings: OutputSettings = OutputSettings(), calls: SystemCalls) {
    var path = Substring(directory)
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    self.path = String(path)
    self.fileMode = settings.groupReadable ? 0o640 : 0o600
    self.directoryMode = settings.groupReadable ? 0o750 : 0o700
    self.calls = calls
  }

  /// Takes the directory for this run, and clears away what dead runs left in it.
  package func lock() throws(Refusal) -> RunLock {
    let directory: OpenDirectory
    do throws(CallFailure) {
      directory = try openOrMake()
    } catch {
      throw error.refusal
    }
    let lock = try RunLock(directory, mode: fileMode)
    sweep(directory)
    return lock
  }

  /// Publishes the files of a run, and returns the path: see ``StagedRun``.
  @discardableResult
  package func publish(
    runID: String, files: [(name: String, bytes: [UInt8])], holding held: RunLock? = nil
  ) throws(Refusal) -> String {
    for name in files.map(\.name) { try StagedRun.check(name, Publication.isPublishable(name)) }
    try StagedRun.check(runID, Publication.isPlain(runID))
    let lock = if let held { held } else { try self.lock() }
    let staged = try StagedRun(runID, of: self, holding: lock)
    for file in files { try staged.write(file.name, [file.bytes]) }
    return try staged.publish()
  }

  static let latest = "latest"
  static let staging = ".staging-"
  static let standby = ".standby-"
  static let aside = ".aside-"
  static let pointer = ".latest-"
  static let pruned = ".pruned-"

  /// Letters, digits, `.`, `_` and `-`, not first a dot or a hyphen: it stays in the directory.
  static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-"),
      name.utf8.count <= 120, name != latest
    else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// A plain name, or one in a folder with a plain name.
  static func isPublishable(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { isPlain(String($0)) }
  }

  private func openOrMake() throws(CallFailure) -> OpenDirectory {
    do throws(CallFailure) {
      try calls.run("create", path) { Int(mkdir(path, 0o700)) }
    } catch  where error.code == EEXIST {
      // The user's own directory: its mode is the user's choice.
      return try OpenDirectory.open(path, calls: calls)
    }
    let made = try OpenDirectory.open(path, calls: calls)
    try calls.run("set the mode of", path) { Int(fchmod(made.descriptor, directoryMode)) }
    // The new name is in the parent, which may be one that this user cannot read.
    _ = try? OpenDirectory.open(path + "/..", calls: calls).sync()
    return made
  }
}
