import Testing

@testable import Savings

@Suite struct ROIResultTests {
  private let currency = SyntheticWorlds.currency

  private func result(_ worlds: [ProgrammeWorld], _ settings: Settings = Settings()) throws
    -> ROIResult
  {
    try ROIResult(worlds: worlds, settings: settings, currency: currency)
  }

  /// Every total is a sum of its lines, to the minor unit.
  @Test func totalsAreSumsOfLines() throws {
    let result = try result(SyntheticWorlds.worlds(97))
    let flow = result.expected
    let hard = CashLine.tiers.reduce(Money.zero) { $0 + flow.total(.benefit(.hard, $1)) }
    let costs = ProgrammeCost.allCases.reduce(Money.zero) { $0 + flow.total(.cost($1)) }
    #expect(result.figures.hard == hard)
    #expect(result.figures.costs == costs)
    #expect(result.figures.netPosition == hard - costs)
    #expect(flow.cumulative.last == hard - costs)
    #expect(result.steps[.net] == hard)
    #expect(result.steps.changes.reduce(Money.zero) { $0 + $1.amount } == hard)
    let anyway = CashLine.tiers.reduce(Money.zero) { $0 + flow.total(.anyway($1)) }
    #expect(result.figures.incremental == hard - costs - anyway)
    for month in 0...flow.months {
      let sum = ProgrammeCost.allCases.reduce(Money.zero) { $0 + flow[.cost($1), month] }
      #expect(flow.costs[month] == sum)
    }
  }

  @Test func orderOfWorldsDoesNotMatter() throws {
    let worlds = SyntheticWorlds.worlds(61)
    let one = try result(worlds)
    let other = try result(worlds.reversed())
    #expect(one.expected == other.expected)
    #expect(one.steps == other.steps)
    #expect(one.presentValue == other.presentValue)
    #expect(one.cumulative == other.cumulative)
    #expect(one.payback == other.payback)
    #expect(one.breakEvens == other.breakEvens)
    #expect(one.tornado == other.tornado)
    #expect(one.scenarios.map(\.flow) == other.scenarios.map(\.flow))
  }

  /// The present value of the mean is the mean of the present values, but for roundings.
  @Test func meanOfWorlds() throws {
    let result = try result(SyntheticWorlds.worlds(50))
    let mean = result.worlds.reduce(0) { $0 + Double($1.presentValue.minor) } / 50
    #expect((Double(result.figures.presentValue.minor) - mean).magnitude < 100)
    let net = result.worlds.reduce(0) { $0 + Double($1.netPosition.minor) } / 50
    #expect((Double(result.figures.netPosition.minor) - net).magnitude < 500)
    let positive = result.worlds.count { $0.presentValue > .zero }
    #expect(result.chancePositive == Double(positive) / 50)
    #expect(result.cumulative.last == result.netPosition)
    #expect(result.netPosition.p10 <= result.netPosition.p50)
  }

  /// With each driver at its break-even and nothing else changed, the present value is nothing.
  @Test func breakEvensBreakEven() throws {
    let settings = Settings()
    let worlds = SyntheticWorlds.worlds(40)
    let base = try result(worlds)
    for point in base.breakEvens {
      let multiple = try #require(point.multiple)
      var changed = worlds
      var other = settings
      for index in changed.indices {
        switch point.driver {
        case .closeRate, .saving:
          for tier in 0...1 {
            let totals = changed[index].totals[tier]
            changed[index].totals[tier].hard = totals.hard.scaled(by: multiple)
            changed[index].totals[tier].clawback = totals.clawback.scaled(by: multiple)
          }
        case .realisation:
          changed[index].draw.realisation = changed[index].draw.realisation.map { $0 * multiple }
        case .coverage: other.programme.coverage = settings.programme.coverage * multiple
        }
      }
      let value = try result(changed, other).figures.presentValue
      #expect(value.minor.magnitude < 2_000, "\(point.driver): \(value.minor)")
      #expect(point.needed == multiple * point.expected)
    }
    #expect(base.breakEvens.map(\.driver) == BreakEven.Driver.allCases)
    #expect((base.breakEvens[1].expected - 0.03).magnitude < 0.002)
  }

  @Test func hopelessProgrammeHasNoBreakEven() throws {
    let result = try result([
      ProgrammeWorld(totals: [.init(), .init()], draw: SyntheticWorlds.draw())
    ])
    #expect(result.breakEvens.allSatisfy { $0.multiple == nil && !$0.isReachable })
    #expect(result.figures.internalRate == nil)
    #expect(result.payback.p90 == nil)
    #expect(result.chancePositive == 0)
    #expect(result.internalRate == nil)
    #expect(result.costOfDelay < .zero)
  }

  /// Of a programme that pays. (Giving up one that does not pay saves its licence.)
  @Test func tornadoAndScenarios() throws {
    let result = try result(SyntheticWorlds.worlds(80, spend: 9_000_000_000))
    let tornado = result.tornado
    #expect(tornado.drivers.count == 9)
    #expect(zip(tornado.drivers, tornado.drivers.dropFirst()).allSatisfy { $0.swing >= $1.swing })
    for driver in tornado.drivers {
      #expect(driver.low <= tornado.base, "\(driver.title)")
      #expect(driver.high >= tornado.base, "\(driver.title)")
    }
    let values = result.scenarios.map(\.figures.presentValue)
    #expect(result.scenarios.map(\.kind) == Scenario.Kind.allCases)
    #expect(values == values.sorted())
    #expect(values[1] == tornado.base)
  }

  @Test func costOfDelayIsTheLastYear() throws {
    let result = try result(SyntheticWorlds.worlds(10))
    let sum = result.expected.net.suffix(12).reduce(.zero, +)
    #expect(result.costOfPayingAhead > .zero)
    #expect(result.internalRateWorlds >= 8)
    #expect(result.costOfDelay == sum.times(1, over: 12))
  }

  @Test func worldsAreNeeded() {
    #expect(throws: Refusal.self) {
      try ROIResult(worlds: [], settings: Settings(), currency: Currency("EUR"))
    }
  }

  @Test func currencyWithoutMinorUnit() throws {
    let plan = try ProgrammePlan(Settings(), currency: Currency("JPY"))
    #expect(plan.licence == 150_000)
    #expect(plan.startCosts[.implementation] == Money(minor: 40_000))
  }
}
