import Savings

/// What `savings check` says to a person.
package struct CheckSummary {
  let document: RunDocument

  package init(document: RunDocument) { self.document = document }

  package var sections: [ReportSection] {
    let ledger = document.ledger
    let portfolio = document.portfolio
    var files: [ReportSection] = ledger.files.map { file in
      let mapping = SpendField.allCases.compactMap { field in
        file.mapping[field].map { "\(field.rawValue) = \($0)" }
      }
      return ReportSection(
        id: "file", heading: file.path,
        blocks: [
          .bullets([
            "\(file.bytes) bytes, \(file.encoding), delimiter \(file.delimiter == "\t" ? "tab" : file.delimiter), \(file.headerLine > 0 ? "header on line \(file.headerLine)" : "no header")",
            "columns: " + mapping.joined(separator: ", "),
            "\(file.control.records) records: \(file.control.used) used, \(file.control.rejected) rejected, \(file.control.setAside) set aside; \(file.blank) blank, \(file.exactDuplicates.map { "\($0) repeated" } ?? "repeats not checked")\(overlap(file))",
            "amounts: \(file.control.amountUsed.text) used, \(file.control.amountRejected.text) rejected, \(file.control.amountSetAside.text) set aside; \(file.control.negativeAmounts) credits",
            "dates: \(file.control.dateMin?.iso ?? "none") to \(file.control.dateMax?.iso ?? "none")",
          ])
        ])
    }
    let flow = portfolio.waterfall
    files.append(
      ReportSection(
        id: "spend", heading: "Spend in \(portfolio.base.currency.code)",
        blocks: [
          .table(
            ReportTable(
              id: "spend", caption: "",
              columns: [.init("", name: "line"), .init("Amount", name: "amount", numeric: true)],
              rows: [
                [.text("total"), .money(flow.total)],
                [.text("out of scope"), .money(flow.outOfScope)],
                [.text("outside the window"), .money(flow.outsideWindow)],
                [.text("net credits"), .money(flow.netCredits)],
                [.text("rounding of groups"), .money(flow.rounding)],
                [.text("addressable"), .money(flow.addressable)],
              ]))
        ]))
    files.append(tiers)
    files.append(quality)
    files.append(
      ReportSection(
        id: "suppliers", heading: "Suppliers and categories",
        blocks: SupplierReviewTables(
          document.review, portfolio: portfolio, coverage: ledger.categories, width: 30
        ).blocks))
    let warnings = document.warnings
    if !warnings.isEmpty {
      files.append(
        ReportSection(id: "warnings", heading: "Look at", blocks: [.bullets(warnings)]))
    }
    let rejects = ledger.rejects.prefix(5).map {
      "\($0.file), line \($0.line)\($0.columnName.isEmpty ? "" : ", column \"\($0.columnName)\""): \($0.message) (\($0.code.rawValue), \($0.action.rawValue))"
    }
    if !rejects.isEmpty {
      files.append(
        ReportSection(id: "rejects", heading: "First problems", blocks: [.bullets(Array(rejects))]))
    }
    return files
  }

  private func overlap(_ file: InputFile) -> String {
    guard let rows = file.overlaps, rows > 0 else { return "" }
    return ", \(rows) in earlier files\(file.overlapsWith.map { ", most in \($0)" } ?? "")"
  }

  private var quality: ReportSection {
    let tables = QualityTables(document.quality, currency: document.portfolio.base.currency)
    return ReportSection(
      id: "data-quality", heading: "Data quality: the money at stake",
      blocks: [
        .table(tables.lines(isShort: true)), .bullets([tables.rounding]), .table(tables.effects),
      ] + DriftTable(document.drift).blocks)
  }

  private var tiers: ReportSection {
    let portfolio = document.portfolio
    let deals = DealPreparation(
      cube: document.ledger.cube, portfolio: portfolio, settings: document.settings
    ).deals()
    let rows: [[ReportCell]] = Tier.allCases.reversed().map { tier in
      let members = portfolio.suppliers.filter { $0.placement.tier == tier }
      let automated = deals.count { $0.tier == tier && $0.eligibility == .automated }
      return [
        .text(tier.rawValue), .count(members.count),
        .money(members.reduce(.zero) { $0 + $1.spend }),
        .count(members.reduce(0) { $0 + $1.dealCount }),
        .count(automated),
      ]
    }
    let resolution = portfolio.resolution
    return ReportSection(
      id: "tiers",
      heading:
        "Tiers (\(resolution.of.count) spellings are \(resolution.suppliers.count) suppliers)",
      blocks: [
        .table(
          ReportTable(
            id: "tiers", caption: "",
            columns: [
              .init("Tier", name: "tier"), .init("Suppliers", name: "suppliers", numeric: true),
              .init("Spend", name: "spend", numeric: true),
              .init("Deals", name: "deals", numeric: true),
              .init("For the agent", name: "automated", numeric: true),
            ], rows: rows))
      ])
  }
}
