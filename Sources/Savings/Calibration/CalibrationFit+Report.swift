extension CalibrationFit {
  /// The fit in words and tables: what it aims at, how far it is, what it moved, and what it cannot
  /// know.
  package var sections: [ReportSection] {
    let size =
      "\(Digits.grouped(evaluations, decimals: 0)) simulations of \(problem.campaign.members.count) deals in \(settings.worlds) worlds (\(Digits.grouped(negotiations, decimals: 0)) negotiations each), seed \(settings.seed); all figures are simulated."
    var blocks: [ReportBlock] = [.paragraph(size)]
    if !problem.evidence.isEmpty { blocks.append(.table(evidenceTable)) }
    blocks += [.table(CalibrationDistance.table(distances)), .table(parameterTable)]
    blocks.append(
      .bullets(
        problem.choices.map { "\($0.key) = \($0.value.yaml), not fitted: \($0.why)." }
          + problem.notes + outsidePublished + identification))
    if !isWithin {
      let missed = distances.filter { $0.target.isFitted && !$0.isWithin }.map {
        "\($0.target.metric.name), \($0.target.tier.rawValue): \($0.target.metric.words($0.simulated)) instead of \($0.target.metric.words($0.target.value))"
      }
      blocks.append(
        .note(
          "Not reproduced within the tolerance: \(missed.joined(separator: "; ")). The model cannot do so within the bounds."
        ))
    }
    return [
      ReportSection(id: "calibration", heading: "Calibration to \(problem.name)", blocks: blocks)
    ]
  }

  /// What the targets leave open, in words.
  package var identification: [String] {
    var lines: [String] = []
    let open = undetermined
    if !open.isEmpty {
      let names = open.map {
        "\($0.parameter.name) (\(Digits.percent($0.determined, 0)) by the targets)"
      }
      lines.append(
        "Not identified one by one: \(names.joined(separator: ", ")). The targets fix what they come to together; how it is split among them follows what was assumed before."
      )
    }
    let bound = parameters.filter(\.isAtBound)
    if !bound.isEmpty {
      lines.append(
        "At a bound: \(bound.map { "\($0.parameter.name) (\($0.parameter.bounds))" }.joined(separator: "; "))."
      )
    }
    let count = Set(distances.filter(\.target.isFitted).map(\.target.metric)).count
    lines.append(
      "Not identified at all by \(Digits.counted(count, "kind")) of figures, and left as they were: \(unidentified.joined(separator: ", "))."
    )
    return lines
  }

  /// Values outside of the ranges that others published or assumed.
  private var outsidePublished: [String] {
    guard !problem.evidence.isEmpty else { return [] }
    return parameters.compactMap { answer in
      guard let range = CalibrationFit.published[answer.parameter.name],
        !range.contains(answer.value)
      else { return nil }
      return
        "\(answer.parameter.name) = \(Digits.shortest(answer.value)) lies outside of the published \(Digits.percent(range.lowerBound)) to \(Digits.percent(range.upperBound)): your outcomes say so, others' do not."
    }
  }

  private static let published: [String: ClosedRange<Double>] = [
    "model.engagement_tail": 0.55...0.88, "model.engagement_mid_tier": 0.55...0.85,
    "policy.target_tail": 0.015...0.05, "policy.target_mid_tier": 0.02...0.06,
  ]

  private var parameterTable: ReportTable {
    func number(_ value: Double) -> ReportCell { .text(Digits.shortest(value)) }
    return ReportTable(
      id: "calibration-parameters", caption: "What the fit moved",
      columns: [
        .init("Parameter", name: "parameter"), .init("Before", name: "before", numeric: true),
        .init("Fitted", name: "fitted", numeric: true), .init("Least", name: "low", numeric: true),
        .init("Most", name: "high", numeric: true), .init("At bound", name: "at_bound"),
        .init("By targets", name: "determined", numeric: true),
      ],
      rows: parameters.map { answer in
        [
          .text(answer.parameter.name), number(answer.before), number(answer.value),
          number(FreeParameter.rounded(answer.parameter.low, 4)),
          number(FreeParameter.rounded(answer.parameter.high, 4)),
          .text(answer.isAtBound ? "yes" : "no"), .text(Digits.percent(answer.determined, 0)),
        ]
      })
  }

  private var evidenceTable: ReportTable {
    ReportTable(
      id: "calibration-evidence", caption: "What the outcomes say, and how much of it is believed",
      columns: [
        .init("Figure", name: "figure"), .init("Tier", name: "tier"),
        .init("Rows", name: "rows", numeric: true), .init("Own", name: "own", numeric: true),
        .init("95 % interval", name: "interval", numeric: true),
        .init("Weight of own", name: "weight", numeric: true),
        .init("Model before", name: "model", numeric: true),
        .init("Aim", name: "aim", numeric: true),
      ],
      rows: problem.evidence.map { evidence in
        let metric = evidence.metric
        return [
          .text(metric.name), .text(evidence.tier.rawValue), .count(evidence.rows),
          .text(metric.words(evidence.own)),
          .text("\(metric.words(evidence.low)) to \(metric.words(evidence.high))"),
          .text(Digits.percent(evidence.weight, 0)), .text(metric.words(evidence.model)),
          .text(metric.words(evidence.aim)),
        ]
      })
  }

  /// What the settings file says at its top.
  package var title: [String] {
    ["Settings fitted to \(problem.name) by savings calibrate."]
      + distances.map { distance in
        let metric = distance.target.metric
        return
          "\(metric.name), \(distance.target.tier.rawValue): aim \(metric.words(distance.target.value)) (\(distance.target.source)), simulated \(metric.words(distance.simulated)), distance \(metric.difference(distance.distance))\(distance.target.isFitted ? "" : ", not fitted")."
      } + problem.notes + Array(identification.dropLast())
  }

  /// What the settings file says of each value that the case sets, by key.
  package var remarks: [String: String] {
    var remarks: [String: String] = [:]
    for choice in problem.choices { remarks[choice.key] = "Chosen for the case: \(choice.why)." }
    for answer in parameters {
      for key in answer.parameter.keys {
        remarks[key] =
          "Fitted: \(answer.parameter.meaning), \(Digits.percent(answer.determined, 0)) decided by the targets\(answer.isAtBound ? "; at its bound (\(answer.parameter.bounds))" : "")."
      }
    }
    return remarks
  }
}

extension CalibrationDistance {
  /// Targets beside what the model makes of them.
  static func table(_ distances: [CalibrationDistance]) -> ReportTable {
    ReportTable(
      id: "calibration-targets", caption: "How closely the model reproduces what was aimed at",
      columns: [
        .init("Figure", name: "figure"), .init("Tier", name: "tier"),
        .init("Aim", name: "aim", numeric: true),
        .init("Simulated", name: "simulated", numeric: true),
        .init("Distance", name: "distance", numeric: true), .init("Within", name: "within"),
        .init("Source of the aim", name: "source"),
      ], rows: distances.map(\.row))
  }

  var row: [ReportCell] {
    let metric = target.metric
    return [
      .text(metric.name), .text(target.tier.rawValue), .text(metric.words(target.value)),
      .text(metric.words(simulated)), .text(metric.difference(distance)),
      .text(!target.isFitted ? "not fitted" : isWithin ? "yes" : "no"), .text(target.source),
    ]
  }
}
