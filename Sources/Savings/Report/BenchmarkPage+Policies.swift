extension BenchmarkPage {
  private var comparison: PolicyComparison { figures.comparison }

  var policies: ReportSection {
    var blocks: [ReportBlock] = [.paragraph(introduction)]
    blocks.append(.chart(chart(.hard, "Hard saving a year by policy")))
    blocks.append(.chart(chart(.jointSurplus, "Worth to both sides a year by policy")))
    let claims = GuideClaim.all(comparison)
    if !claims.isEmpty {
      blocks.append(
        .paragraph(
          "What the guide to win-win negotiation claims, tested here; nine worlds in ten settle a claim."
        ))
      blocks.append(.bullets(claims.map { $0.sentence(words) }))
    }
    blocks.append(.table(differences))
    blocks.append(.bullets(notes))
    blocks.append(.table(otherClasses))
    return ReportSection(
      id: "policies", heading: "Policies side by side", blocks: blocks)
  }

  private var introduction: String {
    let total = run.settings.worlds
    let played = comparison.plan.worlds
    let reach =
      played < total && comparison.figures.count > 2
      ? " The portfolio is large: the policies below price-only were played in the first \(played) of \(total) worlds, and every difference is over those."
      : ""
    let left = NegotiationPolicy.compared.filter { comparison.of($0) == nil }
    let without =
      left.isEmpty
      ? "" : " Left out by compare.policies: \(left.map(\.rawValue).joined(separator: ", "))."
    return
      "The same deals, suppliers and random draws under each policy, so that a difference is the policy’s and not luck.\(reach)\(without)"
  }

  private func chart(_ measure: PolicyMeasure, _ title: String) -> ReportChart {
    let ranges = comparison.figures.compactMap { entry -> ReportChart.Range? in
      guard let range = entry.ranges[measure] else { return nil }
      return ReportChart.Range(
        label: entry.policy.title, low: major(range.p10), typical: major(range.p50),
        high: major(range.p90), isOwn: true)
    }
    let first = comparison.of(.winWin)?.ranges[measure]
    return ReportChart(
      id: "policy-\(measure == .hard ? "hard" : "joint")", title: title,
      summary:
        "P10 to P90 of the worlds, with the median marked\(first.map { "; win-win lies between \(words($0.p10)) and \(words($0.p90))" } ?? "").",
      unit: currency.code, kind: .ranges(ranges),
      table: measure == .hard ? outcomes : worths)
  }

  private var outcomes: ReportTable {
    ReportTable(
      id: "policies",
      caption: "What each policy comes to (a year, means over its worlds, before realisation)",
      columns: [
        .init("Policy", name: "policy"), .init("Agree", name: "agreement_rate", numeric: true),
        .init("Cut on agreed", name: "cut", numeric: true),
        .init("Hard saving", name: "hard", numeric: true),
        .init("P10", name: "hard_p10", numeric: true),
        .init("P50", name: "hard_p50", numeric: true),
        .init("P90", name: "hard_p90", numeric: true),
        .init("Won back", name: "clawback", numeric: true),
        .init("Accounts moved", name: "switched", numeric: true),
        .init("Paid next year", name: "paid", numeric: true),
        .init("Cost of the talks", name: "cost", numeric: true),
        .init("Unreciprocated moves", name: "unreciprocated", numeric: true),
      ],
      rows: comparison.figures.map { entry in
        let mean = entry.mean
        let hard = entry.ranges[.hard]
        return [
          .text(entry.policy.title),
          mean.approached.deals == 0 ? .empty : .percent(entry.agreed),
          mean.agreed.spend == .zero ? .empty : .percent(mean.hard.share(of: mean.agreed.spend)),
          .money(mean.hard), .money(hard?.p10 ?? .zero), .money(hard?.p50 ?? .zero),
          .money(hard?.p90 ?? .zero),
          mean.hard == .zero ? .empty : .percent(mean.clawback.share(of: mean.hard)),
          .count(mean.switched.deals), .money(entry.paid), .money(entry.cost),
          .count(mean.unreciprocated),
        ]
      })
  }

  private var worths: ReportTable {
    ReportTable(
      id: "policy-worths",
      caption:
        "Who has what of it (a year, means over its worlds): worth to us counts agreements and moved accounts, and is a measure of talks, not a class of saving",
      columns: [
        .init("Policy", name: "policy"), .init("Worth to us", name: "buyer_worth", numeric: true),
        .init("Worth to suppliers", name: "supplier_surplus", numeric: true),
        .init("Worth to both", name: "joint_surplus", numeric: true),
        .init("P10", name: "joint_p10", numeric: true),
        .init("P50", name: "joint_p50", numeric: true),
        .init("P90", name: "joint_p90", numeric: true),
        .init("Of the most possible", name: "joint_share", numeric: true),
        .init("Supplier better off", name: "supplier_better_off", numeric: true),
        .init("Days", name: "days", numeric: true),
      ],
      rows: comparison.figures.map { entry in
        let mean = entry.mean
        let joint = entry.ranges[.jointSurplus]
        let agreed = mean.agreed.deals
        return [
          .text(entry.policy.title), .money(mean.buyerWorth), .money(mean.supplierSurplus),
          .money(mean.jointSurplus), .money(joint?.p10 ?? .zero), .money(joint?.p50 ?? .zero),
          .money(joint?.p90 ?? .zero),
          mean.potential == .zero ? .empty : .percent(mean.jointSurplus.share(of: mean.potential)),
          agreed == 0 ? .empty : .percent(Double(mean.supplierBetterOff) / Double(agreed)),
          agreed == 0 || entry.policy == .humanTeam
            ? .empty : .number(Double(mean.days) / Double(agreed), decimals: 1),
        ]
      })
  }

  private var differences: ReportTable {
    ReportTable(
      id: "policy-differences",
      caption: "Win-win less each policy, world by world on the same draws (a year)",
      columns: [
        .init("Win-win less", name: "policy"), .init("Measure", name: "measure"),
        .init("Mean", name: "mean", numeric: true), .init("P10", name: "p10", numeric: true),
        .init("P50", name: "p50", numeric: true), .init("P90", name: "p90", numeric: true),
        .init("Win-win ahead in", name: "ahead", numeric: true),
        .init("Behind in", name: "behind", numeric: true),
      ],
      rows: comparison.figures.flatMap { entry in
        entry.differences.map { difference in
          [
            .text(entry.policy.title), .text(difference.measure.title), .money(difference.mean),
            .money(difference.range.p10), .money(difference.range.p50),
            .money(difference.range.p90), .percent(difference.better),
            .percent(difference.worse),
          ]
        }
      })
  }

  /// What stands behind single policies, in words.
  private var notes: [String] {
    var notes: [String] = []
    let settings = run.settings
    if let people = comparison.of(.humanTeam) {
      let deals = people.mean.approached.deals
      notes.append(
        "Human team only: all its capacity, \(settings.programme.humanDeals) deals a year (programme.human_deals), on the largest of these deals; \(Digits.counted(deals, "deal")) worth \(words(people.mean.approached.spend)), negotiated \(settings.compare.humanStyle.rawValue) (compare.human_style), cost \(words(people.cost)) of time a year and save \(words(people.mean.hard)). The ROI report takes off what the team gets anyway on its largest deals of all, which is less where those stay with people."
      )
    }
    if let none = comparison.of(.noNegotiation) {
      let rate = settings.model.escalator
      notes.append(
        rate == 0
          ? "No negotiation: prices stay as they are, because model.escalator is 0; \(words(none.paid)) is paid next year. Set it to the rise that your contracts provide for."
          : "No negotiation: every contract renews \(Digits.percent(rate)) dearer (model.escalator); \(words(none.paid)) is paid next year, \(words(none.mean.rises)) more than today. Not paying that rise is avoidance, never a hard saving."
      )
    }
    if settings.policy.strategy == .timeDependent, comparison.of(.unconditional) != nil {
      notes.append(
        "policy.strategy is time-dependent: win-win concedes by the clock too, so both policies are one."
      )
    }
    return notes
  }
}
