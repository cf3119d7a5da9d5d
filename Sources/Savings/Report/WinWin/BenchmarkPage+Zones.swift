extension BenchmarkPage {
  /// Where both sides can agree at all: at the typical supplier, and over the worlds.
  var zoneTable: ReportTable {
    let rows: [[ReportCell]] = Tier.allCases.reversed().compactMap { tier in
      let indices = run.deals.indices.filter { run.deals[$0].tier == tier }
      guard !indices.isEmpty else { return nil }
      let sum = indices.reduce(into: DealYardsticks()) {
        $0 += run.simulation.deals[$1].yardsticks
      }
      func typical(_ holds: (ZoneOfAgreement) -> Bool) -> ReportCell {
        .percent(Double(indices.count { holds(zones[$0]) }) / Double(indices.count))
      }
      return [
        .text(tier.rawValue), .count(indices.count), typical(\.existsOnPrice),
        .percent(sum.share(sum.zonesOnPrice)), typical(\.exists), .percent(sum.share(sum.zones)),
        typical(\.existsWithOneMore), .percent(sum.share(sum.zonesWithOneMore)),
      ]
    }
    return ReportTable(
      id: "zones",
      caption:
        "Zones of possible agreement: share of deals at the typical supplier, and share of the first \(DealYardsticks.sampledWorlds) worlds with the supplier drawn. One more supplier opens some and closes others, where moving the account becomes better than any agreement",
      columns: [
        .init("Tier", name: "tier"), .init("Deals", name: "deals", numeric: true),
        .init("Price only, typical", name: "price_typical", numeric: true),
        .init("in worlds", name: "price_worlds", numeric: true),
        .init("All levers, typical", name: "levers_typical", numeric: true),
        .init("in worlds", name: "levers_worlds", numeric: true),
        .init("One more supplier, typical", name: "one_more_typical", numeric: true),
        .init("in worlds", name: "one_more_worlds", numeric: true),
      ], rows: rows)
  }

  /// Why talks end without an agreement.
  var impasseTable: ReportTable {
    let all = yardsticks()
    let talks = all.agreements + all.impasses.reduce(0, +)
    func share(_ count: Int) -> ReportCell {
      .percent(talks == 0 ? 0 : Double(count) / Double(talks))
    }
    return ReportTable(
      id: "impasses",
      caption: "How the agent’s simulated talks end, of those that suppliers engage in",
      columns: [
        .init("End", name: "end"), .init("Share of talks", name: "share", numeric: true),
      ],
      rows: [[.text("agreement"), share(all.agreements)]]
        + Impasse.allCases.map { [.text($0.words), share(all.impasses[$0.rawValue])] })
  }

  var escalationTable: ReportTable {
    ReportTable(
      id: "escalation-reasons",
      caption: "Escalations by reason (after the talks: means over worlds)",
      columns: [
        .init("Code", name: "code"), .init("Reason", name: "reason"),
        .init("When", name: "moment"), .init("Deals", name: "deals", numeric: true),
        .init("Spend", name: "spend", numeric: true),
      ],
      rows: EscalationCount.all(run.deals, zones: zones, afterTalks: mean.escalated).filter {
        $0.deals > 0
      }.map {
        [
          .text($0.reason.rawValue), .text($0.reason.words), .text($0.reason.moment.rawValue),
          .count($0.deals), .money($0.spend),
        ]
      })
  }

  /// What the data say against the policy or against themselves.
  var findings: [String] {
    var lines: [String] = []
    let beyond = run.deals.filter { $0.daysBeyondCap > 0 }
    if !beyond.isEmpty {
      let spend = beyond.reduce(Money.zero) { $0 + $1.baseline }
      let longest = beyond.map(\.daysBeyondCap).max() ?? 0
      lines.append(
        "\(Digits.counted(beyond.count, "deal")), \(words(spend)) a year, are paid later today than law or policy allows, by up to \(longest) days. Every agreement brings them back; where none is reached they stay as they are, which is a matter for compliance: deals.csv, days_beyond_cap."
      )
    }
    let conflicts = run.deals.filter { !$0.conflicts.isEmpty }
    if let first = conflicts.first, let words = first.conflicts.first {
      lines.append(
        "\(Digits.counted(conflicts.count, "deal")) with evidence that contradicts itself, such as \(first.id): \(words)."
      )
    }
    return lines
  }
}
