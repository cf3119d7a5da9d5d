/// Finds for a name the other supplier's name that looks most like it.
struct LookalikeSearch: Sendable {
  let index: LookalikeIndex
  /// Supplier of each name; names of one supplier are no candidates for each other.
  let owner: [Int32]
  /// Suppliers that are known to be two.
  var apart: Set<SupplierPair> = []

  /// What one thread works with.
  struct Scratch {
    fileprivate var sums: [Float]
    fileprivate var touched: [Int32] = []
    fileprivate var queries: [Query] = []
    fileprivate var leading: [Entry] = []
    fileprivate var own: [Float] = []
    fileprivate var other: [Float] = []

    fileprivate struct Query {
      let word: Int32
      let weight: Float
      let names: Int
    }

    fileprivate struct Entry {
      let name: Int32
      let sum: Float
      let total: Float

      func isBefore(_ other: Entry) -> Bool {
        sum != other.sum
          ? sum > other.sum : total != other.total ? total < other.total : name < other.name
      }
    }

    init(names: Int) { sums = [Float](repeating: 0, count: names) }
  }

  struct Match: Equatable {
    let name: Int
    /// 0...1
    let score: Double
  }

  /// Names looked at for a word at most, and for all words of a name together.
  private static let budget = 2000
  /// Names that are compared word by word.
  private static let compared = 24

  /// The best other name, ties to the lower index; nil where no word is shared.
  func best(of name: Int, _ scratch: inout Scratch) -> Match? {
    gather(name, &scratch)
    select(&scratch)
    for other in scratch.touched { scratch.sums[Int(other)] = 0 }
    scratch.touched.removeAll(keepingCapacity: true)
    var best: Match?
    for place in scratch.leading.indices {
      let other = Int(scratch.leading[place].name)
      let score = Double(self.score(name, other, &scratch))
      if let known = best, (score, -other) <= (known.score, -known.name) { continue }
      best = Match(name: other, score: score)
    }
    return best
  }

  /// Adds what each other name shares, rare words first, until the budget is spent.
  private func gather(_ name: Int, _ scratch: inout Scratch) {
    scratch.queries.removeAll(keepingCapacity: true)
    let own = index.words.range(name)
    for i in own {
      let word = index.words.wordOf[i]
      let weight = index.words.weight[Int(word)]
      add(word, weight, &scratch)
      for link in index.similar.range(word) {
        add(index.similar.neighbours[link], weight * index.similar.similarity[link], &scratch)
      }
    }
    for place in index.formRange(name) {
      let form = index.forms[place]
      var weight: Float = 0
      for i in Int(form.from)..<Int(form.to) {
        weight += index.words.weight[Int(index.words.wordOf[own.lowerBound + i])]
      }
      add(form.word, weight * form.similarity, &scratch)
    }
    scratch.queries.sort { $0.names == $1.names ? $0.word < $1.word : $0.names < $1.names }
    var left = LookalikeSearch.budget
    for query in scratch.queries {
      if query.names > left { break }
      left -= query.names
      for place in index.nameRange(query.word) {
        let other = index.names[place]
        if owner[Int(other)] == owner[name] { continue }
        if !apart.isEmpty, apart.contains(SupplierPair(Int(owner[name]), Int(owner[Int(other)]))) {
          continue
        }
        if scratch.sums[Int(other)] == 0 { scratch.touched.append(other) }
        scratch.sums[Int(other)] += query.weight
      }
    }
  }

  private func add(_ word: Int32, _ weight: Float, _ scratch: inout Scratch) {
    scratch.queries.append(
      Scratch.Query(word: word, weight: weight, names: index.nameRange(word).count))
  }

  /// The names that share most; of those that share as much, the ones that have least else.
  private func select(_ scratch: inout Scratch) {
    scratch.leading.removeAll(keepingCapacity: true)
    let limit = LookalikeSearch.compared
    for other in scratch.touched {
      let entry = Scratch.Entry(
        name: other, sum: scratch.sums[Int(other)], total: index.total[Int(other)])
      if scratch.leading.count == limit {
        guard entry.isBefore(scratch.leading[limit - 1]) else { continue }
        scratch.leading.removeLast()
      }
      var place = scratch.leading.count
      while place > 0, entry.isBefore(scratch.leading[place - 1]) { place -= 1 }
      scratch.leading.insert(entry, at: place)
    }
  }

  /// How alike two names are, 0...1: the weight of the words that have a counterpart, mostly of the
  /// name that has more of it covered, for "Siemens Canada" is named in whole by "Siemens".
  private func score(_ a: Int, _ b: Int, _ scratch: inout Scratch) -> Float {
    let (x, y) = (index.words.range(a), index.words.range(b))
    scratch.own.removeAll(keepingCapacity: true)
    scratch.other.removeAll(keepingCapacity: true)
    for _ in x { scratch.own.append(0) }
    for _ in y { scratch.other.append(0) }
    for i in x {
      let word = index.words.wordOf[i]
      for j in y {
        let alike = similarity(word, index.words.wordOf[j])
        if alike > scratch.own[i - x.lowerBound] { scratch.own[i - x.lowerBound] = alike }
        if alike > scratch.other[j - y.lowerBound] { scratch.other[j - y.lowerBound] = alike }
      }
    }
    for form in index.formRange(a) { addForm(index.forms[form], y, &scratch.own, &scratch.other) }
    for form in index.formRange(b) { addForm(index.forms[form], x, &scratch.other, &scratch.own) }
    let wide = covered(x, scratch.own) / index.total[a]
    let narrow = covered(y, scratch.other) / index.total[b]
    return max(wide, narrow) * (0.6 + 0.4 * min(wide, narrow))
  }

  /// Words of one name that the other writes as one, or as initials.
  private func addForm(
    _ form: LookalikeIndex.Form, _ others: Range<Int>, _ own: inout [Float], _ other: inout [Float]
  ) {
    for j in others where index.words.wordOf[j] == form.word {
      let place = j - others.lowerBound
      if form.similarity > other[place] { other[place] = form.similarity }
      for i in Int(form.from)..<Int(form.to) where form.similarity > own[i] {
        own[i] = form.similarity
      }
    }
  }

  private func covered(_ words: Range<Int>, _ best: [Float]) -> Float {
    var sum: Float = 0
    for i in words {
      let position = i - words.lowerBound
      sum += best[position] * index.weight(at: position, of: index.words.wordOf[i])
    }
    return sum
  }

  private func similarity(_ a: Int32, _ b: Int32) -> Float {
    if a == b { return 1 }
    for link in index.similar.range(a) where index.similar.neighbours[link] == b {
      return index.similar.similarity[link]
    }
    let words = index.words
    guard words.head[Int(a)] == words.head[Int(b)], words.length[Int(a)] != words.length[Int(b)]
    else { return 0 }
    return Abbreviation.similarity(words.words[Int(a)], words.words[Int(b)])
  }
}
