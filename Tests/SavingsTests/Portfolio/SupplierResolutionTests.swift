import Testing

@testable import Savings

/// Which spellings and records become one supplier, and why.
struct SupplierResolutionTests {
  private static func resolve(
    _ spellings: [(id: String, name: String)], records: [SupplierRecord] = []
  ) -> SupplierResolution {
    var sketch = CubeSketch()
    for (index, spelling) in spellings.enumerated() {
      sketch.add(spelling.name, id: spelling.id, spend: 100, rows: Int32(index + 1))
    }
    return SupplierResolution(cube: sketch.cube, records: records)
  }

  @Test("spellings with the same normalised name are one supplier, named as most rows name it")
  func sameName() throws {
    let found = Self.resolve([("", "ACME, Ltd."), ("", "Acmé"), ("", "Acme"), ("", "Acme Tools")])
    #expect(found.of == [0, 0, 0, 1])
    #expect(found.suppliers.map(\.key) == ["name:acme", "name:acme tools"])
    #expect(found.suppliers[0].name == "Acme")
    #expect(!found.suppliers[0].isInMaster)
    // In the order of the spellings, the first one needs no reason.
    #expect(
      found.aliases.map(\.rule) == [
        "as in the ledger", "same name but for case, accents", "same name but for case",
        "as in the ledger",
      ])
    #expect(found.aliases.map(\.raw.name) == ["ACME, Ltd.", "Acmé", "Acme", "Acme Tools"])
  }

  @Test("the same id is one supplier whatever the name says, and the id is its key")
  func sameID() {
    let found = Self.resolve([("V2", "Acme"), ("V2", "Zenith"), ("V1", "Acme"), ("", "Other")])
    #expect(found.of == [0, 0, 0, 1])
    #expect(found.suppliers.map(\.key) == ["id:V1", "name:other"])
    #expect(
      found.aliases.map(\.rule) == [
        "same name but for case", "same id", "as in the ledger",
        "as in the ledger",
      ])
    #expect(Self.resolve([("V1", "Acme"), ("V1", "acme")]).aliases[1].rule == "same id")
  }

  @Test("names made of punctuation alone never meet")
  func emptyKeys() {
    #expect(Self.resolve([("", "---"), ("", "***")]).of == [1, 0])
    #expect(Self.resolve([("V1", ""), ("V2", "")]).suppliers.map(\.name) == ["V1", "V2"])
  }

  @Test("a master row is found by id, by name, and carries the ledger's supplier")
  func master() throws {
    let records = [
      SupplierRecord(id: "V1", name: "Acme Group"), SupplierRecord(name: "zenith gmbh"),
      SupplierRecord(id: "V9", name: "Nobody"),
    ]
    let found = Self.resolve([("V1", ""), ("", "Zenith"), ("", "ACME GROUP")], records: records)
    #expect(found.of == [0, 1, 0])
    #expect(found.suppliers.map(\.name) == ["ACME GROUP", "Zenith"])
    #expect(found.suppliers[0].record?.id == "V1")
    #expect(found.suppliers[1].record?.name == "zenith gmbh")
    #expect(found.unusedRecords == 1)
    #expect(Self.resolve([("V1", "")], records: records).suppliers[0].name == "Acme Group")
  }

  @Test("companies of one parent are one supplier, and the parent's own row speaks for them")
  func parent() {
    let records = [
      SupplierRecord(id: "A", name: "North", parent: "P"),
      SupplierRecord(id: "B", name: "South", parent: "P"),
      SupplierRecord(id: "P", name: "Holding"),
      SupplierRecord(id: "C", name: "West", parent: "Holding AG"),
    ]
    let ledger = [("A", "North"), ("B", "South"), ("C", "West"), ("D", "East")]
    let found = Self.resolve(ledger, records: records)
    #expect(found.of == [0, 0, 0, 1])
    #expect(found.suppliers[0].record?.id == "P")
    #expect(found.unusedRecords == 0)
  }

  @Test("a parent needs no row of its own to hold its companies together")
  func parentWithoutRow() {
    let records = [
      SupplierRecord(id: "A", parent: "P"), SupplierRecord(id: "B", parent: "P"),
      SupplierRecord(id: "C", parent: "Holding AG"), SupplierRecord(id: "D", parent: "HOLDING"),
      SupplierRecord(id: "E", parent: "Q"), SupplierRecord(id: "F"),
    ]
    let ledger = ["A", "B", "C", "D", "E", "F"].map { (id: $0, name: "Supplier \($0)") }
    #expect(Self.resolve(ledger, records: records).of == [0, 0, 1, 1, 2, 3])
  }

  /// Everything that must not depend on an order: per spelling, its supplier's key, name, record and
  /// the rule.
  private static func facts(_ cube: SpendCube, _ records: [SupplierRecord]) -> Set<[String]> {
    let found = SupplierResolution(cube: cube, records: records)
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
    "the order of spellings, cells and records changes nothing", arguments: 0..<60 as Range<UInt64>)
  func anyOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = ["Acme", "ACME", "Acmé", "Acme Ltd", "Zenith", "Zenith AG", "Nova", "", "Foo Inc."]
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
    }
    let expected = Self.facts(sketch.cube, records)
    for _ in 0..<4 {
      let cube = sketch.cube.shuffled(by: &random)
      #expect(Self.facts(cube, records.shuffled(using: &random)) == expected)
    }
  }
}
