import Testing

@testable import Savings

/// What holds of the suppliers of any ledger, in whatever order it comes.
struct SupplierOrderTests {
  /// Everything that must not depend on an order: per spelling, its supplier's key, name, record and
  /// the rule.
  private static func facts(
    _ cube: SpendCube, _ records: [SupplierRecord], _ aliases: [SupplierAlias]
  ) -> Set<[String]> {
    let found = SupplierResolution(cube: cube, records: records, aliases: aliases)
    return Set(
      found.aliases.map { alias in
        let supplier = found.suppliers[alias.supplier]
        return [
          alias.raw.id, alias.raw.name, alias.rule, supplier.key, supplier.name,
          supplier.record?.id ?? "-", supplier.record?.name ?? "-", "\(found.unusedRecords)",
        ]
      })
  }

  @Test(
    "the order of spellings, cells and records changes nothing", arguments: 0..<200 as Range<UInt64>
  )
  func anyOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = [
      "Acme", "ACME", "Acmé", "Acme Ltd", "Zenith", "Zenith AG", "Nova", "", "Foo Inc.", "A cme",
      "Foo dba Nova", "Zenith t/a Acme", "Nova, Foo", "Föö", "Foeoe",
    ]
    let ids = ["", "", "V1", "V2", "V3", "V4"]
    var sketch = CubeSketch()
    for _ in 0..<12 {
      let (id, name) = (random.pick(ids), random.pick(words))
      guard !id.isEmpty || !name.isEmpty else { continue }
      sketch.add(name, id: id, spend: 10, rows: Int32(1 + random.below(2)))
    }
    var records: [SupplierRecord] = []
    for (index, id) in ["V1", "V2", "V3", "V5", "", "V4"].enumerated() {
      records.append(
        SupplierRecord(
          id: id, name: "\(random.pick(words)) \(index % 2 == 0 ? "" : "\(index)")",
          parent: random.pick(["", "", "V5", "P", "nova"])))
      records[records.count - 1].taxID = random.pick(["", "", "", "T1", "t 1", "T2"])
    }
    let aliases = (0..<random.below(4)).map { _ in
      SupplierAlias(
        alias: random.pick(words + ids), supplier: random.pick(words + ids),
        decision: random.chance(0.5) ? .same : .different)
    }.filter { !$0.alias.isEmpty && !$0.supplier.isEmpty }
    let expected = Self.facts(sketch.cube, records, aliases)
    for _ in 0..<4 {
      let cube = sketch.cube.shuffled(by: &random)
      #expect(
        Self.facts(cube, records.shuffled(using: &random), aliases.shuffled(using: &random))
          == expected)
    }
  }

  @Test(
    "equal names meet and tax ids do not, and no spelling is lost",
    arguments: 0..<200 as Range<UInt64>)
  func invariants(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = ["Acme", "ACME Ltd", "A C M E", "Zenith", "zenith & co", "Nova", "Nova dba Acme"]
    var sketch = CubeSketch()
    for _ in 0..<14 {
      sketch.add(random.pick(words), id: random.pick(["", "", "V1", "V2", "V3"]), spend: 10)
    }
    var records: [SupplierRecord] = []
    for id in ["V1", "V2", "V3"] where random.chance(0.7) {
      var record = SupplierRecord(id: id, name: random.pick(words))
      record.taxID = random.pick(["", "T1", "T2"])
      records.append(record)
    }
    let cube = sketch.cube
    let found = SupplierResolution(cube: cube, records: records)
    #expect(Set(found.of) == Set(found.suppliers.indices))
    #expect(Set(found.suppliers.map(\.key)).count == found.suppliers.count)

    // Two tax ids are never one supplier.
    let taxOf = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.taxID) })
    var taxes: [Int: Set<String>] = [:]
    for (index, raw) in cube.suppliers.enumerated() {
      if let tax = taxOf[raw.id], !tax.isEmpty { taxes[found.of[index], default: []].insert(tax) }
    }
    #expect(taxes.values.allSatisfy { $0.count == 1 })

    // Spellings without an id that are equal after folding are one supplier.
    var bearer: [String: Int] = [:]
    for (index, raw) in cube.suppliers.enumerated() where raw.id.isEmpty {
      let key = SupplierName(raw.name).key.filter { $0 != " " }
      if let known = bearer[key] { #expect(found.of[index] == known, "\(raw.name)") }
      bearer[key] = found.of[index]
    }
  }
}
