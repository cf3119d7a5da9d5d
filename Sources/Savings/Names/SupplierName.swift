/// A supplier's name reduced to what identifies it, and the rules that were applied.
///
/// Case, accents, punctuation, legal forms, "and", the card processor in front and the order or
/// branch behind carry no identity; words do. Two names are the same where their keys are, spaces
/// left aside.
package struct SupplierName: Sendable, Equatable {
  package enum Rule: String, Sendable, CaseIterable {
    case letterCase = "case"
    case accents
    case punctuation
    case legalForm = "legal form"
    case connective = "and"
    case processor = "card processor"
    case reference = "order reference"
    case branch = "branch number"
    case spaces
    /// The name holds two: "Corlin Inc dba PPC Enterprises".
    case tradeName = "trade name"
    /// "Smith, John" is "John Smith".
    case turned = "order around the comma"
    /// "Müller" is also written "Mueller".
    case respelled = "umlauts"
  }

  /// Another name that the same text holds.
  package struct Other: Sendable, Equatable {
    package let key: String
    package let rule: Rule
  }

  /// What is compared, words with a space between; "" where nothing identifies.
  package let key: String
  /// Rules that changed the name, in the order of ``Rule``.
  package var rules: [Rule] { Rule.allCases.filter { applied & $0.bit != 0 } }
  /// Other names that it goes by; mostly none.
  package let others: [Other]
  private let applied: UInt16
  /// Of the key without its spaces.
  let hash: UInt64

  package init(_ name: String) {
    var words = NameWords()
    self.init(name, scratch: &words)
  }

  /// The names of many spellings at once.
  package static func folded(_ spellings: [RawSupplier]) -> [SupplierName] {
    var words = NameWords()
    return spellings.map { SupplierName($0.name, scratch: &words) }
  }

  /// - Parameter words: a buffer that many names share.
  init(_ name: String, scratch words: inout NameWords) {
    var applied: UInt16 = 0
    let text = SupplierName.merchant(name, &applied)
    words.removeAll()
    let marks = NameReader.read(text, into: &words)
    applied |= marks.applied
    let parts = NameParts(words, marks: marks)
    let (key, hash) = parts.key(of: &words, parts.main, &applied)
    var others: [Other] = []
    if let trade = parts.trade {
      applied |= Rule.tradeName.bit
      var ignored: UInt16 = 0
      let other = parts.key(of: &words, trade, &ignored).text
      if !other.isEmpty, other != key { others.append(Other(key: other, rule: .tradeName)) }
    } else if let turned = parts.turned(&words, marks: marks) {
      others.append(Other(key: turned, rule: .turned))
    }
    if marks.hasLettersBeyondASCII, let respelled = LatinLetters.respelled(text.lowercased()) {
      let other = SupplierName(respelled).key
      if other != key { others.append(Other(key: other, rule: .respelled)) }
    }
    self.key = key
    self.hash = hash
    self.others = others
    self.applied = applied
  }

  /// The name without what a card statement puts around it.
  private static func merchant(_ name: String, _ applied: inout UInt16) -> String {
    var hasStar = false
    var hasHash = false
    let bytes = name.utf8Span.span
    for place in bytes.indices {
      hasStar = hasStar || bytes[place] == 0x2A
      hasHash = hasHash || bytes[place] == 0x23
    }
    guard hasStar || hasHash else { return name }
    var text = name
    if hasStar, let found = CardStatement.merchant(text) {
      text = found.name
      applied |= found.rule.bit
    }
    if hasHash, let found = CardStatement.withoutBranch(text) {
      text = found
      applied |= Rule.branch.bit
    }
    return text
  }
}

extension SupplierName.Rule {
  var bit: UInt16 {
    switch self {
    case .letterCase: 1
    case .accents: 2
    case .punctuation: 4
    case .legalForm: 8
    case .connective: 16
    case .processor: 32
    case .reference: 64
    case .branch: 128
    case .spaces: 256
    case .tradeName: 512
    case .turned: 1024
    case .respelled: 2048
    }
  }
}
