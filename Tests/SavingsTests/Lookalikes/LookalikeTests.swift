import Testing

@testable import Savings

/// Which suppliers are taken for look-alikes.
struct LookalikeTests {
  /// The pairs that are found among names of the same spend, best first.
  private static func pairs(
    _ names: [String], minimum: Double = 0.65, threads: Int = 1, aliases: [SupplierAlias] = []
  ) async -> [String: Double] {
    var sketch = CubeSketch()
    for (index, name) in names.enumerated() { sketch.add(name, spend: Int64(1000 - index)) }
    let resolution = SupplierResolution(cube: sketch.cube, records: [], aliases: aliases)
    let spend = Dictionary(
      uniqueKeysWithValues: resolution.suppliers.indices.map { ($0, Money(minor: Int64(100 - $0))) }
    )
    let found = await SupplierLookalikes(
      resolution, spend: spend, minimum: minimum, threads: threads)
    return found.pairs.reduce(into: [:]) { scores, pair in
      let both = [resolution.suppliers[pair.alias].name, resolution.suppliers[pair.supplier].name]
      scores[both.sorted().joined(separator: " = ")] = pair.score
    }
  }

  @Test(
    "typing errors, cut words, initials, places and word order are seen",
    arguments: [
      ("Tenaquip", "Tenquip"), ("Thyssenkrupp", "Thyssenkraup"), ("Bosch Rexroth", "Bosch Rexorth"),
      ("Gordon Food Service", "GFS"), ("Woodward's Oil", "Woodward Oils"),
      ("Atlantic Constructors Services", "Atlantic Constr Serv"),
      ("Facility Management Nord", "Facility Mgmt Nord"), ("Gartner", "Gartner Canada"),
      ("Stadtwerke München", "Stadtwerke Muenchen Netz"), ("Kaufmann Elektro", "Elektro Kaufmann"),
      ("3D Datacomm", "3D Data Com"), ("Fonderie Lemaire", "Fonderies Lemaire Lyon"),
      ("Brandt Logistics", "Brandt Logistic"),
    ])
  func alike(_ a: String, _ b: String) async {
    let others = [
      "Nordlicht Papier", "Zenith Reisen", "Harbour Foods", "Quintessa Labs", "Oil Depot West",
      "Food Service Partner", "Logistik Union", "Elektro Vogel", "Canada Post", "München Reisen",
    ]
    let found = await Self.pairs([a, b] + others)
    #expect(found.keys.contains([a, b].sorted().joined(separator: " = ")), "\(found)")
  }

  @Test(
    "words that many have, other numbers and other names are no likeness",
    arguments: [
      ("Nordlicht Services", "Zenith Services"), ("1019837 Ontario", "1019838 Ontario"),
      ("Canada Post", "Canada Bread"), ("Bank of Kent", "Bank of Oslo"), ("Acme", "Nova"),
      ("School District 61", "School District 62"),
    ])
  func unlike(_ a: String, _ b: String) async {
    let found = await Self.pairs([a, b, "Harbour Foods", "Quintessa Labs"])
    #expect(found.isEmpty, "\(found)")
  }

  @Test("what the alias file calls different is not asked again, and the next best is")
  func decided() async {
    let names = ["Tenaquip", "Tenquip", "Tenaquip Canada"]
    let before = await Self.pairs(names)
    #expect(before.keys.contains("Tenaquip = Tenquip"))
    let after = await Self.pairs(
      names,
      aliases: [SupplierAlias(alias: "Tenquip", supplier: "Tenaquip", decision: .different)])
    #expect(!after.keys.contains("Tenaquip = Tenquip"))
    #expect(after.keys.contains("Tenaquip = Tenaquip Canada"))
  }

  @Test("threads and the order of the ledger change nothing")
  func deterministic() async {
    var random = SplitMix64(seed: 7)
    let words = ["acme", "acmee", "nord", "north", "papier", "tools", "tool", "zenith", "zenit"]
    let names = (0..<800).map { _ in
      (0..<(1 + random.below(3))).map { _ in random.pick(words) }.joined(separator: " ")
    }
    let distinct = Array(Set(names)).sorted()
    let one = await Self.pairs(distinct, minimum: 0.3)
    #expect(!one.isEmpty)
    #expect(await Self.pairs(distinct, minimum: 0.3, threads: 5) == one)
    #expect(one.values.allSatisfy { (0.3...1).contains($0) })
  }

  @Test("the distance counts edits and swaps, up to its limit")
  func distance() {
    func distance(_ a: String, _ b: String, _ limit: Int = 3) -> Int {
      EditDistance.between(Array(a.utf8), Array(b.utf8), atMost: limit)
    }
    #expect(distance("acme", "acme") == 0 && distance("acme", "acne") == 1)
    #expect(distance("acme", "amce") == 1 && distance("acme", "acmes") == 1)
    #expect(distance("kitten", "sitting") == 3 && distance("kitten", "sitting", 2) == 3)
    #expect(distance("", "abc") == 3 && distance("abc", "abcdefgh", 2) == 3)
  }
}
