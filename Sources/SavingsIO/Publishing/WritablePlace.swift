import Glibc
import Savings

/// Where the program may write: anywhere but in what belongs to the system.
///
/// Input files may lie wherever this user may read. What is written goes to the output and the cache
/// directory only, and settings that send either to a place of the system, by whatever links, are wrong.
package enum WritablePlace {
  private static let system = [
    "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run/systemd", "/sbin",
    "/sys", "/usr",
  ]
  /// Below those, but for everybody.
  private static let shared = ["/dev/shm", "/usr/local", "/usr/share/savings"]

  /// Refuses a directory of the system.
  ///
  /// - Parameters:
  ///   - path: a directory that is there or is to be made.
  ///   - key: the setting that names it.
  package static func check(_ path: String, of key: String) throws(Refusal) {
    let real = real(path)
    let isSystem = real == "/" || isBelow(real, system) && !isBelow(real, shared)
    guard isSystem else { return }
    throw Refusal(
      .badSettings,
      "\(key) is \(path), which is \(path == real ? "" : "\(real), ")a place of the system",
      fix: "Name a directory of your own")
  }

  /// Whether two paths lead to one place, by whatever links.
  package static func isSame(_ path: String, _ other: String) -> Bool { real(path) == real(other) }

  private static func isBelow(_ path: String, _ folders: [String]) -> Bool {
    folders.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  /// The path without links and dots, as far as it is there.
  private static func real(_ given: String) -> String {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard let slash = path.lastIndex(of: "/") else { return real(".") + "/" + path }
    guard slash != path.startIndex else { return path }
    return real(String(path[..<slash])) + path[slash...]
  }
}

extension ResolvedSettings {
  /// Refuses settings that let the program write into a place of the system.
  package func requireWritablePlaces() throws(Refusal) {
    func check(_ value: String, _ key: String) throws(Refusal) {
      guard !["auto", "none", ""].contains(value) else { return }
      try WritablePlace.check(path(value), of: key)
    }
    try check(settings.output.directory, "output.directory")
    try check(settings.cache.directory, "cache.directory")
    try check(settings.history.file, "history.file")
    try check(settings.actuals.directory, "actuals.directory")
  }
}
