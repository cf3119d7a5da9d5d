import Savings

/// Worlds made by arithmetic, without any other part of the program.
enum SyntheticWorlds {
  static let currency = Currency("EUR")

  static func totals(deals: Int, spend: Int64, factor: Int64 = 100) -> WorldTotals {
    var totals = WorldTotals()
    let agreed = Money(minor: spend * 64 / 100)
    totals.approached = .init(deals: deals, spend: Money(minor: spend))
    totals.engaged = .init(deals: deals * 8 / 10, spend: Money(minor: spend * 8 / 10))
    totals.concluded = totals.engaged
    totals.agreed = .init(deals: deals * 64 / 100, spend: agreed)
    totals.escalated = .init(deals: deals / 20, spend: Money(minor: spend / 20))
    totals.hard = Money(minor: agreed.minor * 3 * factor / 10_000)
    totals.avoidance = Money(minor: agreed.minor / 200)
    totals.cash = Money(minor: agreed.minor * 10 / 365)
    totals.carrying = Money(minor: totals.cash.minor * 8 / 100)
    totals.otherLevers = Money(minor: agreed.minor / 500)
    totals.clawback = Money(minor: totals.hard.minor * 3 / 100)
    totals.humanHard = Money(minor: totals.hard.minor / 10)
    totals.switching = Money(minor: spend / 1000)
    return totals
  }

  static func draw(_ world: Int = 0, fails: Bool = false) -> SystematicDraw {
    let wobble = Double((world * 37) % 21 - 10) / 100
    return SystematicDraw(
      engagement: [0.8, 0.8, 0.8], marginShift: 1, dispersionShift: 1,
      realisation: [0.65 + wobble, 0.68 + wobble, 0.72], clawback: [0.03, 0.05, 0.08],
      rampShift: Double((world * 13) % 7) / 2 - 1, hiddenCost: 1.45 + wobble,
      costPerNegotiation: 2.5 + Double(world % 9), fails: fails)
  }

  /// - Parameter spend: yearly spend approached in the tail, minor units; half of it mid-tier.
  static func worlds(_ count: Int, spend: Int64 = 3_000_000_000, failEvery: Int = 7)
    -> [ProgrammeWorld]
  {
    (0..<count).map { world in
      let factor = Int64(60 + (world * 29) % 81)
      return ProgrammeWorld(
        totals: [
          totals(deals: 2_000, spend: spend, factor: factor),
          totals(deals: 150, spend: spend / 2, factor: factor), WorldTotals(),
        ],
        draw: draw(world, fails: failEvery > 0 && world % failEvery == 3))
    }
  }

  /// One deal tier, everything at its simplest: no ramp, no renewal wait, no decay, no extras.
  static var plainSettings: Settings {
    var settings = Settings()
    settings.programme.ramp = ["1"]
    settings.programme.contractYearsTail = 0.08
    settings.programme.contractYearsMidTier = 0.08
    settings.programme.halfLife = 0
    settings.programme.costPerNegotiation = ThreePoint(0, 0, 0)
    settings.programme.exceptionCost = 0
    settings.programme.rampShift = ThreePoint(0, 0, 0)
    settings.programme.failure = 0
    return settings
  }
}
