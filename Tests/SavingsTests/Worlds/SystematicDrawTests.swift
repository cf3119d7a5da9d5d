import Testing

@testable import Savings

/// Golden values from another program: Philox, inverse normal and PERT quantiles in Python.
struct SystematicDrawTests {
  private static func draw(_ world: Int) -> SystematicDraw {
    let settings = Settings()
    return SystematicDraw(world: world, marginals: Marginals(settings), settings: settings)
  }

  /// Tables in steps of 1/64 of a standard deviation: 1e-4 of the range.
  private static func isNear(_ a: [Double], _ b: [Double], range: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude < 1e-4 * range }
  }

  @Test func worldZeroIsFixed() {
    let draw = Self.draw(0)
    #expect((draw.marginShift - 1.175659545571445).magnitude < 1e-12)
    #expect((draw.dispersionShift - 1.3409708239406595).magnitude < 1e-12)
    #expect(Self.isNear(draw.engagement, [0.57002576, 0.58555709, 0.58555709], range: 0.33))
    #expect(Self.isNear(draw.realisation, [0.68598199, 0.70974525, 0.74782225], range: 0.45))
    #expect(Self.isNear(draw.clawback, [0.04383777, 0.06959340, 0.11343843], range: 0.1))
    #expect(
      Self.isNear(
        [draw.rampShift, draw.hiddenCost, draw.costPerNegotiation],
        [1.22117528, 1.38178279, 9.45489257], range: 6))
    #expect(!draw.fails)
  }

  @Test func worldSevenIsFixed() {
    let draw = Self.draw(7)
    #expect((draw.marginShift - 0.9471803160259635).magnitude < 1e-12)
    #expect((draw.dispersionShift - 1.1732133867883545).magnitude < 1e-12)
    #expect(Self.isNear(draw.engagement, [0.79571622, 0.80196968, 0.80196968], range: 0.33))
    #expect(Self.isNear(draw.realisation, [0.71922220, 0.73887302, 0.77540986], range: 0.45))
    #expect(Self.isNear(draw.clawback, [0.08376716, 0.12792071, 0.21171420], range: 0.1))
    #expect(!draw.fails)
  }

  /// The uniform of the failure lane is 0.159160… in world 0 (Python).
  @Test func aProgrammeFailsWhereItsUniformIsBelowTheChance() {
    var settings = Settings()
    settings.programme.failure = 0.1592
    #expect(SystematicDraw(world: 0, marginals: Marginals(settings), settings: settings).fails)
    settings.programme.failure = 0.1591
    #expect(!SystematicDraw(world: 0, marginals: Marginals(settings), settings: settings).fails)
  }

  @Test func moreWorldsLeaveTheFirstOnesAsTheyAre() {
    var settings = Settings()
    settings.worlds = 20
    let few = SystematicDraw.all(settings)
    settings.worlds = 50
    #expect(Array(SystematicDraw.all(settings).prefix(20)) == few)
    #expect(Set(few.map(\.marginShift)).count == 20)
  }

  @Test func everyDrawIsInsideItsThreePoints() {
    var settings = Settings()
    settings.worlds = 300
    let model = settings.model
    for draw in SystematicDraw.all(settings) {
      #expect(
        (model.engagementTail.low...model.engagementTail.high).contains(draw.engagement[0]))
      #expect(
        (model.realisationTail.low...model.realisationTail.high).contains(draw.realisation[0]))
      #expect(
        (model.clawbackStrategic.low...model.clawbackStrategic.high).contains(draw.clawback[2]))
    }
  }
}
