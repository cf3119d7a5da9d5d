/// Which of a name's words are the company, and which its trade name.
struct NameParts {
  var main: Range<Int>
  /// Words behind "dba", "t/a" and the like. A former name, or one that somebody also goes by, may be
  /// another company's by now and is left to a person.
  var trade: Range<Int>?

  init(_ words: NameWords, marks: NameReader.Marks) {
    main = 0..<words.count
    guard words.count > 2 || marks.hasSlash else { return }
    for index in 1..<max(1, words.count) {
      let (length, isTrade) = NameParts.marker(words, at: index, hasSlash: marks.hasSlash)
      guard length > 0 else { continue }
      main = 0..<index
      if isTrade, index + length < words.count { trade = (index + length)..<words.count }
      return
    }
  }

  private static let trading = PackedWords("dba")
  private static let former = PackedWords("aka fka nka formerly previously")
  private static let tradingPhrases = PackedWords(
    "tradingas operatingas nowtradingas alsota handelendonder doingbusinessas")
  private static let formerPhrases = PackedWords("alsoknownas formerlyknownas")
  /// Initials that a slash sets apart: t/a, o/a, d/b/a; c/o is somebody else.
  private static let tradingInitials = PackedWords("ta oa dba")
  private static let otherInitials = PackedWords("aka fka nka co")

  /// How many words from `index` on say that another name follows, and whether it is a trade name.
  private static func marker(
    _ words: NameWords, at index: Int, hasSlash: Bool
  ) -> (length: Int, isTrade: Bool) {
    let left = words.count - index
    guard left > 1 || hasSlash else { return (0, false) }
    // The longest first: "formerly known as" before "formerly".
    for length in [3, 2] where left > length || hasSlash && left >= length {
      let range = index..<index + length
      if hasSlash, range.allSatisfy(words.isSingleLetter) {
        let initials = words.packed(range)
        if tradingInitials.contains(initials) { return (length, true) }
        if otherInitials.contains(initials), left > length { return (length, false) }
      }
      guard left > length, starts.contains(words.packed[index]) else { continue }
      let phrase = words.packed(range)
      if tradingPhrases.contains(phrase) { return (length, true) }
      if formerPhrases.contains(phrase) { return (length, false) }
    }
    guard left > 1 else { return (0, false) }
    if trading.contains(words.packed[index]) { return (1, true) }
    return former.contains(words.packed[index]) ? (1, false) : (0, false)
  }

  private static let starts = PackedWords("trading operating now also handelend doing formerly")

  private static let the = NameWords.pack("the")
  private static let connectives = PackedWords("and et und og och oraz ve en")

  /// The words of the range without legal forms, articles and connectives, joined by spaces.
  func key(
    of words: inout NameWords, _ range: Range<Int>, _ applied: inout UInt16
  ) -> (text: String, hash: UInt64) {
    var (start, end) = (range.lowerBound, range.upperBound)
    guard end > start else { return ("", NameHash().value) }
    while end - start > 1,
      words.packed[start] == NameParts.the || LegalForm.isLeading(words.packed[start])
    {
      start += 1
    }
    while end - start > 1 {
      let form = LegalForm.length(in: words, from: start, to: end)
      let isArticle = words.packed[end - 1] == NameParts.the
      if form == 0, !isArticle { break }
      end -= max(1, form)
      // "& Co" leaves its "and".
      if end - start > 1, NameParts.connectives.contains(words.packed[end - 1]) { end -= 1 }
    }
    if end - start != range.count { applied |= SupplierName.Rule.legalForm.bit }
    words.startText()
    for index in start..<end {
      let word = words.packed[index]
      if index > start, index < end - 1, word != 0 {
        if NameParts.connectives.contains(word) {
          applied |= SupplierName.Rule.connective.bit
          continue
        }
        if LegalForm.isAnywhere(word) {
          applied |= SupplierName.Rule.legalForm.bit
          continue
        }
      }
      words.addToText(index)
    }
    return words.text
  }

  /// "John Smith" of "Smith, John"; nil without one comma between two parts.
  func turned(_ words: inout NameWords, marks: NameReader.Marks) -> String? {
    guard marks.commas == 1, marks.wordsBeforeComma > 0, marks.wordsBeforeComma < main.count else {
      return nil
    }
    var ignored: UInt16 = 0
    let first = key(of: &words, 0..<marks.wordsBeforeComma, &ignored).text
    // A legal form behind the comma is no part of a name; with it, the key is the first part.
    guard key(of: &words, main, &ignored).text != first else { return nil }
    let second = key(of: &words, marks.wordsBeforeComma..<main.upperBound, &ignored).text
    return second + " " + first
  }
}
