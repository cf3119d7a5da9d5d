import Glibc

/// How a settings file names other files: relative to its own folder.
package struct SettingsPlace {
  /// Folders from the root to the settings file's; nil where it lies in the working directory.
  private let folders: [Substring]?

  package init(_ settingsPath: String) {
    guard let slash = settingsPath.lastIndex(of: "/") else {
      folders = nil
      return
    }
    let folder = slash == settingsPath.startIndex ? "/" : String(settingsPath[..<slash])
    folders = SettingsPlace.real(folder).split(separator: "/")
  }

  /// A path that is relative to the working directory as the settings file has to write it.
  package func named(_ path: String) -> String {
    guard let folders, !path.hasPrefix("/") else { return path }
    // Only the folder is looked up: the name may be a pattern.
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let target = SettingsPlace.real(folder).split(separator: "/")
    let shared = zip(folders, target).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: folders.count - shared)
      + target.dropFirst(shared).map(String.init)
    return (steps + [name]).joined(separator: "/")
  }

  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
