/// Turns ledger amounts into the base currency: exact products, rounded once per sum.
package struct BaseCurrency: Sendable {
  package let currency: Currency
  /// ISO codes by index of the cube's currencies; "" where the ledger names none at all.
  package let codes: [String]
  /// Base units per unit in 10⁻⁹, by index of the cube's currencies.
  let nanos: [Int64]
  /// 10⁻¹⁵ base units in a minor unit.
  let picosPerMinor: Int128

  /// - Throws: where the base is not named and the ledger has several currencies, or a currency of
  ///   the ledger has no rate. A missing rate is never 1.
  package init(cube: SpendCube, settings: Settings, fx: FXTable) throws(Refusal) {
    let named = cube.currencies.map { $0.isEmpty ? settings.currency.ledger : $0 }
    var base = settings.currency.base
    if base.isEmpty {
      let distinct = Set(named.filter { !$0.isEmpty })
      guard distinct.count <= 1 else {
        throw Refusal(
          .badSettings,
          "the ledger has several currencies (\(distinct.sorted().joined(separator: ", "))) and no base currency is set",
          fix: "Set currency.base to the currency of the reports")
      }
      base = distinct.first ?? ""
    }
    currency = Currency(base)
    picosPerMinor = 1_000_000_000_000_000 / Int128(currency.minorPerMajor)
    var nanos: [Int64] = []
    for (index, code) in named.enumerated() {
      if code == base || code.isEmpty && cube.currencies.count == 1 {
        nanos.append(1_000_000_000)
      } else if code.isEmpty {
        throw Refusal(
          .badData, "some rows name no currency while others do",
          fix: "Set currency.ledger to the currency of rows that name none")
      } else if let rate = fx.nanosPerUnit[code] {
        nanos.append(rate)
      } else {
        let rows = cube.cells.reduce(0) { $0 + (Int($1.currency) == index ? Int($1.rows) : 0) }
        throw Refusal(
          .badData, file: settings.fxFile.isEmpty ? nil : settings.fxFile, column: "currency",
          "there is no exchange rate from \(code) to \(base), which \(Digits.counted(rows, "row")) need",
          fix:
            "Add a line \"\(code),RATE\" to the file that fx.file names, with the \(base) that one \(code) is worth"
        )
      }
    }
    self.nanos = nanos
    codes = named
  }

  /// Whether all amounts are in the base currency as they stand.
  package var isUnconverted: Bool { nanos.allSatisfy { $0 == 1_000_000_000 } }

  /// An amount in 10⁻¹² units in 10⁻¹⁵ base units, exact but for what is below them.
  func exact(picos: Int128, currency index: Int32) -> Int128 {
    let nanos = Int128(nanos[Int(index)])
    let (whole, rest) = picos.quotientAndRemainder(dividingBy: 1_000_000)
    return whole * nanos + rest * nanos / 1_000_000
  }

  /// An amount of the base currency in 10⁻¹⁵ of its major unit.
  func exact(minor amount: Money) -> Int128 { Int128(amount.minor) * picosPerMinor }

  /// An amount of the cube in 10⁻¹⁵ base units, exact.
  @inline(__always)
  package func exact(micros: Int64, currency index: Int32) -> Int128 {
    Int128(micros) * Int128(nanos[Int(index)])
  }

  /// Sums of millionths, one for each of the cube's currencies, in 10⁻¹⁵ base units.
  func exact(micros: [Int128]) -> Int128 {
    zip(micros, nanos).reduce(0) { $0 + $1.0 * Int128($1.1) }
  }

  /// Rounds an exact sum to the minor unit, ties to even.
  package func money(_ exact: Int128) -> Money {
    let (quotient, remainder) = exact.quotientAndRemainder(dividingBy: picosPerMinor)
    let twice = remainder.magnitude * 2
    let unit = picosPerMinor.magnitude
    var rounded = quotient
    if twice > unit || (twice == unit && quotient & 1 != 0) { rounded += exact < 0 ? -1 : 1 }
    return Money(minor: Int64(rounded))
  }

  /// A setting in major units as money.
  package func money(major: Double) -> Money {
    Money(rounding: major * Double(currency.minorPerMajor))
  }
}
