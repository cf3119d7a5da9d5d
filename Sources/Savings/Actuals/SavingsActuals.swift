/// Later ledgers against agreed terms: what was realised, what leaked and why.
package struct SavingsActuals: Sendable {
  package let settings: Settings
  package let base: BaseCurrency
  package let ledger: Ledger
  package let asOf: CalendarDate
  /// In the order of the file; those whose state is tracked.
  package let tracked: [TrackedAgreement]
  /// Agreements whose state says that nothing is to be looked at yet, or any more.
  package let untracked: [(agreement: Agreement, state: SavingsState, savingClass: SavingClass)]
  package let journal: SavingsJournal
  /// By tier, then by category.
  package let tierRates: [RealisationRate]
  package let categoryRates: [RealisationRate]
  package let check: RangeCheck?
  package let undatedRows: Int
  /// Savings of the journal without an agreement in the file.
  package let journalOnly: [String]

  /// The agreements' `file` is named in refusals; `ranges` are what a run predicted, where one is named.
  ///
  /// - Throws: where the ledgers have no dates, agreements contradict each other, or a bridge does not
  ///   close.
  package init(
    agreements: [Agreement], file: String, journal: SavingsJournal, ledger: Ledger,
    records: [SupplierRecord], aliases: [SupplierAlias], fx: FXTable, settings: Settings,
    ranges: (runID: String, ranges: [PredictedRange])?
  ) throws(Refusal) {
    guard let asOf = ledger.cube.asOf, ledger.files.contains(where: { $0.control.dateMax != nil })
    else {
      throw Refusal(
        .badData, file: ledger.files.first?.path,
        "no row has a date, so nothing can be told by time",
        fix: "Map the column of dates in spend.mapping.date")
    }
    let portfolio = try Portfolio(
      cube: ledger.cube, records: records, aliases: aliases, fx: fx, settings: settings)
    let purchases = try Purchases(ledger.cube, portfolio: portfolio)
    let finder = ScopeFinder(
      purchases, portfolio: portfolio, cube: ledger.cube, fx: fx, file: file)
    func state(_ agreement: Agreement) -> SavingsState {
      journal.state(of: agreement.id) ?? agreement.state ?? .contracted
    }
    func savingClass(_ agreement: Agreement) -> SavingClass {
      journal.savingClass(of: agreement.id) ?? agreement.savingClass
    }
    let active = agreements.filter { state($0).isTracked }
    var scopes: [AgreementScope] = []
    for agreement in active { scopes.append(try finder.scope(of: agreement)) }
    let tracker = try AgreementTracker(
      active, scopes, purchases, base: portfolio.base, ledgerEnd: asOf, file: file)
    var accounts = zip(active, scopes).map {
      AgreementAccount($0, $1, base: portfolio.base, ledgerEnd: asOf)
    }
    let claims = purchases.all.map(tracker.claim)
    for (place, claim) in claims.enumerated() {
      guard let claim else { continue }
      let fits = accounts[claim.index].add(
        purchases.all[place], isElsewhere: claim.isElsewhere)
      if !fits { throw finder.tooLarge(active[claim.index]) }
    }
    for index in accounts.indices {
      guard let supplier = scopes[index].supplier else { continue }
      for place in purchases.bySupplier[supplier] ?? [] {
        let purchase = purchases.all[place]
        let item = active[index].item
        guard scopes[index].covers(purchase),
          item.isEmpty || purchase.item >= 0 && purchases.items[purchase.item].name == item,
          claims[place].map({ $0.index == index }) ?? true
        else { continue }
        accounts[index].note(purchase, isPriced: claims[place] != nil)
      }
    }
    let tiers = Dictionary(
      uniqueKeysWithValues: portfolio.suppliers.map { ($0.index, $0.placement.tier) })
    var tracked: [TrackedAgreement] = []
    for (index, account) in accounts.enumerated() {
      let agreement = active[index]
      let result = account.result(
        tier: agreement.tier ?? scopes[index].supplier.flatMap { tiers[$0] } ?? .tail,
        state: state(agreement), savingClass: savingClass(agreement),
        name: { portfolio.resolution.suppliers[$0].name })
      guard let result else {
        throw Refusal(
          .bug, file: file, line: agreement.line, "the bridge of \(agreement.name) does not close",
          fix: "Report this with the run's settings")
      }
      tracked.append(result)
    }
    self.settings = settings
    self.ledger = ledger
    self.asOf = asOf
    self.journal = journal
    self.tracked = tracked
    base = portfolio.base
    undatedRows = purchases.undatedRows
    untracked = agreements.filter { !state($0).isTracked }
      .map { ($0, state($0), savingClass($0)) }
    let known = Set(agreements.map(\.id))
    journalOnly = journal.histories.keys.filter { !known.contains($0) }.sorted()
    check = ranges.map { RangeCheck(runID: $0.runID, ranges: $0.ranges, tracked: tracked) }
    let hard = tracked.filter { $0.savingClass == .hard }
    tierRates = Tier.allCases.map { tier in
      RealisationRate(
        tier.rawValue, tier: tier, hard.filter { $0.tier == tier },
        model: settings.model.realisation(tier))
    }
    let categories = Dictionary(grouping: hard) { $0.agreement.category }
    categoryRates = categories.keys.sorted().map { category in
      let lines = categories[category] ?? []
      return RealisationRate(
        category.isEmpty ? "all categories" : category, tier: nil, lines,
        model: settings.model.realisation(lines[0].tier))
    }
  }

  /// Sums of one class; classes are never added to each other.
  package func total(_ savingClass: SavingClass) -> LeakageBridge {
    tracked.filter { $0.savingClass == savingClass }
      .reduce(LeakageBridge()) { $0 + $1.bridge }
  }

  /// The classes that agreements have, in their order.
  package var classes: [SavingClass] {
    SavingClass.allCases.filter { kind in tracked.contains { $0.savingClass == kind } }
  }

  package var warnings: [String] {
    var warnings: [String] = []
    for line in tracked where !line.isSupplierKnown {
      warnings.append(
        "\(line.agreement.name): the ledgers name no supplier \"\(line.agreement.supplier)\"; nothing was bought, or it is spelled otherwise"
      )
    }
    let blind = tracked.filter { !$0.isMeasurable }
    if !blind.isEmpty {
      warnings.append(
        "\(Digits.counted(blind.count, "agreement")) of \(tracked.count) cannot be measured: the ledgers have no prices to compare"
      )
    }
    if undatedRows > 0 {
      warnings.append(
        "\(Digits.counted(undatedRows, "row")) without a date \(undatedRows == 1 ? "counts" : "count") for no agreement"
      )
    }
    return warnings
  }
}
