import Savings

/// A JSON value whose objects keep the order in which they were given.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number with all its digits, already as decimal text: `-12.50`.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// A real number as a plain decimal; JSON has no word for what is not a number, so that is null.
  package static func number(_ value: Double, decimals: Int) -> JSONValue {
    value.isFinite ? .decimal(Digits.fixed(value, decimals)) : .null
  }
}

/// JSON as text that is the same for the same values: order as given, two spaces of indentation.
package enum JSONText {
  package static func bytes(_ value: JSONValue) -> [UInt8] { Array((text(value) + "\n").utf8) }

  package static func text(_ value: JSONValue) -> String {
    var text = ""
    append(value, indent: "", to: &text)
    return text
  }

  private static func append(_ value: JSONValue, indent: String, to text: inout String) {
    let inner = indent + "  "
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .decimal(let digits):
      precondition(isNumber(digits), "not a JSON number: \(digits)")
      text += digits
    case .string(let string): append(string, to: &text)
    case .array(let values):
      guard !values.isEmpty else {
        text += "[]"
        return
      }
      text += "["
      for (index, value) in values.enumerated() {
        text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
        append(value, indent: inner, to: &text)
      }
      text += "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else {
        text += "{}"
        return
      }
      text += "{"
      for (index, member) in members.enumerated() {
        text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
        append(member.name, to: &text)
        text += ": "
        append(member.value, indent: inner, to: &text)
      }
      text += "\n\(indent)}"
    }
  }

  private static func append(_ string: String, to text: inout String) {
    // Nearly all texts stand for themselves.
    if string.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      text += "\""
      text += string
      text += "\""
      return
    }
    text.unicodeScalars.append("\"")
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // The two line separators end a line in JavaScript and in many log viewers.
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text.unicodeScalars.append("\"")
  }

  /// Whether the text is `-?(0|[1-9][0-9]*)(\.[0-9]+)?`.
  static func isNumber(_ text: String) -> Bool {
    var digits = Substring(text)
    if digits.hasPrefix("-") { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return false }
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return areDigits && (parts[0].count == 1 || parts[0].first != "0")
  }
}
