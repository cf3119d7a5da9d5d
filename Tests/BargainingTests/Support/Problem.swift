import Bargaining

/// One issue of a random problem.
struct RandomIssue: Equatable {
  /// Worth of the whole range to each side.
  var first: Double
  var second: Double
  /// What each side's estimate of the other is off by, as a factor.
  var firstError = 1.0
  var secondError = 1.0
  /// Steps in the range; 0 is continuous.
  var grain = 0.0
}

/// A negotiation that a test makes up, and can make simpler again.
struct Problem: Equatable {
  var issues: [RandomIssue]
  var firstBase = 0.0
  var secondBase = 0.0
  var firstReservation: Double
  var secondReservation: Double
  var firstExponent = 1.0
  var secondExponent = 1.0
  var firstTactic = Tactic.timeDependent
  var secondTactic = Tactic.timeDependent
  /// Exponential curves give this part at once; 0 is a polynomial.
  var firstCurveStart = 0.0
  var secondCurveStart = 0.0
  var firstBidding = Bidding.path
  var secondBidding = Bidding.path
  var firstLearning = Learning.none
  var secondLearning = Learning.none
  var firstAcceptance = Acceptance.aspiration
  var secondAcceptance = Acceptance.aspiration
  /// Part of its room that the second side asks for at first.
  var secondAspiration = 1.0
  var rounds = 12
  var lead = 0.5
  var expectation = 0.0
  var givesUpIn = Int.max

  private func vector(_ value: (RandomIssue) -> Double) -> SIMD8<Double> {
    var lanes = SIMD8<Double>(repeating: 0)
    for (lane, issue) in issues.enumerated() { lanes[lane] = value(issue) }
    return lanes
  }

  var firstValuation: Valuation { Valuation(base: firstBase, weights: vector(\.first)) }
  var secondValuation: Valuation { Valuation(base: secondBase, weights: vector(\.second)) }
  var grain: SIMD8<Double> { vector(\.grain) }

  var firstPath: ConcessionPath {
    let estimate = Valuation(base: secondBase, weights: vector { $0.second * $0.firstError })
    return ConcessionPath(own: firstValuation, estimateOfOther: estimate, grain: grain)
  }

  var secondPath: ConcessionPath {
    let estimate = Valuation(base: firstBase, weights: vector { $0.first * $0.secondError })
    return ConcessionPath(own: secondValuation, estimateOfOther: estimate, grain: grain)
  }

  private static func curve(_ exponent: Double, start: Double) -> Concession.Curve {
    start > 0
      ? .exponential(exponent: exponent, start: start) : .polynomial(exponent: exponent)
  }

  func firstSide() -> Negotiator {
    let path = firstPath
    return Negotiator(
      valuation: firstValuation, path: path,
      concession: Concession(
        aspiration: path.top, reservation: firstReservation,
        curve: Self.curve(firstExponent, start: firstCurveStart)),
      tactic: firstTactic, rounds: rounds, bidding: firstBidding, learning: firstLearning,
      acceptance: firstAcceptance, expectation: expectation, lead: lead)
  }

  func secondSide() -> Negotiator {
    let path = secondPath
    let room = path.top - secondReservation
    return Negotiator(
      valuation: secondValuation, path: path,
      concession: Concession(
        aspiration: secondReservation + room * secondAspiration, reservation: secondReservation,
        curve: Self.curve(secondExponent, start: secondCurveStart)),
      tactic: secondTactic, rounds: rounds, bidding: secondBidding, learning: secondLearning,
      acceptance: secondAcceptance)
  }

  func play() -> (result: SessionResult, trace: Trace) {
    var (first, second, trace) = (firstSide(), secondSide(), Trace())
    let result = StackedAlternatingOffers.play(
      &first, &second, clock: Clock(rounds: rounds), givesUpIn: givesUpIn, recorder: &trace)
    return (result, trace)
  }
}

/// Every move of a session.
struct Trace: SessionRecorder, Equatable {
  struct Move: Equatable {
    var side: Side
    var round: Int
    var package: Package
    var demand: Double
  }

  var offers: [Move] = []
  /// Packages offered beside another, and trades of two issues.
  var beside: [Move] = []
  var pairs: [(pair: LogrollingPair, side: Side, round: Int)] = []
  var yes: (side: Side, round: Int)?

  mutating func offered(_ package: Package, by side: Side, round: Int, demand: Double) {
    offers.append(Move(side: side, round: round, package: package, demand: demand))
  }

  mutating func offeredBeside(_ package: Package, by side: Side, round: Int) {
    beside.append(Move(side: side, round: round, package: package, demand: 0))
  }

  mutating func traded(_ pair: LogrollingPair, by side: Side, round: Int) {
    pairs.append((pair, side, round))
  }

  mutating func accepted(by side: Side, round: Int) { yes = (side, round) }

  static func == (a: Trace, b: Trace) -> Bool {
    a.offers == b.offers && a.yes?.side == b.yes?.side && a.yes?.round == b.yes?.round
  }
}
