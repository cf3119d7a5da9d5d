/// A name, or a pattern of one: `*` stands for any text, `?` for one character. Compared after
/// normalisation too, so that case, accents, punctuation and legal forms do not matter.
struct NamePattern: Sendable {
  let text: String
  private let key: String
  private let isPattern: Bool
  private let textParts: [UInt8]
  private let keyParts: [UInt8]

  init(_ text: String) {
    self.text = text
    isPattern = text.contains { $0 == "*" || $0 == "?" }
    key = SupplierName(text).key
    textParts = Array(text.utf8)
    keyParts = isPattern ? NamePattern.foldedPattern(text) : []
  }

  /// - Parameter key: the name's ``SupplierName/key``.
  func matches(_ name: String, key other: String) -> Bool {
    guard isPattern else { return name == text || (!key.isEmpty && other == key) }
    if NamePattern.matches(textParts[...], Array(name.utf8)[...]) { return true }
    return keyParts.contains(where: { $0 != 0x2A && $0 != 0x3F })
      && NamePattern.matches(keyParts[...], Array(other.utf8)[...])
  }

  /// The words between the signs folded, the signs as they stand.
  private static func foldedPattern(_ text: String) -> [UInt8] {
    var pattern: [UInt8] = []
    var part = ""
    var startsWord = false
    func folded(_ part: String) -> [UInt8] {
      var words = NameWords()
      _ = NameReader.read(part, into: &words)
      var bytes: [UInt8] = part.first == " " && startsWord ? [0x20] : []
      for word in 0..<words.count {
        if word > 0 { bytes.append(0x20) }
        bytes += words.bytes[words.range(word)]
      }
      if part.last == " ", words.count > 0 { bytes.append(0x20) }
      return bytes
    }
    for character in text {
      if character == "*" || character == "?" {
        pattern += folded(part) + [character == "*" ? 0x2A : 0x3F]
        part = ""
        startsWord = true
      } else {
        part.append(character)
      }
    }
    return pattern + folded(part)
  }

  /// Wildcards by backtracking to the last `*`, which is linear but for hostile patterns.
  static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var (p, t) = (pattern.startIndex, text.startIndex)
    var star: (pattern: Int, text: Int)?
    while t < text.endIndex {
      if p < pattern.endIndex, pattern[p] == 0x2A {
        star = (p, t)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == 0x3F {
        p += 1
        t += 1
        // One character, not one byte of it.
        while t < text.endIndex, text[t] & 0xC0 == 0x80 { t += 1 }
      } else if p < pattern.endIndex, pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        p = last.pattern + 1
        t = last.text + 1
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == 0x2A { p += 1 }
    return p == pattern.endIndex
  }
}
