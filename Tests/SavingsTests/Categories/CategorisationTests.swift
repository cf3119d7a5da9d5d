import Testing

@testable import Savings

/// Which rule gives which row its category.
struct CategorisationTests {
  private static func sketch() -> SpendCube {
    var sketch = CubeSketch()
    sketch.add("City Cabs Ltd", category: "", micros: 10_000_000, rows: 2)
    sketch.add("Acme", category: "6100", micros: 20_000_000, rows: 3)
    sketch.add("Acme", category: "", micros: 30_000_000, rows: 4)
    sketch.add("Nova", id: "V7", category: "Travel", micros: 40_000_000, rows: 5)
    sketch.add("Nova", id: "V7", category: "", micros: -5_000_000, rows: 1)
    return sketch.cube
  }

  /// Supplier, category and rows of each cell, and the rows that each rule placed.
  private static func applied(_ rules: [CategoryRule]) -> (cells: [String], rows: [Int]) {
    let cube = sketch()
    let resolution = SupplierResolution(cube: cube, records: [])
    let (found, coverage) = Categorisation(rules, cube: cube, resolution: resolution).applied()
    let cells = found.cells.map { cell in
      let supplier = found.suppliers[Int(cell.supplier)].name
      return "\(supplier)/\(found.categories[Int(cell.category)])/\(cell.rows)"
    }
    let lines = coverage.placed + [coverage.own, coverage.unclassified]
    #expect(lines.reduce(0) { $0 + $1.rows } == 15)
    #expect(lines.reduce(0) { $0 + $1.micros[0] } == 95_000_000)
    return (cells.sorted(), lines.map(\.rows))
  }

  @Test("without rules everything stays, and what has no category is counted as such")
  func none() {
    let (cells, rows) = Self.applied([])
    #expect(
      cells == ["Acme//4", "Acme/6100/3", "City Cabs Ltd//2", "Nova//1", "Nova/Travel/5"])
    #expect(rows == [8, 7])
  }

  @Test("the first rule that fits wins; only a gl_code overrules the ledger's category")
  func order() {
    let (cells, rows) = Self.applied([
      CategoryRule(supplier: "ACME", code: "61*", category: "Steel"),
      CategoryRule(keyword: "cab*", category: "Travel"),
      CategoryRule(supplier: "v7", category: "Never"),
      CategoryRule(supplier: "V7", category: "Hotels"),
      CategoryRule(supplier: "*", category: "Other"),
      CategoryRule(keyword: "city", category: "Too late"),
    ])
    #expect(
      cells == [
        "Acme/Other/4", "Acme/Steel/3", "City Cabs Ltd/Travel/2", "Nova/Hotels/1", "Nova/Travel/5",
      ])
    #expect(rows == [3, 2, 0, 1, 4, 0, 5, 0])
  }

  @Test("cells that come together are added up, window, dates and all")
  func together() {
    let rules = [
      CategoryRule(supplier: "acme", category: "Steel"),
      CategoryRule(code: "6100", category: "Steel"),
    ]
    let cube = Self.sketch()
    let (found, _) = Categorisation(
      rules, cube: cube, resolution: SupplierResolution(cube: cube, records: [])
    ).applied()
    let acme = found.cells.filter { found.suppliers[Int($0.supplier)].name == "Acme" }
    #expect(acme.count == 1)
    #expect(acme.first?.rows == 7 && acme.first?.amount == 50_000_000)
    #expect(acme.first?.windowAmount == 50_000_000 && acme.first?.recentInvoices == 3)
    #expect(found.categories == ["", "Steel", "Travel"])
  }

  @Test("a keyword is whole words side by side, in the item, the supplier or the category")
  func keywords() {
    func fits(_ keyword: String, _ text: String) -> Bool {
      var scratch = NameWords()
      return !KeywordIndex([CategoryRule(keyword: keyword, category: "X")])
        .rules(in: FoldedText(text, &scratch)).isEmpty
    }
    #expect(fits("office", "Office chairs") && !fits("office", "Officer"))
    #expect(fits("offic*", "Officer") && fits("office chair*", "new OFFICE Chairs"))
    #expect(!fits("office chair", "new office chairs") && !fits("chair office", "office chair"))
    #expect(fits("café", "CAFE Central") && fits("a-4 paper", "A 4 paper"))
  }

  @Test("money and rows are the same before and after", arguments: 0..<100 as Range<UInt64>)
  func conserved(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var sketch = CubeSketch()
    let names = ["Acme", "ACME", "City Cabs", "Nova", "Blue Cab"]
    let codes = ["", "", "6100", "6200", "Travel"]
    for _ in 0..<(1 + random.below(40)) {
      sketch.add(
        random.pick(names), category: random.pick(codes), currency: random.pick(["EUR", "USD"]),
        micros: Int64(random.below(1_000_000_000)) - 200_000_000)
    }
    let rules = (0..<random.below(6)).map { _ in
      CategoryRule(
        supplier: random.pick(["", "acme", "*cab*"]), keyword: random.pick(["", "cab", "blue"]),
        code: random.pick(["", "6*"]), category: random.pick(["Steel", "Travel", "6100"]))
    }.filter { !$0.conditions.isEmpty }
    let cube = sketch.cube
    let (found, coverage) = Categorisation(
      rules, cube: cube, resolution: SupplierResolution(cube: cube, records: [])
    ).applied()
    func sums(_ cube: SpendCube) -> [String: Int64] {
      cube.cells.reduce(into: [:]) { sums, cell in
        let key = "\(cell.supplier)/\(cell.currency)"
        sums[key, default: 0] += cell.amount
        sums["rows " + key, default: 0] += Int64(cell.rows)
      }
    }
    #expect(sums(found) == sums(cube))
    #expect(zip(found.cells, found.cells.dropFirst()).allSatisfy { $0.place < $1.place })
    let lines = coverage.placed + [coverage.own, coverage.unclassified]
    for currency in cube.currencies.indices {
      let all = cube.cells.filter { Int($0.currency) == currency }.reduce(0) { $0 + $1.amount }
      #expect(lines.reduce(0) { $0 + $1.micros[currency] } == Int128(all))
    }
  }
}
