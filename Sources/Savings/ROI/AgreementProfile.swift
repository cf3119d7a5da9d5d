/// How the deals of a tier come into effect, month by month, as shares of all its deals.
///
/// By the end of month t, `ramp(t − shift) × min(1, t ÷ (12 × contract years))` of the deals are
/// agreed: the programme must have reached them and their contract must have come up, in equal
/// parts a month. The deals of a month count for half of that month. A saving loses half of itself
/// every half-life until the deal is negotiated again at its next renewal, which restores it.
///
/// Where the programme is abandoned, no deal is agreed or renewed after that month: what is agreed
/// fades.
package struct AgreementProfile: Sendable, Equatable {
  /// Deals newly agreed in the month. All arrays run from month 0, where nothing has happened.
  package var fresh: [Double]
  /// Deals negotiated in the month, for the first time or again.
  package var negotiated: [Double]
  /// Deals under an agreement during the month.
  package var stock: [Double]
  /// The same, each weighted with the share of its saving that is left.
  package var earning: [Double]

  /// - Parameters:
  ///   - plan: months, ramp and contract years.
  ///   - tier: whose deals are followed; strategic ones are not negotiated.
  ///   - rampShift: months that the ramp comes later.
  ///   - lastMonth: month in which the programme is abandoned, or nil.
  package init(_ plan: ProgrammePlan, tier: Tier, rampShift: Double, lastMonth: Int?) {
    let zeros = [Double](repeating: 0, count: plan.months + 1)
    fresh = zeros
    negotiated = zeros
    stock = zeros
    earning = zeros
    guard tier != .strategic, plan.months > 0 else { return }
    let term = 12 * plan.contractYears[tier.index]
    let renewal = max(1, Int(term.rounded()))
    let end = min(plan.months, lastMonth ?? plan.months)
    var agreed = 0.0
    for month in 1...plan.months {
      if month <= end {
        let available = min(1, Double(month) / term)
        let reached = max(agreed, plan.ramp(at: Double(month) - rampShift) * available)
        fresh[month] = reached - agreed
        agreed = reached
      }
      negotiated[month] += fresh[month]
      stock[month] = fresh[month] / 2
      earning[month] = fresh[month] / 2
      for start in 1..<month where fresh[start] > 0 {
        let isAlive = month <= end
        let renewals = (min(month, end) - start) / renewal
        let age = month - start - max(0, renewals) * renewal
        if isAlive, age == 0 { negotiated[month] += fresh[start] }
        stock[month] += fresh[start]
        earning[month] += fresh[start] * plan.decay[age]
      }
    }
  }
}
