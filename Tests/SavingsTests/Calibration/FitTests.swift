import Testing

@testable import Savings

/// Fits: what they find, what they admit, and that they find it again.
struct FitTests {
  private static func settings(_ worlds: Int) -> Settings {
    var settings = Settings()
    settings.worlds = worlds
    return settings
  }

  @Test("a preset is fitted from the defaults within its tolerances and bounds")
  func preset() async throws {
    let problem = try CalibrationPreset.walmartPilot.problem(Self.settings(10))
    let fit = await problem.fit(threads: 2)
    #expect(fit.isWithin && fit.evaluations > 5 && fit.evaluations < 100)
    for answer in fit.parameters {
      #expect(answer.value >= answer.parameter.low && answer.value <= answer.parameter.high)
      #expect((0...1).contains(answer.determined))
    }
    // Four parameters, three figures: one direction is not in them, and that is said.
    let determined = fit.parameters.reduce(0) { $0 + $1.determined }
    #expect(determined > 2.5 && determined < 3.05, "\(determined)")
    #expect(!fit.undetermined.isEmpty)
    #expect(fit.identification.contains { $0.hasPrefix("Not identified one by one: ") })
    #expect(fit.unidentified.contains("model.margin"))
    #expect(!fit.unidentified.contains("model.hard"))
    // What is reported is what the written settings do.
    let again = await problem.campaign.figures(fit.settings, threads: 1)
    for distance in fit.distances {
      #expect(distance.simulated == distance.target.simulated(in: again))
    }
  }

  @Test("threads change nothing, a seed does")
  func threads() async throws {
    var settings = Self.settings(4)
    let problem = try CalibrationPreset.walmartRollout.problem(settings)
    let one = await problem.fit(threads: 1)
    let three = await problem.fit(threads: 3)
    #expect(one.settings == three.settings && one.evaluations == three.evaluations)
    #expect(one.distances.map(\.simulated) == three.distances.map(\.simulated))
    #expect(one.parameters.map(\.determined) == three.parameters.map(\.determined))
    settings.seed += 1
    let other = await (try CalibrationPreset.walmartRollout.problem(settings)).fit(threads: 3)
    #expect(other.distances.map(\.simulated) != one.distances.map(\.simulated))
  }

  @Test("a target beyond every bound is missed, and the fit says so")
  func unreachable() async throws {
    let preset = CalibrationPreset.walmartPilot
    let settings = Self.settings(4)
    let problem = CalibrationProblem(
      name: "impossible", campaign: try preset.campaign(),
      targets: [CalibrationTarget(.tail, .agreements, 0.99, source: "nowhere")],
      parameters: preset.parameters(settings), base: settings)
    let fit = await problem.fit(threads: 2)
    #expect(!fit.isWithin)
    let engagement = try #require(fit.parameters.first)
    #expect(engagement.isAtBound && engagement.value == 0.88)
    #expect(fit.identification.contains { $0.hasPrefix("At a bound: model.engagement_tail") })
    let notes = fit.sections.flatMap(\.blocks).compactMap { block in
      if case .note(let text) = block { text } else { nil }
    }
    #expect(notes.contains { $0.contains("Not reproduced") && $0.contains("instead of 99.0 %") })
  }

  /// Outcomes that the model itself makes: each row a deal in a world of its own.
  private static func outcomes(_ truth: Settings, rows: Int, tier: Tier = .tail) throws
    -> [PastOutcome]
  {
    var truth = truth
    truth.worlds = rows
    truth.seed = 77
    let campaign = try Campaign(
      name: "truth",
      members: (0..<100).map { Campaign.Member(spend: Int64(5_000 + $0 * 900), tier: tier) })
    let tables = SimulationTables(truth)
    let deals = campaign.deals(truth)
    return (0..<rows).map { row in
      let deal = deals[row % deals.count]
      let outcome = DealSimulation(deal, tables: tables).outcome(.winWin, world: row)
      let isAgreed = outcome.ending == .agreed
      return PastOutcome(
        tier: tier,
        ending: isAgreed ? .agreed : outcome.ending == .noAnswer ? .noAnswer : .notAgreed,
        spend: Double(deal.baseline.minor) / 100,
        saving: isAgreed ? outcome.terms.priceCut : nil,
        days: isAgreed ? Double(outcome.days) : nil)
    }
  }

