import Savings

extension CalibrationFit {
  /// The fit for programs: shares and days as numbers, settings as the file spells them.
  package var json: JSONValue {
    .object([
      ("schema", .integer(1)), ("simulated", .bool(true)), ("case", .string(problem.name)),
      ("within", .bool(isWithin)), ("seed", .decimal(String(settings.seed))),
      ("worlds", .integer(settings.worlds)), ("deals", .integer(problem.campaign.members.count)),
      ("evaluations", .integer(evaluations)),
      ("targets", .array(distances.map(\.json))),
      ("parameters", .array(parameters.map(parameter))),
      ("evidence", .array(problem.evidence.map(evidence))),
      (
        "settings",
        .object(
          keys.compactMap { key in
            Setting.named(key).map { (key, .string($0.value(in: settings).yaml)) }
          })
      ), ("not_identified", .array(unidentified.map { .string($0) })),
      ("notes", .array((problem.notes + identification.dropLast()).map { .string($0) })),
    ])
  }

  private func parameter(_ answer: Fitted) -> JSONValue {
    func number(_ value: Double) -> JSONValue { .number(value, decimals: 6) }
    return .object([
      ("name", .string(answer.parameter.name)), ("before", number(answer.before)),
      ("fitted", number(answer.value)), ("low", number(answer.parameter.low)),
      ("high", number(answer.parameter.high)), ("bounds", .string(answer.parameter.bounds)),
      ("at_bound", .bool(answer.isAtBound)), ("by_targets", number(answer.determined)),
    ])
  }

  private func evidence(_ evidence: OutcomeEvidence) -> JSONValue {
    func number(_ value: Double) -> JSONValue { .number(value, decimals: 6) }
    return .object([
      ("tier", .string(evidence.tier.rawValue)), ("metric", .string(evidence.metric.rawValue)),
      ("rows", .integer(evidence.rows)), ("own", number(evidence.own)),
      ("low", number(evidence.low)), ("high", number(evidence.high)),
      ("weight", number(evidence.weight)), ("model", number(evidence.model)),
      ("aim", number(evidence.aim)),
    ])
  }
}

extension CalibrationDistance {
  var json: JSONValue {
    .object([
      ("tier", .string(target.tier.rawValue)), ("metric", .string(target.metric.rawValue)),
      ("aim", .number(target.value, decimals: 6)), ("simulated", .number(simulated, decimals: 6)),
      ("distance", .number(distance, decimals: 6)),
      ("tolerance", .number(target.metric.tolerance, decimals: 6)),
      ("fitted", .bool(target.isFitted)), ("within", .bool(isWithin)),
      ("source", .string(target.source)),
    ])
  }
}

extension CalibrationCheck {
  /// The published cases as this run simulated them.
  var json: JSONValue {
    .array(
      cases.map { entry in
        .object([
          ("case", .string(entry.name)), ("negotiations", .integer(entry.negotiations)),
          ("within", .bool(entry.isWithin)), ("targets", .array(entry.distances.map(\.json))),
        ])
      })
  }
}
