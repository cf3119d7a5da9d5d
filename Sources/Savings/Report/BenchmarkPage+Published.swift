extension BenchmarkPage {
  /// The classes that stand beside the hard saving and are never added to it.
  var otherClasses: ReportTable {
    let tiers = figures.meanByTier[.winWin] ?? []
    let entries: [(String, KeyPath<WorldTotals, Money>, String)] = [
      ("1 Hard saving", \.hard, "a year, against prices paid"),
      (
        "2 Cost avoidance", \.avoidance, "a year: price rises due and not paid (model.escalator)"
      ),
      ("3 Cash released", \.cash, "once, by later payment; negative: paid earlier"),
      ("4 Carrying benefit", \.carrying, "a year, on that cash"),
      (
        "6 Other levers", \.otherLevers,
        "a year, net of what they cost us: volume, length, lead time, risk, forecast, service"
      ),
    ]
    return ReportTable(
      id: "classes",
      caption:
        "Classes of saving: each answers its own question, so none is added to another (5, labour freed, is in the ROI report)",
      columns: [
        .init("Class", name: "class"), .init("Tail", name: "tail", numeric: true),
        .init("Mid-tier", name: "mid_tier", numeric: true),
        .init("Strategic", name: "strategic", numeric: true),
        .init("Agreed", name: "amount", numeric: true), .init("What it is", name: "meaning"),
      ],
      rows: entries.map { title, path, meaning in
        [.text(title)]
          + Tier.allCases.map { .money(tiers.isEmpty ? .zero : tiers[$0.index][keyPath: path]) }
          + [.money(mean[keyPath: path]), .text(meaning)]
      })
  }

  var published: ReportSection {
    let own: [String: Double] = [
      "agreement rate": Double(mean.agreed.deals) / Double(max(1, mean.approached.deals)),
      "price saving": mean.hard.share(of: mean.agreed.spend),
      "saving from a tail programme": mean.hard.share(of: mean.approached.spend),
      "realisation": figures.realisedMean.share(of: mean.hard),
    ]
    var ranges: [ReportChart.Range] = [
      .init(
        label: "Here, of agreed spend", low: figures.rateOnAgreed.p10 * 100,
        typical: own["price saving"].map { $0 * 100 }, high: figures.rateOnAgreed.p90 * 100,
        isOwn: true),
      .init(
        label: "Here, of approached spend", low: figures.rateOnApproached.p10 * 100,
        typical: own["saving from a tail programme"].map { $0 * 100 },
        high: figures.rateOnApproached.p90 * 100, isOwn: true),
    ]
    var rows: [[ReportCell]] = []
    for fact in PublishedBenchmark.all {
      func cell(_ value: Double?) -> ReportCell {
        guard let value, !fact.isVendorClaim else { return .empty }
        return fact.unit == "share" ? .percent(value) : .number(value, decimals: 0)
      }
      let restated = fact.restated.map {
        "\(fact.unit == "share" ? Digits.percent($0.value, 2) : Digits.grouped(Int64($0.value), decimals: 0)) of \($0.base): \($0.arithmetic)"
      }.joined(separator: "; ")
      let isMute = fact.isVendorClaim && restated.isEmpty
      rows.append([
        .text(fact.metric), .text(fact.segment), .text(fact.base), cell(fact.low),
        cell(fact.typical), cell(fact.high),
        .text(
          isMute ? "claimed, and not shown: it cannot be restated to a base of ours" : restated),
        own[fact.metric].map { .percent($0) } ?? .empty, .text(fact.confidence.rawValue),
        .text("\(fact.source), \(fact.sourceDate)"),
        .text(fact.isVendorClaim ? "vendor claim" : fact.note),
      ])
      if fact.unit == "share", fact.id.hasPrefix("saving_"), fact.confidence != .low {
        ranges.append(
          .init(
            label: "\(fact.metric), \(fact.segment) (\(fact.base)), \(fact.sourceDate.prefix(4))",
            low: fact.low.map { $0 * 100 },
            typical: fact.typical.map { $0 * 100 }, high: fact.high.map { $0 * 100 }, isOwn: false))
      }
    }
    let table = ReportTable(
      id: "published",
      caption:
        "Published figures as published, restated to our bases where that can be computed; vendors’ claims only restated",
      columns: [
        .init("Metric", name: "metric"), .init("Segment", name: "segment"),
        .init("Base", name: "base"),
        .init("Low", name: "low", numeric: true), .init("Typical", name: "typical", numeric: true),
        .init("High", name: "high", numeric: true), .init("Restated", name: "restated"),
        .init("Here", name: "own", numeric: true), .init("Confidence", name: "confidence"),
        .init("Source, date", name: "source"), .init("Note", name: "note"),
      ], rows: rows)
    return ReportSection(
      id: "published", heading: "Beside what others published",
      blocks: [
        .chart(
          ReportChart(
            id: "published-ranges", title: "Savings here and as published",
            summary:
              "Ranges of this portfolio’s worlds beside published ranges; the bases differ, as the labels say. Vendors’ own claims are in the table only.",
            unit: "%", kind: .ranges(ranges), table: table)),
        .note(
          "No independent figure exists for automated negotiation of mid-tier deals, and the best field data are one retailer’s, selected suppliers, 2021–2023. Vendor claims are marked low confidence."
        ),
      ])
  }
}
