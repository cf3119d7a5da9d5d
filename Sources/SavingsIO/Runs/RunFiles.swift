import Savings

/// The files of a published run, rendered from one set of values.
package struct RunFiles {
  let run: SavingsRun
  let version: String
  let runID: String

  package init(_ run: SavingsRun, version: String, runID: String) {
    self.run = run
    self.version = version
    self.runID = runID
  }

  /// Makes everything but the two files that may differ between runs of one key, and hands it over
  /// file by file, in pieces: of the long ones only one is held at a time.
  package func render(
    _ write: (_ name: String, _ pieces: [[UInt8]]) throws(Refusal) -> Void
  ) async throws(Refusal) {
    let currency = run.portfolio.base.currency
    let tables = RunTables(run)
    // While one table goes to the disk the next is made: the long ones follow each other.
    let list = [
      ("deals", tables.deals), ("win-win-ledger", tables.winWinLedger),
      ("term-sheets", tables.termSheets), ("second-quotes", tables.secondQuotes),
      ("suppliers", tables.suppliers), ("aliases", tables.aliases),
      ("supplier-candidates", tables.candidates), ("rejects", tables.rejects),
      ("policies", tables.policies),
      ("data-quality", tables.dataQuality), ("tier-effects", tables.tierEffects),
      ("spend-bridge", tables.spendBridge),
    ]
    var next = Task { await CSVTable.pieces(of: list[0].1, currency: currency) }
    let figures = BenchmarkFigures(run)
    let benchmark = benchmark(figures)
    let page = HTMLPage(currency: currency)
    let basis = basis(benchmark)
    let finance = roiPage(run.roi, basis)
    // Made beside the tables: each of these is the work of one core.
    async let first = page.bytes(benchmark.page)
    async let second = page.bytes(finance)
    async let record = HistoryRecord(run, figures: figures, version: version, runID: runID).bytes
    async let json = JSONText.bytes(
      document.json(
        version: version, runID: runID, headline: Headline(run, figures: figures).json,
        calibration: run.calibration.json, baselines: baselines))
    for (index, (name, _)) in list.enumerated() {
      let pieces = await next.value
      if index + 1 < list.count {
        next = Task { await CSVTable.pieces(of: list[index + 1].1, currency: currency) }
      }
      try write(name + ".csv", pieces)
    }
    // Not beside the tables: each of the two is the largest thing in memory while it lasts.
    let stored = await StoredResults.pieces(of: run, version: version, runID: runID)
    async let pages = dealPages(listed: benchmark.pages, footer: footer)
    try write(StoredResults.name, stored)
    try write("savings-benchmark.html", [await first])
    try write("roi.html", [await second])
    try write("roi.xlsx", [try workbook(basis)])
    try write("run.json", [await json])
    try write(HistoryRecord.name, [await record])
    for (index, raw) in run.ledger.rawRejects.enumerated() {
      try write("rejects.raw\(index > 0 ? ".\(index + 1)" : "").csv", [raw.bytes])
    }
    for page in await pages {
      try write(page.name, [page.bytes])
    }
  }

  func benchmark(_ figures: BenchmarkFigures) -> BenchmarkPage {
    BenchmarkPage(
      run, figures: figures, subtitle: subtitle, banners: document.warnings, footer: footer)
  }

  /// What the finance page and the workbook need besides the return itself.
  func basis(_ benchmark: BenchmarkPage) -> ROIPageInput {
    ROIPageInput(
      settings: run.settings, subtitle: subtitle, banners: document.warnings,
      reconciliation: benchmark.reconciliation, automation: benchmark.automation, footer: footer,
      asOf: run.portfolio.asOf, bridge: run.bridge)
  }

  func workbook(_ basis: ROIPageInput) throws(Refusal) -> [UInt8] {
    try WorkbookFile.bytes(
      of: ROIWorkbook(run.roi, basis).spreadsheet,
      title: "Return on investment of automated negotiation", made: run.portfolio.asOf)
  }

  private var subtitle: String {
    "\(run.portfolio.asOf.map { "As of \($0.iso)" } ?? "Undated ledger"), \(run.portfolio.suppliers.count) suppliers, \(run.deals.count) deals, amounts in \(run.portfolio.base.currency.code)"
  }

  private var footer: [String] {
    [
      "Run \(runID), version \(version), seed \(run.settings.seed), \(run.settings.worlds) worlds.",
      "Inputs: "
        + run.ledger.files.map { "\($0.path) (SHA-256 \($0.sha256.prefix(16))…)" }
        .joined(separator: ", ") + ".",
    ]
  }

  /// The pages of single deals, made on all cores.
  private func dealPages(
    listed: DealPages, footer: [String]
  ) async -> [(name: String, bytes: [UInt8])] {
    let indices = listed.all
    let map = DealMap(run.deals)
    let page = HTMLPage(currency: run.portfolio.base.currency)
    let parent = ReportLink("Savings benchmark of the portfolio", to: "../savings-benchmark.html")
    let tables = run.simulation.tables
    return await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for (place, index) in indices.enumerated() {
        group.addTask {
          let deal = run.deals[index]
          let content = DealPage(
            deal, neighbours: map.neighbours(of: deal), currency: run.portfolio.base.currency,
            tables: tables)
          return (place, page.bytes(content.page(footer: footer, parent: parent)))
        }
      }
      var pages = indices.map { (name: DealPages.path(of: run.deals[$0]), bytes: [UInt8]()) }
      for await (place, bytes) in group { pages[place].bytes = bytes }
      return pages
    }
  }

  /// What savings are measured against, as it was locked before the simulation.
  private var baselines: JSONValue {
    let currency = run.portfolio.base.currency
    func count<Key: CaseIterable & RawRepresentable<String> & Equatable>(
      _ key: (Baseline) -> Key
    ) -> JSONValue {
      .object(
        Key.allCases.map { value in
          (value.rawValue, .integer(run.deals.count { key($0.basis) == value }))
        })
    }
    return .object([
      ("sha256", .string(run.baselines.fingerprint)), ("deals", .integer(run.deals.count)),
      (
        "amount", .string(currency.plain(run.deals.reduce(.zero) { $0 + $1.baseline }))
      ),
      ("by_method", count(\.method)), ("by_assurance", count(\.assurance)),
    ])
  }

  private var document: RunDocument {
    RunDocument(
      settings: run.settings, ledger: run.ledger, portfolio: run.portfolio, review: run.review,
      quality: run.quality, past: run.past, drift: run.drift, bridge: run.bridge,
      notices: run.calibration.warnings + indexNotices)
  }

  private var indexNotices: [String] {
    let unknown = run.index.unknown(among: run.ledger.cube.categories)
    guard !unknown.isEmpty else { return [] }
    return [
      "the price index speaks of \(Digits.counted(unknown.count, "category")) that the ledger does not have, such as \(unknown[0])"
    ]
  }

  package var warnings: [String] { document.warnings }

  /// One line for a person: what was read and what it would come to.
  package var summary: String {
    let totals = run.ledger.total
    let currency = run.portfolio.base.currency
    let figures = BenchmarkFigures(run)
    let mean = figures.mean[.winWin] ?? WorldTotals()
    return
      "\(runID): \(totals.used) of \(totals.records) rows, \(run.portfolio.suppliers.count) suppliers, \(run.deals.count) deals; hard saving agreed \(currency.whole(mean.hard)) \(currency.code) a year (simulated), net position over \(run.settings.programme.months) months \(currency.whole(run.roi.figures.netPosition)) \(currency.code)"
  }
}
