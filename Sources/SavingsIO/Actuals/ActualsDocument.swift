import Savings

/// `actuals.json`: the figures that other programs read; amounts are decimal texts, exact.
struct ActualsDocument {
  let actuals: SavingsActuals
  let others: [PublishedFile]

  private var currency: Currency { actuals.base.currency }

  func json(version: String, runID: String, warnings: [String]) -> JSONValue {
    .object([
      ("schema", .integer(1)), ("actuals_id", .string(runID)), ("version", .string(version)),
      ("as_of", .string(actuals.asOf.iso)), ("base_currency", .string(currency.code)),
      ("inputs", .array(inputs)), ("classes", .object(classes)),
      ("agreements", .array(actuals.tracked.map(agreement))),
      (
        "not_tracked",
        .array(
          actuals.untracked.map {
            .object([
              ("agreement", .string($0.agreement.id)), ("state", .string($0.state.rawValue)),
            ])
          })
      ), ("states", .array(states)), ("realisation", .array(actuals.tierRates.map(rate))),
      ("realisation_by_category", .array(actuals.categoryRates.map(rate))),
      ("ranges", actuals.check.map(ranges) ?? .null),
      ("warnings", .array(warnings.map { .string($0) })),
    ])
  }

  private func money(_ money: Money) -> JSONValue { .string(currency.plain(money)) }

  private var inputs: [JSONValue] {
    actuals.ledger.files.map { file in
      .object([
        ("path", .string(file.path)), ("sha256", .string(file.sha256)),
        ("records", .integer(file.control.records)), ("used", .integer(file.control.used)),
        ("rejected", .integer(file.control.rejected)),
        ("set_aside", .integer(file.control.setAside)),
      ])
    } + others.map { .object([("path", .string($0.path)), ("sha256", .string($0.sha256))]) }
  }

  private var classes: [(name: String, value: JSONValue)] {
    actuals.classes.map { ($0.name, bridge(actuals.total($0))) }
  }

  private func bridge(_ bridge: LeakageBridge) -> JSONValue {
    .object(
      [("agreed", money(bridge.agreed))]
        + LeakageCause.allCases.map { ($0.name, money(bridge[$0])) }
        + [("realised", money(bridge.realised))])
  }

  private func agreement(_ line: TrackedAgreement) -> JSONValue {
    .object([
      ("agreement", .string(line.agreement.id)), ("item", .string(line.agreement.item)),
      ("supplier", .string(line.agreement.supplier)), ("tier", .string(line.tier.rawValue)),
      ("state", .string(line.state.rawValue)), ("class", .string(line.savingClass.name)),
      ("measurable", .bool(line.isMeasurable)), ("why_not", .string(line.obstacle)),
      ("days", .integer(line.days)), ("agreed_year", money(line.annual)),
      ("bridge", bridge(line.bridge)),
    ])
  }

  private var states: [JSONValue] {
    actuals.journal.histories.sorted { $0.key < $1.key }.map { agreement, entries in
      .object([
        ("agreement", .string(agreement)),
        (
          "history",
          .array(
            entries.map { entry in
              .object([
                ("state", .string(entry.state.rawValue)), ("date", .string(entry.date.iso)),
                ("who", .string(entry.who)), ("evidence", .string(entry.evidence)),
                ("reason", .string(entry.reason)),
              ])
            })
        ),
      ])
    }
  }

  private func rate(_ rate: RealisationRate) -> JSONValue {
    func share(_ value: Double) -> JSONValue { .number(value, decimals: 4) }
    return .object([
      ("group", .string(rate.group)), ("agreements", .integer(rate.agreements)),
      ("agreed", money(rate.agreed)), ("realised", money(rate.realised)),
      ("spend", money(rate.spend)), ("own_rate", rate.own.map(share) ?? .null),
      ("weight", share(rate.weight)),
      ("model", .array([rate.model.low, rate.model.typical, rate.model.high].map(share))),
      ("next", .array([rate.next.low, rate.next.typical, rate.next.high].map(share))),
    ])
  }

  private func ranges(_ check: RangeCheck) -> JSONValue {
    .object([
      ("run_id", .string(check.runID)), ("deals", .integer(check.lines.count)),
      ("agreed_inside", .integer(check.agreedInside)),
      ("measured", .integer(check.measured.count)),
      ("realised_inside", .integer(check.realisedInside)), ("unknown", .integer(check.unknown)),
    ])
  }
}
