import Savings
import Yams

/// Settings given outside of the file: `--set KEY=VALUE` and `SAVINGS_…` variables.
enum SettingsOverrides {
  /// Reads the values of `--set`, in the order they were given.
  static func flags(_ texts: [String]) throws(Refusal) -> [SettingAssignment] {
    var assignments: [SettingAssignment] = []
    for text in texts {
      guard let equals = text.firstIndex(of: "=") else {
        throw SettingOrigin.flag.refusal(
          "\"\(text)\" has no = sign", fix: "Write --set KEY=VALUE, as in --set worlds=200")
      }
      let key = String(text[..<equals])
      let value = String(text[text.index(after: equals)...])
      guard let assignment = try assignment(key, value, origin: .flag) else {
        throw SettingOrigin.flag.refusal(
          "unknown setting \"\(key)\"", fix: Setting.suggestion(for: key))
      }
      assignments.append(assignment)
    }
    return assignments
  }

  /// Reads the variables that name a setting: `SAVINGS_TIERS__TAIL_FLOOR` is `tiers.tail_floor`.
  ///
  /// A variable with `__` that names none is refused as a misspelling; one without may well belong
  /// to somebody else.
  static func environment(_ variables: [String: String]) throws(Refusal) -> [SettingAssignment] {
    var assignments: [SettingAssignment] = []
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
      let key = dotted(name.dropFirst(prefix.count))
      let origin = SettingOrigin.environment(name)
      if let assignment = try assignment(key, value, origin: origin) {
        assignments.append(assignment)
      } else if key.contains(".") {
        throw origin.refusal("unknown setting \"\(key)\"", fix: Setting.suggestion(for: key))
      }
    }
    return assignments
  }

  private static let prefix = "SAVINGS_"

  private static func dotted(_ name: Substring) -> String {
    var key = ""
    var pending = false
    for character in name.lowercased() {
      if character == "_", pending {
        key.removeLast()
        key.append(".")
        pending = false
      } else {
        key.append(character)
        pending = character == "_"
      }
    }
    return key
  }

  /// The assignment of a text to a key, or nil where no setting has the key.
  private static func assignment(
    _ key: String, _ text: String, origin: SettingOrigin
  ) throws(Refusal) -> SettingAssignment? {
    if let setting = Setting.named(key) {
      let value = try value(text, of: setting, origin: origin)
      return SettingAssignment(key: key, value: value, origin: origin)
    }
    let table = Setting.all.first {
      key.hasPrefix($0.key + ".") && SettingShape(of: $0) == .table
    }
    guard let table else { return nil }
    let entry = String(key.dropFirst(table.key.count + 1))
    return SettingAssignment(key: table.key, entry: entry, value: .text(text), origin: origin)
  }

  private static func value(
    _ text: String, of setting: Setting, origin: SettingOrigin
  ) throws(Refusal) -> SettingValue {
    switch SettingShape(of: setting) {
    case .scalar: return .text(text)
    case .list where !text.hasPrefix("["):
      let items = text.split(separator: ",", omittingEmptySubsequences: false)
      return .list(text.isEmpty ? [] : items.map { String($0).trimmed })
    case .list, .table:
      // Brackets and braces follow YAML, so that quotes can protect commas.
      let line = "\(setting.key): \(text)"
      guard
        let assignment = try? SettingsFile(text: line, path: "").assignments.first,
        !text.contains("\n")
      else {
        throw origin.refusal(
          "\(setting.key) is \"\(text)\"", fix: "Expected \(setting.expectation)")
      }
      return assignment.value
    }
  }
}

extension String {
  /// Without spaces and tabs at either end.
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(Substring(drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
  }
}
