import Testing

@testable import Savings

@Suite struct RecognitionTests {
  private static func worlds() -> [ProgrammeWorld] {
    SyntheticWorlds.worlds(21, spend: 9_000_000_000).map { world in
      var world = world
      for tier in world.totals.indices {
        let hard = world.totals[tier].hard
        world.totals[tier].unproven = hard.times(2, over: 5)
        world.totals[tier].marketFall = hard.times(1, over: 10)
      }
      return world
    }
  }

  private static func result(_ profile: RecognitionProfile) throws -> ROIResult {
    var settings = Settings()
    settings.programme.profile = profile
    return try ROIResult(
      worlds: worlds(), settings: settings, currency: SyntheticWorlds.currency)
  }

  @Test("strict takes off what is not proven and what the market did, and the page follows it")
  func strict() throws {
    let standard = try Self.result(.standard)
    let strict = try Self.result(.strict)
    // Half of the saving is left; the costs are the same but for what goes by the deals.
    let ratio = Double(strict.figures.hard.minor) / Double(standard.figures.hard.minor)
    #expect((ratio - 0.5).magnitude < 1e-6)
    #expect(strict.figures.costs == standard.figures.costs)
    #expect(strict.figures.netPosition < standard.figures.netPosition)
    let agreed = try #require(standard.recognition.first?.agreed)
    for entry in strict.recognition {
      #expect(entry.agreed == agreed)
      #expect(entry.agreed - entry.unproven - entry.marketFall == entry.recognised)
      #expect(entry.unproven.money.minor > 0 || entry.profile == .standard)
    }
    // Either page shows both profiles, and the same figures of them.
    #expect(standard.recognition == strict.recognition)
    #expect(standard.recognition.map(\.figures) == [standard.figures, strict.figures])
    #expect(standard.recognition.map(\.chancePositive) == [standard, strict].map(\.chancePositive))
  }

  @Test("the first twelve months of each agreement, over fiscal years, sum to what was agreed")
  func fiscalYears() throws {
    let result = try Self.result(.standard)
    for (start, month) in [("2026-11-01", 1), ("2027-02-01", 4), ("2028-02-29", 10)] {
      let day = try #require(CalendarDate(iso: start))
      let years = FiscalYears(
        agreed: result.newlyAgreed.map { Hard($0) }, start: day, yearStart: month)
      #expect(years.agreed == years.credited)
      #expect(years.agreed.money == result.newlyAgreed.dropFirst().reduce(.zero, +))
      var (agreed, credited) = (Hard.zero, Hard.zero)
      for year in years.years {
        agreed += year.agreed
        credited += year.credited
        // No year is credited before it is agreed.
        #expect(credited <= agreed)
      }
      #expect(years.years.map(\.label) == years.years.map(\.label).sorted())
    }
  }

  @Test("one agreement of mid-March, fiscal years from April")
  func oneAgreement() throws {
    let start = try #require(CalendarDate(iso: "2026-01-01"))
    let years = FiscalYears(
      agreed: [.zero, .zero, .zero, Hard(Money(minor: 36_500))], start: start, yearStart: 4)
    // 16 to 31 March are 16 days of the 365.
    #expect(years.years.map(\.label) == [2026, 2027])
    #expect(years.years.map(\.agreed.money.minor) == [36_500, 0])
    #expect(years.years.map(\.credited.money.minor) == [1_600, 34_900])
  }

  @Test("break-evens, ratios and delay have their ranges from the worlds")
  func ranges() throws {
    let result = try Self.result(.standard)
    for point in result.breakEvens {
      let range = try #require(point.range)
      let low = try #require(range.p10)
      if let high = range.p90 { #expect(low <= high) }
      #expect(low > 0)
    }
    let ratios = result.worlds.compactMap(\.benefitCostRatio)
    #expect(result.benefitCostRatio == WorldRange(ratios))
    #expect(result.modifiedRate == WorldRange(result.worlds.compactMap(\.modifiedRate)))
    #expect(result.costOfDelayRange == WorldRange(result.worlds.map(\.costOfDelay)))
    #expect(
      result.returnOnInvestment == WorldRange(result.worlds.compactMap(\.returnOnInvestment)))
  }

  /// The break-even of a world alone is that of a programme of this world alone.
  @Test func breakEvenOfOneWorld() throws {
    let worlds = [Self.worlds()[2]]
    let result = try ROIResult(
      worlds: worlds, settings: Settings(), currency: SyntheticWorlds.currency)
    for point in result.breakEvens where point.driver != .realisation {
      let needed = try #require(point.needed)
      let range = try #require(point.range?.p50 ?? nil)
      #expect((needed - range).magnitude < 1e-9)
    }
  }
}
