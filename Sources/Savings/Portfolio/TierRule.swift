/// The default rule: coverage by cumulative share before the supplier, with floors and overrides.
///
/// Curve: strategic below 80 % cumulative share *before* the supplier, mid-tier below 95 %, else
/// tail; "before" keeps the supplier that crosses a cut in the upper class, so that no class is
/// empty because one supplier dominates (ABC analysis, CIPS L4M4; the two 80/20 readings are
/// reconciled in the report).
package struct TierRule: Sendable {
  package let settings: TierSettings
  /// Least yearly spend of a strategic supplier, and the tail's floor, in minor units.
  package let strategicMinimum: Money
  package let tailFloor: Money
  package let tailOfTail: Money
  let currency: Currency

  package init(settings: TierSettings, scope: Money, base: BaseCurrency) {
    self.settings = settings
    currency = base.currency
    let share = scope.scaled(by: settings.strategicMinimumShare)
    strategicMinimum = min(base.money(major: settings.strategicMinimum), share)
    tailFloor = base.money(major: settings.tailFloor)
    tailOfTail = base.money(major: settings.tailOfTail)
  }

  /// What the rule looks at.
  package struct Facts: Sendable {
    package var spend: Money
    /// Share of the scope that stands above the supplier in the ranking.
    package var before: Double
    package var recentInvoices: Int
    package var hasContract: Bool
    package var record: SupplierRecord?
    /// The tier of the run before; nil where there was none.
    package var previous: Tier?
    package var listed: Tier?

    package init(
      spend: Money, before: Double, recentInvoices: Int, hasContract: Bool,
      record: SupplierRecord?, previous: Tier? = nil, listed: Tier?
    ) {
      self.spend = spend
      self.before = before
      self.recentInvoices = recentInvoices
      self.hasContract = hasContract
      self.record = record
      self.previous = previous
      self.listed = listed
    }
  }

  package func placement(_ facts: Facts) -> TierPlacement {
    if let listed = facts.listed {
      return TierPlacement(
        listed, rule: .list, value: "", threshold: "", reason: "named in tiers.list")
    }
    var placed = onCurve(facts)
    if placed.tier == .strategic, facts.spend < strategicMinimum {
      placed = TierPlacement(
        .midTier, rule: .strategicMinimum, spend: facts.spend, limit: strategicMinimum, currency,
        reason: "in the strategic share of the curve, but below the strategic minimum")
    }
    if placed.tier != .tail, facts.spend < tailFloor {
      placed = TierPlacement(
        .tail, rule: .tailFloor, spend: facts.spend, limit: tailFloor, currency,
        reason: "below the tail floor, whatever the curve says")
    }
    placed = withHysteresis(placed, facts)
    if let reason = bottleneck(facts.record) {
      return TierPlacement(
        max(placed.tier, .midTier), rule: .bottleneck, value: reason, threshold: "",
        reason: "\(reason): at least mid-tier and never negotiated by the agent", isHumanLed: true)
    }
    if facts.recentInvoices <= settings.oneOffInvoices, !facts.hasContract {
      return TierPlacement(
        .tail, rule: .oneOff, value: "\(facts.recentInvoices) invoices in 24 months",
        threshold: "\(settings.oneOffInvoices)",
        reason: "bought once or twice and not under contract: card or catalogue", subTier: "one-off"
      )
    }
    if placed.tier == .tail { placed.subTier = facts.spend < tailOfTail ? "tail-of-tail" : "head" }
    if placed.tier == .strategic, let record = facts.record, record.risk == "low",
      (record.alternatives ?? 0) >= settings.leverageAlternatives
    {
      placed.isLeverage = true
      placed.remark =
        "; low risk and \(record.alternatives ?? 0) alternatives: leverage, competition allowed"
    }
    return placed
  }

  private func onCurve(_ facts: Facts) -> TierPlacement {
    let (tier, cut): (Tier, Double) =
      if facts.before < settings.strategicCut {
        (.strategic, settings.strategicCut)
      } else if facts.before < settings.midTierCut {
        (.midTier, settings.midTierCut)
      } else {
        (.tail, settings.midTierCut)
      }
    var placed = TierPlacement(tier, before: facts.before, cut: cut)
    placed.margin = tier == .tail ? facts.before - cut : cut - facts.before
    return placed
  }

  /// The previous tier is kept near a cut or the floor, so that suppliers do not flip every night.
  private func withHysteresis(_ placed: TierPlacement, _ facts: Facts) -> TierPlacement {
    guard let previous = facts.previous, previous != placed.tier else { return placed }
    // Beside a cut only its two tiers are in doubt.
    let isBesideCut = (previous.index - placed.tier.index).magnitude == 1
    let cut = max(previous, placed.tier) == .strategic ? settings.strategicCut : settings.midTierCut
    let nearCut = isBesideCut && (facts.before - cut).magnitude <= settings.hysteresisShare
    let floor = Double(tailFloor.minor)
    let nearFloor =
      (Double(facts.spend.minor) - floor).magnitude <= settings.hysteresisFloor * floor
    let fits =
      switch placed.rule {
      case .tailFloor: nearFloor
      case .curve: nearCut || (previous == .tail && nearFloor)
      default: false
      }
    guard fits else { return placed }
    return TierPlacement(
      previous, rule: .hysteresis, value: placed.value, threshold: placed.threshold,
      reason:
        "kept from the previous run: within the band around the threshold of \(placed.tier.rawValue)"
    )
  }

  /// Why a supplier is a bottleneck (Kraljic, 1983); nil if it is not.
  private func bottleneck(_ record: SupplierRecord?) -> String? {
    guard let record else { return nil }
    if record.singleSource == true { return "single source" }
    if record.critical == true { return "critical" }
    if record.regulated { return "regulated" }
    if record.risk == "high" { return "high supply risk" }
    return nil
  }
}
