import Testing

@testable import Savings

/// How far a night is from those before it.
struct DriftTests {
  private static func shape(
    records: Int = 1000, rejected: Int = 0, spend: Int64 = 100_000,
    categories: [(String, Int64)] = [("A", 60_000), ("B", 40_000)]
  ) -> RunShape {
    RunShape(
      records: records, rejected: rejected, spend: Money(minor: spend),
      categories: categories.map { .init(name: $0.0, spend: Money(minor: $0.1)) }, suppliers: 2)
  }

  private static func drift(
    _ now: RunShape, past: [RunShape] = [shape(), shape(), shape()],
    tiers: [(supplier: String, tier: Tier)] = [], before: [String: Tier] = [:],
    settings: DriftSettings = DriftSettings(), mayFail: Bool = true
  ) -> [Drift.Measure: Drift.Finding] {
    let past = PastRuns(
      runs: past.enumerated().map { PastRun(runID: "r\($0.offset)", shape: $0.element) },
      tiers: before)
    let drift = Drift(
      now, tiers: tiers, past: past, currency: Currency("EUR"), settings: settings,
      mayFail: mayFail)
    return Dictionary(uniqueKeysWithValues: drift.findings.map { ($0.measure, $0) })
  }

  @Test(
    "rows warn beyond 30 % and fail beyond 50 % of the median, both ways",
    arguments: [
      (1000, .usual), (1300, .usual), (1301, .warning), (700, .usual), (699, .warning),
      (500, .warning), (499, .failure), (1501, .failure), (0, .failure),
    ] as [(Int, Drift.Level)])
  func rows(records: Int, level: Drift.Level) {
    #expect(Self.drift(Self.shape(records: records))[.rows]?.level == level)
  }

  @Test("the median is of the newest runs that the settings ask for, even counts included")
  func median() {
    let past = [10, 20, 30, 1000, 1000, 1000].map { Self.shape(records: $0) }
    var settings = DriftSettings()
    settings.runs = 3
    #expect(
      Self.drift(Self.shape(records: 20), past: past, settings: settings)[.rows]?.usual == "20")
    settings.runs = 4
    #expect(
      Self.drift(Self.shape(records: 20), past: past, settings: settings)[.rows]?.usual == "25")
    #expect(Drift.median([3, 1]) == 2 && Drift.median([5, 1, 3]) == 3)
  }

  @Test("a run that goes on without files warns where it would fail")
  func incomplete() {
    let finding = Self.drift(Self.shape(records: 100), mayFail: false)[.rows]
    #expect(finding?.level == .warning && finding?.limit == 0.5)
  }

  @Test("the mix is half the sum of the differences of shares")
  func mix() {
    // A falls from 60 % to 40 %, C is new with 20 %: 20 % of the spend is elsewhere.
    let finding = Self.drift(
      Self.shape(categories: [("A", 40_000), ("B", 40_000), ("C", 20_000)]))[.mix]
    #expect(abs((finding?.distance ?? 0) - 0.2) < 1e-12 && finding?.level == .warning)
    #expect(Self.drift(Self.shape())[.mix]?.level == .usual)
  }

  @Test("only a rising share of rejected rows warns")
  func rejected() {
    let past = [20, 20, 20].map { Self.shape(rejected: $0) }
    #expect(Self.drift(Self.shape(rejected: 31), past: past)[.rejected]?.level == .warning)
    #expect(Self.drift(Self.shape(rejected: 29), past: past)[.rejected]?.level == .usual)
    #expect(Self.drift(Self.shape(rejected: 0), past: past)[.rejected]?.level == .usual)
  }

  @Test("tiers are compared for suppliers of both runs")
  func tiers() {
    let before: [String: Tier] = ["a": .tail, "b": .midTier, "gone": .strategic]
    let finding = Self.drift(
      Self.shape(), tiers: [("a", .tail), ("b", .tail), ("new", .strategic)], before: before)[
        .tiers]
    #expect(finding?.distance == 0.5 && finding?.level == .warning)
    #expect(Self.drift(Self.shape(), tiers: [("new", .tail)], before: before)[.tiers] == nil)
  }

  @Test("0 switches a comparison off, and too few runs compare nothing")
  func off() {
    var settings = DriftSettings()
    (settings.rows, settings.rowsFail, settings.spend, settings.mix) = (0, 0, 0, 0)
    settings.rejected = 0
    #expect(Self.drift(Self.shape(records: 1), settings: settings).isEmpty)
    settings.rowsFail = 0.5
    #expect(Self.drift(Self.shape(records: 1), settings: settings)[.rows]?.level == .failure)
    #expect(Self.drift(Self.shape(records: 1), past: [Self.shape(), Self.shape()]).isEmpty)
  }
}
