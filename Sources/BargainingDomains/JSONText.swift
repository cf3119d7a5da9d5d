/// The text of JSON strings and numbers.
enum JSONText {
  /// RFC 8259: no plus, no zeros in front, digits on both sides of a point.
  static func isNumber(_ word: String) -> Bool {
    let number = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/
    return word.wholeMatch(of: number) != nil
  }

  /// - Returns: nil for text that is not UTF-8 and escapes that do not exist.
  static func unquoted(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    guard bytes.contains(UInt8(ascii: "\\")) else { return text }
    var units: [UInt16] = []
    var rest = Substring(text).utf16
    while let unit = rest.popFirst() {
      guard unit == UInt16(UInt8(ascii: "\\")) else {
        units.append(unit)
        continue
      }
      guard let escape = rest.popFirst(), let scalar = Unicode.Scalar(escape) else { return nil }
      switch scalar {
      case "\"", "\\", "/": units.append(escape)
      case "b": units.append(0x08)
      case "f": units.append(0x0C)
      case "n": units.append(0x0A)
      case "r": units.append(0x0D)
      case "t": units.append(0x09)
      case "u":
        guard let digits = String(rest.prefix(4)), digits.utf8.count == 4,
          let code = UInt16(digits, radix: 16)
        else { return nil }
        units.append(code)
        rest.removeFirst(4)
      default: return nil
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}
