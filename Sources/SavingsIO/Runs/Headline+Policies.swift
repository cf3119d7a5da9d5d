import Savings

extension Headline {
  /// By policy: means and ranges over its worlds, and win-win less the policy on the same draws.
  var policies: JSONValue {
    .object(
      figures.comparison.figures.map { entry in
        let mean = entry.mean
        var members: [(name: String, value: JSONValue)] = [
          ("worlds", .integer(entry.worlds)), ("approached", .integer(mean.approached.deals)),
          ("agreed", .integer(mean.agreed.deals)),
          (
            "agreement_rate",
            mean.approached.deals == 0 ? .null : rates(entry.agreed, entry.agreementRate)
          ),
          ("saving_rate_agreed", share(mean.hard, of: mean.agreed.spend)),
        ]
        for measure in PolicyMeasure.allCases {
          members.append(
            (measure.rawValue, money(measure.amount(mean), entry.ranges[measure])))
        }
        members += [
          ("joint_share", share(mean.jointSurplus, of: mean.potential)),
          (
            "supplier_better_off",
            mean.agreed.deals == 0
              ? .null : rate(Double(mean.supplierBetterOff) / Double(mean.agreed.deals))
          ),
          ("clawback", money(mean.clawback, nil)), ("switched", .integer(mean.switched.deals)),
          ("switching", money(mean.switching, nil)), ("paid", money(entry.paid, entry.paidRange)),
          ("cost", money(entry.cost, nil)), ("unreciprocated", .integer(mean.unreciprocated)),
        ]
        if !entry.differences.isEmpty {
          members.append(
            (
              "win_win_less",
              .object(entry.differences.map { ($0.measure.rawValue, difference($0)) })
            ))
        }
        return (entry.policy.rawValue, .object(members))
      })
  }

  /// Claims of practice, and whether they held on this portfolio.
  var claims: JSONValue {
    .array(
      GuideClaim.all(figures.comparison).map { claim in
        .object([
          ("claim", .string(claim.claim)), ("against", .string(claim.against.rawValue)),
          ("measure", .string(claim.difference.measure.rawValue)),
          ("verdict", .string(claim.verdict.rawValue)),
          ("ahead", rate(claim.difference.better)), ("behind", rate(claim.difference.worse)),
        ])
      })
  }

  /// Yearly spend from which a negotiation pays within a year, by tier.
  var breakEvenDeals: JSONValue {
    .object(
      automation.map { tier, band in
        (
          tier.rawValue,
          .object([
            ("machine", spend(band.machine, band.machineRange)),
            ("human", spend(band.human, band.humanRange)),
            ("deals_between", .integer(band.deals)), ("spend_between", money(band.spend, nil)),
          ])
        )
      })
  }

  private func spend(_ deal: BreakEvenDeal, _ range: WorldRange<Money?>?) -> JSONValue {
    func text(_ money: Money?) -> JSONValue {
      money.map { .string(figures.currency.plain($0)) } ?? .null
    }
    return .object([
      ("mean", text(deal.spend)), ("p10", text(range?.p10 ?? nil)),
      ("p50", text(range?.p50 ?? nil)), ("p90", text(range?.p90 ?? nil)),
    ])
  }

  private func difference(_ found: PairedDifference) -> JSONValue {
    let currency = figures.currency
    return .object([
      ("mean", .string(currency.plain(found.mean))),
      ("p10", .string(currency.plain(found.range.p10))),
      ("p50", .string(currency.plain(found.range.p50))),
      ("p90", .string(currency.plain(found.range.p90))), ("ahead", rate(found.better)),
      ("behind", rate(found.worse)),
    ])
  }

  private func share(_ part: Money, of whole: Money) -> JSONValue {
    whole == .zero ? .null : rate(part.share(of: whole))
  }
}
