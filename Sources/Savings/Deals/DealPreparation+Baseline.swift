extension DealPreparation {
  /// The baseline of a supplier's spend in a category, with what speaks for it.
  func basis(of group: SpendGroup) -> Baseline {
    var priced: Int128 = 0
    for place in portfolio.cells[group.cells] {
      let cell = cube.cells[Int(place)]
      guard cell.item >= 0, cell.windowQuantity > 0 else { continue }
      priced += portfolio.base.exact(micros: cell.windowPricedAmount, currency: cell.currency)
    }
    let share = max(0, min(1, portfolio.base.money(priced).share(of: group.spend)))
    let time = group.first == nil ? nil : window
    return Baseline(
      paid: group.spend, months: time?.months, from: time?.from, through: time?.through,
      rows: group.rows, pricedShare: share,
      marketRatio: time.flatMap {
        index.ratio(of: cube.categories[group.category], from: $0.from, through: $0.through)
      })
  }

  /// The days whose purchases count, and how many months of them the ledger has; nil where it has no
  /// dates.
  private var window: (from: CalendarDate, through: CalendarDate, months: Int)? {
    guard let through = portfolio.asOf, let firstDay else { return nil }
    let covered = Int(through.monthIndex - firstDay.monthIndex) + 1
    guard let months = portfolio.windowMonths else { return (firstDay, through, covered) }
    let first = Int(through.monthIndex) - months + 1
    return CalendarDate(year: first / 12, month: first % 12 + 1, day: 1)
      .map { ($0, through, min(months, covered)) }
  }
}
