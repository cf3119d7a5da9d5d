import Testing

@testable import Savings

@Suite struct ProgrammeCaseTests {
  private let currency = SyntheticWorlds.currency

  private func plan(_ settings: Settings) throws -> ProgrammePlan {
    try ProgrammePlan(settings, currency: currency)
  }

  private func draw(fails: Bool = false) -> SystematicDraw {
    var draw = SyntheticWorlds.draw(0, fails: fails)
    draw.rampShift = 0
    draw.realisation = [0.5, 0.5, 0.5]
    draw.hiddenCost = 1.4
    draw.costPerNegotiation = 10
    return draw
  }

  private func totals(hard: Int64, clawback: Int64 = 0, deals: Int = 0) -> WorldTotals {
    var totals = WorldTotals()
    totals.hard = Money(minor: hard)
    totals.clawback = Money(minor: clawback)
    totals.approached.deals = deals
    return totals
  }

  /// Everything in effect from month 1: 12,000 a year × 50 % × 90 % is 450 a month, half of it in
  /// the month of the agreements.
  @Test func benefitByHand() throws {
    let plan = try plan(SyntheticWorlds.plainSettings)
    let flow = ProgrammeCase(
      plan: plan, totals: [totals(hard: 1_200_000, clawback: 120_000), .init()], draw: draw()
    ).outcome().flow
    #expect(flow[.benefit(.hard, .tail)].prefix(4).map(\.minor) == [0, 22_500, 45_000, 45_000])
    #expect(flow.total(.benefit(.hard, .tail)).minor == 22_500 + 35 * 45_000)
    #expect(flow.total(.benefit(.hard, .midTier)) == .zero)
    #expect(flow[.benefit(.hard, .strategic)].allSatisfy { $0 == .zero })
  }

  @Test func costsByHand() throws {
    var settings = SyntheticWorlds.plainSettings
    settings.programme.months = 30
    let flow = ProgrammeCase(
      plan: try plan(settings), totals: [.init(), .init()], draw: draw()
    ).outcome().flow
    let licence = flow[.cost(.licence)]
    #expect(licence[0] == .zero)
    #expect(licence[1...12].allSatisfy { $0.minor == 1_250_000 })
    #expect(licence[13...24].allSatisfy { $0.minor == 1_312_500 })
    #expect(licence[25...30].allSatisfy { $0.minor == 1_378_125 })
    #expect(flow.total(.cost(.hiddenCost)).minor == 15_607_500)
    #expect(flow[.cost(.implementation), 0].minor == 4_000_000)
    #expect(flow.total(.cost(.staff)).minor == 30 * 354_167)
    let sum = ProgrammeCost.allCases.reduce(Money.zero) { $0 + flow.total(.cost($1)) }
    #expect(flow.costs.reduce(.zero, +) == sum)
    #expect(flow.cumulative.last == -sum)
  }

  /// Deals are negotiated again at each renewal, and each negotiation costs.
  @Test func usagePerNegotiation() throws {
    var settings = SyntheticWorlds.plainSettings
    settings.programme.contractYearsTail = 1
    settings.programme.coverage = 0.5
    let flow = ProgrammeCase(
      plan: try plan(settings), totals: [totals(hard: 0, deals: 1200), .init()], draw: draw()
    ).outcome().flow
    // 50 deals a month at 10 each: new in the first year, again in the second and third.
    #expect(flow[.cost(.usage)].dropFirst().allSatisfy { $0.minor == 50_000 })
  }

