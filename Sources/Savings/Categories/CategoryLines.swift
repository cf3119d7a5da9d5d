/// Category coverage in the base currency.
package struct CategoryLines: Sendable {
  package struct Line: Sendable, Equatable {
    package let rows: Int
    package let amount: Money
  }

  package let rules: [(rule: CategoryRule, line: Line)]
  package let own: Line
  package let unclassified: Line
  package let total: Line

  package init(_ coverage: CategoryCoverage, base: BaseCurrency) {
    func line(_ sums: CategoryCoverage.Line) -> Line {
      Line(rows: sums.rows, amount: base.money(base.exact(micros: sums.micros)))
    }
    rules = zip(coverage.rules, coverage.placed).map { ($0, line($1)) }
    own = line(coverage.own)
    unclassified = line(coverage.unclassified)
    let all = coverage.placed + [coverage.own, coverage.unclassified]
    total = Line(
      rows: all.reduce(0) { $0 + $1.rows },
      amount: base.money(all.reduce(0) { $0 + base.exact(micros: $1.micros) }))
  }
}
