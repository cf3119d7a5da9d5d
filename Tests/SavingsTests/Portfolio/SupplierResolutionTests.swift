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
    // A later spelling has more rows, so that V2 is called Acme.
    let found = Self.resolve([("V2", "Zenith"), ("V2", "Acme"), ("V1", "Acme"), ("", "Other")])
    #expect(found.of == [0, 0, 0, 1])
    #expect(found.suppliers.map(\.key) == ["id:V1", "name:other"])
    #expect(
      found.aliases.map(\.rule) == [
        "same id", "same name but for case", "as in the ledger", "as in the ledger",
      ])
    #expect(Self.resolve([("V1", "Acme"), ("V1", "acme")]).aliases[1].rule == "same id")
  }

  @Test("two ids that share a name which is not their own stay two")
  func sharedName() {
    let spellings = [
      ("V1", "Refund"), ("V2", "Refund"), ("", "REFUND"), ("", "Refund"), ("V1", "Acme"),
      ("V2", "Zenith"),
    ]
    let found = Self.resolve(spellings)
    #expect(found.suppliers.map(\.key) == ["id:V1", "id:V2", "name:refund"])
    #expect(found.of == [0, 1, 2, 2, 0, 1])
    // With one id, the name is that id's.
    #expect(Self.resolve([("V1", "Refund"), ("V1", "Acme"), ("", "REFUND")]).of == [0, 0, 0])
  }

  @Test("names do not join two tax ids, nor two parents; what says neither stays by itself")
  func conflicts() {
    var north = SupplierRecord(id: "V1", name: "Acme")
    north.taxID = "DE 111"
    var south = SupplierRecord(id: "V2", name: "Acme")
    south.taxID = "DE-222"
    let ledger = [("V1", "Acme"), ("V2", "ACME"), ("", "Acme Ltd"), ("", "acme")]
    let found = Self.resolve(ledger, records: [north, south])
    #expect(found.suppliers.map(\.key) == ["id:V1", "id:V2", "name:acme"])
    #expect(found.of == [0, 1, 2, 2])
    south.taxID = "de111"
    #expect(Set(Self.resolve(ledger, records: [north, south]).of) == [0])
    let parents = [
      SupplierRecord(id: "V1", name: "Acme", parent: "P"),
      SupplierRecord(id: "V2", name: "Acme", parent: "Q"),
    ]
    #expect(Self.resolve(ledger, records: parents).of == [0, 1, 2, 2])
  }

  @Test("a name that another holds joins it, unless several do")
  func otherNames() {
    func of(_ names: String...) -> [Int] { Self.resolve(names.map { ("", $0) }).of }
    #expect(of("Corlin Inc dba PPC Parts", "PPC PARTS", "Corlin") == [0, 0, 0])
    // A franchise.
    #expect(of("A One Inc dba Subs", "B Two Inc dba Subs", "Subs") == [0, 1, 2])
    #expect(of("Smith, John", "John Smith") == [0, 0])
    #expect(of("Müller", "Mueller", "Muller") == [1, 1, 1].map { $0 - 1 })
    #expect(of("Mueller", "Muller").sorted() == [0, 1])
    #expect(of("3D Data Comm", "3 D DATACOMM") == [0, 0])
    #expect(of("SQ *BLUE BOTTLE", "Blue Bottle LLC") == [0, 0])
    let rules = Self.resolve([
      ("", "3 D Datacomm"), ("", "3d data comm"), ("", "X dba 3D Datacomm"),
    ])
    .aliases.map(\.rule)
    #expect(rules == ["as in the ledger", "same name but for spaces", "other name: trade name"])
  }

  @Test("the alias file joins and keeps apart, over names and tax ids")
  func aliasFile() {
    var first = SupplierRecord(id: "V1", name: "Acme")
    first.taxID = "1"
    var second = SupplierRecord(id: "V2", name: "Beta")
    second.taxID = "2"
    var sketch = CubeSketch()
    for (id, name) in [("V1", "Acme"), ("V2", "Beta"), ("", "GAMMA"), ("", "Gamma"), ("", "Gama")] {
      sketch.add(name, id: id, spend: 10)
    }
    func resolve(_ aliases: SupplierAlias...) -> SupplierResolution {
      SupplierResolution(cube: sketch.cube, records: [first, second], aliases: aliases)
    }
    #expect(resolve().of == [0, 1, 3, 3, 2])
    let joined = resolve(
      SupplierAlias(alias: "id:V2", supplier: "V1"), SupplierAlias(alias: "gama", supplier: "Gamma")
    )
    #expect(joined.of == [0, 0, 1, 1, 1])
    #expect(joined.suppliers.map(\.name) == ["Acme", "Gamma"])
    #expect(joined.aliases.map(\.merge) == [.ledger, .aliasFile, .ledger, .aliasFile, .aliasFile])
    let apart = resolve(
      SupplierAlias(alias: "GAMMA", supplier: "Gamma", decision: .different),
      SupplierAlias(alias: "Nobody", supplier: "Acme"))
    #expect(Set([apart.of[2], apart.of[3], apart.of[4]]).count == 3)
    #expect(apart.suppliers.map(\.key).filter { $0.hasPrefix("name:gamma") }.count == 2)
    #expect(Set(apart.suppliers.map(\.key)).count == apart.suppliers.count)
    #expect(apart.unusedAliases == 1)
    // A name that nobody has is given.
    let named = resolve(SupplierAlias(alias: "Gama", supplier: "Gamma Group International"))
    #expect(named.suppliers.contains { $0.name == "Gamma Group International" })
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
}
