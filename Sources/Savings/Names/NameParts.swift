/// Which of a name's words are the company, and which its trade name.
struct NameParts {
  var main: Range<Int>
  /// Words behind "dba", "t/a", "formerly" and the like.
  var trade: Range<Int>?

  init(_ words: NameWords, marks: NameReader.Marks) {
    main = 0..<words.count
    guard words.count > 2 || marks.hasSlash else { return }
    for index in 1..<max(1, words.count) {
      let (length, isCareOf) = NameParts.marker(words, at: index, hasSlash: marks.hasSlash)
      guard length > 0 else { continue }
      main = 0..<index
      if !isCareOf, index + length < words.count { trade = (index + length)..<words.count }
      return
    }
  }

  private static let single = PackedWords("dba aka fka nka formerly previously")
  private static let phrases = PackedWords(
    """
    tradingas operatingas alsoknownas formerlyknownas nowtradingas alsota handelendonder
    """)
  /// Initials that a slash sets apart: t/a, o/a, d/b/a.
  private static let initials = PackedWords("ta oa dba aka fka nka")
  private static let careOf = NameWords.pack("co")
  private static let doingBusiness = NameWords.pack("doingbusiness")

  /// How many words from `index` on say that another name follows.
  private static func marker(
    _ words: NameWords, at index: Int, hasSlash: Bool
  ) -> (length: Int, isCareOf: Bool) {
    let left = words.count - index
    let word = words.packed[index]
    if single.contains(word), left > 1 {
      if left > 3, words.packed(index..<index + 3) == NameWords.pack("formerlyknownas") {
        return (3, false)
      }
      return (1, false)
    }
    if hasSlash, words.isSingleLetter(index) {
      for length in [3, 2] where left >= length {
        let range = index..<index + length
        guard range.allSatisfy(words.isSingleLetter) else { continue }
        let joined = words.packed(range)
        if initials.contains(joined) { return (length, false) }
        if joined == careOf, left > 2 { return (length, true) }
      }
    }
    guard left > 2 else { return (0, false) }
    for length in [3, 2] where left > length {
      let joined = words.packed(index..<index + length)
      if joined != 0, phrases.contains(joined) { return (length, false) }
      if length == 2, joined == doingBusiness {
        return (left > 3 && words.packed[index + 2] == NameWords.pack("as") ? 3 : 2, false)
      }
    }
    return (0, false)
  }

  private static let the = NameWords.pack("the")
  private static let connectives = PackedWords("and et und og och oraz ve en")

  /// The words of the range without legal forms, articles and connectives, joined by spaces.
  func key(of words: NameWords, _ range: Range<Int>, _ applied: inout UInt16) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    guard end > start else { return "" }
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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.ends[end - 1] - words.range(start).lowerBound + end - start)
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
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes.append(contentsOf: words.bytes[words.range(index)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// "John Smith" of "Smith, John"; nil without one comma between two parts.
  func turned(_ words: NameWords, marks: NameReader.Marks) -> String? {
    guard marks.commas == 1, marks.wordsBeforeComma > 0, marks.wordsBeforeComma < main.count else {
      return nil
    }
    var ignored: UInt16 = 0
    let first = key(of: words, 0..<marks.wordsBeforeComma, &ignored)
    // A legal form behind the comma is no part of a name; with it, the key is the first part.
    guard key(of: words, main, &ignored) != first else { return nil }
    let second = key(of: words, marks.wordsBeforeComma..<main.upperBound, &ignored)
    return second + " " + first
  }
}
