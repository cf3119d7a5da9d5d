/// Letters with marks, and the plain ones that stand for them.
enum LatinLetters {
  /// Latin letters without their marks. In other scripts a mark makes another letter, so it stays.
  static func withoutMarks(_ lower: String) -> String {
    var plain = ""
    var isLatin = true
    for scalar in lower.unicodeScalars {
      if scalar.isMark {
        if !isLatin { plain.unicodeScalars.append(scalar) }
      } else if let folded = unmarked[scalar] ?? scalar.latinBase {
        plain += folded
        isLatin = true
      } else if scalar.isASCII || scalar.properties.isAlphabetic && !scalar.isModifier
        || !scalar.properties.isDiacritic
      {
        plain.unicodeScalars.append(scalar)
        isLatin = scalar.isASCII
      }
    }
    return plain
  }

  /// German and Nordic letters as they are written where the keyboard lacks them; nil where the
  /// name has none. Both ways of writing ü, one scalar and two, are the same here.
  static func respelled(_ lower: String) -> String? {
    var text = ""
    var isChanged = false
    for character in lower {
      if let pair = digraphs[character] {
        text += pair
        isChanged = true
      } else {
        text.append(character)
      }
    }
    return isChanged ? text : nil
  }

  private static let digraphs: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
  ]

  private static let unmarked: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
    ]
    for (plain, marked) in groups {
      for scalar in marked.unicodeScalars { table[scalar] = plain }
    }
    // Full-width forms, as East Asian keyboards write them.
    for value in UInt32(0xFF01)...0xFF5E {
      guard let wide = Unicode.Scalar(value), let plain = Unicode.Scalar(value - 0xFEE0) else {
        continue
      }
      table[wide] = String(Character(plain)).lowercased()
    }
    return table
  }()
}

extension Unicode.Scalar {
  /// A letter or a digit of any script.
  var isWordPart: Bool {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: true
    case ..<0x80: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }

  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// A spacing accent or apostrophe that counts as a letter, as in "Oʼahu".
  fileprivate var isModifier: Bool { (0x2B0...0x2FF).contains(value) }

  /// The plain letter of a rarer Latin letter with marks: "e" of "ễ".
  fileprivate var latinBase: String? {
    guard (0x180...0x24F).contains(value) || (0x1E00...0x1EFF).contains(value),
      let words = properties.name?.split(separator: " "), words.starts(with: ["LATIN", "SMALL"]),
      words.count > 4, words[4] == "WITH", words[3].utf8.count == 1
    else { return nil }
    return words[3].lowercased()
  }
}
