extension BenchmarkPage {
  var dataQuality: ReportSection {
    var rows: [[ReportCell]] = []
    for file in run.ledger.files {
      rows.append([
        .text(file.path), .count(file.control.records), .count(file.control.used),
        .count(file.control.rejected), .count(file.control.setAside), .count(file.blank),
        file.exactDuplicates.map { .count($0) } ?? .text("not checked"),
        file.overlaps.map { .count($0) } ?? .text("not checked"),
        .count(file.control.negativeAmounts), .text(file.encoding),
      ])
    }
    let files = ReportTable(
      id: "files", caption: "Spend files as they were read",
      columns: [
        .init("File", name: "file"), .init("Records", name: "records", numeric: true),
        .init("Used", name: "used", numeric: true),
        .init("Rejected", name: "rejected", numeric: true),
        .init("Set aside", name: "set_aside", numeric: true),
        .init("Blank", name: "blank", numeric: true),
        .init("Repeated rows", name: "exact_duplicates", numeric: true),
        .init("In earlier files", name: "rows_of_earlier_files", numeric: true),
        .init("Credits", name: "negative_amounts", numeric: true),
        .init("Encoding", name: "encoding"),
      ], rows: rows)
    var grades: [DataQuality.Grade: (Int, Money)] = [:]
    for deal in run.deals {
      let entry = grades[deal.quality.grade] ?? (0, .zero)
      grades[deal.quality.grade] = (entry.0 + 1, entry.1 + deal.baseline)
    }
    let gradeRows: [[ReportCell]] = grades.keys.sorted().map { grade in
      let entry = grades[grade] ?? (0, .zero)
      return [.text(grade.rawValue), .count(entry.0), .money(entry.1)]
    }
    return ReportSection(
      id: "data-quality", heading: "Data quality",
      blocks: [
        .table(files)
      ]
        + DriftTable(run.drift).blocks
        + QualityTables(run.quality, currency: currency).blocks + [
          .table(
            ReportTable(
              id: "grades",
              caption: "Deals by data grade: A knows the supplier, D assumes nearly everything",
              columns: [
                .init("Grade", name: "grade"), .init("Deals", name: "deals", numeric: true),
                .init("Spend", name: "spend", numeric: true),
              ], rows: gradeRows))
        ]
        + SupplierReviewTables(
          run.review, portfolio: run.portfolio, coverage: run.ledger.categories
        ).blocks)
  }

  var reconciliationSection: ReportSection {
    ReportSection(
      id: "reconciliation", heading: "Reconciliation", blocks: [.table(reconciliation)])
  }

  /// Ties the ledger to the figures of both pages, to the minor unit.
  package var reconciliation: ReportTable {
    let flow = run.portfolio.waterfall
    let approached = mean.approached.spend
    let other = run.deals.filter { $0.eligibility != .automated }
      .reduce(Money.zero) { $0 + $1.baseline }
    let records = run.ledger.files.reduce(0) { $0 + $1.control.records }
    let used = run.ledger.files.reduce(0) { $0 + $1.control.used }
    let rejected = run.ledger.files.reduce(0) { $0 + $1.control.rejected }
    let aside = run.ledger.files.reduce(0) { $0 + $1.control.setAside }
    return ReportTable(
      id: "reconciliation",
      caption: "From the input files to the agreements: every line is part of the one above",
      columns: [
        .init("Line", name: "line"), .init("Rows", name: "rows", numeric: true),
        .init("Amount", name: "amount", numeric: true),
      ],
      rows: [
        [.text("Records in the files"), .count(records), .empty],
        [.text("− rejected (rejects.csv)"), .count(rejected), .empty],
        [.text("− set aside as totals"), .count(aside), .empty],
        [.text("= used, in the base currency"), .count(used), .money(flow.total)],
        [.text("− out of scope"), .count(flow.outOfScopeRows), .money(flow.outOfScope)],
        [.text("− outside the window"), .empty, .money(flow.outsideWindow)],
        [.text("− groups with net credits"), .empty, .money(flow.netCredits)],
        [.text("+ rounding each group once"), .empty, .money(flow.rounding)],
        [.text("= addressable"), .empty, .money(flow.addressable)],
        [.text("− led by people or left alone"), .empty, .money(other)],
        [.text("= approached by the agent"), .empty, .money(approached)],
        [.text("of which agreed (mean over worlds)"), .empty, .money(mean.agreed.spend)],
        [.text("hard saving agreed (mean over worlds)"), .empty, .money(mean.hard)],
      ])
  }

  var method: ReportSection {
    let policy = run.settings.policy
    return ReportSection(
      id: "method", heading: "Method",
      blocks: [
        .bullets([
          "Tiers: cumulative share before the supplier, cuts \(Digits.percent(run.settings.tiers.strategicCut, 0)) and \(Digits.percent(run.settings.tiers.midTierCut, 0)), with floors and overrides; suppliers.csv says which rule placed each.",
          "A deal is one supplier in one category; its baseline is \(run.deals.first?.baselineMethod ?? "prices paid"), net of credits, set before any simulation.",
          "BATNA: prices that other suppliers take for the same item, unit and order size where they cover half the spend, else the best of the qualified alternatives drawn from the category’s price dispersion; less the cost of switching.",
          "Each supplier’s margin, cost of capital, worth of levers, belief in the threat, patience and tactic are drawn anew in each world; the agent works with an estimate and never sees them.",
          "Negotiation: alternating offers over eight levers, \(policy.rounds) rounds; each side gives first what is worth most to the other for what it costs (fractional knapsack); the agent’s strategy is \(policy.strategy.rawValue).",
          "Worlds share what nobody knows (engagement, margins, dispersion, realisation, clawback); that is why the range does not shrink with the number of deals. P10 is the value that 10 % of worlds lie at or below.",
          "Seed \(run.settings.seed), \(run.settings.worlds) worlds, Philox4x32-10 keyed by deal and world: the same input gives the same bytes.",
        ])
      ])
  }
}
