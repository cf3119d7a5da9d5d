import Testing

@testable import Savings

/// Amounts of the ledger in the base currency: exact until the one rounding.
struct BaseCurrencyTests {
  private static func base(
    _ currencies: [String], base: String = "", ledger: String = "", rates: [String: Int64] = [:],
    fxFile: String = ""
  ) throws(Refusal) -> BaseCurrency {
    var settings = Settings()
    settings.currency.base = base
    settings.currency.ledger = ledger
    settings.fxFile = fxFile
    var cube = SpendCube(currencies: currencies)
    cube.cells = currencies.indices.map {
      var cell = SpendCell(supplier: 0, category: 0, currency: Int32($0))
      cell.rows = 7
      return cell
    }
    return try BaseCurrency(cube: cube, settings: settings, fx: FXTable(nanosPerUnit: rates))
  }

  @Test(
    "a sum is converted exactly and rounded once, ties to even", arguments: 0..<200 as Range<UInt64>
  )
  func rounding(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let code = random.pick(["EUR", "JPY", "KWD"])
    let rate = Int64(1 + random.below(3_000_000_000))
    let base = try Self.base([code, "USD"], base: code, rates: ["USD": rate])
    var sum: Int128 = 0
    var exact: Int128 = 0
    for _ in 0..<20 {
      let micros = Int64(random.below(2_000_000_000_000)) - 1_000_000_000_000
      exact += base.exact(micros: micros, currency: 1)
      sum += Int128(micros) * Int128(rate)
    }
    #expect(exact == sum)
    let unit: Int128 =
      code == "JPY" ? 1_000_000_000_000_000 : code == "KWD" ? 1_000_000_000_000 : 10_000_000_000_000
    let rounded = Int128(base.money(sum).minor)
    let error = (rounded * unit - sum).magnitude * 2
    #expect(error < unit.magnitude || (error == unit.magnitude && rounded.isMultiple(of: 2)))
  }

  @Test(
    "ties go to the even minor unit, on both sides of zero",
    arguments: [
      (5_000, 0), (5_001, 1), (15_000, 2), (25_000, 2), (4_999, 0), (-5_000, 0), (-5_001, -1),
      (-15_000, -2), (-25_000, -2), (10_000, 1), (0, 0),
    ] as [(Int64, Int64)])
  func ties(micros: Int64, cents: Int64) throws {
    let base = try Self.base(["EUR"])
    #expect(base.money(base.exact(micros: micros, currency: 0)) == Money(minor: cents))
  }

  @Test("a yen has no decimals and a dinar three")
  func decimals() throws {
    let micros: Int64 = 1_234_567_890
    for (code, minor) in [("JPY", 1_235), ("EUR", 123_457), ("KWD", 1_234_568)] as [(String, Int64)]
    {
      let base = try Self.base([code])
      #expect(base.currency.code == code)
      #expect(base.money(base.exact(micros: micros, currency: 0)) == Money(minor: minor))
      #expect(base.money(major: 2.5) == Money(rounding: 2.5 * Double(base.currency.minorPerMajor)))
    }
  }

  @Test("a missing rate is refused by the currency's name, and is never 1")
  func missingRate() throws {
    let refusal = try #require(throws: Refusal.self) {
      try Self.base(["EUR", "USD"], base: "EUR", rates: ["GBP": 1], fxFile: "fx.csv")
    }
    #expect(refusal.status == .badData)
    #expect(refusal.file == "fx.csv")
    #expect(refusal.cause.contains("from USD to EUR") && refusal.cause.contains("7 rows"))
    // One currency of the ledger that is not the base needs a rate as well.
    #expect(throws: Refusal.self) { try Self.base(["USD"], base: "EUR") }
    #expect(throws: Refusal.self) { try Self.base([""], base: "EUR", ledger: "USD") }
  }

  @Test("several currencies without a base are refused with their names")
  func noBase() throws {
    let refusal = try #require(throws: Refusal.self) { try Self.base(["USD", "EUR"]) }
    #expect(refusal.status == .badSettings)
    #expect(refusal.cause.contains("EUR, USD") && refusal.fix.contains("currency.base"))
  }

  @Test("rows that name no currency take that of the ledger, or are refused beside others")
  func unnamed() throws {
    #expect(try Self.base([""], base: "EUR").exact(micros: 3, currency: 0) == 3_000_000_000)
    #expect(try Self.base(["", "EUR"], ledger: "EUR").currency.code == "EUR")
    let mixed = try Self.base(["", "EUR"], base: "EUR", ledger: "USD", rates: ["USD": 920_000_000])
    #expect(mixed.exact(micros: 2, currency: 0) == 1_840_000_000)
    let refusal = try #require(throws: Refusal.self) { try Self.base(["", "EUR"]) }
    #expect(refusal.fix.contains("currency.ledger"))
  }
}
