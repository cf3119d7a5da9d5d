/// Words that differ by a typing error: one edit, or two where they have ten letters or more.
///
/// Two words within that distance share a word with as many letters left out (the symmetric delete
/// method of Garbe, SymSpell), so that sorting the shortened words finds all pairs without comparing
/// each with each. Words with digits are left alone: another number is another thing.
struct SimilarWords: Sendable {
  /// Neighbours of word `w`: `neighbours[starts[w]..<starts[w + 1]]`, by id.
  private(set) var neighbours: [Int32] = []
  /// One less the share of letters that differ.
  private(set) var similarity: [Float] = []
  private(set) var starts: [Int] = []

  init(_ words: [[UInt8]]) {
    var shortened: [Entry] = []
    for (id, word) in words.enumerated() where SimilarWords.isComparable(word) {
      SimilarWords.addShortened(word, id: Int32(id), to: &shortened)
    }
    shortened.sort { ($0.hash, $0.word) < ($1.hash, $1.word) }
    var pairs: Set<UInt64> = []
    var start = 0
    while start < shortened.count {
      var end = start + 1
      while end < shortened.count, shortened[end].hash == shortened[start].hash { end += 1 }
      // A shortened word that very many share says nothing.
      if end - start > 1, end - start <= 40 {
        for a in start..<end {
          for b in (a + 1)..<end where shortened[a].word != shortened[b].word {
            pairs.insert(UInt64(shortened[a].word) << 32 | UInt64(shortened[b].word))
          }
        }
      }
      start = end
    }
    var links: [(from: Int32, to: Int32, similarity: Float)] = []
    for pair in pairs {
      let (a, b) = (Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF))
      let (x, y) = (words[Int(a)], words[Int(b)])
      let allowed = min(x.count, y.count) >= 10 ? 2 : 1
      let distance = EditDistance.between(x, y, atMost: allowed)
      guard distance <= allowed, distance == 1 || x[0] == y[0] else { continue }
      let share = 1 - Float(distance) / Float(max(x.count, y.count))
      links.append((a, b, share))
      links.append((b, a, share))
    }
    links.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    starts = [Int](repeating: 0, count: words.count + 1)
    for link in links { starts[Int(link.from) + 1] += 1 }
    for word in words.indices { starts[word + 1] += starts[word] }
    neighbours = links.map(\.to)
    similarity = links.map(\.similarity)
  }

  func range(_ word: Int32) -> Range<Int> { starts[Int(word)]..<starts[Int(word) + 1] }

  private struct Entry {
    let hash: UInt64
    let word: Int32
  }

  private static func isComparable(_ word: [UInt8]) -> Bool {
    word.count >= 4 && word.count <= 32 && !word.contains { (0x30...0x39).contains($0) }
  }

  private static func addShortened(_ word: [UInt8], id: Int32, to entries: inout [Entry]) {
    let none = word.count
    entries.append(Entry(hash: hash(word, none, none), word: id))
    for i in word.indices {
      // Of equal letters side by side, leaving out either gives the same.
      if i > 0, word[i] == word[i - 1] { continue }
      entries.append(Entry(hash: hash(word, i, none), word: id))
      guard word.count >= 10, word.count <= 24 else { continue }
      for j in (i + 1)..<word.count { entries.append(Entry(hash: hash(word, i, j), word: id)) }
    }
  }

  /// FNV-1a of the word without two of its letters.
  private static func hash(_ word: [UInt8], _ i: Int, _ j: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for (index, byte) in word.enumerated() where index != i && index != j {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string
/// alignment; Damerau 1964).
enum EditDistance {
  /// The distance, or `limit + 1` where it is greater.
  static func between(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [Int](repeating: i + 1, count: b.count + 1)
      var least = i + 1
      for j in 0..<b.count {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row[j + 1] = best
        least = min(least, best)
      }
      if least > limit { return limit + 1 }
      before = last
      last = row
    }
    return last[b.count]
  }
}
