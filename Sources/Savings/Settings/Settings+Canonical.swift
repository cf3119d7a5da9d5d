extension Settings {
  /// Keys that change where or how fast a run works, and no figure of it.
  package static let withoutEffect: Set<String> = [
    "threads", "output.directory", "output.group_readable", "output.savepoint_deals",
    "limits.unpacked_seconds", "cache.directory", "cache.megabytes",
    "history.file", "history.keep_daily", "history.keep_monthly",
    "actuals.agreements", "actuals.files", "actuals.states", "actuals.run", "actuals.mapping",
    "actuals.directory",
  ]

  /// Every setting and its value, one a line in the order of ``Setting/all``: the text to
  /// fingerprint.
  ///
  /// Two settings are equal exactly when their texts are. The keys left out are those that must not
  /// tell two runs apart: the same input gives the same run whatever the number of threads.
  package func canonicalText(leavingOut keys: Set<String> = []) -> String {
    var text = ""
    for setting in Setting.all where !keys.contains(setting.key) {
      text += "\(setting.key): \(setting.value(in: self).yaml)\n"
    }
    return text
  }
}

extension SettingValue {
  /// The value on one line of YAML: `0.05`, `[tail, mid-tier]`, `{amount: Net value}`.
  package var yaml: String {
    switch self {
    case .none: "\"\""
    case .text(let text): SettingValue.scalar(text)
    case .list(let items): "[" + items.map(SettingValue.scalar).joined(separator: ", ") + "]"
    case .table(let table):
      "{" + SettingValue.entries(table).joined(separator: ", ") + "}"
    }
  }

  /// The pairs of a table in the order of their keys, which a dictionary does not have.
  static func entries(_ table: [String: String]) -> [String] {
    table.sorted { $0.key < $1.key }.map { "\(scalar($0.key)): \(scalar($0.value))" }
  }

  /// A text as a YAML scalar, quoted wherever a reader could take it for anything else.
  static func scalar(_ text: String) -> String {
    let bytes = text.utf8
    let isPlain =
      !text.isEmpty && !reserved.contains(text.lowercased())
      && bytes.allSatisfy { isPlainByte($0) } && bytes.first != 0x20 && bytes.last != 0x20
      && !"-?%".utf8.contains(bytes.first ?? 0)
    if isPlain || isNegativeNumber(text) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF
          || scalar.value == 0x2028 || scalar.value == 0x2029
          // YAML allows every character but the last two of the first plane.
          || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        {
          let hex = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static let reserved: Set<String> = ["null", "~"]

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: " ._-+/()%?".utf8.contains(byte)
    }
  }

  private static func isNegativeNumber(_ text: String) -> Bool {
    text.hasPrefix("-") && Double(setting: .text(text)) != nil
  }
}
