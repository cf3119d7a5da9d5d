extension BenchmarkPage {
  /// Automated deals' yardsticks together, all of them or those of one tier.
  func yardsticks(_ tier: Tier? = nil) -> DealYardsticks {
    // By place: a result is much to copy for a look at it.
    let results = run.simulation.deals
    return results.indices.reduce(into: DealYardsticks()) { sum, index in
      guard results[index].deal.eligibility == .automated,
        tier == nil || results[index].deal.tier == tier
      else { return }
      sum += results[index].yardsticks
    }
  }

  /// How good the agreements are, for both sides together and for each.
  var winWin: ReportSection {
    let totals = AgreementTotals(run)
    let share = totals.agreements == 0 ? 0 : Double(totals.betterOff) / Double(totals.agreements)
    return ReportSection(
      id: "win-win", heading: "What both sides get: the win-win ledger",
      blocks: [
        .paragraph(
          "In \(Digits.percent(share, 0)) of the \(totals.agreements) typical agreements (one a deal) the supplier is better off than today. \(conditions(totals)) win-win-ledger.csv pairs each give with what was got for it."
        ), .table(exchangeTable(totals)), .table(quality(totals)),
        .paragraph(
          "Negotiated in the linear form, booked exactly: the typical agreements are worth \(words(totals.linear)) a year to us as negotiated and \(words(totals.exact)) as booked; the difference of \(words(totals.exact - totals.linear)) is what the linear form hides, terms and commitments priced before the cut instead of after. Price and terms are not additive; term-sheets.csv has the difference by deal."
        ), .table(knowledge),
      ])
  }

  /// Whether something was given for nothing.
  private func conditions(_ totals: AgreementTotals) -> String {
    let gives =
      totals.unpaidGives == 0
      ? "Every give of ours is paid for"
      : "\(Digits.counted(totals.unpaidGives, "give")) of ours went for nothing"
    let moves =
      totals.unreciprocated == 0
      ? "every concession of ours answered one of theirs"
      : "\(Digits.counted(totals.unreciprocated, "concession")) of ours answered none of theirs"
    return "\(gives), and \(moves)."
  }

  private func exchangeTable(_ totals: AgreementTotals) -> ReportTable {
    let rows: [[ReportCell]] = Lever.allCases.compactMap { lever in
      let total = totals.of(lever)
      guard total.agreements > 0 else { return nil }
      return [
        .text(lever.name), .count(total.agreements), .money(total.buyer), .money(total.supplier),
        .money(total.buyer + total.supplier),
      ]
    }
    func sum(_ value: (AgreementTotals.LeverTotal) -> Money) -> Money {
      totals.levers.reduce(.zero) { $0 + value($1) }
    }
    return ReportTable(
      id: "win-win-ledger",
      caption:
        "What each lever is worth a year in the typical simulated agreements, as negotiated; negative is given",
      columns: [
        .init("Lever", name: "lever"), .init("Agreements", name: "agreements", numeric: true),
        .init("To us", name: "buyer", numeric: true),
        .init("To suppliers", name: "supplier", numeric: true),
        .init("To both", name: "joint", numeric: true),
      ], rows: rows,
      totals: [
        [
          .text("All levers"), .empty, .money(sum(\.buyer)), .money(sum(\.supplier)),
          .money(sum { $0.buyer + $0.supplier }),
        ]
      ])
  }

  private func quality(_ totals: AgreementTotals) -> ReportTable {
    let all = yardsticks()
    let results = run.simulation.deals
    let joint = results.indices.reduce(into: (0.0, 0)) { sum, index in
      guard results[index].deal.eligibility == .automated else { return }
      let found = results[index].of(.winWin)
      sum.0 += found.jointShare * Double(found.agreed)
      sum.1 += found.agreed
    }
    let entries: [(String, Double, Int, String)] = [
      (
        "Pareto gap", all.mean(all.paretoGap), 3,
        "what we could still have had with the supplier as well off, share of spend"
      ),
      (
        "On the frontier", all.share(of: all.onFrontier), 0,
        "agreements with a gap below 0.01 % of spend, the rounding to whole units"
      ),
      (
        "Joint surplus captured", joint.1 == 0 ? 0 : joint.0 / Double(joint.1), 0,
        "of the most that both together could have had, levers taken one by one"
      ),
      (
        "Nash optimality", totals.meanNashShare, 0,
        "product of both gains over the largest there is; typical agreements"
      ),
      (
        "Our part of the gains", all.mean(all.buyerSplit), 0,
        "of what both gain over what each could do without the other"
      ),
      (
        "Suppliers’ gain", all.mean(all.supplierGain), 2,
        "against today, share of spend; negative where they give more than they get"
      ),
    ]
    return ReportTable(
      id: "yardsticks",
      caption:
        "How near the agreements are to the best there was (first \(DealYardsticks.sampledWorlds) worlds)",
      columns: [
        .init("Yardstick", name: "yardstick"), .init("Mean", name: "mean", numeric: true),
        .init("What it is", name: "meaning"),
      ],
      rows: entries.map {
        [.text($0.0), .text(Digits.percent($0.1, $0.2).replacing("-", with: "−")), .text($0.3)]
      })
  }

  /// What it would be worth to know suppliers better.
  private var knowledge: ReportTable {
    let value = ValueOfKnowledge(run.deals, tables: run.simulation.tables)
    let rows: [[ReportCell]] = Knowledge.allCases.map { knowledge in
      let figures = value.of(knowledge)
      return [
        .text(knowledge.words),
        .percent(value.talks == 0 ? 0 : Double(figures.agreed) / Double(value.talks)),
        .percent(value.jointPerTalk(knowledge)), .percent(figures.mean(figures.jointShare)),
        .percent(figures.mean(figures.paretoGap)),
      ]
    }
    return ReportTable(
      id: "knowledge",
      caption:
        "What knowing the worth of levers to suppliers is worth: \(value.deals) deals in \(value.worlds) worlds, the same draws; only the order of trading differs",
      columns: [
        .init("The agent knows", name: "knowledge"),
        .init("Agree, of talks", name: "agreed", numeric: true),
        .init("Joint surplus, of spend in talks", name: "joint", numeric: true),
        .init("Captured in agreements", name: "captured", numeric: true),
        .init("Pareto gap", name: "gap", numeric: true),
      ], rows: rows)
  }
}
