import Testing

@testable import Savings

/// A whole default programme against figures that another program computed without rounding, cohort
/// by cohort. What is left is the rounding of cells: below half a minor unit each.
@Suite struct WholeProgrammeTests {
  @Test(arguments: [
    (false, 50_143_397, -39_547_078, -36_550_722, 8_447_846),
    (true, 23_459_506, -9_901_023, -11_853_766, 8_447_846),
  ])
  func againstAnotherProgram(
    fails: Bool, hard: Int64, net: Int64, value: Int64, anyway: Int64
  ) throws {
    var world = try #require(SyntheticWorlds.worlds(1).first)
    world.draw.fails = fails
    let result = try ROIResult(
      worlds: [world], settings: Settings(), currency: SyntheticWorlds.currency)
    let tolerance = 60
    #expect((result.figures.hard.minor - hard).magnitude < tolerance)
    #expect((result.figures.netPosition.minor - net).magnitude < tolerance)
    #expect((result.figures.presentValue.minor - value).magnitude < tolerance)
    let human = result.figures.netPosition - result.figures.incremental
    #expect((human.minor - anyway).magnitude < tolerance)
    #expect(result.worlds == [result.figures.world])
  }

  @Test func bandOfATier() throws {
    let worlds = SyntheticWorlds.worlds(9)
    let spends = [1_000, 30_000, 1_000_000, 50_000_000].map { Money(minor: $0) }
    let band = try #require(
      AutomationBand(
        tier: .tail, worlds: worlds, settings: Settings(), currency: SyntheticWorlds.currency,
        spends: spends))
    #expect(band.machine.spend < band.human.spend)
    // 1,500 for a person; 2.50 + 82 × 5 % for the machine.
    let ratio = Double(band.human.spend.minor) / Double(band.machine.spend.minor)
    #expect((ratio - 1500 / 6.6).magnitude < 0.01)
    #expect(band.deals == 1)
    #expect(band.spend == Money(minor: 1_000_000))
    #expect(
      AutomationBand(
        tier: .strategic, worlds: worlds, settings: Settings(), currency: SyntheticWorlds.currency,
        spends: spends) == nil)
  }

  /// Each world has rates of its own; one in which nothing pays comes after all others.
  @Test func rangeOfABand() throws {
    var worlds = SyntheticWorlds.worlds(10)
    for index in worlds.indices { worlds[index].draw.realisation[0] = 0.1 * Double(index + 1) }
    worlds[0].totals[0].hard = .zero
    let settings = Settings()
    let band = try #require(
      AutomationBand(
        tier: .tail, worlds: worlds, settings: settings, currency: SyntheticWorlds.currency,
        spends: []))
    let spends = worlds.dropFirst().map { world in
      let totals = world.totals[0]
      let close = Double(totals.agreed.deals) / Double(totals.approached.deals)
      let saving = Double(totals.hard.minor) / Double(totals.agreed.spend.minor)
      return settings.programme.humanCostTail * 100 / (close * saving * world.draw.realisation[0])
    }.sorted()
    let range = try #require(band.humanRange)
    for (found, place) in [(range.p10, 0), (range.p50, 4), (range.p90, 8)] {
      let found = try #require(found)
      #expect((Double(found.minor) / spends[place] - 1).magnitude < 1e-6)
    }
    worlds[1].totals[0].agreed = .init()
    let less = try #require(
      AutomationBand(
        tier: .tail, worlds: worlds, settings: settings, currency: SyntheticWorlds.currency,
        spends: []))
    #expect(less.humanRange?.p50 != nil)
    let never = try #require(less.humanRange)
    #expect(never.p90 == nil && less.machineRange?.p90 == .some(nil))
  }
}
