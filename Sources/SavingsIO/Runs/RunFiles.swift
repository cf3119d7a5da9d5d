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

  /// Everything but the two files that may differ between runs of one key.
  package func render() async -> [(name: String, bytes: [UInt8])] {
    let currency = run.portfolio.base.currency
    let figures = BenchmarkFigures(run)
    let subtitle =
      "\(run.portfolio.asOf.map { "As of \($0.iso)" } ?? "Undated ledger"), \(run.portfolio.suppliers.count) suppliers, \(run.deals.count) deals, amounts in \(currency.code)"
    let footer = [
      "Run \(runID), version \(version), seed \(run.settings.seed), \(run.settings.worlds) worlds.",
      "Inputs: "
        + run.ledger.files.map { "\($0.path) (SHA-256 \($0.sha256.prefix(16))…)" }
        .joined(separator: ", ") + ".",
    ]
    let benchmark = BenchmarkPage(
      run, figures: figures, subtitle: subtitle, banners: document.warnings, footer: footer)
    let page = HTMLPage(currency: currency)
    let finance = roiPage(
      run.roi,
      ROIPageInput(
        settings: run.settings, subtitle: subtitle, banners: document.warnings,
        reconciliation: benchmark.reconciliation, automation: benchmark.automation, footer: footer))
    let tables = RunTables(run)
    func csv(_ rows: ReportRows) async -> [UInt8] {
      await CSVTable.bytes(of: rows, currency: currency)
    }
    let raw = run.ledger.rawRejects.enumerated().map { index, raw in
      ("rejects.raw\(index > 0 ? ".\(index + 1)" : "").csv", raw.bytes)
    }
    let pages = await dealPages(listed: benchmark.pages, footer: footer)
    return await [
      ("savings-benchmark.html", page.bytes(benchmark.page)), ("roi.html", page.bytes(finance)),
      ("deals.csv", csv(tables.deals)), ("suppliers.csv", csv(tables.suppliers)),
      ("term-sheets.csv", csv(tables.termSheets)),
      ("win-win-ledger.csv", csv(tables.winWinLedger)), ("aliases.csv", csv(tables.aliases)),
      ("supplier-candidates.csv", csv(tables.candidates)),
      ("rejects.csv", csv(tables.rejects)), ("policies.csv", csv(tables.policies)),
      ("second-quotes.csv", csv(tables.secondQuotes)),
      ("data-quality.csv", csv(tables.dataQuality)), ("tier-effects.csv", csv(tables.tierEffects)),
      (
        "run.json",
        JSONText.bytes(
          document.json(
            version: version, runID: runID, headline: Headline(run, figures: figures).json,
            calibration: run.calibration.json))
      ),
    ] + raw + pages
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

  private var document: RunDocument {
    RunDocument(
      settings: run.settings, ledger: run.ledger, portfolio: run.portfolio, review: run.review,
      quality: run.quality, notices: run.calibration.warnings)
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
