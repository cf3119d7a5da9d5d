/// The hard limits of one deal: what law and policy allow, which nothing may cross.
///
/// They are the ends of the lever box, so that no side can offer anything beyond them.
package struct Guardrails {
  let policy: PolicySettings
  let tier: Tier
  let category: String
  let record: SupplierRecord?

  /// The most payment days, and the rule that says so: the strictest of all that hold.
  func termsCap() -> (days: Int, rule: String) {
    var cap = policy.maximumTerms
    var rule = "policy.maximum_terms"
    func lower(_ days: Double, _ words: String) {
      guard days < cap else { return }
      cap = days
      rule = words
    }
    if let country = record?.country, Guardrails.latePaymentLaw.contains(country) {
      lower(policy.maximumTermsEU, "late-payment law of \(country)")
    }
    if record?.sme == true { lower(policy.maximumTermsSME, "small or medium supplier") }
    if policy.publicBody { lower(30, "public body") }
    for (place, days) in caps(on: .terms) { lower(days, "policy.caps of \(place)") }
    return (Int(cap), rule)
  }

  /// EU members (Directive 2011/7/EU) and the United Kingdom.
  private static let latePaymentLaw: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "UK",
  ]

  /// What `policy.caps` says of a lever for this tier and this category.
  private func caps(on lever: Lever) -> [(place: String, value: Double)] {
    guard !policy.caps.isEmpty else { return [] }
    return [tier.rawValue, category].compactMap { place in
      policy.caps["\(lever.rawValue)/\(place)"]
        .flatMap { Double(setting: .text($0)) }.map { (place, $0) }
    }
  }

  /// The most of a lever, in its unit: the policy's range or a stricter cap.
  private func most(of lever: Lever, _ range: Double) -> Double {
    caps(on: lever).reduce(range) { min($0, max(0, $1.value)) }
  }

  /// The opening demand, held at a cap on the price.
  func held(_ anchor: Anchor) -> Anchor {
    let most = Int((self.most(of: .price, 1) * 10_000 + 1e-9).rounded(.down))
    guard most < anchor.basisPoints else { return anchor }
    return Anchor(basisPoints: most, evidence: anchor.evidence + "; held at policy.caps")
  }

  /// The box of each lever.
  ///
  /// Terms that are beyond the cap today are brought back under it by every agreement: the box then
  /// lies wholly on the earlier side, and what the policy may give besides is counted from the cap.
  /// A protected supplier is asked for nothing.
  func box(terms: Int, cap: Int, anchor: Anchor) -> LeverBox {
    var low = SIMD8<Double>(repeating: 0)
    var high = SIMD8<Double>(repeating: 0)
    var grain = SIMD8<Double>(repeating: 0)
    guard record?.protected != true else { return LeverBox(low: low, high: high, grain: grain) }
    func set(_ lever: Lever, _ from: Double, _ to: Double, steps: Double) {
      guard policy.levers.contains(lever.rawValue), to > from else { return }
      low[lever.lane] = from
      high[lever.lane] = to
      grain[lever.lane] = steps
    }
    set(.price, 0, anchor.cut, steps: Double(anchor.basisPoints))
    let excess = Double(max(0, terms - cap))
    let ceiling = Double(min(terms, cap))
    let later = excess > 0 ? 0 : min(policy.termsLater.rounded(.down), Double(cap - terms))
    let earlier = min(policy.termsEarlier.rounded(.down), ceiling)
    if excess > 0 {
      low[Lever.terms.lane] = -excess
      high[Lever.terms.lane] = -excess
    }
    set(.terms, -excess - earlier, later - excess, steps: earlier + later)
    func range(_ lever: Lever, _ setting: Double, per unit: Double) {
      let units = (most(of: lever, setting) * unit + 1e-9).rounded(.down)
      set(lever, 0, units / unit, steps: units)
    }
    range(.volume, policy.volumeCommitment, per: 100)
    range(.length, policy.extraMonths, per: 1)
    range(.leadTime, policy.leadTimeDays, per: 1)
    range(.risk, policy.indexShare, per: 100)
    range(.forecast, 1, per: 1)
    range(.service, policy.servicePoints, per: 10)
    return LeverBox(low: low, high: high, grain: grain)
  }

  /// What the ledger and the supplier file contradict each other in, where the agent would act on
  /// it. Empty where they agree.
  static func conflicts(_ record: SupplierRecord?, _ evidence: PriceEvidence?) -> [String] {
    guard let record, let evidence, evidence.coverage >= PriceEvidence.enough else { return [] }
    let sells =
      "\(Digits.counted(evidence.alternatives, "other supplier")) sold the same items, \(Digits.percent(evidence.coverage, 0)) of the spend"
    if record.singleSource == true { return ["single source in the supplier file, but \(sells)"] }
    if record.alternatives == 0 { return ["no alternative in the supplier file, but \(sells)"] }
    return []
  }
}