  /// 4,000 rows: standard errors of 0.7 points of both rates, 0.03 points of the saving and 0.1
  /// days, doubled by the worlds that the fit averages over.
  @Test("a fit finds the parameters that made the outcomes")
  func roundTrip() async throws {
    var truth = Settings()
    FreeParameter.engagement(.tail, from: 0, to: 1, bounds: "", carriesEnds: true)
      .write(&truth, 0.80)
    FreeParameter.reluctance(truth.model, from: 0, to: 2, bounds: "").write(&truth, 0.5)
    truth.policy.targetTail = 0.022
    truth.model.daysPerRound = 2
    let rows = try Self.outcomes(truth, rows: 4_000)
    let own = OwnOutcomes(name: "own.csv", rows: rows)
    let problem = try await own.problem(Self.settings(30), threads: 2)
    #expect(problem.evidence.allSatisfy { $0.weight > 0.9 })
    let fit = await problem.fit(threads: 2)
    #expect(fit.isWithin)
    func value(_ name: String) throws -> Double {
      try #require(fit.parameters.first { $0.parameter.name == name }).value
    }
    let truths: [(name: String, value: Double, error: Double)] = [
      ("model.engagement_tail", 0.80, 0.03), ("reluctance", 0.5, 0.2),
      ("policy.target_tail", 0.022, 0.002), ("model.days_per_round", 2, 0.15),
    ]
    for truth in truths {
      let found = try value(truth.name)
      #expect((found - truth.value).magnitude < truth.error, "\(truth.name): \(found)")
    }
    // Four kinds of figures, with those who did not answer among them, decide all four.
    #expect(fit.parameters.allSatisfy { $0.determined > 0.9 })
    // The order of the rows is chance.
    let shuffled = OwnOutcomes(name: "own.csv", rows: rows.reversed())
    let again = try await shuffled.problem(Self.settings(30), threads: 1)
    #expect(again.campaign.members == problem.campaign.members)
    for (one, other) in zip(again.targets, problem.targets) {
      #expect((one.value - other.value).magnitude < 1e-12)
    }
  }

  @Test("a tier with too few rows keeps its settings, and few rows move little")
  func fewRows() async throws {
    var rows = try Self.outcomes(Settings(), rows: 60)
    rows += try Self.outcomes(Settings(), rows: 15, tier: .midTier)
    rows.append(PastOutcome(tier: .strategic, ending: .notAgreed, spend: 1))
    let own = OwnOutcomes(name: "own.csv", rows: rows)
    let problem = try await own.problem(Self.settings(5), threads: 2)
    #expect(problem.targets.allSatisfy { $0.tier == .tail })
    #expect(
      problem.notes.contains { $0.contains("mid-tier keeps its settings: 15 rows of the 20") })
    #expect(problem.notes.contains { $0.contains("1 row of the strategic tier are left out") })
    let rate = try #require(problem.evidence.first { $0.metric == .agreements })
    #expect(rate.weight > 0.5 && rate.weight < 0.75)
    let few = OwnOutcomes(name: "own.csv", rows: Array(rows.prefix(19)))
    await #expect(throws: Refusal.self) {
      try await few.problem(Self.settings(5), threads: 1)
    }
  }

  @Test("both tiers are fitted together, each to its own figures")
  func twoTiers() async throws {
    var rows = try Self.outcomes(Settings(), rows: 300)
    var dear = Settings()
    dear.policy.targetMidTier = 0.045
    rows += try Self.outcomes(dear, rows: 300, tier: .midTier)
    let problem = try await OwnOutcomes(name: "own.csv", rows: rows)
      .problem(Self.settings(5), threads: 2)
    let fit = await problem.fit(threads: 2)
    #expect(fit.isWithin, "\(fit.distances.map(\.distance))")
    #expect(fit.settings.policy.targetMidTier > fit.settings.policy.targetTail)
    #expect(Set(fit.distances.map(\.target.tier)) == [.tail, .midTier])
  }
}
