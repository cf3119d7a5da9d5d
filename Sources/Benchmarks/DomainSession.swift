import Bargaining
import Savings

/// One recorded session, and what other agents make of the same domain, deadline and paces.
struct DomainSession {
  /// Who sits at the table.
  enum Kind: String, CaseIterable {
    /// NegMAS's time-based agents, as recorded.
    case recorded = "NegMAS"
    /// Two agents of the default kind.
    case seekers = "ours"
    /// Two time-based agents, played here; ties are broken as this library does.
    case timed = "timed"
    case seekerOpens = "ours-timed"
    case seekerAnswers = "timed-ours"
  }

  let record: DomainRecord
  let optimality: Optimality
  let paces: (ConcessionPace, ConcessionPace)
  let steps: Int
  private var agreements: [Kind: UtilityPair?] = [:]

  static func all(of record: DomainRecord) -> [DomainSession] {
    let optimality = Optimality(DiscreteSolutions(record.scenario))
    let scenario = record.scenario
    let (first, second) = (OwnPreferences(scenario.first), OwnPreferences(scenario.second))
    return record.sessions.map { recorded in
      var session = DomainSession(
        record: record, optimality: optimality, paces: recorded.paces, steps: recorded.steps)
      let clock = Clock(rounds: recorded.steps)
      func seeker(_ own: OwnPreferences, _ pace: ConcessionPace) -> FrontierSeeker {
        FrontierSeeker(own, shape: scenario.first.shape, exponent: pace.exponent, clock: clock)
      }
      func timed(_ own: OwnPreferences, _ pace: ConcessionPace) -> TimeBasedAgent {
        TimeBasedAgent(own, exponent: pace.exponent, clock: clock)
      }
      func worth(_ outcome: Int?) -> UtilityPair? {
        outcome.map { UtilityPair(first.worth($0), second.worth($0)) }
      }
      func play(_ a: some OutcomeAgent, _ b: some OutcomeAgent) -> UtilityPair? {
        var (a, b) = (a, b)
        return worth(OutcomeSession.play(&a, &b, steps: recorded.steps).agreement)
      }
      let (mine, theirs) = recorded.paces
      session.agreements = [
        .recorded: worth(recorded.agreement),
        .seekers: play(seeker(first, mine), seeker(second, theirs)),
        .timed: play(timed(first, mine), timed(second, theirs)),
        .seekerOpens: play(seeker(first, mine), timed(second, theirs)),
        .seekerAnswers: play(timed(first, mine), seeker(second, theirs)),
      ]
      return session
    }
  }

  private init(
    record: DomainRecord, optimality: Optimality, paces: (ConcessionPace, ConcessionPace),
    steps: Int
  ) {
    self.record = record
    self.optimality = optimality
    self.paces = paces
    self.steps = steps
  }

  func add(_ kind: Kind, to tally: inout OptimalityTally) {
    tally.add(agreements[kind] ?? nil, optimality)
  }

  /// What each side has above its reservation value, as a share of its room; nil where a side has no
  /// room.
  func advantage(_ kind: Kind) -> UtilityPair? {
    let bounds = optimality.solutions.bounds
    guard (bounds.ideal - bounds.reservation).min() > 0 else { return nil }
    return (agreements[kind] ?? nil).map(optimality.advantage) ?? .zero
  }

  static let header =
    "domain,reading,first,second,steps,"
    + [Kind.recorded, .seekers].flatMap { kind in
      ["pareto", "nash", "max_welfare"].map { "\(kind.rawValue)_\($0)_optimality" }
    }.joined(separator: ",")

  /// Both kinds of pair in one line; no agreement leaves the figures empty.
  var row: String {
    let words = [
      record.name, record.reading, paces.0.rawValue, paces.1.rawValue, String(steps),
    ]
    let figures = [Kind.recorded, .seekers].flatMap { kind -> [Double?] in
      let u = agreements[kind] ?? nil
      return [
        u.flatMap(optimality.pareto), u.flatMap(optimality.nash), u.flatMap(optimality.maxWelfare),
      ]
    }
    return (words + figures.map { $0.map { Digits.fixed($0, 6) } ?? "" }).joined(separator: ",")
  }
}
