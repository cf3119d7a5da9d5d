/// Splits a name into folded words.
enum NameReader {
  /// What was seen on the way.
  struct Marks {
    var applied: UInt16 = 0
    var hasSlash = false
    var commas = 0
    /// Words before the last comma.
    var wordsBeforeComma = 0
    var hasLettersBeyondASCII = false
  }

  static func read(_ name: String, into words: inout NameWords) -> Marks {
    var marks = Marks()
    let text = name.utf8Span.span
    for place in text.indices {
      let byte = text[place]
      switch byte {
      case 0x61...0x7A, 0x30...0x39: words.append(byte)
      case 0x41...0x5A:
        words.append(byte | 0x20)
        marks.applied |= SupplierName.Rule.letterCase.bit
      case 0x20: words.endWord()
      case ..<0x80: punctuation(byte, &words, &marks)
      default:
        words.removeAll()
        return readUnicode(name, into: &words)
      }
    }
    words.endWord()
    return marks
  }

  private static func punctuation(
    _ byte: UInt8, _ words: inout NameWords, _ marks: inout Marks
  ) {
    marks.applied |= SupplierName.Rule.punctuation.bit
    // "S.A." is one word, "O'Brien" too.
    if byte == 0x2E || byte == 0x27 { return }
    words.endWord()
    if byte == 0x2F { marks.hasSlash = true }
    if byte == 0x2C {
      marks.commas += 1
      marks.wordsBeforeComma = words.count
    }
  }

  private static func readUnicode(_ name: String, into words: inout NameWords) -> Marks {
    var marks = Marks()
    marks.hasLettersBeyondASCII = true
    let lower = name.lowercased()
    if lower != name { marks.applied |= SupplierName.Rule.letterCase.bit }
    var plain = LatinLetters.withoutMarks(lower)
    if plain != lower { marks.applied |= SupplierName.Rule.accents.bit }
    if let bare = LegalForm.withoutJoined(plain) {
      plain = bare
      marks.applied |= SupplierName.Rule.legalForm.bit
    }
    var isInWord = false
    for scalar in plain.unicodeScalars {
      if scalar.isWordPart || (!scalar.isASCII && scalar.isMark && isInWord) {
        for byte in UTF8.encode(scalar) ?? .init() { words.append(byte) }
        isInWord = true
      } else if scalar == " " {
        words.endWord()
        isInWord = false
      } else {
        let byte: UInt8 =
          scalar.isASCII ? UInt8(scalar.value) : scalar == "\u{2019}" ? 0x27 : 0x2D
        punctuation(byte, &words, &marks)
        if byte != 0x2E && byte != 0x27 { isInWord = false }
      }
    }
    words.endWord()
    return marks
  }
}
