/// Names by the words that they share, mistype, join or shorten to initials.
struct LookalikeIndex: Sendable {
  let words: WordIndex
  let similar: SimilarWords
  /// Words that a name has in another form: neighbours written as one, or initials.
  struct Form: Sendable {
    let word: Int32
    /// Words of the name that it stands for.
    let from: Int16
    let to: Int16
    let similarity: Float
  }
  private(set) var forms: [Form] = []
  private(set) var formStarts: [Int] = [0]
  /// Names that have a word, as one of their own or in another form.
  private(set) var names: [Int32] = []
  private(set) var nameStarts: [Int] = []
  /// Sum of the weights of a name's words, the first one counted more.
  private(set) var total: [Float] = []

  init(_ keys: [String]) {
    words = WordIndex(keys)
    similar = SimilarWords(words.words)
    formStarts.reserveCapacity(keys.count + 1)
    var scratch: [UInt8] = []
    for name in keys.indices {
      let own = words.range(name)
      addForms(Array(words.wordOf[own]), &scratch)
      formStarts.append(forms.count)
      total.append(own.reduce(0) { $0 + weight(at: $1 - own.lowerBound, of: words.wordOf[$1]) })
    }
    nameStarts = [Int](repeating: 0, count: words.words.count + 1)
    for word in words.wordOf { nameStarts[Int(word) + 1] += 1 }
    for form in forms { nameStarts[Int(form.word) + 1] += 1 }
    for word in words.words.indices { nameStarts[word + 1] += nameStarts[word] }
    var next = nameStarts
    names = [Int32](repeating: 0, count: nameStarts[words.words.count])
    for name in keys.indices {
      for place in words.range(name) { add(name, to: words.wordOf[place], &next) }
      for place in formRange(name) { add(name, to: forms[place].word, &next) }
    }
  }

  private mutating func add(_ name: Int, to word: Int32, _ next: inout [Int]) {
    names[next[Int(word)]] = Int32(name)
    next[Int(word)] += 1
  }

  /// A name's first word says most of it.
  func weight(at position: Int, of word: Int32) -> Float {
    words.weight[Int(word)] * (position == 0 ? 1.6 : position == 1 ? 1.1 : 1)
  }

  /// Where a name's forms stand in ``forms``.
  func formRange(_ name: Int) -> Range<Int> { formStarts[name]..<formStarts[name + 1] }

  /// Where the names that have a word stand in ``names``.
  func nameRange(_ word: Int32) -> Range<Int> {
    nameStarts[Int(word)]..<nameStarts[Int(word) + 1]
  }

  private mutating func addForms(_ own: [Int32], _ text: inout [UInt8]) {
    guard own.count > 1 else { return }
    for i in 0..<(own.count - 1) {
      text.removeAll(keepingCapacity: true)
      for j in i..<min(own.count, i + 3) {
        text += words.words[Int(own[j])]
        guard j > i, text.count >= 4, let word = words.ids[text[...]] else { continue }
        forms.append(Form(word: word, from: Int16(i), to: Int16(j + 1), similarity: 0.97))
      }
    }
    guard own.count >= 3 else { return }
    // Initials of the words from the first on, small words left out as they mostly are.
    text.removeAll(keepingCapacity: true)
    for (position, word) in own.prefix(8).enumerated() {
      let letters = words.words[Int(word)]
      if position > 0, letters.count <= 3, BusinessWords.share(of: letters) >= 0.01 { continue }
      text.append(letters[0])
      guard text.count >= 3, let initials = words.ids[text[...]] else { continue }
      forms.append(Form(word: initials, from: 0, to: Int16(position + 1), similarity: 0.8))
    }
  }
}
