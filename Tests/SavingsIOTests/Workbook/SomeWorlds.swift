import Savings

/// Worlds by arithmetic, some of which abandon the programme.
enum SomeWorlds {
  static func all(_ count: Int) -> [ProgrammeWorld] {
    (0..<count).map { world in
      let wobble = Double((world * 37) % 21 - 10) / 100
      let factor = Int64(60 + (world * 29) % 81)
      return ProgrammeWorld(
        totals: [
          totals(deals: 2_000, spend: 3_000_000_000, factor),
          totals(deals: 150, spend: 1_500_000_000, factor), WorldTotals(),
        ],
        draw: SystematicDraw(
          engagement: [0.8, 0.8, 0.8], marginShift: 1, dispersionShift: 1,
          realisation: [0.65 + wobble, 0.68 + wobble, 0.72], clawback: [0.03, 0.05, 0.08],
          rampShift: Double((world * 13) % 7) / 2 - 1, hiddenCost: 1.45 + wobble,
          costPerNegotiation: 2.5 + Double(world % 9), fails: world % 7 == 3))
    }
  }

  private static func totals(deals: Int, spend: Int64, _ factor: Int64) -> WorldTotals {
    var totals = WorldTotals()
    let agreed = Money(minor: spend * 64 / 100)
    totals.approached = .init(deals: deals, spend: Money(minor: spend))
    totals.engaged = .init(deals: deals * 8 / 10, spend: Money(minor: spend * 8 / 10))
    totals.concluded = totals.engaged
    totals.agreed = .init(deals: deals * 64 / 100, spend: agreed)
    totals.escalated = .init(deals: deals / 20, spend: Money(minor: spend / 20))
    totals.hard = Money(minor: agreed.minor * 3 * factor / 10_000)
    totals.cash = Money(minor: agreed.minor * 10 / 365)
    totals.clawback = Money(minor: totals.hard.minor * 3 / 100)
    totals.humanHard = Money(minor: totals.hard.minor / 10)
    return totals
  }
}
