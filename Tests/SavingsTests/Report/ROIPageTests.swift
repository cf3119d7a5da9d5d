import Testing

@testable import Savings

@Suite struct ROIPageTests {
  private func page(
    _ worlds: [ProgrammeWorld], reconciliation: ReportTable? = nil,
    automation: [(tier: Tier, band: AutomationBand)] = []
  ) throws -> (page: ReportPage, result: ROIResult) {
    var settings = Settings()
    settings.programme.licence = 90_000
    let result = try ROIResult(
      worlds: worlds, settings: settings, currency: SyntheticWorlds.currency)
    let input = ROIPageInput(
      settings: settings, subtitle: "synthetic", banners: ["Incomplete: a test"],
      reconciliation: reconciliation, automation: automation)
    return (roiPage(result, input), result)
  }

  private func tables(_ blocks: [ReportBlock]) -> [ReportTable] {
    blocks.flatMap { block -> [ReportTable] in
      switch block {
      case .table(let table): [table]
      case .chart(let chart): [chart.table]
      case .details(_, let inner): tables(inner)
      default: []
      }
    }
  }

  @Test func netPositionAndPaybackComeFirst() throws {
    let (page, result) = try page(SyntheticWorlds.worlds(50, spend: 9_000_000_000))
    #expect(
      page.sections.map(\.id) == [
        "summary", "cash", "waterfall", "recognition", "other-classes", "scenarios", "tornado",
        "break-even",
        "cost-of-delay", "incremental", "assumptions", "methods",
      ])
    guard case .tiles(let tiles) = page.sections[0].blocks[0] else {
      Issue.record("no tiles")
      return
    }
    #expect(tiles.map(\.label).prefix(2) == ["Net position over 36 months", "Payback"])
    let p10 = SyntheticWorlds.currency.whole(result.netPosition.p10)
    #expect(tiles[0].range.hasPrefix("90 % chance of at least \(p10) EUR"))
    #expect(page.banners.first?.hasPrefix("Simulated") == true)
    #expect(page.banners.last == "Incomplete: a test")
  }

  /// Each total is the sum of the cells above it, to the minor unit, and rows fit their columns.
  @Test func totalsSumTheirColumns() throws {
    let (page, _) = try page(SyntheticWorlds.worlds(33))
    var ids: Set<String> = []
    for table in page.sections.flatMap({ tables($0.blocks) }) {
      #expect(ids.insert(table.id).inserted, "\(table.id)")
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.id)")
      for row in table.rows + table.totals {
        #expect(row.count == table.columns.count, "\(table.id)")
      }
      for total in table.totals {
        for (column, cell) in total.enumerated() {
          guard case .money(let sum) = cell else { continue }
          let parts = table.rows.reduce(Money.zero) {
            if case .money(let money) = $1[column] { $0 + money } else { $0 }
          }
          #expect(parts == sum, "\(table.id), \(table.columns[column].name)")
        }
      }
    }
    #expect(ids.contains("cash_by_year") && ids.contains("cash_by_month"))
  }

  @Test func waterfallSumsExactly() throws {
    let (_, result) = try page(SyntheticWorlds.worlds(33))
    let content = ROIPageContent(result: result, input: ROIPageInput(settings: Settings()))
    var sum = Money.zero
    for (index, bar) in content.bars.enumerated() {
      if bar.isTotal, index > 0 {
        #expect(sum == bar.amount, "\(bar.label)")
      } else {
        sum += bar.amount
      }
    }
    #expect(sum == result.figures.incremental)
  }

  @Test func hopelessProgrammeReadsPlainly() throws {
    let nothing = ProgrammeWorld(totals: [.init(), .init()], draw: SyntheticWorlds.draw())
    let (page, _) = try page([nothing])
    let text = String(describing: page)
    #expect(text.contains("not within 36 months"))
    #expect(text.contains("not defined"))
    #expect(text.contains("costs nothing"))
    #expect(!text.contains("(nan") && !text.contains("(inf"))
  }

  @Test func reconciliationAndAutomation() throws {
    let table = ReportTable(id: "ties", caption: "", columns: [], rows: [])
    let machine = try #require(
      BreakEvenDeal(cost: Money(minor: 250), closeRate: 0.6, saving: 0.03, realisation: 0.65))
    let human = try #require(
      BreakEvenDeal(cost: Money(minor: 150_000), closeRate: 0.6, saving: 0.03, realisation: 0.65))
    let band = AutomationBand(machine: machine, human: human, spends: [Money(minor: 1_000_000)])
    let (page, _) = try page(
      SyntheticWorlds.worlds(5), reconciliation: table, automation: [(tier: .tail, band: band)])
    let ids = page.sections.flatMap { tables($0.blocks) }.map(\.id)
    #expect(ids.contains("ties") && ids.contains("break_even_deal"))
    #expect(page.sections.map(\.id).suffix(2) == ["reconciliation", "methods"])
  }

  /// Settings that differ from the defaults say that the reader set them.
  @Test func assumptionsNameWhoSetThem() throws {
    let (page, _) = try page(SyntheticWorlds.worlds(3))
    let table = try #require(
      page.sections.flatMap { tables($0.blocks) }.first { $0.id == "assumptions_table" })
    let licence = try #require(table.rows.first { $0[0] == .text("programme.licence") })
    #expect(licence[1] == .text("90000"))
    #expect(licence[2] == .text("you"))
    #expect(table.rows.filter { $0[2] == .text("you") }.count == 1)
  }
}
