/// What the scope leaves out, by reason.
package struct ExcludedSpend: Sendable {
  /// One reason's part of the waterfall.
  package struct Step: Sendable, Equatable {
    package let reason: ScopeReason
    package let rows: Int
    package let amount: Money
    /// Millionths of each of the cube's currencies.
    package let micros: [Int128]
  }

  private struct Sum {
    var rows = 0
    /// In the base currency, see ``BaseCurrency/exact(micros:currency:)``.
    var exact: Int128 = 0
    var micros: [Int128]
  }

  private let currencies: Int
  private var sums: [ScopeReason: Sum] = [:]

  init(currencies: Int) { self.currencies = currencies }

  mutating func add(_ cell: SpendCell, exact: Int128, because reason: ScopeReason) {
    var sum = sums[reason] ?? Sum(micros: [Int128](repeating: 0, count: currencies))
    sum.rows += Int(cell.rows)
    sum.exact += exact
    sum.micros[Int(cell.currency)] += Int128(cell.amount)
    sums[reason] = sum
  }

  /// Adds what another part of the same ledger leaves out.
  mutating func add(_ other: ExcludedSpend) {
    sums.merge(other.sums) { own, more in
      Sum(
        rows: own.rows + more.rows, exact: own.exact + more.exact,
        micros: zip(own.micros, more.micros).map(+))
    }
  }

  /// The steps from the total to what is in scope. Each is the difference of two rounded balances,
  /// so that they add up to the minor unit.
  func steps(total: Int128, base: BaseCurrency) -> (steps: [Step], inScope: Money) {
    var left = total
    var balance = base.money(total)
    var steps: [Step] = []
    for reason in ScopeReason.allCases {
      guard let sum = sums[reason] else { continue }
      left -= sum.exact
      let next = base.money(left)
      steps.append(
        Step(reason: reason, rows: sum.rows, amount: balance - next, micros: sum.micros))
      balance = next
    }
    return (steps, balance)
  }
}

extension Scope {
  /// Whether the cells of one supplier and category, which stand first in the order, are a single
  /// row of at least ``oneOffAmount``.
  func isOneOff(
    _ order: ArraySlice<Int>, _ cube: SpendCube, _ base: BaseCurrency,
    _ resolution: SupplierResolution
  ) -> Bool {
    guard oneOffAmount > 0, let index = order.first, cube.cells[index].rows == 1 else {
      return false
    }
    let cell = cube.cells[index]
    if order.count > 1 {
      let next = cube.cells[order[order.startIndex + 1]]
      let isSame =
        next.category == cell.category
        && resolution.of[Int(next.supplier)] == resolution.of[Int(cell.supplier)]
      if isSame { return false }
    }
    let amount = base.money(base.exact(micros: cell.amount, currency: cell.currency))
    return Double(amount.minor) >= oneOffAmount * Double(base.currency.minorPerMajor)
  }
}
