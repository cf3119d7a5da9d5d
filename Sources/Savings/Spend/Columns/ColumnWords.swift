/// The words of a column's name and what each may speak of.
package struct ColumnWords: Sendable {
  struct Word: Sendable, Equatable {
    var text: String
    /// Empty for a word that the lexicon lacks.
    var senses: [ColumnConcept]
  }

  let words: [Word]

  package init(_ name: String) {
    words = ColumnWords.split(name).flatMap(ColumnWords.known)
  }

  /// True where some word can be understood in the sense.
  func has(_ concept: ColumnConcept) -> Bool { words.contains { $0.senses.contains(concept) } }

  /// Words that the lexicon lacks.
  var unknown: Int { words.count { $0.senses.isEmpty } }

  /// True where at least one word is known.
  package var isUnderstood: Bool { words.contains { !$0.senses.isEmpty } }

  /// `PaymentAmount (£)` is `payment`, `amount`: letters and digits in lower case without accents,
  /// cut at everything else and where a capital follows a small letter.
  static func split(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name {
      guard character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        if character == "#" { words.append("number") }
        (word, wasSmall) = ("", false)
        continue
      }
      if character.isUppercase, wasSmall {
        words.append(word)
        word = ""
      }
      wasSmall = character.isLowercase
      word += plain(character)
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { !ColumnLexicon.idle.contains($0) }
  }

  /// The character's base letter: `ü` is `u`, `Ł` is `l`, `ß` is `ss`.
  private static func plain(_ character: Character) -> String {
    let lower = character.lowercased()
    return folded[lower] ?? lower
  }

  private static let folded: [String: String] = {
    let groups = [
      "a": "àáâãäåąā", "c": "çćč", "d": "ďđ", "e": "èéêëęěē", "g": "ğ", "i": "ìíîïī", "l": "łľ",
      "n": "ñńň", "o": "òóôõöøőō", "r": "řŕ", "s": "śšş", "t": "ťţ", "u": "ùúûüůűū", "y": "ýÿ",
      "z": "źżž",
    ]
    var folded = ["ß": "ss", "æ": "ae", "œ": "oe"]
    for (base, letters) in groups {
      for letter in letters { folded[String(letter)] = base }
    }
    return folded
  }()

  /// The word itself, or the parts of a compound such as `lieferantennummer`.
  private static func known(_ word: String) -> [Word] {
    if let senses = ColumnLexicon.senses[word] { return [Word(text: word, senses: senses)] }
    let letters = String(word.reversed().drop { $0.isNumber }.reversed())
    if letters.isEmpty { return [] }
    if let senses = ColumnLexicon.senses[letters] { return [Word(text: letters, senses: senses)] }
    if letters.hasSuffix("s"), let senses = ColumnLexicon.senses[String(letters.dropLast())] {
      return [Word(text: letters, senses: senses)]
    }
    let parts = compound(Array(letters))
    return parts.isEmpty ? [Word(text: word, senses: [])] : parts
  }

  /// The longest known words of at least four letters, from the left, with at most three linking
  /// letters (`rechnungSdatum`) around each; nothing where more is left over.
  private static func compound(_ letters: [Character]) -> [Word] {
    var parts: [Word] = []
    var start = 0
    var skipped = 0
    while start < letters.count {
      var end = letters.count
      while end - start >= 4 {
        let piece = String(letters[start..<end])
        if let senses = ColumnLexicon.senses[piece] {
          parts.append(Word(text: piece, senses: senses))
          break
        }
        end -= 1
      }
      if end - start >= 4 {
        start = end
        skipped = 0
      } else {
        start += 1
        skipped += 1
        if skipped > 3 { return [] }
      }
    }
    return parts
  }
}

extension ColumnWords {
  /// True for `Name`, `Name 1`, `Bezeichnung`: a name of what stands beside it.
  package var isOnlyName: Bool { !words.isEmpty && words.allSatisfy { $0.senses.contains(.name) } }

  /// True where the column says that tax is left out.
  package var isNet: Bool { has(.net) }

  /// True where the column says that it sums up, or includes tax.
  package var isTotalOrGross: Bool { has(.total) || has(.gross) }

  /// True where the column speaks of the books' own currency.
  package var isLocal: Bool { has(.local) }
}
