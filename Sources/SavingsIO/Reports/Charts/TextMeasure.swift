/// Rough widths of text, on the wide side, as the reader's font is not known.
enum TextMeasure {
  /// The width in points at a font size of 13.
  static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance($1) } * 13
  }

  /// Widths of DejaVu Sans, one of the widest fonts that a page may meet, in shares of the size.
  private static func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "I", "|": 0.3
    case " ", ".", ",", ":", ";", "!": 0.33
    case "f", "t", "r", "(", ")", "[", "]", "-", "/": 0.41
    case "m", "w", "M", "W", "%", "@": 0.95
    case "A"..."Z", "−", "+", "=", "<", ">": 0.72
    case "0"..."9", "a"..."z", "–": 0.62
    case "\u{300}"..."\u{36F}": 0
    case "\u{1100}"...: 1.05
    default: 0.68
    }
  }

  /// The text cut into at most so many lines; what does not fit ends in an ellipsis.
  static func wrap(_ text: String, width limit: Double, lines most: Int = 2) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || width(longer) <= limit {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
    if lines.count > most {
      let rest = lines[(most - 1)...].joined(separator: " ")
      lines = Array(lines[..<(most - 1)]) + [rest]
    }
    return lines.map { cut($0, width: limit) }
  }

  private static func cut(_ text: String, width limit: Double) -> String {
    guard width(text) > limit else { return text }
    var short = text
    while !short.isEmpty, width(short + "…") > limit { short.removeLast() }
    while short.last == " " { short.removeLast() }
    return short + "…"
  }
}
