extension FigureCatalog {
  /// What a profile makes of the same worlds: `recognition.PROFILE.*`.
  func recognition(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, let profile = RecognitionProfile(rawValue: rest[0]),
      let entry = run.roi.recognition.first(where: { $0.profile == profile })
    else { return nil }
    let isStrict = profile == .strict
    let own = [
      Figure.Input(
        "profile", rest[0], isStrict ? "UK Measuring Up, 2010-11" : "every cut below prices paid")
    ]
    func tiers(
      _ label: String, _ measure: @escaping @Sendable (WorldTotals) -> Money
    ) -> [Line] {
      CashLine.tiers.map { tier in
        Line(
          label: "\(label), \(tier.rawValue)",
          amount: Money.mean(of: run.simulation.totals(.winWin).map { measure($0[tier.index]) }),
          weighing: only(tier, .mean(worlds) { measure($0).minor }))
      }
    }
    let agreed = tiers("Hard saving agreed") { $0.hard }
    let unproven = isStrict ? tiers("Without proof by the same item") { -$0.unproven } : []
    let fall = isStrict ? tiers("What the market fell") { -$0.marketFall } : []
    func made(
      _ value: Figure.Value, _ title: String, _ formula: String, _ lines: [Line],
      base: String? = nil
    ) -> FigureDraft {
      played(path, "\(title), \(rest[0]) profile", value, formula, own, lines, base: base)
    }
    switch rest[1] {
    case "agreed":
      return made(
        .money(entry.agreed.money), "Hard saving agreed, a year",
        "Σ baseline × price cut, of deals that agree; mean over worlds", agreed)
    case "unproven":
      return made(
        .money(entry.unproven.money), "Hard saving without proof",
        isStrict
          ? "hard saving whose baseline is not the price of the same item; mean over worlds"
          : "0: the standard profile counts every cut below prices paid",
        unproven.map(Self.turned))
    case "market_fell":
      return made(
        .money(entry.marketFall.money), "What the market fell",
        isStrict
          ? "hard saving × fall of the category's index, of proven prices; mean over worlds"
          : "0: the standard profile counts every cut below prices paid", fall.map(Self.turned))
    case "recognised":
      return made(
        .money(entry.recognised.money), "Hard saving recognised, a year",
        "agreed − without proof − what the market fell", agreed + unproven + fall)
    case "hard", "net_position", "npv": return books(entry, rest[1], own, path)
    case "chance_npv_positive":
      return made(
        .share(entry.chancePositive), "Chance of a positive net present value",
        "worlds with a net present value above 0 ÷ worlds",
        books(entry, "npv", own, path)?.lines ?? [], base: "Expected net present value")
    default: return nil
    }
  }

  /// What reaches the books under a profile; the costs are the same under each.
  private func books(
    _ entry: Recognition, _ name: String, _ own: [Figure.Input], _ path: String
  ) -> FigureDraft? {
    let weights = ProgrammeWeights(run, profile: entry.profile)
    let flow = entry.figures
    let costs =
      name == "hard"
      ? [] : name == "npv" ? Array(presentLines(weights).dropFirst(2)) : costLines(weights)
    let value =
      name == "hard" ? flow.hard : name == "npv" ? flow.presentValue : flow.netPosition
    let saving = costs.reduce(value) { $0 - $1.amount }
    let profile = entry.profile
    let line = Line(
      label: name == "npv" ? "Hard saving, discounted" : "Hard saving in the books",
      amount: saving,
      weighing: DealWeighing(
        measure: { $0.recognised(profile).hard.minor },
        weights: name == "npv" ? weights.discounted : weights.hard))
    let title =
      name == "hard"
      ? FigureName.roiHard.title
      : name == "npv" ? FigureName.presentValue.title : FigureName.netPosition.title
    return played(
      path, "\(title), \(profile.rawValue) profile", .money(value),
      "as \(name == "hard" ? "roi_hard_saving" : name), of the hard saving that the profile recognises",
      own + [setting("programme.months"), setting("programme.discount_rate")], [line] + costs)
  }

  /// What new agreements are worth to a fiscal year: `fiscal_years.N.*`.
  func fiscalYear(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, let place = Int(rest[0]),
      let years = FiscalYears(run.roi, settings: run.settings, asOf: run.portfolio.asOf),
      years.years.indices.contains(place)
    else { return nil }
    let year = years.years[place]
    let own = [
      setting("programme.start"), setting("programme.fiscal_year_start"),
      setting("programme.months"),
    ]
    let months = run.roi.newlyAgreed.indices.map { month -> Double in
      var alone = run.roi.newlyAgreed.map { _ in Hard.zero }
      alone[month] = Hard(Money(minor: 1 << 40))
      let found = FiscalYears(
        agreed: alone, start: years.start, yearStart: run.settings.programme.fiscalYearStart
      ).years.first { $0.label == year.label }
      let part = rest[1] == "agreed" ? found?.agreed : found?.credited
      return (part?.money ?? .zero).share(of: Money(minor: 1 << 40))
    }
    /// Each month's agreements, by what of them falls into the year.
    func line(_ amount: Money) -> Line {
      let rows = (0..<worlds).map { world in
        (0..<3).map { tier in
          zip(weights.fresh, months).reduce(0) { $0 + $1.0[world][tier] * $1.1 }
        }
      }
      return Line(label: "Deals of the agent", amount: amount, weighing: weighing(rows))
    }
    switch rest[1] {
    case "fiscal_year":
      return played(
        path, "Fiscal year", .count(year.label),
        "named by the calendar year in which it ends; months fall into it from programme.start", own
      )
    case "agreed":
      return played(
        path, "Agreed in the fiscal year \(year.label), annualised", .money(year.agreed.money),
        "Σ over its months: annualised saving of the month's new agreements, realised and less clawback",
        own, [line(year.agreed.money)])
    case "credited":
      return played(
        path, "Credited to the fiscal year \(year.label)", .money(year.credited.money),
        "Σ over agreements of this and the year before: annualised saving × days of their first twelve months in the year ÷ days of these",
        own, [line(year.credited.money)])
    default: return nil
    }
  }
}
