import Glibc
import Savings
import Yams

/// A settings file as it is written: keys, values and the lines they stand on.
package struct SettingsFile: Sendable {
  package let path: String
  let assignments: [SettingAssignment]

  /// More than any person writes by hand; what is larger is some other file.
  private static let largest = 4_194_304

  /// Reads the file at a path.
  package init(path: String) throws(Refusal) {
    let data = try SettingsFile.bytes(path)
    guard data.count <= SettingsFile.largest else {
      throw Refusal(
        .badSettings, file: path, "the file is too large for settings",
        fix: "Name the settings file, not the ledger, with --config")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Refusal(
        .badSettings, file: path, "the file is not UTF-8 text", fix: "Save it again as UTF-8")
    }
    try self.init(text: text, path: path)
  }

  private static func bytes(_ path: String) throws(Refusal) -> [UInt8] {
    do throws(CallFailure) {
      return try WholeFile.bytes(path, atMost: largest + 1)
    } catch {
      if error.code == ENOENT || error.code == ENOTDIR {
        throw Refusal(
          .noInput, file: path, "there is no such settings file",
          fix: "Write one with: savings init LEDGER.csv, or name another file with --config")
      }
      throw Refusal(
        .noInput, file: path, "the settings file cannot be read: \(error.reason)",
        fix: "Check that it is a file that this user may read")
    }
  }

  /// Reads the text of a file; the path is only for messages.
  package init(text: String, path: String) throws(Refusal) {
    let unmarked = text.unicodeScalars.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    let root: Node?
    do {
      root = try Yams.compose(yaml: unmarked)
    } catch {
      throw SettingsFile.refusal(of: error, in: unmarked, path: path)
    }
    self.path = path
    var reader = SettingsNodeReader(path: path)
    if let root { try reader.read(root) }
    assignments = reader.assignments
  }

  private static func refusal(of error: any Error, in text: String, path: String) -> Refusal {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Refusal(
        .badSettings, file: path, line: mark.line,
        "the YAML cannot be read at character \(mark.column): \(problem)",
        fix: "Check indentation, colons and quotes on this line and the one before")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      return Refusal(
        .badSettings, file: path, line: line(repeating: key, in: text, from: context.mark.line),
        "\"\(key)\" is given twice", fix: "Keep one of the two")
    case .reader(let problem, _, _, _):
      return Refusal(
        .badSettings, file: path, "the file is not plain text: \(problem)",
        fix: "Remove control characters and save it again as UTF-8")
    default:
      return Refusal(
        .badSettings, file: path, "the YAML cannot be read",
        fix: "Compare it with one that savings generate writes")
    }
  }

  /// The line of a key's second occurrence: the parser only tells where its section starts.
  private static func line(repeating key: String, in text: String, from first: Int) -> Int {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let start = max(0, first - 1)
    let matches = lines.indices.dropFirst(start).filter { index in
      let line = lines[index].drop { $0 == UInt8(ascii: " ") }
      return line.starts(with: key.utf8)
        && line.dropFirst(key.utf8.count).first == UInt8(ascii: ":")
    }
    return (matches.dropFirst().first ?? start) + 1
  }
}
