/// Past negotiations as a case to fit the model to.
package struct OwnOutcomes: Sendable {
  package let name: String
  package let rows: [PastOutcome]

  /// Rows that a tier needs to be fitted on its own, and agreements among them.
  package static let leastRows = 20
  package static let leastAgreements = 5

  package init(name: String, rows: [PastOutcome]) {
    self.name = name
    self.rows = rows
  }

  /// The rows of a tier, nil where they are too few to fit it.
  private func sample(_ tier: Tier) -> OutcomeSample? {
    let sample = OutcomeSample(tier: tier, rows: rows.filter { $0.tier == tier })
    let agreed = sample.agreed.count
    guard tier != .strategic, sample.rows.count >= OwnOutcomes.leastRows,
      agreed >= OwnOutcomes.leastAgreements, agreed < sample.rows.count
    else { return nil }
    return sample
  }

  private var samples: [OutcomeSample] { [Tier.tail, .midTier].compactMap(sample) }

  /// Deals shaped like those of the rows, in the tiers that have enough.
  package func campaign() throws(Refusal) -> Campaign {
    let samples = samples
    guard !samples.isEmpty else {
      throw Refusal(
        .badData, file: name,
        "no tier has \(OwnOutcomes.leastRows) rows, \(OwnOutcomes.leastAgreements) of them agreed and some not: there are \(counts)",
        fix: "Add more past negotiations, also those that failed, or take a preset")
    }
    return try Campaign(name: "own-outcomes", members: samples.flatMap(\.members))
  }

  /// The figures of the rows as they are, each with its interval, to compare a run with.
  package var ownTargets: [CalibrationTarget] {
    let nothing = [CampaignFigures](repeating: CampaignFigures(), count: Tier.allCases.count)
    return samples.flatMap { $0.evidence(model: nothing) }.map { evidence in
      let metric = evidence.metric
      return CalibrationTarget(
        evidence.tier, metric, evidence.own,
        source:
          "own outcomes, \(Digits.counted(evidence.rows, "row")), 95 % interval \(metric.words(evidence.low)) to \(metric.words(evidence.high))",
        isFitted: metric != .spread, interval: evidence.low...evidence.high)
    }
  }

  /// The problem on the user's settings; simulates once, to know what the model says before.
  package func problem(_ settings: Settings, threads: Int) async throws(Refusal)
    -> CalibrationProblem
  {
    let campaign = try campaign()
    let samples = samples
    var base = settings
    base.calibration.preset = .none
    var choices: [CalibrationChoice] = []
    let largest = samples.map(\.saving).max() ?? 0
    if largest > base.policy.priceRange / 2 {
      let range = FreeParameter.rounded(min(0.5, largest * 2.5), 3)
      base.policy.priceRange = range
      choices.append(
        CalibrationChoice(
          key: "policy.price_range", value: range.settingValue,
          why: "the largest cut that may be asked must leave room for what you got"))
    }
    let figures = await campaign.figures(base, threads: threads)
    let evidence = samples.flatMap { $0.evidence(model: figures) }
    return CalibrationProblem(
      name: name, campaign: campaign,
      targets: evidence.map { evidence in
        CalibrationTarget(
          evidence.tier, evidence.metric, evidence.aim,
          source: "own outcomes, \(Digits.counted(evidence.rows, "row"))",
          isFitted: evidence.metric != .spread)
      },
      parameters: parameters(evidence, base), base: base, choices: choices, notes: notes(samples),
      evidence: evidence)
  }

  /// Own figures may lie anywhere; the report says where they leave the published ranges.
  private func parameters(_ evidence: [OutcomeEvidence], _ base: Settings) -> [FreeParameter] {
    var parameters: [FreeParameter] = []
    for tier in [Tier.tail, .midTier] where evidence.contains(where: { $0.tier == tier }) {
      parameters.append(
        .engagement(
          tier, from: 0.02, to: 0.98, bounds: "any level that worlds can vary around",
          carriesEnds: true))
      parameters.append(
        .target(
          tier, from: 0.002, to: base.policy.priceRange / 1.5,
          bounds: "up to the target whose opening reaches policy.price_range"))
    }
    parameters.append(
      .reluctance(
        base.model, from: 0.05, to: 2, bounds: "a twentieth to twice of what the settings assume"))
    if evidence.contains(where: { $0.metric == .days }) {
      parameters.append(.pace(from: 0.01, to: 60, bounds: "the range of the setting"))
    }
    return parameters
  }

  private func notes(_ samples: [OutcomeSample]) -> [String] {
    var notes: [String] = []
    for tier in Tier.allCases where !samples.contains(where: { $0.tier == tier }) {
      let count = rows.count { $0.tier == tier }
      guard count > 0 else { continue }
      notes.append(
        tier == .strategic
          ? "\(Digits.counted(count, "row")) of the strategic tier are left out: people lead those."
          : "The \(tier.rawValue) keeps its settings: \(Digits.counted(count, "row")) of the \(OwnOutcomes.leastRows) that a tier needs, \(OwnOutcomes.leastAgreements) of them agreed and some not."
      )
    }
    if !rows.contains(where: { $0.ending == .noAnswer }) {
      notes.append(
        "The file does not tell suppliers that did not answer from those that declined; with \"no answer\" among the outcomes the fit could tell engagement from reluctance."
      )
    }
    notes.append(
      "The spread of the price cuts is compared, not fitted: no parameter of the fit moves it by itself."
    )
    return notes
  }

  private var counts: String {
    Tier.allCases.map { tier in
      let rows = rows.filter { $0.tier == tier }
      return "\(tier.rawValue) \(rows.count) (\(rows.count { $0.ending == .agreed }) agreed)"
    }.joined(separator: ", ")
  }
}
