/// Two suppliers that look alike and were not merged: a question for a person.
package struct Lookalike: Sendable, Equatable {
  /// Index in the resolution's suppliers: the one with less spend, and the one it may belong to.
  package let alias: Int
  package let supplier: Int
  /// 0...1, see `LookalikeSearch`.
  package let score: Double
  /// The two names that are most alike, folded.
  package let aliasName: String
  package let supplierName: String
}

/// Suppliers whose names look alike, of all that a portfolio resolved.
package struct SupplierLookalikes: Sendable {
  /// For each supplier that has one, its most similar other, each pair once.
  package let pairs: [Lookalike]

  package static let none = SupplierLookalikes(pairs: [])

  private init(pairs: [Lookalike]) { self.pairs = pairs }

  /// - Parameters:
  ///   - resolution: whose suppliers are compared.
  ///   - spend: of each resolved supplier, in one unit; decides which of a pair is the alias. Those
  ///     without an entry are left out.
  ///   - minimum: score from which a pair is listed.
  ///   - threads: changes no result.
  package init(
    _ resolution: SupplierResolution, spend: [Int: Money], minimum: Double, threads: Int
  ) async {
    // A name that stands in two suppliers is two names.
    var seen: Set<Name> = []
    var bearers: [Name] = []
    for (index, name) in resolution.nameOf.enumerated() where name >= 0 {
      let entry = Name(number: name, supplier: Int32(resolution.of[index]))
      guard spend[resolution.of[index]] != nil, seen.insert(entry).inserted else { continue }
      bearers.append(entry)
    }
    bearers.sort { ($0.number, $0.supplier) < ($1.number, $1.supplier) }
    let keys = bearers.map { resolution.names[Int($0.number)] }
    let search = LookalikeSearch(
      index: LookalikeIndex(keys), owner: bearers.map(\.supplier), apart: resolution.apart)
    let matches = await search.all(threads: threads)

    var best: [SupplierPair: (score: Double, name: Int, other: Int)] = [:]
    for (name, match) in matches.enumerated() {
      guard let match, match.score >= minimum else { continue }
      let pair = SupplierPair(
        Int(bearers[name].supplier), Int(bearers[match.name].supplier))
      if let known = best[pair], known.score >= match.score { continue }
      best[pair] = (match.score, name, match.name)
    }
    pairs = best.map { pair, found in
      let low = spend[pair.low] ?? .zero
      let high = spend[pair.high] ?? .zero
      let isLowAlias = low < high
      let isNameAlias = Int(bearers[found.name].supplier) == (isLowAlias ? pair.low : pair.high)
      return Lookalike(
        alias: isLowAlias ? pair.low : pair.high, supplier: isLowAlias ? pair.high : pair.low,
        score: found.score, aliasName: keys[isNameAlias ? found.name : found.other],
        supplierName: keys[isNameAlias ? found.other : found.name])
    }.sorted {
      let (a, b) = (spend[$0.alias] ?? .zero, spend[$1.alias] ?? .zero)
      return a == b ? ($0.alias, $0.supplier) < ($1.alias, $1.supplier) : a > b
    }
  }

  private struct Name: Hashable {
    let number: Int32
    let supplier: Int32
  }
}

extension LookalikeSearch {
  /// The best match of every name.
  func all(threads: Int) async -> [Match?] {
    let count = owner.count
    let parts = max(1, min(threads, count / 256 + 1))
    var found = [[Match?]](repeating: [], count: parts)
    await withTaskGroup(of: (Int, [Match?]).self) { group in
      for part in 0..<parts {
        let range = count * part / parts..<count * (part + 1) / parts
        group.addTask {
          var scratch = Scratch(names: count)
          return (part, range.map { best(of: $0, &scratch) })
        }
      }
      for await (part, matches) in group { found[part] = matches }
    }
    return found.flatMap { $0 }
  }
}
