import Glibc
import Savings

/// A path of the settings, in which `*` and `?` match names.
struct FilePattern {
  let text: String
  /// Base of relative paths.
  let directory: String

  /// The path as the user writes it, and where it is.
  struct Match: Hashable {
    let path: String
    let location: String
  }

  /// Where the path is, taken as it stands.
  var location: String { located(text) }

  /// The files that match, sorted by bytes; a path without wildcards stands for itself.
  func matches() throws(Refusal) -> [Match] {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else {
      return [Match(path: text, location: located(text))]
    }
    // A file whose very name holds the wildcard is meant literally.
    if try Presence.of(located(text)) { return [Match(path: text, location: located(text))] }
    var paths = [text.hasPrefix("/") ? "/" : ""]
    for part in text.split(separator: "/") { paths = try expanded(paths, by: String(part)) }
    guard !paths.isEmpty else {
      throw Refusal(
        .noInput, file: text, "no file matches",
        fix: "Correct the path; paths are relative to the settings file")
    }
    return paths.sorted { $0.precedes($1) }
      .map { Match(path: $0, location: located($0)) }
  }

  /// All files of several patterns, each once, sorted by bytes: their order in the settings says
  /// nothing.
  static func files(_ texts: [String], directory: String) throws(Refusal) -> [Match] {
    var matches: [Match] = []
    for text in texts { matches += try FilePattern(text: text, directory: directory).matches() }
    matches.sort { $0.path.precedes($1.path) }
    var seen: Set<String> = []
    return matches.filter { seen.insert($0.canonical).inserted }
  }

  /// Those of the files that can be read; a pattern that matches nothing is missing as it stands.
  ///
  /// - Throws: where not one of them can be read.
  static func readable(
    _ texts: [String], directory: String, missing: inout [String]
  ) throws -> [Match] {
    var found: [String] = []
    var first: Refusal?
    for text in texts {
      do {
        for match in try FilePattern(text: text, directory: directory).matches() {
          do {
            _ = try InputDescriptor(path: match.path, at: match.location)
            found.append(match.path)
          } catch let refusal as Refusal where refusal.status == .noInput {
            missing.append(match.path)
            first = first ?? refusal
          }
        }
      } catch let refusal as Refusal where refusal.status == .noInput {
        missing.append(text)
        first = first ?? refusal
      }
    }
    if found.isEmpty, let first { throw first }
    missing = Set(missing).sorted { $0.precedes($1) }
    return try files(found, directory: directory)
  }

  /// All that a part of the pattern makes of some folders.
  ///
  /// Not by `glob`, which is silent about folders that it cannot read, and about lists that break off: what
  /// is not listed would be missing from the report.
  private func expanded(_ folders: [String], by part: String) throws(Refusal) -> [String] {
    let isPlain = !part.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    var found: [String] = []
    for folder in folders {
      let start = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
      if isPlain {
        if try Presence.of(located(start + part)) { found.append(start + part) }
      } else {
        let names = try FilePattern.names(of: located(folder))
        found += names.filter { fnmatch(part, $0, FNM_PERIOD) == 0 }.map { start + $0 }
      }
    }
    return found
  }

  /// Nothing where there is no such folder.
  private static func names(of folder: String) throws(Refusal) -> [String] {
    do throws(CallFailure) {
      return try OpenDirectory.open(folder.isEmpty ? "." : folder, calls: SystemCalls()).names()
    } catch  where error.meansNothingThere {
      return []
    } catch {
      throw Refusal(
        error.code == EACCES ? .noInput : .ioError, file: folder,
        "the folder cannot be read: \(error.reason)",
        fix: "Give the user of this program permission to read it, or name the files one by one")
    }
  }

  /// The files as ``files(_:directory:)`` finds them; nil where a pattern matches none here.
  static func known(_ texts: [String], directory: String) throws(Refusal) -> [Match]? {
    do throws(Refusal) {
      return try files(texts, directory: directory)
    } catch  where error.status == .noInput {
      return nil
    }
  }

  private func located(_ path: String) -> String {
    path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
  }
}

extension FilePattern.Match {
  /// The location without links and dots, or as it is where the file is missing.
  var canonical: String {
    guard let resolved = realpath(location, nil) else { return location }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
