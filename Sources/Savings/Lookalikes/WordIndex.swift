import Bargaining

/// The words of many names: which name has which, and how much a word tells.
struct WordIndex: Sendable {
  /// Every distinct word once, in order of first use.
  private(set) var words: [[UInt8]] = []
  private(set) var ids: [ArraySlice<UInt8>: Int32] = [:]
  /// The words of name `n` are `wordOf[starts[n]..<starts[n + 1]]`.
  private(set) var wordOf: [Int32] = []
  private(set) var starts: [Int] = [0]
  /// First letter and length of each word: enough to see that most pairs are not alike.
  private(set) var head: [UInt8] = []
  private(set) var length: [UInt8] = []
  /// Names in which a word occurs.
  private(set) var frequency: [Int32] = []
  /// What a word tells: −log of the share of names that have it, never below 0.2.
  private(set) var weight: [Float] = []

  var count: Int { starts.count - 1 }

  /// - Parameter names: folded names, words with a space between.
  init(_ names: [String]) {
    starts.reserveCapacity(names.count + 1)
    var lastName: [Int32] = []
    for (index, name) in names.enumerated() {
      for word in Array(name.utf8).split(separator: 0x20) {
        let id: Int32
        if let known = ids[word] {
          id = known
        } else {
          id = Int32(words.count)
          words.append(Array(word))
          ids[word] = id
          head.append(word[word.startIndex])
          length.append(UInt8(clamping: word.count))
          frequency.append(0)
          lastName.append(-1)
        }
        if lastName[Int(id)] != index {
          frequency[Int(id)] += 1
          lastName[Int(id)] = Int32(index)
        }
        wordOf.append(id)
      }
      starts.append(wordOf.count)
    }
    weight = words.indices.map { id in
      let prior = BusinessWords.share(of: words[id])
      let size = Double(names.count) + WordIndex.priorNames
      let share = (Double(frequency[id]) + WordIndex.priorNames * prior) / size
      return Float(max(0.2, -Elementary.log(min(1, share))))
    }
  }

  /// How many names the prior of a common word counts as: in a short list of names, "services"
  /// may stand once and still tells nothing.
  private static let priorNames = 2000.0

  /// Where a name's words stand in ``wordOf``.
  func range(_ name: Int) -> Range<Int> { starts[name]..<starts[name + 1] }
}
