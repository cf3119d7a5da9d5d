/// The sums of some deals, and their results. Integers, so that the order of adding changes nothing.
struct SimulationPart: Sendable {
  let worlds: Int
  let plan: ComparisonPlan
  /// By policy, world and tier; where each policy starts, or nil where it is not played.
  private var totals: [WorldTotals]
  private let start: [Int?]
  var cells: [CategoryCell]
  var deals: [DealResult] = []
  var negotiations = 0

  init(tables: SimulationTables, categories: Int, plan: ComparisonPlan) {
    worlds = tables.worlds.count
    self.plan = plan
    var place = 0
    var start: [Int?] = []
    for policy in NegotiationPolicy.allCases {
      start.append(plan.plays(policy) ? place : nil)
      if plan.plays(policy) { place += 3 * (policy.index < 2 ? worlds : plan.worlds) }
    }
    self.start = start
    totals = Array(repeating: WorldTotals(), count: place)
    cells = Array(repeating: CategoryCell(), count: worlds * categories * 3)
  }

  mutating func add(_ other: SimulationPart) {
    for index in totals.indices { totals[index] += other.totals[index] }
    for index in cells.indices { cells[index] += other.cells[index] }
    negotiations += other.negotiations
  }

  /// Adds sums that fit the plan.
  mutating func add(_ sums: StoredWorlds) {
    for (start, worlds) in zip(start, sums.totals) {
      guard let start else { continue }
      for (place, total) in worlds.joined().enumerated() { totals[start + place] += total }
    }
    for (place, cell) in sums.cells.enumerated() { cells[place] += cell }
    negotiations += sums.negotiations
  }

  /// Adds one approached deal under a policy that is played.
  @inline(__always)
  mutating func add(
    _ outcome: DealOutcome, _ stakes: DealStakes, to policy: NegotiationPolicy, world: Int,
    tier: Int
  ) {
    guard let start = start[policy.index] else { return }
    totals[start + world * 3 + tier].add(outcome, stakes)
  }

  /// Adds one deal that nobody asks about: its price rises as it was due to.
  mutating func addLeftAlone(
    _ stakes: DealStakes, to policy: NegotiationPolicy, world: Int, tier: Int
  ) {
    guard let start = start[policy.index] else { return }
    totals[start + world * 3 + tier].rises += stakes.rise
  }

  func byPolicy() -> [[[WorldTotals]]] {
    NegotiationPolicy.allCases.map { policy in
      guard let start = start[policy.index] else { return [] }
      return (0..<(policy.index < 2 ? worlds : plan.worlds)).map { world in
        Array(totals[start + world * 3..<start + world * 3 + 3])
      }
    }
  }
}

/// What is at stake with one deal in one world, whatever the policy.
struct DealStakes {
  let spend: Money
  /// The yearly price rise that is due.
  let rise: Money
  /// The most that both sides together could have; 0 where the supplier does not engage.
  let potential: Money
  /// What of the price the market moved where it fell, and in either direction.
  let marketFall: Money
  let market: Money
  /// Whether the same items' prices are known: what the strict profile asks for.
  let isProven: Bool
  /// What the human team gets on the deal anyway.
  var humanHard: Money
}

extension WorldTotals {
  /// Adds one approached deal.
  @inline(__always)
  mutating func add(_ outcome: DealOutcome, _ stakes: DealStakes) {
    let one = Funnel(deals: 1, spend: stakes.spend)
    approached += one
    humanHard += stakes.humanHard
    switch outcome.ending {
    case .noAnswer:
      rises += stakes.rise
      return
    case .agreed:
      concluded += one
      agreed += one
      hard += outcome.booking.hard
      market += stakes.market
      if stakes.isProven {
        marketFall += stakes.marketFall
      } else {
        unproven += outcome.booking.hard
      }
      avoidance += outcome.booking.avoidance
      cash += outcome.booking.cash
      carrying += outcome.booking.carrying
      otherLevers += outcome.booking.otherLevers
      clawback += outcome.booking.clawback
      supplierSurplus += outcome.supplierSurplus
      jointSurplus += outcome.jointSurplus
      supplierBetterOff += outcome.supplierBetterOff ? 1 : 0
      rounds += outcome.rounds
      days += outcome.days
    case .switched:
      concluded += one
      switched += one
      switching += outcome.switching
    case .statusQuo:
      concluded += one
      rises += stakes.rise
    case .escalated:
      escalated += one
      rises += stakes.rise
    }
    potential += stakes.potential
    engaged += one
    unreciprocated += outcome.unreciprocated
  }
}

extension CategoryCell {
  @inline(__always)
  mutating func add(_ outcome: DealOutcome, of spend: Money) {
    approached += 1
    approachedSpend += spend.minor
    guard outcome.ending == .agreed else { return }
    agreed += 1
    agreedSpend += spend.minor
    hard += outcome.booking.hard.minor
  }
}