  @Test func abandonment() throws {
    var settings = SyntheticWorlds.plainSettings
    settings.programme.failureMonth = 14
    settings.programme.halfLife = 10
    settings.programme.contractYearsTail = 1
    let plan = try plan(settings)
    let outcome = ProgrammeCase(
      plan: plan, totals: [totals(hard: 1_200_000, deals: 1200), .init()], draw: draw(fails: true)
    ).outcome()
    let flow = outcome.flow
    #expect(flow[.cost(.licence), 24] > .zero)
    #expect(flow[.cost(.licence), 25] == .zero)
    #expect(flow[.cost(.staff), 14] > .zero)
    #expect(flow[.cost(.staff), 15] == .zero)
    #expect(flow[.cost(.usage), 14] > .zero)
    #expect(flow[.cost(.usage)].dropFirst(15).allSatisfy { $0 == .zero })
    // What was agreed fades: half after ten months.
    let hard = flow[.benefit(.hard, .tail)]
    #expect((Double(hard[35].minor) / Double(hard[25].minor) - 0.5).magnitude < 1e-3)
    #expect(outcome.steps[.net] < outcome.steps[.kept])
    #expect(
      outcome.steps.changes.reduce(Money.zero) { $0 + $1.amount } == flow.hard.reduce(.zero, +))
  }

  /// The profile against a direct recursion over cohorts.
  @Test(arguments: [
    (1.0, -2.0, nil), (2.0, 0.5, nil), (0.25, 3.0, 17), (1.5, 0.0, 9), (20, 4, 100),
  ])
  func profileTwice(years: Double, shift: Double, last: Int?) throws {
    var settings = Settings()
    settings.programme.contractYearsTail = years
    settings.programme.halfLife = 11
    let plan = try plan(settings)
    let profile = AgreementProfile(plan, tier: .tail, rampShift: shift, lastMonth: last)
    let renewal = max(1, Int((12 * years).rounded()))
    var age: [Int: Int] = [:]
    var share: [Int: Double] = [:]
    var reached = 0.0
    for month in 1...36 {
      let alive = month <= last ?? 36
      var negotiated = 0.0
      for (start, months) in age {
        age[start] = months + 1
        if alive, (month - start) % renewal == 0 {
          age[start] = 0
          negotiated += share[start] ?? 0
        }
      }
      var fresh = 0.0
      if alive {
        let level = plan.ramp(at: Double(month) - shift) * min(1, Double(month) / (12 * years))
        fresh = max(0, level - reached)
        reached += fresh
      }
      let standing = age.keys.sorted().map {
        (share[$0] ?? 0) * Roots.halved(Double(age[$0] ?? 0) / 11)
      }
      #expect((profile.earning[month] - standing.reduce(fresh / 2, +)).magnitude < 1e-12)
      #expect((profile.negotiated[month] - negotiated - fresh).magnitude < 1e-12)
      #expect((profile.stock[month] - (reached - fresh / 2)).magnitude < 1e-12)
      share[month] = fresh
      age[month] = 0
    }
    #expect(profile.stock.allSatisfy { (0...1.000_001).contains($0) })
  }

  @Test func rampIsStraightBetweenMonths() throws {
    let plan = try plan(Settings())
    #expect(plan.ramp(at: -1) == 0)
    #expect(plan.ramp(at: 3) == 0.10)
    #expect((plan.ramp(at: 3.5) - 0.175).magnitude < 1e-15)
    #expect(plan.ramp(at: 12) == 1)
    #expect(plan.ramp(at: 400) == 1)
  }

  @Test(arguments: [[], ["x"], ["0.5", "0.4"], ["0.1", "1.2"], ["-0.1", "1"]])
  func badRampIsRefused(ramp: [String]) {
    var settings = Settings()
    settings.programme.ramp = ramp
    #expect(throws: Refusal.self) { try ProgrammePlan(settings, currency: currency) }
  }

  @Test func otherClassesStayOutOfTheNetPosition() throws {
    let plan = try plan(SyntheticWorlds.plainSettings)
    var rich = SyntheticWorlds.totals(deals: 100, spend: 1_000_000_000)
    let before = ProgrammeCase(plan: plan, totals: [rich, .init()], draw: draw()).outcome().flow
    rich.avoidance = Money(minor: 1_000_000_000)
    rich.cash = Money(minor: 1_000_000_000)
    rich.carrying = Money(minor: 1_000_000_000)
    rich.otherLevers = Money(minor: 1_000_000_000)
    rich.switching = Money(minor: 1_000_000_000)
    let after = ProgrammeCase(plan: plan, totals: [rich, .init()], draw: draw()).outcome().flow
    #expect(before.net == after.net)
    #expect(after.benefit(.cashOnce).reduce(.zero, +).minor == 500_000_000)
  }
}
