import Testing

@testable import Savings

/// The policies side by side: page, CSV and figures say the same, and it is what the worlds say.
struct PolicyComparisonTests {
  private let run: SavingsRun
  private let comparison: PolicyComparison
  private let page: ReportPage

  init() async throws {
    run = try await RunSketch.shared.value
    comparison = PolicyComparison(run)
    page = Self.page(run)
  }

  private static func page(_ run: SavingsRun) -> ReportPage {
    BenchmarkPage(
      run, figures: BenchmarkFigures(run), subtitle: "", banners: [], footer: []
    ).page
  }

  private static func text(_ page: ReportPage, section: String) -> String {
    String(describing: page.sections.first { $0.id == section })
  }

  private func table(_ id: String) throws -> ReportTable {
    try #require(page.table(id), "\(id)")
  }

  @Test("differences are paired by world, and counted")
  func pairs() throws {
    func amounts(_ policy: NegotiationPolicy, _ measure: PolicyMeasure) -> [Int64] {
      run.simulation.totals(policy).map { tiers in
        tiers.reduce(0) { sum, tier in
          switch measure {
          case .hard: sum + tier.hard.minor
          case .buyerWorth:
            sum + tier.jointSurplus.minor - tier.supplierSurplus.minor + tier.switching.minor
          case .supplierSurplus: sum + tier.supplierSurplus.minor
          case .jointSurplus: sum + tier.jointSurplus.minor
          }
        }
      }
    }
    for entry in comparison.figures where entry.policy != .winWin {
      #expect(entry.differences.map(\.measure) == PolicyMeasure.allCases)
      for found in entry.differences {
        let differences = zip(
          amounts(.winWin, found.measure), amounts(entry.policy, found.measure)
        ).map { $0 - $1 }
        let sorted = differences.sorted()
        // 20 worlds: ranks 2, 10 and 18.
        #expect(found.range.p10.minor == sorted[1] && found.range.p50.minor == sorted[9])
        #expect(found.range.p90.minor == sorted[17])
        #expect(found.better == Double(differences.count { $0 > 0 }) / 20)
        #expect(found.worse == Double(differences.count { $0 < 0 }) / 20)
        let mean = Double(differences.reduce(0, +)) / 20
        #expect((Double(found.mean.minor) - mean).magnitude <= 0.5)
      }
    }
    #expect(comparison.figures.map(\.policy) == NegotiationPolicy.allCases)
    #expect(comparison.of(.winWin)?.differences.isEmpty == true)
  }

  @Test("win-win in the comparison is the headline, to the minor unit")
  func headline() throws {
    let figures = BenchmarkFigures(run)
    let own = try #require(comparison.of(.winWin))
    #expect(own.mean == figures.mean[.winWin] && own.ranges[.hard] == figures.hard[.winWin])
    #expect(own.agreementRate == figures.agreementRate)
    #expect(comparison.of(.priceOnly)?.mean == figures.mean[.priceOnly])
  }

  @Test("what is paid next year is today's spend and the rises, less what is saved")
  func paid() throws {
    let spend = try #require(comparison.of(.winWin)).mean.approached.spend
    for entry in comparison.figures {
      let mean = entry.mean
      #expect(entry.paid + mean.hard + mean.switching == spend + mean.rises)
      #expect(entry.paidRange.p10 <= entry.paidRange.p50)
    }
    let none = try #require(comparison.of(.noNegotiation))
    // Nobody asks and no escalator is set: what is paid today.
    #expect(none.paid == spend && none.mean == WorldTotals() && none.cost == .zero)
  }

  @Test("people cost their time by tier, the machine its usage and exceptions")
  func cost() throws {
    let people = try #require(comparison.of(.humanTeam))
    let programme = run.settings.programme
    let byTier = run.simulation.totals(.humanTeam)[0]
    let time =
      Double(byTier[Tier.tail.index].approached.deals) * programme.humanCostTail
      + Double(byTier[Tier.midTier.index].approached.deals) * programme.humanCostMidTier
    #expect(people.cost == Money(rounding: time * 100) && people.cost > .zero)
    let machine = try #require(comparison.of(.winWin))
    let usage = zip(run.simulation.totals(.winWin), run.simulation.worlds).map { tiers, draw in
      tiers.reduce(0) {
        $0 + Double($1.approached.deals) * draw.costPerNegotiation
          + Double($1.escalated.deals) * programme.exceptionCost
      }
    }
    let mean = usage.reduce(0, +) / Double(usage.count) * 100
    #expect((Double(machine.cost.minor) - mean).magnitude <= 1)
  }

