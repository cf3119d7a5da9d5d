import Testing

@testable import Savings

/// From the input files to the agreements, to the minor unit.
struct ReconciliationTests {
  private let run: SavingsRun
  private let figures: BenchmarkFigures
  private let table: ReportTable

  init() async throws {
    run = try await RunSketch.shared.value
    figures = BenchmarkFigures(run)
    table =
      BenchmarkPage(run, figures: figures, subtitle: "", banners: [], footer: []).reconciliation
  }

  private func line(_ text: String) throws -> (rows: Int?, amount: Money) {
    let index = try #require(table.texts("line").firstIndex { $0.hasPrefix(text) }, "\(text)")
    return (table.counts("rows")[index], table.money("amount")[index])
  }

  @Test("rows: records less rejected less set aside are used")
  func rows() throws {
    let records = try #require(try line("Records").rows)
    let rejected = try #require(try line("− rejected").rows)
    let aside = try #require(try line("− set aside").rows)
    #expect(rejected == 3 && aside == 1)
    #expect(try line("= used").rows == records - rejected - aside)
    #expect(
      try line("= used").rows == run.ledger.cube.cells.reduce(0) { $0 + Int($1.rows) })
    #expect(try line("− out of scope").rows == 2)
  }

  @Test("money: every line is what the lines above leave")
  func money() throws {
    let used = try line("= used").amount
    let lost = try ["− out of scope", "− outside the window", "− groups with net credits"].map {
      try line($0).amount
    }
    #expect(lost[0] == Money(minor: 77_700) && lost[1] > .zero && lost[2] == Money(minor: -500_001))
    let addressable = try line("= addressable").amount
    #expect(addressable == lost.reduce(used, -) + (try line("+ rounding").amount))
    let approached = try line("= approached").amount
    #expect(approached == addressable - (try line("− led by people").amount))
    #expect(try line("of which agreed").amount <= approached)
    #expect(try line("hard saving").amount == figures.mean[.winWin]?.hard)
  }

  @Test("the means of a policy are the sums of its tiers, and lie between its worlds")
  func means() throws {
    for policy in NegotiationPolicy.allCases {
      let mean = try #require(figures.mean[policy])
      let tiers = try #require(figures.meanByTier[policy])
      #expect(mean == tiers.reduce(into: WorldTotals()) { $0 += $1 })
      let worlds = run.simulation.totals(policy).map { $0.reduce(Money.zero) { $0 + $1.hard } }
      let exact = worlds.reduce(Int64(0)) { $0 + $1.minor }
      // Each tier is rounded once: at most half a minor unit each.
      let error = (mean.hard.minor * Int64(worlds.count) - exact).magnitude
      #expect(error * 2 <= 3 * worlds.count)
      let range = try #require(figures.hard[policy])
      #expect(worlds.count { $0 <= range.p10 } * 10 >= worlds.count)
      #expect(worlds.contains(range.p10) && worlds.contains(range.p90))
    }
  }

  @Test("win-win and price-only approach the same deals")
  func sameDeals() throws {
    #expect(figures.mean[.winWin]?.approached == figures.mean[.priceOnly]?.approached)
    #expect(figures.jointGain.p10 <= figures.jointGain.p90)
  }
}
