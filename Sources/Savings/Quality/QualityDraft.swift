/// Collects the lines of ``LedgerQuality``.
struct QualityDraft {
  private(set) var lines: [QualityLine] = []
  /// All used spend, of which the lines are shares.
  private let total: Money
  private let base: BaseCurrency
  private let settings: Settings

  init(total: Money, base: BaseCurrency, settings: Settings) {
    self.total = total
    self.base = base
    self.settings = settings
  }

  mutating func add(
    _ id: String, _ title: String, _ effect: QualityLine.Effect, rows: Int?, _ amount: Money?,
    _ advice: String
  ) {
    lines.append(
      QualityLine(
        id: id, title: title, effect: effect, rows: rows, amount: amount,
        share: amount.map { $0.share(of: total) }, advice: advice))
  }

  /// A line for each problem that some row has. Where rows have one problem each, an amount is the
  /// difference of two rounded balances, so that the lines add up to the minor unit.
  mutating func add(
    _ problems: [DataProblem], _ found: [DataProblem: ProblemAmounts], _ effect: QualityLine.Effect
  ) {
    var exact: Int128 = 0
    for problem in problems {
      guard let amounts = found[problem], amounts.rows > 0 else { continue }
      let (sum, rest) = base.exact(amounts.amounts, settings: settings)
      if effect == .used { exact = 0 }
      let before = base.money(exact)
      exact += sum ?? 0
      var advice = problem.advice
      if !rest.isEmpty {
        let words = rest.sorted { $0.key < $1.key }.map { code, sum in
          "\(sum.text) \(code.isEmpty || code == "?" ? "in no known currency" : code)"
        }
        advice += "; not converted: " + words.joined(separator: ", ")
      }
      add(
        problem.rawValue, problem.title, effect, rows: amounts.rows,
        sum.map { _ in base.money(exact) - before }, advice)
    }
  }

  /// What cells of the cube lack: a category, a currency of their own.
  mutating func addCells(_ cube: SpendCube) {
    func sum(_ isMeant: (SpendCell) -> Bool) -> (rows: Int, exact: Int128) {
      cube.cells.reduce(into: (0, 0)) { sum, cell in
        guard isMeant(cell) else { return }
        sum.0 += Int(cell.rows)
        sum.1 += base.exact(micros: cell.amount, currency: cell.currency)
      }
    }
    if let none = cube.categories.firstIndex(of: "") {
      let found = sum { Int($0.category) == none }
      if found.rows > 0 {
        add(
          "unclassified", "No category", .used, rows: found.rows, base.money(found.exact),
          "Map a category column, or write rules: categories.rules")
      }
    }
    if cube.currencies.count > 1, let none = cube.currencies.firstIndex(of: "") {
      let found = sum { Int($0.currency) == none }
      add(
        "unnamed-currency", "No currency of their own", .used, rows: found.rows,
        base.money(found.exact), "Taken for currency.ledger: check that they are")
    }
  }
}

extension BaseCurrency {
  /// Sums by currency code in 10⁻¹⁵ base units, and those that have no rate here; nil where none has.
  func exact(
    _ sums: [String: ExactSum], settings: Settings
  ) -> (exact: Int128?, rest: [String: ExactSum]) {
    var exact: Int128?
    var rest: [String: ExactSum] = [:]
    for (code, sum) in sums {
      let named = code.isEmpty ? settings.currency.ledger : code
      // One currency throughout: rows that name none are of it.
      let index = codes.firstIndex(of: named) ?? (code.isEmpty && codes.count == 1 ? 0 : nil)
      guard let index else {
        rest[code] = sum
        continue
      }
      exact = (exact ?? 0) + self.exact(picos: sum.picos, currency: Int32(index))
    }
    return (exact, rest)
  }
}