  @Test("page and CSV have the same rows")
  func tables() throws {
    let rows = RunTables(run).policies
    let csv = ReportTable(
      id: "", caption: "", columns: rows.columns, rows: rows.held)
    for row in csv.rows { #expect(row.count == csv.columns.count) }
    #expect(Set(csv.columns.map(\.name)).count == csv.columns.count)
    let shown = try table("policies")
    #expect(shown.texts("policy") == csv.texts("title"))
    for (name, column) in [
      ("hard", "hard_mean"), ("hard_p10", "hard_p10"), ("hard_p90", "hard_p90"),
      ("paid", "paid_mean"), ("cost", "cost"),
    ] { #expect(shown.money(name) == csv.money(column), "\(name)") }
    #expect(shown.shares("agreement_rate") == csv.shares("agreement_rate"))
    let worths = try table("policy-worths")
    for measure in PolicyMeasure.allCases where measure != .hard {
      #expect(worths.money(measure.rawValue) == csv.money("\(measure.rawValue)_mean"))
    }
    let differences = try table("policy-differences")
    #expect(differences.rows.count == 6 * PolicyMeasure.allCases.count)
    for (index, policy) in csv.texts("title").enumerated() where index > 0 {
      for (place, measure) in PolicyMeasure.allCases.enumerated() {
        let row = (index - 1) * 4 + place
        #expect(differences.texts("policy")[row] == policy)
        let name = "win_win_less_\(measure.rawValue)"
        #expect(differences.money("p50")[row] == csv.money("\(name)_p50")[index])
        #expect(differences.shares("ahead")[row] == csv.shares("\(name)_ahead")[index])
      }
    }
  }

  @Test("second quotes come by what is left of the first year")
  func secondQuotes() throws {
    let rows = RunTables(run).secondQuotes
    let csv = ReportTable(
      id: "", caption: "", columns: rows.columns, rows: rows.held)
    #expect(csv.rows.count == run.deals.count)
    #expect(csv.counts("rank") == Array(1...run.deals.count))
    let (nets, gains, costs) = (
      csv.money("net_first_year"), csv.money("gain"), csv.money("cost_once")
    )
    #expect(nets == nets.sorted(by: >))
    for index in nets.indices {
      let share = try #require(csv.shares("realisation")[index])
      #expect(nets[index] == gains[index].scaled(by: share) - costs[index])
      let error = csv.money("gain_error")[index]
      let sure = (gains[index] - error - error).scaled(by: share) > costs[index]
      #expect((csv.texts("how_sure")[index] == "pays") == sure)
    }
    let shown = try table("second-quotes")
    #expect(shown.money("net") == Array(nets.prefix(shown.rows.count)) && shown.rows.count > 3)
    #expect(shown.texts("deal") == Array(csv.texts("deal").prefix(shown.rows.count)))
  }

  @Test("what is left out is said, and nothing of it is shown")
  func leftOut() async throws {
    let run = try await RunSketch.run(worlds: 10) {
      $0.compare.policies = ["unconditional"]
    }
    let page = Self.page(run)
    #expect(page.table("policies")?.rows.count == 3)
    let text = Self.text(page, section: "policies")
    #expect(text.contains("Left out by compare.policies: no-batna, one-more, human-team"))
    #expect(!text.contains("Leverage comes from"))
    #expect(Self.text(page, section: "second-quotes").contains("Not simulated"))
    #expect(RunTables(run).secondQuotes.count == 0)
  }

  @Test("a comparison of some of the worlds says so, and pairs those alone")
  func someWorlds() async throws {
    let run = try await RunSketch.run(worlds: 12) { $0.compare.worlds = 5 }
    let comparison = PolicyComparison(run)
    #expect(comparison.figures.map(\.worlds) == [12, 12, 5, 5, 5, 5, 5])
    let first = zip(run.simulation.totals(.winWin), run.simulation.totals(.noBatna)).map {
      WorldTotals.whole($0).hard - WorldTotals.whole($1).hard
    }
    let found = try #require(comparison.of(.noBatna)?.difference(.hard))
    #expect(first.count == 5 && found.mean == Money.mean(of: first))
    let text = Self.text(Self.page(run), section: "policies")
    #expect(text.contains("the first 5 of 12 worlds"))
  }
}
