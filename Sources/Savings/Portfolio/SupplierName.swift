/// A supplier's name reduced to what identifies it, and the rules that were applied.
///
/// "Müller & Söhne GmbH & Co. KG" and "MUELLER UND SOEHNE" do not meet; "Müller & Söhne G.m.b.H."
/// and "MÜLLER & SÖHNE" do: case, accents, punctuation and legal forms carry no identity, words do.
package struct SupplierName: Sendable, Equatable {
  package enum Rule: String, Sendable, CaseIterable {
    case letterCase = "case"
    case accents
    case punctuation
    case legalForm = "legal form"
  }

  /// What is compared; "" where the name is made of legal forms and punctuation alone.
  package let key: String
  /// Rules that changed the name, in their order.
  package let rules: [Rule]

  package init(_ name: String) {
    if let plain = SupplierName.plainWords(name) {
      self.init(words: plain.words, rules: plain.rules)
      return
    }
    var rules: [Rule] = []
    let lower = name.lowercased()
    if lower != name { rules.append(.letterCase) }

    let isPlain = lower.utf8.allSatisfy { $0 < 0x80 }
    let plain = isPlain ? lower : SupplierName.withoutAccents(lower)
    if plain != lower { rules.append(.accents) }

    var words: [String] = []
    var word = ""
    var sawPunctuation = false
    for scalar in plain.unicodeScalars {
      if scalar.isWordPart || (!scalar.isASCII && scalar.isMark && !word.isEmpty) {
        word.unicodeScalars.append(scalar)
        continue
      }
      if scalar != " " { sawPunctuation = true }
      // "S.A." is one word, "O'Brien" too.
      if scalar == "." || scalar == "'" || scalar == "\u{2019}" { continue }
      if !word.isEmpty { words.append(word) }
      if scalar == "&" { words.append("and") }
      word = ""
    }
    if !word.isEmpty { words.append(word) }
    if sawPunctuation { rules.append(.punctuation) }

    self.init(words: words, rules: rules)
  }

  /// - Parameters:
  ///   - words: folded words.
  ///   - rules: what folding them took.
  private init(words: [String], rules: [Rule]) {
    var words = words
    var rules = rules
    let count = words.count
    if words.first == "the", words.count > 1 { words.removeFirst() }
    while words.count > 1, let form = SupplierName.legalSuffix(of: words) {
      words.removeLast(form)
      // "& Co" leaves its ampersand.
      if words.count > 1, words.last == "and" { words.removeLast() }
    }
    if words.count != count { rules.append(.legalForm) }
    key = words.joined(separator: " ")
    self.rules = rules
  }

  /// The words of a name of ASCII letters, digits and spaces, which most are; nil for any other.
  private static func plainWords(_ name: String) -> (words: [String], rules: [Rule])? {
    var words: [String] = []
    var isFolded = false
    var hasPunctuation = false
    var word: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: word.append(byte)
      case 0x41...0x5A:
        word.append(byte | 0x20)
        isFolded = true
      case 0x20, 0x2C, 0x2D, 0x28, 0x29, 0x2F:
        if byte != 0x20 { hasPunctuation = true }
        if !word.isEmpty {
          words.append(String(decoding: word, as: UTF8.self))
          word.removeAll(keepingCapacity: true)
        }
      case 0x2E, 0x27: hasPunctuation = true
      default: return nil
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return (words, (isFolded ? [.letterCase] : []) + (hasPunctuation ? [.punctuation] : []))
  }

  /// How many of the last words are a legal form; nil if none. Initials may stand apart: "S. A.".
  private static func legalSuffix(of words: [String]) -> Int? {
    guard let end = words.last, legalEndings.contains(end) else { return nil }
    if !longEndings.contains(end) { return 1 }
    for length in [4, 3, 2, 1] where words.count > length {
      let last = words.suffix(length)
      let isInitials = last.allSatisfy { $0.utf8.count == 1 }
      if legalForms.contains(last.joined(separator: isInitials ? "" : " ")) { return length }
    }
    return nil
  }

  /// Last words of the legal forms, the letters of their initials included.
  private static let legalEndings = Set(
    legalForms.flatMap { form in
      [form.split(separator: " ").last.map(String.init) ?? form, form.last.map(String.init) ?? ""]
    })

  /// Those of them that may end more than one word.
  private static let longEndings = Set(
    legalForms.flatMap { form -> [String] in
      let words = form.split(separator: " ").map(String.init)
      return (words.count > 1 ? [words[words.count - 1]] : []) + [String(form.suffix(1))]
    })

  /// Legal forms of the main languages, without punctuation.
  private static let legalForms: Set<String> = [
    "ltd", "limited", "plc", "llp", "lp", "llc", "inc", "incorporated", "corp", "corporation", "co",
    "company", "pty", "pty ltd", "pvt", "pvt ltd", "private limited", "cic", "gmbh", "mbh", "ag",
    "kg", "ohg", "ug", "se", "ev", "ek", "gbr", "gmbh co kg", "co kg", "kgaa", "sa", "sas", "sarl",
    "sa rl", "sasu",
    "sca", "snc", "eurl", "sl", "slu", "spa", "srl", "sapa", "bv", "nv", "vof", "cv", "ab", "publ",
    "as",
    "asa", "aps", "oy", "oyj", "hf", "ehf", "sp z o o", "sp z oo", "sp zoo", "spzoo", "sro", "doo",
    "dd",
    "kft", "zrt", "nyrt", "ood", "ead", "lda", "ltda", "eireli", "sa de cv", "kk", "ou", "uab",
    "sia", "tbk", "bhd", "sdn bhd",
  ]

  /// Latin letters without their marks. In other scripts a mark makes another letter, so it stays.
  private static func withoutAccents(_ lower: String) -> String {
    var plain = ""
    var isLatin = true
    for scalar in lower.unicodeScalars {
      if scalar.isMark {
        if !isLatin { plain.unicodeScalars.append(scalar) }
      } else if let folded = unaccented[scalar] ?? scalar.latinBase {
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

  /// Letters with a mark, by their plain form.
  private static let unaccented: [Unicode.Scalar: String] = {
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
    return table
  }()
}

extension Unicode.Scalar {
  /// A letter or a digit of any script.
  fileprivate var isWordPart: Bool {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: true
    case ..<0x80: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }

  fileprivate var isMark: Bool {
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
