import Testing

@testable import Savings

/// The benchmark page: its totals tie, and nobody can take it for a fact.
struct BenchmarkPageTests {
  private let run: SavingsRun
  private let figures: BenchmarkFigures
  private let content: BenchmarkPage
  private let page: ReportPage

  init() async throws {
    run = try await RunSketch.shared.value
    figures = BenchmarkFigures(run)
    content = BenchmarkPage(
      run, figures: figures, subtitle: "subtitle", banners: ["a warning"], footer: ["footer"])
    page = content.page
  }

  private var mean: WorldTotals { content.mean }

  private func table(_ id: String) throws -> ReportTable {
    try #require(page.table(id), "\(id)")
  }

  @Test("the first thing that is said is that the figures are simulated")
  func simulated() throws {
    #expect(page.banners.first?.hasPrefix("Simulated: ") == true)
    #expect(page.banners.first?.contains("\(run.settings.worlds) simulated worlds") == true)
    #expect(page.banners.last == "a warning" && page.footer == ["footer"])
    let finance = roiPage(run.roi, ROIPageInput(settings: run.settings))
    #expect(finance.banners.first?.hasPrefix("Simulated") == true)
  }

  @Test("sections and tables have names of their own, and every row fits its columns")
  func shape() {
    #expect(Set(page.sections.map(\.id)).count == page.sections.count)
    var tables: [String: ReportTable] = [:]
    for table in page.tables {
      // A chart may show the table that stands below it.
      #expect(tables[table.id] == nil || tables[table.id]?.rows == table.rows, "\(table.id)")
      tables[table.id] = table
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.id)")
      for row in table.rows + table.totals { #expect(row.count == table.columns.count) }
      for total in table.totals {
        for (column, cell) in total.enumerated() {
          guard case .money(let sum) = cell else { continue }
          #expect(table.money(table.columns[column].name).reduce(.zero, +) == sum, "\(table.id)")
        }
      }
    }
    #expect(tables.count >= 14)
  }

  @Test("the tiers sum to the whole")
  func tiers() throws {
    let tiers = try table("tiers")
    #expect(tiers.texts("tier") == ["strategic", "mid-tier", "tail"])
    #expect(
      tiers.counts("suppliers").compactMap(\.self).reduce(0, +) == run.portfolio.suppliers.count)
    #expect(tiers.counts("deals").compactMap(\.self).reduce(0, +) == run.deals.count)
    let spend = run.portfolio.suppliers.reduce(Money.zero) { $0 + max($1.spend, .zero) }
    #expect(tiers.money("spend").reduce(.zero, +) == spend)
    #expect((tiers.shares("share").compactMap(\.self).reduce(0, +) - 1).magnitude < 1e-12)
    #expect(tiers.money("hard_saving").reduce(.zero, +) == mean.hard && mean.hard > .zero)
    for (column, whole) in [("approached", mean.approached), ("agreed", mean.agreed)] {
      #expect(tiers.counts(column).compactMap(\.self).reduce(0, +) == whole.deals)
    }
    let rules = try table("tier-rules")
    #expect(
      rules.counts("suppliers").compactMap(\.self).reduce(0, +) == run.portfolio.suppliers.count)
    #expect(rules.money("spend").reduce(.zero, +) == spend)
  }

  @Test("the funnel never rises, in money and in deals, and each share is of the step before")
  func funnel() throws {
    let steps = try table("denominators")
    let spends = steps.money("spend")
    #expect(spends.first == run.portfolio.waterfall.total && spends.last == mean.agreed.spend)
    #expect(spends == spends.sorted(by: >) && spends.last ?? .zero > .zero)
    let deals = steps.counts("deals").compactMap(\.self)
    #expect(deals.count == 9 && deals == deals.sorted(by: >))
    for index in spends.indices.dropFirst() {
      let share = try #require(steps.shares("of_previous")[index])
      #expect(share == spends[index].share(of: spends[index - 1]) && share <= 1)
      #expect(steps.shares("of_total")[index] == spends[index].share(of: spends[0]))
    }
  }

  @Test("a rate is the hard saving over its own base, and a wider base gives a lower one")
  func rates() throws {
    let rates = try table("savings-rates")
    let spends = [mean.agreed.spend, mean.concluded.spend, mean.approached.spend]
    #expect(rates.money("spend") == spends && spends == spends.sorted())
    let means = rates.shares("mean").compactMap(\.self)
    #expect(means == spends.map { mean.hard.share(of: $0) } && means == means.sorted(by: >))
    for row in rates.rows.indices {
      let range = ["p10", "p50", "p90"].compactMap { rates.shares($0)[row] }
      #expect(range.count == 3 && range == range.sorted())
    }
    let steps = try table("saving-steps").money("saving")
    #expect(steps == steps.sorted(by: >) && steps.first == mean.hard)
    #expect(steps.last == figures.sustainedMean && figures.sustainedMean > .zero)
  }

  @Test("the waterfall chart adds up from bar to bar")
  func waterfall() throws {
    let charts = page.sections.flatMap(\.blocks).compactMap { block -> ReportChart? in
      if case .chart(let chart) = block { chart } else { nil }
    }
    let chart = try #require(charts.first { $0.id == "spend-waterfall" })
    guard case .waterfall(let steps) = chart.kind else {
      Issue.record("no waterfall")
      return
    }
    var level = 0.0
    for step in steps {
      if step.isTotal, level != 0 {
        #expect((step.value - level).magnitude <= 0.005, "\(step.label)")
      }
      level = step.isTotal ? step.value : level + step.value
    }
    #expect(steps.count { $0.isTotal } == 4 && steps.count { !$0.isTotal } >= 5)
  }

  @Test("deals are counted once: by who leads them, and by data grade")
  func deals() throws {
    let all = run.deals.reduce(Money.zero) { $0 + $1.baseline }
    for id in ["eligibility", "grades"] {
      let table = try table(id)
      #expect(table.money("spend").reduce(.zero, +) == all, "\(id)")
      #expect(table.counts("deals").compactMap(\.self).reduce(0, +) == run.deals.count, "\(id)")
    }
    #expect(all == run.portfolio.waterfall.addressable)
  }

  @Test("every talk ends in one way, every zone is a share, and reasons count deals once")
  func model() throws {
    let ends = try table("impasses").shares("share").compactMap(\.self)
    #expect(ends.count == 5 && (ends.reduce(0, +) - 1).magnitude < 1e-9)
    let zones = try table("zones")
    for row in zones.rows.indices {
      func share(_ name: String) -> Double { zones.shares(name)[row] ?? -1 }
      #expect(share("price_worlds") >= 0 && share("price_worlds") <= share("levers_worlds"))
      #expect(share("levers_worlds") <= 1 && share("price_typical") <= share("levers_typical"))
    }
    #expect(zones.counts("deals").compactMap(\.self).reduce(0, +) == run.deals.count)
    let reasons = try table("escalation-reasons")
    let before = zip(reasons.texts("moment"), reasons.counts("deals"))
      .filter { $0.0 != EscalationReason.Moment.after.rawValue }
      .reduce(0) { $0 + ($1.1 ?? 0) }
    let expected = run.deals.count { deal in
      deal.escalation(ZoneOfAgreement(deal, settings: run.settings)) != nil
    }
    #expect(before == expected && before > 0)
    let joint = try table("knowledge").shares("joint").compactMap(\.self)
    #expect(joint.count == 3 && joint[0] > joint[2])
    #expect(try table("win-win-ledger").rows.count >= 5)
  }
}
