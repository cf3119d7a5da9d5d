/// The purchases of one agreement by period, and what they come to.
struct AgreementAccount {
  let agreement: Agreement
  let scope: AgreementScope
  let base: BaseCurrency
  let windowEnd: CalendarDate
  private(set) var periods: [CalendarDate: PeriodSums] = [:]
  private(set) var unmeasured: Int128 = 0
  private(set) var unmeasuredRows = 0
  private(set) var measuredRows = 0
  private(set) var elsewhere: [Int: Int128] = [:]
  private var termsUnitDays: Int64 = 0
  private var termsUnits: Int64 = 0

  init(
    _ agreement: Agreement, _ scope: AgreementScope, base: BaseCurrency, ledgerEnd: CalendarDate
  ) {
    self.agreement = agreement
    self.scope = scope
    self.base = base
    windowEnd = agreement.windowEnd(ledgerEnd: ledgerEnd)
  }

  private func isMeasured(_ day: CalendarDate) -> Bool {
    day >= agreement.start && day < windowEnd
  }

  /// Adds a purchase of the contracted supplier that may have no price to compare with.
  mutating func note(_ purchase: Purchase, isPriced: Bool) {
    guard let day = purchase.start, isMeasured(day) else { return }
    termsUnitDays += purchase.termsUnitDays
    termsUnits += purchase.termsUnits
    guard purchase.kind == .purchase else { return }
    if isPriced {
      measuredRows += purchase.pricedRows
      unmeasuredRows += purchase.rows - purchase.pricedRows
      unmeasured += purchase.amount - purchase.pricedAmount
    } else {
      unmeasuredRows += purchase.rows
      unmeasured += purchase.amount
    }
  }

  /// Adds a purchase that counts for the agreement; false where its amount is too large to be money.
  mutating func add(_ purchase: Purchase, isElsewhere: Bool) -> Bool {
    guard let day = purchase.start, let price = scope.prices[purchase.item] else { return true }
    guard
      let old = Femto.scaled(
        price.amount, by: Int128(purchase.quantity), over: Int128(price.quantity)),
      let saving = scope.cut.of(old), purchase.amount.magnitude <= UInt128(Femto.limit)
    else { return false }
    var sums = PeriodSums()
    if isElsewhere {
      sums.elsewhereAtOldPrices = old
      sums.elsewhereSaving = saving
      sums.elsewherePaid = purchase.pricedAmount
      if isMeasured(day) { elsewhere[purchase.supplier, default: 0] += purchase.pricedAmount }
    } else {
      sums.atOldPrices = old
      sums.saving = saving
      sums.paid = purchase.pricedAmount
      let rest = purchase.amount - purchase.pricedAmount
      if purchase.kind == .credit { sums.paid += rest }
      if purchase.kind == .surcharge { sums.surcharges = rest }
    }
    periods[day] = (periods[day] ?? PeriodSums()) + sums
    return true
  }

  /// The agreed saving of twelve months, and the part of it that can be measured.
  private var agreed: (annual: Int128, measurable: Int128)? {
    guard let baseline = scope.baseline, let annual = scope.cut.of(baseline),
      let priced = scope.share.of(baseline), let measurable = scope.cut.of(priced)
    else { return nil }
    return (annual, scope.obstacle == nil ? measurable : 0)
  }

  /// The bridge from the start up to a day.
  ///
  /// - Returns: nil where the steps do not lead to what the invoices show, which is a bug.
  private func bridge(until day: CalendarDate, _ history: PriceHistory) -> LeakageBridge? {
    guard let agreed else { return LeakageBridge() }
    let year = Int128(agreement.anniversary.days - agreement.start.days)
    let passed = Int128(max(0, day.days - agreement.start.days))
    guard let due = Femto.scaled(agreed.annual, by: passed, over: year),
      let measurable = Femto.scaled(agreed.measurable, by: passed, over: year)
    else { return nil }
    var leaks = [Int128](repeating: 0, count: LeakageCause.allCases.count)
    leaks[LeakageCause.notMeasurable.rawValue] = due - measurable
    var sums = PeriodSums()
    if scope.obstacle == nil {
      for (start, period) in periods where start >= agreement.start && start < day {
        sums = sums + period
        leaks[history.cause(start).rawValue] += period.overpaid
      }
      leaks[LeakageCause.reversal.rawValue] += sums.surcharges
      leaks[LeakageCause.maverick.rawValue] = sums.elsewhereSaving
      leaks[LeakageCause.volume.rawValue] = measurable - sums.saving - sums.elsewhereSaving
    }
    guard due - leaks.reduce(0, +) == sums.realised else { return nil }
    return LeakageBridge(agreed: due, leaks: leaks, base: base)
  }

  /// - Parameters:
  ///   - name: of a supplier, by index.
  /// - Returns: nil where the bridge does not close.
  func result(
    tier: Tier, state: SavingsState, savingClass: SavingClass, name: (Int) -> String
  ) -> TrackedAgreement? {
    let inside = periods.filter { isMeasured($0.key) }
    let history = PriceHistory(inside, effective: agreement.effective)
    guard let whole = bridge(until: windowEnd, history) else { return nil }
    var months: [(month: Int32, bridge: LeakageBridge)] = []
    var before = LeakageBridge()
    var day = agreement.start
    while day < windowEnd {
      let index = Int(day.monthIndex) + 1
      let turn = CalendarDate(year: index / 12, month: index % 12 + 1, day: 1) ?? windowEnd
      let next = min(turn, windowEnd)
      guard let running = bridge(until: next, history) else { return nil }
      months.append((day.monthIndex, running - before))
      (before, day) = (running, next)
    }
    let after = periods.filter { $0.key >= agreement.anniversary }
      .reduce(PeriodSums()) { $0 + $1.value }
    let isOver = scope.obstacle == nil && windowEnd == agreement.anniversary && after.paid != 0
    let spend = scope.obstacle == nil ? inside.values.reduce(Int128(0)) { $0 + $1.paid } : 0
    return TrackedAgreement(
      agreement: agreement, tier: tier, state: state, savingClass: savingClass,
      windowEnd: windowEnd, annual: base.money(agreed?.annual ?? 0), bridge: whole, months: months,
      spend: base.money(spend), unmeasuredSpend: base.money(unmeasured),
      unmeasuredRows: unmeasuredRows, measuredRows: measuredRows,
      elsewhere: elsewhere.map { (supplier: name($0.key), paid: base.money($0.value)) }
        .sorted { ($1.paid, $0.supplier) < ($0.paid, $1.supplier) },
      later: isOver ? base.money(after.realised) : nil, terms: terms,
      obstacle: scope.obstacle?.rawValue ?? "", isSupplierKnown: scope.supplier != nil)
  }

  private var terms: RealisedTerms? {
    guard let before = agreement.termsBefore, let after = agreement.termsAfter, before != after,
      let baseline = scope.baseline
    else { return nil }
    return RealisedTerms(
      before: before, agreed: after, baseline: base.money(baseline), unitDays: termsUnitDays,
      units: termsUnits)
  }
}
