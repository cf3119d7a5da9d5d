import Savings

/// `run.json`, and what `check --format json` prints: the figures that other programs read.
package struct RunDocument {
  let settings: Settings
  let ledger: Ledger
  let portfolio: Portfolio
  let review: SupplierReview
  let quality: LedgerQuality
  /// Warnings of the simulation, after those of the data.
  let notices: [String]
  /// How far the run is from earlier ones, and what they hand down.
  let drift: Drift
  let past: PastRuns
  /// Why spend changed; nil before a run.
  let bridge: BridgeOutcome?

  package init(
    settings: Settings, ledger: Ledger, portfolio: Portfolio, review: SupplierReview,
    quality: LedgerQuality, past: PastRuns, drift: Drift? = nil, bridge: BridgeOutcome? = nil,
    notices: [String] = []
  ) {
    self.bridge = bridge
    self.past = past
    self.drift =
      drift
      ?? Drift(ledger: ledger, portfolio: portfolio, past: past, settings: settings.drift)
    self.notices = notices
    self.settings = settings
    self.ledger = ledger
    self.portfolio = portfolio
    self.review = review
    self.quality = quality
  }

  /// - Parameters:
  ///   - version: of the program.
  ///   - runID: see ``RunKey``.
  ///   - headline: figures with their ranges; nil before a simulation.
  ///   - calibration: how closely the model reproduces published cases; nil before a simulation.
  ///   - baselines: what savings are measured against; nil before a simulation.
  package func json(
    version: String, runID: String, headline: JSONValue?, calibration: JSONValue? = nil,
    baselines: JSONValue? = nil
  ) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("schema", .integer(1)), ("run_id", .string(runID)), ("version", .string(version)),
      ("seed", .decimal(String(settings.seed))), ("worlds", .integer(settings.worlds)),
      ("as_of", portfolio.asOf.map { .string($0.iso) } ?? .null),
      ("base_currency", .string(portfolio.base.currency.code)),
      ("inputs", .array(ledger.files.map(input))), ("control", control), ("tiers", tiers),
      ("suppliers", suppliers), ("data_quality", dataQuality),
    ]
    if let bridge { members.append(("spend_bridge", json(bridge))) }
    if let coverage = ledger.categories { members.append(("categories", json(coverage))) }
    if let headline { members += [("headline", headline), ("settings", assignments)] }
    if let baselines { members.append(("baselines", baselines)) }
    if let calibration { members.append(("calibration", calibration)) }
    members += [
      ("missing_files", .array(ledger.missing.map { .string($0) })), ("history", driftJSON),
    ]
    members.append(("warnings", .array(warnings.map { .string($0) })))
    return .object(members)
  }

  /// Every setting that decides the run's bytes, its value in YAML: the run can be played again.
  private var assignments: JSONValue {
    var settings = settings
    // In one order, as in the run's key: the order in which files are named decides nothing.
    settings.spend.files.sort()
    return .object(
      Setting.all.filter { !Settings.withoutEffect.contains($0.key) }.map { setting in
        (setting.key, .string(setting.value(in: settings).yaml))
      })
  }

  private func input(_ file: InputFile) -> JSONValue {
    .object([
      ("path", .string(file.path)), ("sha256", .string(file.sha256)),
      ("bytes", .integer(file.bytes)),
      ("compression", file.compression.map { .string($0) } ?? .null),
      ("encoding", .string(file.encoding)), ("delimiter", .string(file.delimiter)),
      ("header_line", .integer(file.headerLine)),
      (
        "mapping",
        .object(
          SpendField.allCases.compactMap { field in
            file.mapping[field].map { (field.rawValue, .string($0)) }
          })
      ),
      ("records", .integer(file.control.records)), ("used", .integer(file.control.used)),
      ("rejected", .integer(file.control.rejected)),
      ("set_aside", .integer(file.control.setAside)), ("blank", .integer(file.blank)),
      ("exact_duplicates", file.exactDuplicates.map { .integer($0) } ?? .null),
      ("rows_of_earlier_files", file.overlaps.map { .integer($0) } ?? .null),
      ("most_in", file.overlapsWith.map { .string($0) } ?? .null),
    ])
  }

  /// Rows: `out_of_scope` counts used rows. Money: `amount_used` is what is left in scope, so that
  /// used + out of scope + rejected + set aside is everything that was read.
  private var control: JSONValue {
    let totals = ledger.total
    let single = ledger.cube.currencies.count == 1
    let sums = RecordedSums(ledger: ledger, portfolio: portfolio, settings: settings)
    let flow = portfolio.waterfall
    let currency = portfolio.base.currency
    var members: [(name: String, value: JSONValue)] = [
      ("currency", .string(single ? ledgerCurrency : currency.code)),
      ("records", .integer(totals.records)), ("used", .integer(totals.used)),
      ("rejected", .integer(totals.rejected)), ("set_aside", .integer(totals.setAside)),
      ("out_of_scope", .integer(flow.outOfScopeRows)),
      ("amount_used", .string(sums.used)),
      ("amount_rejected", .string(totals.amountRejected.text)),
      ("amount_set_aside", .string(totals.amountSetAside.text)),
      ("amount_out_of_scope", .string(sums.outOfScope)),
      (
        "out_of_scope_by_reason",
        .object(
          flow.excluded.map { step in
            (
              step.reason.rawValue,
              .object([
                ("rows", .integer(step.rows)), ("amount", .string(sums.outOfScope(step))),
              ])
            )
          })
      ),
      ("rounding_difference", .string(quality.rounding.totalText)),
      ("negative_amounts", .integer(totals.allNegatives)),
      ("suppliers_raw", .integer(ledger.cube.suppliers.count)),
      ("suppliers_resolved", .integer(portfolio.resolution.suppliers.count)),
      ("date_min", totals.firstDate.map { .string($0.iso) } ?? .null),
      ("date_max", totals.lastDate.map { .string($0.iso) } ?? .null),
    ]
    if !single {
      members.append(
        ("amounts_by_currency", .object(sums.byCurrency.map { ($0.code, .string($0.text)) })))
    }
    return .object(members)
  }

  private var ledgerCurrency: String {
    let code = ledger.cube.currencies.first ?? ""
    return code.isEmpty ? portfolio.base.currency.code : code
  }

  private var tiers: JSONValue {
    let suppliers = portfolio.suppliers
    return .object(
      Tier.allCases.map { tier in
        let members = suppliers.indices.filter { suppliers[$0].placement.tier == tier }
        let spend = members.reduce(Money.zero) { $0 + suppliers[$1].spend }
        return (
          tier.rawValue,
          .object([
            ("suppliers", .integer(members.count)),
            ("spend", .string(portfolio.base.currency.plain(spend))),
            ("deals", .integer(members.reduce(0) { $0 + suppliers[$1].dealCount })),
          ])
        )
      })
  }

  /// What a reader should know before trusting the figures.
  package var warnings: [String] {
    var lines = missingWarnings + drift.warnings.map(\.sentence)
    let totals = ledger.total
    if totals.rejected > 0 {
      lines.append(
        "rejected \(totals.rejected) of \(Digits.counted(totals.records, "row")): see rejects.csv")
    }
    if totals.setAside > 0 {
      lines.append(
        "set aside as totals or repetitions: \(Digits.counted(totals.setAside, "row")), see rejects.csv"
      )
    }
    lines += repeatWarnings
    if let from = totals.dateMin, let to = totals.dateMax, settings.scope.windowMonths > 0 {
      let covered = Int(to.monthIndex - from.monthIndex) + 1
      if covered < settings.scope.windowMonths {
        lines.append(
          "the ledger covers \(covered) months, less than the window of \(settings.scope.windowMonths): yearly figures are of what exists, not annualised"
        )
      }
    }
    if portfolio.windowMonths == nil, settings.scope.windowMonths > 0 {
      lines.append("the ledger has no dates: the whole of it is taken as one year")
    }
    lines += supplierWarnings
    if portfolio.waterfall.netCredits.isNegative {
      lines.append(
        "some suppliers have more credits than invoices in a category; they make no deal")
    }
    return lines + notices
  }
}
