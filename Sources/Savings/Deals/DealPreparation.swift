import Bargaining

/// Turns the portfolio into deals: baseline, BATNA, anchor, levers and what is not known of each.
package struct DealPreparation: Sendable {
  let cube: SpendCube
  let portfolio: Portfolio
  let settings: Settings
  let prices: PriceBook
  private let minimum: Money
  private let maximum: Money
  private let automated: Set<String>

  package init(cube: SpendCube, portfolio: Portfolio, settings: Settings) {
    self.cube = cube
    self.portfolio = portfolio
    self.settings = settings
    prices = PriceBook(cube: cube, portfolio: portfolio)
    minimum = portfolio.base.money(major: settings.policy.minimumDeal)
    maximum = portfolio.base.money(major: settings.policy.maximumDeal)
    automated = Set(settings.policy.automate)
  }

  /// All deals with spend, by supplier rank and category.
  package func deals() -> [Deal] {
    var deals: [Deal] = []
    for supplier in portfolio.suppliers {
      for group in supplier.groups where group.spend > .zero {
        deals.append(deal(supplier, group))
      }
    }
    return deals
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
    let (cap, rule) = termsCap(record)

    var prior = SupplierPrior(
      margin: settings.model.margin, marginDeviation: settings.model.marginDeviation,
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
    let batna = self.batna(group, record, evidence, &proxies)
    let anchor = self.anchor(supplier.placement.tier, evidence, batna)
    return Deal(
      id: "D" + hex(stableID), stableID: stableID, supplierID: StableHash.of(key), supplierKey: key,
      supplierName: supplier.supplier.name, category: category, categoryIndex: group.category,
      placement: supplier.placement, baseline: group.spend,
      baselineMethod: portfolio.windowMonths.map { "prices paid, last \($0) months" }
        ?? "prices paid, whole ledger",
      invoices: group.rows, first: group.first, last: group.last, terms: terms, termsCap: cap,
      termsRule: rule, evidence: evidence, batna: batna, anchor: anchor,
      box: box(terms: terms, cap: cap, anchor: anchor), prior: prior,
      quality: DataQuality(proxies: proxies),
      eligibility: eligibility(supplier.placement, group.spend, record), record: record)
  }

  private func hex(_ value: UInt64) -> String {
    let digits = String(value >> 24, radix: 16)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }

  private func termsCap(_ record: SupplierRecord?) -> (days: Int, rule: String) {
    var cap = settings.policy.maximumTerms
    var rule = "policy.maximum_terms"
    if let country = record?.country, DealPreparation.latePaymentLaw.contains(country),
      settings.policy.maximumTermsEU < cap
    {
      cap = settings.policy.maximumTermsEU
      rule = "late-payment law of \(country)"
    }
    if record?.sme == true, settings.policy.maximumTermsSME < cap {
      cap = settings.policy.maximumTermsSME
      rule = "small or medium supplier"
    }
    if settings.policy.publicBody, 30 < cap {
      cap = 30
      rule = "public body"
    }
    return (Int(cap), rule)
  }

  /// EU members (Directive 2011/7/EU) and the United Kingdom.
  private static let latePaymentLaw: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
  ]

  private func batna(
    _ group: SpendGroup, _ record: SupplierRecord?, _ evidence: PriceEvidence?,
    _ proxies: inout [String]
  ) -> Batna {
    let measured = prices.dispersion(ofCategory: group.category)
    if measured == nil { proxies.append("price dispersion of the category") }
    let sigma = measured ?? settings.model.dispersion
    let cost = settings.model.switchingCost
    // Prices of half the spend or more are evidence; of less, they only count the alternatives.
    if let evidence, evidence.coverage >= 0.5 {
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
  private func anchor(_ tier: Tier, _ evidence: PriceEvidence?, _ batna: Batna) -> Anchor {
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
    return Anchor(
      basisPoints: points(opening),
      evidence:
        "published agreements of this tier come to about \(Digits.percent(target)); the opening leaves room to trade"
    )
  }

  /// The box of each lever: policy, law, and today's terms.
  private func box(terms: Int, cap: Int, anchor: Anchor) -> LeverBox {
    let policy = settings.policy
    let allowed = Set(policy.levers)
    var low = SIMD8<Double>(repeating: 0)
    var high = SIMD8<Double>(repeating: 0)
    var grain = SIMD8<Double>(repeating: 0)
    func set(_ lever: Lever, _ from: Double, _ to: Double, steps: Double) {
      guard allowed.contains(lever.rawValue), to > from else { return }
      low[lever.lane] = from
      high[lever.lane] = to
      grain[lever.lane] = steps
    }
    set(.price, 0, anchor.cut, steps: Double(anchor.basisPoints))
    let later = max(0, min(policy.termsLater.rounded(.down), Double(cap - terms)))
    let earlier = min(policy.termsEarlier.rounded(.down), Double(terms))
    set(.terms, -earlier, later, steps: earlier + later)
    set(.volume, 0, policy.volumeCommitment, steps: (policy.volumeCommitment * 100).rounded())
    set(.length, 0, policy.extraMonths, steps: policy.extraMonths.rounded())
    set(.leadTime, 0, policy.leadTimeDays, steps: policy.leadTimeDays.rounded())
    set(.risk, 0, policy.indexShare, steps: (policy.indexShare * 100).rounded())
    set(.forecast, 0, 1, steps: 1)
    set(.service, 0, policy.servicePoints, steps: (policy.servicePoints * 10).rounded())
    return LeverBox(low: low, high: high, grain: grain)
  }

  private func eligibility(
    _ placement: TierPlacement, _ spend: Money, _ record: SupplierRecord?
  ) -> Eligibility {
    if record?.protected == true { return .protected }
    if placement.isHumanLed { return .bottleneck }
    if !automated.contains(placement.tier.rawValue) { return .humanLed }
    if placement.subTier == "one-off" { return .oneOff }
    if let end = record?.contractEnd, let now = portfolio.asOf, end.days > now.days + 365 {
      return .underContract
    }
    if spend < minimum { return .belowMinimum }
    if spend > maximum { return .aboveLimit }
    return .automated
  }
}
