import Bargaining

/// Turns the portfolio into deals: baseline, BATNA, anchor, levers and what is not known of each.
package struct DealPreparation: Sendable {
  let cube: SpendCube
  let portfolio: Portfolio
  let settings: Settings
  let index: PriceIndex
  let prices: PriceBook
  /// The ledger's first day; nil where it has no dates.
  let firstDay: CalendarDate?
  private let eligibility: EligibilityRule

  /// - Parameters:
  ///   - cube: the spend, by supplier, category, item and currency.
  ///   - portfolio: made of it.
  ///   - settings: of the run.
  ///   - index: of the markets; an empty one leaves prices as they were paid.
  package init(
    cube: SpendCube, portfolio: Portfolio, settings: Settings, index: PriceIndex = PriceIndex()
  ) {
    self.index = index
    firstDay = cube.cells.compactMap(\.first).min()
    self.cube = cube
    self.portfolio = portfolio
    self.settings = settings
    prices = PriceBook(cube: cube, portfolio: portfolio)
    eligibility = EligibilityRule(portfolio: portfolio, policy: settings.policy)
  }

  /// All deals with spend, by supplier rank and category.
  package func deals() -> [Deal] { places.map(deal(at:)) }

  /// The same on all cores.
  package func deals(threads: Int) async -> [Deal] {
    let places = places
    return await ParallelMap.values(places.count, threads: threads) { deal(at: places[$0]) }
  }

  private typealias Place = (supplier: Int, group: Int)

  private var places: [Place] {
    portfolio.suppliers.indices.flatMap { supplier in
      let groups = portfolio.suppliers[supplier].groups
      return groups.indices.filter { groups[$0].spend > .zero }.map { (supplier, $0) }
    }
  }

  private func deal(at place: Place) -> Deal {
    let supplier = portfolio.suppliers[place.supplier]
    return deal(supplier, supplier.groups[place.group])
  }

  func deal(_ supplier: PortfolioSupplier, _ group: SpendGroup) -> Deal {
    let record = supplier.supplier.record
    let category = cube.categories[group.category]
    let key = supplier.supplier.key
    let stableID = StableHash.of(key + "\u{1F}" + category)
    var proxies: [String] = []

    let terms: Int
    if group.termsUnits > 0 {
      terms = Int((Double(group.termsUnitDays) / Double(group.termsUnits)).rounded())
    } else if let known = record?.terms {
      terms = known
    } else {
      terms = 30
      proxies.append("payment terms (30 days)")
    }
    let tier = supplier.placement.tier
    let guardrails = Guardrails(
      policy: settings.policy, tier: tier, category: category, record: record)
    let (cap, rule) = guardrails.termsCap()

    var prior = SupplierPrior(
      margin: assumed(settings.model.margins, category, tier) ?? settings.model.margin,
      marginDeviation: settings.model.marginDeviation,
      capitalCost: settings.model.supplierCapitalCost,
      capitalSpread: settings.model.supplierCapitalSpread, dependence: 1,
      isRelationship: supplier.hasContract)
    if let margin = record?.margin {
      prior.margin = margin
      prior.marginDeviation *= 0.5
    } else {
      proxies.append("supplier margin")
    }
    if let rate = record?.costOfCapital {
      prior.capitalCost = rate
      prior.capitalSpread *= 0.5
    } else {
      proxies.append("supplier cost of capital")
    }
    if let dependence = record?.dependence {
      prior.dependence = 1 + min(1, max(0, dependence)) * 4
    } else {
      proxies.append("dependence on us")
    }

    let evidence = prices.evidence(for: group, cube: cube, portfolio: portfolio)
    let basis = basis(of: group)
    let batna = self.batna(group, record, evidence, &proxies)
    let anchor = guardrails.held(self.anchor(tier, evidence, basis))
    let quality = DataQuality(proxies: proxies, unstated: SupplierFact.unstated(record))
    let conflicts = Guardrails.conflicts(record, evidence)
    return Deal(
      id: "D" + hex(stableID), stableID: stableID, supplierID: StableHash.of(key), supplierKey: key,
      supplierName: supplier.supplier.name, category: category, categoryIndex: group.category,
      placement: supplier.placement, baseline: group.spend, basis: basis,
      baselineMethod: portfolio.windowMonths.map { "prices paid, last \($0) months" }
        ?? "prices paid, whole ledger",
      invoices: group.rows, first: group.first, last: group.last, terms: terms, termsCap: cap,
      termsRule: rule, evidence: evidence, batna: batna, anchor: anchor,
      box: guardrails.box(terms: terms, cap: cap, anchor: anchor), prior: prior,
      quality: quality, conflicts: conflicts,
      eligibility: eligibility.of(supplier, group, quality: quality, conflicts: conflicts),
      record: record)
  }

  /// A number of a table of the settings, by category or else by tier.
  private func assumed(_ table: [String: String], _ category: String, _ tier: Tier) -> Double? {
    (table[category] ?? table[tier.rawValue]).flatMap { Double(setting: .text($0)) }
  }

  private func hex(_ value: UInt64) -> String {
    let digits = String(value >> 24, radix: 16)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }

  private func batna(
    _ group: SpendGroup, _ record: SupplierRecord?, _ evidence: PriceEvidence?,
    _ proxies: inout [String]
  ) -> Batna {
    let measured = prices.dispersion(ofCategory: group.category)
    if measured == nil { proxies.append("price dispersion of the category") }
    let category = cube.categories[group.category]
    let sigma =
      measured ?? settings.model.dispersions[category].flatMap { Double(setting: .text($0)) }
      ?? settings.model.dispersion
    let cost = settings.model.switchingCost
    if let evidence, evidence.coverage >= PriceEvidence.enough {
      let other = portfolio.resolution.suppliers[evidence.bestSupplier].name
      var batna = Batna(
        source: .prices, alternatives: Double(evidence.alternatives), alternativesKnown: true,
        saving: evidence.saving, dispersion: sigma, switchingCost: cost, strength: .none,
        evidence:
          "\(Digits.counted(evidence.items, "item")), \(Digits.percent(evidence.coverage, 0)) of the spend, also come from \(Digits.counted(evidence.alternatives, "other supplier")); the best prices, most at \(other), are \(Digits.percent(evidence.saving)) lower, less \(Digits.percent(cost)) to switch"
      )
      batna.strength = Batna.strength(net: batna.expectedNet)
      return batna
    }
    let known = record?.singleSource == true ? 0 : record?.alternatives ?? evidence?.alternatives
    if known == nil { proxies.append("qualified alternatives") }
    let count = known.map(Double.init) ?? settings.model.alternatives
    var batna = Batna(
      source: .dispersion, alternatives: count, alternativesKnown: known != nil, saving: 0,
      dispersion: sigma, switchingCost: cost, strength: .none, evidence: "")
    batna.strength = Batna.strength(net: batna.expectedNet)
    batna.evidence =
      count == 0
      ? "no qualified alternative: the status quo is all there is"
      : "\(known == nil ? "assumed " : "")\(Digits.fixed(count, known == nil ? 1 : 0)) qualified alternatives, prices spread \(Digits.percent(sigma)) in the category\(measured == nil ? " (assumed)" : ""), less \(Digits.percent(cost)) to switch"
    return batna
  }

  /// The opening demand: the best price that evidence supports, else the benchmark of the tier.
  private func anchor(_ tier: Tier, _ evidence: PriceEvidence?, _ basis: Baseline) -> Anchor {
    let target = tier == .tail ? settings.policy.targetTail : settings.policy.targetMidTier
    let limit = settings.policy.priceRange
    // Demands are met in part: the benchmark is what agreements came to, so the opening is above.
    let opening = min(limit, target * 1.5)
    func points(_ cut: Double) -> Int { Int((cut * 10_000).rounded(.down)) }
    if let evidence, evidence.saving > target {
      let other = portfolio.resolution.suppliers[evidence.bestSupplier].name
      let cut = min(limit, max(opening, evidence.saving))
      return Anchor(
        basisPoints: points(cut),
        evidence:
          "the same items cost \(Digits.percent(evidence.saving)) less elsewhere (\(Digits.counted(evidence.items, "item")), most at \(other))\(evidence.saving > limit ? "; held at policy.price_range" : "")"
      )
    }
    if let ratio = basis.marketRatio, case let fall = 1 - ratio.value, fall > target {
      return Anchor(
        basisPoints: points(min(limit, max(opening, fall))),
        evidence:
          "the price index of the category stands \(Digits.percent(fall)) below its mean of the months that were paid for\(fall > limit ? "; held at policy.price_range" : "")"
      )
    }
    return Anchor(
      basisPoints: points(opening),
      evidence:
        "published agreements of this tier come to about \(Digits.percent(target)); the opening leaves room to trade"
    )
  }
}
