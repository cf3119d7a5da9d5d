import Testing

@testable import Savings
@testable import SavingsIO

/// A hand-made list of aliases and parents, against what resolution finds without seeing it.
///
/// The universe is all aliases and parents. An alias is found when it is merged with, or its best
/// candidate is, another name of its parent.
@Suite(.enabled(if: ReferenceFolder.isWanted))
struct SupplierTruthTests {
  private let aliases: [(name: String, parent: String)]
  /// Every name, and the parents that it has or is.
  private let names: [String]
  private let parents: [String: Set<String>]

  init() throws {
    let folder = try #require(ReferenceFolder.path)
    let file = InputDescriptor.self
    let path = folder + "/data/goc_vendors/vendor_normalization_data.csv"
    let input = try file.init(path: path, at: path)
    let records = SmallCSV.records(try input.bytes(at: 0, count: input.size), delimiter: 0x2C)
    aliases = records.dropFirst().map { ($0.text(1), $0.text(0)) }
    var parents: [String: Set<String>] = [:]
    for alias in aliases {
      parents[alias.name, default: []].insert(alias.parent)
      parents[alias.parent, default: []].insert(alias.parent)
    }
    self.parents = parents
    names = parents.keys.sorted()
  }

  private func areKin(_ a: Int, _ b: Int) -> Bool {
    !(parents[names[a]] ?? []).isDisjoint(with: parents[names[b]] ?? [])
  }

  @Test("merges are right in 99 of 100, best candidates in 95, and 93 aliases are found")
  func truth() async throws {
    #expect(aliases.count == 7038)
    let cube = SpendCube(suppliers: names.map { RawSupplier(id: "", name: $0) })
    let resolution = SupplierResolution(cube: cube, records: [])
    var members: [Int: [Int]] = [:]
    for (name, supplier) in resolution.of.enumerated() {
      members[supplier, default: []].append(name)
    }
    var merged = (right: 0, wrong: 0)
    for set in members.values {
      for a in set {
        for b in set where a < b {
          if areKin(a, b) { merged.right += 1 } else { merged.wrong += 1 }
        }
      }
    }
    let precision = Double(merged.right) / Double(merged.right + merged.wrong)
    #expect(merged.right > 500 && precision >= 0.99)

    // The best candidate of each name, as the program lists it.
    let spend = Dictionary(
      uniqueKeysWithValues: resolution.suppliers.indices.map { ($0, Money(minor: 100)) })
    let pairs = await SupplierLookalikes(
      resolution, spend: spend, minimum: Settings().suppliers.candidateScore, threads: 2
    ).pairs
    var best: [Int: Lookalike] = [:]
    for pair in pairs {
      for supplier in [pair.alias, pair.supplier] {
        if let known = best[supplier], known.score >= pair.score { continue }
        best[supplier] = pair
      }
    }
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var found = 0
    var candidates = (all: 0, right: 0)
    for alias in aliases {
      let name = try #require(index[alias.name])
      let supplier = resolution.of[name]
      var isFound = (members[supplier] ?? []).contains { $0 != name && areKin($0, name) }
      if let pair = best[supplier] {
        let other = pair.alias == supplier ? pair.supplier : pair.alias
        let isRight = (members[other] ?? []).contains { areKin($0, name) }
        candidates.all += 1
        if isRight { candidates.right += 1 }
        isFound = isFound || isRight
      }
      if isFound { found += 1 }
    }
    let candidatePrecision = Double(candidates.right) / Double(candidates.all)
    let share = Double(found) / Double(aliases.count)
    print(
      "merges \(Digits.fixed(precision, 4)) of \(merged.right + merged.wrong) pairs, best candidates \(Digits.fixed(candidatePrecision, 4)) of \(candidates.all), found \(Digits.fixed(share, 4))"
    )
    #expect(candidatePrecision >= 0.95)
    #expect(share >= 0.93)
  }
}
