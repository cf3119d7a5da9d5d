import Testing

@testable import Savings

/// The CSVs of a run, row by row, against the run.
struct RunTablesTests {
  private let run: SavingsRun
  private let tables: RunTables

  init() async throws {
    run = try await RunSketch.shared.value
    tables = RunTables(run)
  }

  private static func held(_ rows: ReportRows) -> ReportTable {
    ReportTable(
      id: "", caption: "", columns: rows.columns, rows: rows.held)
  }

  @Test("every table has a name a column and a cell a column, of the column's kind")
  func shape() {
    let all = [
      tables.deals, tables.suppliers, tables.termSheets, tables.aliases, tables.rejects,
      tables.winWinLedger,
    ]
    for rows in all {
      #expect(Set(rows.columns.map(\.name)).count == rows.columns.count)
      for row in Self.held(rows).rows {
        #expect(row.count == rows.columns.count)
        for (column, cell) in zip(rows.columns, row) where cell != .empty {
          if case .text = cell {
            #expect(!column.isNumeric, "\(column.name)")
          } else {
            #expect(column.isNumeric, "\(column.name)")
          }
        }
      }
    }
  }

  @Test("a row a deal: together the addressable spend, and for the agent's the saving of the page")
  func deals() throws {
    let deals = Self.held(tables.deals)
    #expect(deals.rows.count == run.deals.count)
    #expect(Set(deals.texts("deal")).count == run.deals.count)
    #expect(deals.money("baseline").reduce(.zero, +) == run.portfolio.waterfall.addressable)
    var expected = Money.zero
    for (index, eligibility) in deals.texts("eligibility").enumerated() {
      let agreed = try #require(deals.shares("agreed_share")[index])
      let engaged = try #require(deals.shares("engaged_share")[index])
      #expect((0...engaged).contains(agreed) && engaged <= 1)
      // What people lead is played for their preparation and counted nowhere.
      let isAutomated = eligibility == "automated"
      #expect((deals.texts("status")[index] == "prepared") == !isAutomated)
      if isAutomated { expected += deals.money("hard_expected")[index] }
    }
    // Each deal's mean is rounded once, and so is each tier's.
    let mean = try #require(BenchmarkFigures(run).mean[.winWin]?.hard)
    #expect(mean > .zero && (expected - mean).minor.magnitude * 2 <= run.deals.count + 3)
  }

  @Test("a row a supplier, by rank, with the rule that placed it")
  func suppliers() {
    let suppliers = Self.held(tables.suppliers)
    #expect(suppliers.counts("rank") == Array(1...run.portfolio.suppliers.count))
    let spends = suppliers.money("spend")
    #expect(spends == spends.sorted(by: >))
    let shares = suppliers.shares("share_before").compactMap(\.self)
    #expect(shares.first == 0 && shares == shares.sorted())
    #expect(suppliers.texts("reason").allSatisfy { !$0.isEmpty })
    for (rule, threshold) in zip(suppliers.texts("rule"), suppliers.texts("threshold")) {
      #expect(TierPlacement.Rule(rawValue: rule) != nil && !threshold.isEmpty)
    }
  }

  @Test("a term sheet follows from its terms: spend after is spend before less the hard saving")
  func termSheets() {
    let sheets = Self.held(tables.termSheets)
    #expect(sheets.rows.count > 5)
    let (before, after) = (sheets.money("spend_before"), sheets.money("spend_after"))
    let hard = sheets.money("hard")
    for index in sheets.rows.indices {
      #expect(before[index] - after[index] == hard[index])
      let cut = sheets.shares("price_cut")[index] ?? 0
      // The volume and term of the deal do not change the yearly price cut.
      #expect((before[index].scaled(by: cut) - hard[index]).minor.magnitude <= 1)
      #expect(sheets.texts("label")[index] == "simulated")
    }
    let automated = run.simulation.deals.filter { $0.deal.eligibility == .automated }
    #expect(sheets.rows.count == automated.count { $0.of(.winWin).agreed > 0 })
  }

  @Test("a row a give: net columns add up to what the agreement is worth to both sides")
  func winWinLedger() throws {
    let ledger = Self.held(tables.winWinLedger)
    let sheets = Self.held(tables.termSheets)
    let ids = sheets.texts("deal")
    #expect(Set(ledger.texts("deal")) == Set(ids))
    var net: [String: (us: Money, them: Money)] = [:]
    for (index, id) in ledger.texts("deal").enumerated() {
      let (us, them) = (ledger.money("net_to_us")[index], ledger.money("net_to_them")[index])
      net[id] = ((net[id]?.us ?? .zero) + us, (net[id]?.them ?? .zero) + them)
      #expect(us == ledger.money("worth_to_us")[index] - ledger.money("cost_to_us")[index])
    }
    for (index, id) in ids.enumerated() {
      let supplier = sheets.money("supplier_surplus")[index]
      let own = sheets.money("joint_surplus")[index] - supplier
      #expect(net[id]?.them == supplier)
      // The sheet rounds the sum of both, the ledger each.
      #expect(((net[id]?.us ?? .zero) - own).minor.magnitude <= 1)
    }
    let totals = AgreementTotals(run)
    #expect(totals.agreements == ids.count && totals.unpaidGives == 0 && totals.unreciprocated == 0)
    #expect(ledger.money("net_to_us").reduce(.zero, +) == totals.linear)
    let hidden = sheets.money("linearisation_error").reduce(.zero, +)
    #expect(totals.exact - totals.linear == hidden)
    #expect(totals.meanNashShare > 0.3 && totals.meanNashShare <= 1)
  }

  @Test("a row a spelling, all of a supplier that exists")
  func aliases() {
    let aliases = Self.held(tables.aliases)
    #expect(aliases.texts("raw_name") == run.ledger.cube.suppliers.map(\.name))
    let keys = Set(run.portfolio.resolution.suppliers.map(\.key))
    #expect(Set(aliases.texts("supplier_key")) == keys)
  }
}
