import Savings

/// Which directory the settings and the environment give to the cache.
enum CachePlace {
  /// The path; nil where nothing is to be kept.
  ///
  /// `auto` is, in this order, what systemd gives a service as its cache (`CacheDirectory=`), the
  /// user's cache directory after the XDG Base Directory Specification, and none where there is no
  /// home. Relative paths in those variables are invalid and passed over, as that specification asks.
  static func path(_ resolved: ResolvedSettings, environment: [String: String]) -> String? {
    switch resolved.settings.cache.directory {
    case "none", "": return nil
    case "auto":
      func place(_ variable: String, _ rest: String) -> String? {
        // systemd may give several directories; the first is ours.
        let first = environment[variable]?.split(separator: ":").first.map(String.init) ?? ""
        return first.hasPrefix("/") ? first + rest : nil
      }
      return place("CACHE_DIRECTORY", "/ledger") ?? place("XDG_CACHE_HOME", "/savings")
        ?? place("HOME", "/.cache/savings")
    case let path: return resolved.path(path)
    }
  }
}

extension LedgerCache {
  /// The cache that the settings ask for; nil where they want none.
  ///
  /// - Parameter isReadOnly: takes from it and adds nothing.
  package convenience init?(
    _ resolved: ResolvedSettings, environment: [String: String], version: String,
    isReadOnly: Bool
  ) {
    guard let path = CachePlace.path(resolved, environment: environment) else { return nil }
    self.init(
      path: path, megabytes: resolved.settings.cache.megabytes, isReadOnly: isReadOnly,
      program: LedgerCache.program(version: version))
  }
}
