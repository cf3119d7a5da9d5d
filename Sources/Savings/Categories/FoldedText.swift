/// A text as folded words, legal forms and all.
struct FoldedText {
  let words: [ArraySlice<UInt8>]

  init(_ text: String, _ scratch: inout NameWords) {
    scratch.removeAll()
    _ = NameReader.read(text, into: &scratch)
    let bytes = scratch.bytes
    words = (0..<scratch.count).map { [scratch] in bytes[scratch.range($0)] }
  }
}

/// Finds in a text the keywords of rules.
struct KeywordIndex {
  private struct Keyword {
    let rule: Int32
    let words: [[UInt8]]
    /// The last word is only the beginning of one.
    let isOpen: Bool
  }

  /// By first word; those that are one open word apart.
  private var byFirst: [ArraySlice<UInt8>: [Keyword]] = [:]
  private var open: [Keyword] = []

  init(_ rules: [CategoryRule]) {
    var scratch = NameWords()
    for (index, rule) in rules.enumerated() where !rule.keyword.isEmpty {
      let words = FoldedText(rule.keyword, &scratch).words.map { Array($0) }
      guard let first = words.first else { continue }
      let keyword = Keyword(
        rule: Int32(index), words: words, isOpen: rule.keyword.hasSuffix("*"))
      if keyword.isOpen, words.count == 1 {
        open.append(keyword)
      } else {
        byFirst[first[...], default: []].append(keyword)
      }
    }
  }

  var isEmpty: Bool { byFirst.isEmpty && open.isEmpty }

  /// Rules whose keyword the text holds, in their order.
  func rules(in text: FoldedText) -> [Int32] {
    var found: [Int32] = []
    for place in text.words.indices {
      for keyword in byFirst[text.words[place]] ?? [] where fits(keyword, text, place) {
        found.append(keyword.rule)
      }
      for keyword in open where text.words[place].starts(with: keyword.words[0]) {
        found.append(keyword.rule)
      }
    }
    return found.count > 1 ? Set(found).sorted() : found
  }

  private func fits(_ keyword: Keyword, _ text: FoldedText, _ place: Int) -> Bool {
    guard place + keyword.words.count <= text.words.count else { return false }
    return keyword.words.indices.allSatisfy { offset in
      let word = text.words[place + offset]
      return keyword.isOpen && offset == keyword.words.count - 1
        ? word.starts(with: keyword.words[offset]) : word.elementsEqual(keyword.words[offset])
    }
  }
}
