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
  func matches() throws -> [Match] {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else {
      return [Match(path: text, location: located(text))]
    }
    // A file whose very name holds the wildcard is meant literally.
    if access(located(text), F_OK) == 0 { return [Match(path: text, location: located(text))] }
    var found = glob_t()
    defer { globfree(&found) }
    let status = glob(located(text), 0, nil, &found)
    let prefix = located("").utf8.count
    var paths: [String] = []
    if status == 0 {
      for i in 0..<Int(found.gl_pathc) {
        guard let path = found.gl_pathv[i] else { continue }
        let location = String(cString: path)
        paths.append(
          text.hasPrefix("/")
            ? location : String(decoding: location.utf8.dropFirst(prefix), as: UTF8.self))
      }
    }
    guard !paths.isEmpty else {
      throw Refusal(
        .noInput, file: text, "no file matches",
        fix: "Correct the path; paths are relative to the settings file")
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Match(path: $0, location: located($0)) }
  }

  /// All files of several patterns, each once, sorted by bytes: their order in the settings says
  /// nothing.
  static func files(_ texts: [String], directory: String) throws -> [Match] {
    let matches = try texts.flatMap { try FilePattern(text: $0, directory: directory).matches() }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
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
    missing = Set(missing).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return try files(found, directory: directory)
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
