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
    var rules: [Rule] = []
    let lower = name.lowercased()
    if lower != name { rules.append(.letterCase) }

    var plain = ""
    for scalar in lower.unicodeScalars {
      if let folded = SupplierName.unaccented[scalar] {
        plain += folded
      } else if !scalar.properties.isDiacritic || scalar.isASCII {
        plain.unicodeScalars.append(scalar)
      }
    }
    if plain != lower { rules.append(.accents) }

    var words: [String] = []
    var word = ""
    var sawPunctuation = false
    for scalar in plain.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if scalar == "." || scalar == "'" || scalar == "\u{2019}" {
        // "S.A." is one word, "O'Brien" too.
        sawPunctuation = true
      } else {
        if scalar != " " { sawPunctuation = true }
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    if sawPunctuation { rules.append(.punctuation) }

    let all = words
    while words.count > 1, let form = SupplierName.legalSuffix(of: words) { words.removeLast(form) }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    if words != all { rules.append(.legalForm) }

    key = words.joined(separator: " ")
    self.rules = rules
  }

  /// How many of the last words are a legal form; nil if none.
  private static func legalSuffix(of words: [String]) -> Int? {
    for length in [3, 2, 1] where words.count > length {
      if legalForms.contains(words.suffix(length).joined(separator: " ")) { return length }
    }
    return nil
  }

  /// Legal forms of the main languages, without punctuation.
  private static let legalForms: Set<String> = [
    "ltd", "limited", "plc", "llp", "lp", "llc", "inc", "incorporated", "corp", "corporation", "co",
    "company", "pty", "pty ltd", "pvt", "pvt ltd", "private limited", "cic", "gmbh", "mbh", "ag",
    "kg", "ohg", "ug", "se", "ev", "gmbh co kg", "co kg", "kgaa", "sa", "sas", "sarl", "sasu",
    "sca", "snc", "eurl", "sl", "slu", "spa", "srl", "sapa", "bv", "nv", "vof", "cv", "ab", "as",
    "asa", "aps", "oy", "oyj", "hf", "ehf", "sp z o o", "sp zoo", "spzoo", "sro", "doo", "dd",
    "kft", "zrt", "nyrt", "ood", "ead", "lda", "ltda", "eireli", "sa de cv", "kk", "ou", "uab",
    "sia", "tbk", "bhd", "sdn bhd",
  ]

  /// Letters with a mark, by their plain form.
  private static let unaccented: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
      ("and", "&"),
    ]
    for (plain, marked) in groups {
      for scalar in marked.unicodeScalars { table[scalar] = plain }
    }
    // A mark on its own, as in a decomposed name, is dropped.
    for value: UInt32 in 0x300...0x36F {
      if let scalar = Unicode.Scalar(value) { table[scalar] = "" }
    }
    // An ampersand is a word of its own.
    table["&"] = " and "
    return table
  }()
}
