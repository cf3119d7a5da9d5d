import Testing

@testable import Savings

/// The ledger's money on its way to deals, counted a second time from the cells.
struct SpendWaterfallTests {
  @Test("every step ties to the minor unit on random ledgers", arguments: 0..<80 as Range<UInt64>)
  func ties(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var sketch = CubeSketch()
    let rates: [String: Int64] = ["EUR": 1_000_000_000, "USD": 917_431_193, "JPY": 6_123_457]
    for _ in 0..<(1 + random.below(60)) {
      let amount = Int64(random.below(9_000_000_000)) - 2_000_000_000
      sketch.add(
        random.pick(["Acme", "ACME", "Acme Ltd", "Zenith", "Nova", "Foo", "Bar"]),
        category: random.pick(["Parts", "Tax", ""]), currency: random.pick(["EUR", "USD", "JPY"]),
        micros: amount, windowMicros: random.chance(0.5) ? amount : 0)
    }
    var cube = sketch.cube
    cube.hasWindow = true
    var settings = Settings()
    settings.currency.base = "EUR"
    settings.scope.excludeCategories = ["Tax"]
    settings.scope.excludeSuppliers = ["nova"]
    settings.scope.ownEntities = ["foo"]
    let flow = try Portfolio(
      cube: cube, records: [], fx: FXTable(nanosPerUnit: rates), settings: settings
    ).waterfall

    var total: Int128 = 0
    var inScope: Int128 = 0
    var excludedRows = 0
    var groups: [String: Int128] = [:]
    for cell in cube.cells {
      let rate = Int128(rates[cube.currencies[Int(cell.currency)]] ?? 0)
      let name = cube.suppliers[Int(cell.supplier)].name
      let category = cube.categories[Int(cell.category)]
      total += Int128(cell.amount) * rate
      if category == "Tax" || name == "Nova" || name == "Foo" {
        excludedRows += Int(cell.rows)
        continue
      }
      inScope += Int128(cell.amount) * rate
      let supplier = name.lowercased().prefix(4)
      groups["\(supplier)/\(category)", default: 0] += Int128(cell.windowAmount) * rate
    }
    let spends = groups.values.map(Self.cents)
    #expect(flow.total.minor == Self.cents(total))
    #expect(flow.inScope.minor == Self.cents(inScope))
    #expect(flow.outOfScopeRows == excludedRows)
    #expect(flow.outOfScope == flow.excluded.reduce(.zero) { $0 + $1.amount })
    #expect(flow.outOfScopeRows == flow.excluded.reduce(0) { $0 + $1.rows })
    let left = flow.excluded.reduce(into: Int128(0)) { sum, step in
      for (code, micros) in zip(cube.currencies, step.micros) {
        sum += micros * Int128(rates[code] ?? 0)
      }
    }
    #expect(left == total - inScope)
    #expect(flow.addressable.minor == spends.filter { $0 > 0 }.reduce(0, +))
    #expect(flow.netCredits.minor == spends.filter { $0 < 0 }.reduce(0, +))
    let steps = flow.outOfScope + flow.outsideWindow + flow.netCredits + flow.addressable
    #expect(flow.total == steps - flow.rounding)
    // Each group is rounded once, and so is their sum: less than half a minor unit each.
    #expect(flow.rounding.minor.magnitude * 2 <= spends.count + 1)
  }

  /// Cents of 10⁻¹⁵ units: to the nearest, ties to even.
  private static func cents(_ exact: Int128) -> Int64 {
    let unit: Int128 = 10_000_000_000_000
    let shifted = exact + unit / 2
    var floor = shifted / unit
    if shifted < 0, floor * unit != shifted { floor -= 1 }
    if floor * unit == shifted, !floor.isMultiple(of: 2) { floor -= 1 }
    return Int64(floor)
  }
}
