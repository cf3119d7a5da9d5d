/// Which policies are played beside the headline, in which worlds, and on which deals people work.
///
/// Decided once from all deals of a run, so that a part of them that is played elsewhere is played
/// by the same plan.
package struct ComparisonPlan: Sendable, Equatable {
  /// In the order of ``NegotiationPolicy``, without the headline.
  package let policies: [NegotiationPolicy]
  /// The first so many worlds of the run.
  package let worlds: Int
  /// The deals that the human team negotiates already, largest first, whoever leads them: what it
  /// gets on the agent's deals is no gain of the programme.
  package let taken: Set<UInt64>
  /// The agent's deals that the team would take if it put all its capacity on them: the policy
  /// ``NegotiationPolicy/humanTeam``.
  package let humanLed: Set<UInt64>

  /// No fewer worlds than this where a very large portfolio is compared in part: a P10 needs some
  /// worlds below it.
  package static let leastWorlds = 100

  package init(_ deals: [Deal], settings: Settings) {
    let compare = settings.compare
    policies = NegotiationPolicy.compared.filter { compare.policies.contains($0.rawValue) }
    // People play few deals and a renewal is no talk at all; the rest is one talk a deal and world.
    let talks = policies.count { $0 != .humanTeam && $0 != .noNegotiation }
    if compare.worlds > 0 {
      worlds = min(settings.worlds, compare.worlds)
    } else {
      let affordable = compare.maximumNegotiations / max(1, talks * deals.count)
      worlds = min(settings.worlds, max(Self.leastWorlds, affordable))
    }
    let largest = deals.sorted { ($1.baseline, $0.id) < ($0.baseline, $1.id) }
    let capacity = settings.programme.humanDeals
    taken = Set(largest.prefix(capacity).map(\.stableID))
    humanLed = Set(
      largest.lazy.filter { $0.eligibility == .automated }.prefix(capacity).map(\.stableID))
  }

  /// A plan that was decided before.
  init(policies: [NegotiationPolicy], worlds: Int, taken: Set<UInt64>, humanLed: Set<UInt64>) {
    self.policies = policies
    self.worlds = worlds
    self.taken = taken
    self.humanLed = humanLed
  }

  package func plays(_ policy: NegotiationPolicy) -> Bool {
    policy.index < 2 || policies.contains(policy)
  }
}
