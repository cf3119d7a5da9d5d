import Mustache

/// Text made safe for HTML and SVG: in elements and in quoted attributes.
enum Markup {
  /// Escapes scalar by scalar, and shows characters that could deceive a reader.
  ///
  /// The template library escapes by `Character`, so that a quote with a combining accent would
  /// pass unescaped and end its attribute. Direction controls can make a name read as another one.
  static func escape(_ text: String) -> String {
    // Most text is plain: printable ASCII without the five signs that mean something.
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !"&<>\"'".utf8.contains(byte)
    }
    guard !isPlain else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n": escaped.append(" ")
      case _ where isDeceptive(scalar):
        escaped.append(contentsOf: "⟦U+\(hex(scalar))⟧".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Controls, and marks that change the direction or the lines of what stands around them.
  static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The escaping of ``Markup`` as the templates' content type.
struct MarkupContent: MustacheContentType {
  static let name = "MARKUP"

  func escapeText(_ text: String) -> String { Markup.escape(text) }
}
