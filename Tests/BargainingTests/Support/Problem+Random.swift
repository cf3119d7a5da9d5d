import Bargaining

extension Problem {
  /// Mostly opposed issues, some that both sides want, some that cost one side nothing; estimates
  /// off by a log-normal error; reservation values from hopeless to generous.
  static func random(_ dice: inout Dice) -> Problem {
    var problem = Problem(issues: [], firstReservation: 0, secondReservation: 0)
    for _ in 0..<dice.whole(1...maximumIssues) {
      let sign = dice.says(0.5) ? 1.0 : -1
      var issue = RandomIssue(
        first: sign * dice.between(0.01, 1),
        second: (dice.says(0.15) ? 1 : -1) * sign * dice.between(0.01, 1))
      if dice.says(0.08) { issue.first = 0 }
      if dice.says(0.08) { issue.second = 0 }
      issue.firstError = factor(&dice)
      issue.secondError = factor(&dice)
      if dice.says(0.5) { issue.grain = Double(dice.whole(1...60)) }
      problem.issues.append(issue)
    }
    problem.firstBase = dice.between(-1, 1)
    problem.secondBase = dice.between(-1, 1)
    problem.firstReservation = limit(problem.firstValuation, &dice)
    problem.secondReservation = limit(problem.secondValuation, &dice)
    problem.firstExponent = exponent(&dice)
    problem.secondExponent = exponent(&dice)
    problem.firstTactic = tactic(&dice)
    problem.secondTactic = dice.says(0.15) ? .noCounter : tactic(&dice)
    problem.firstBidding = bidding(&dice)
    problem.secondBidding = bidding(&dice)
    problem.firstLearning = learning(&dice)
    problem.secondLearning = learning(&dice)
    problem.firstAcceptance = acceptance(&dice)
    problem.secondAcceptance = acceptance(&dice)
    if dice.says(0.3) { problem.firstCurveStart = Elementary.exp2(dice.between(-12, -0.1)) }
    if dice.says(0.3) { problem.secondCurveStart = Elementary.exp2(dice.between(-12, -0.1)) }
    problem.secondAspiration = dice.between(0.3, 1)
    problem.rounds = dice.whole(2...25)
    problem.lead = dice.between(0, 1)
    problem.expectation =
      problem.firstReservation + dice.between(0, 1) * (problem.firstPath.top - problem.firstBase)
    if dice.says(0.2) { problem.givesUpIn = dice.whole(0...problem.rounds) }
    return problem
  }

  private static func tactic(_ dice: inout Dice) -> Tactic {
    let tactics: [Tactic] = [
      .timeDependent, .conditional, .reciprocal, .relative(delay: dice.whole(1...6)),
      .averaged(window: dice.whole(1...6)), .patient(patience: dice.whole(1...3)), .hardline,
    ]
    return dice.says(0.35) ? .timeDependent : tactics[dice.whole(0...6)]
  }

  private static func bidding(_ dice: inout Dice) -> Bidding {
    let biddings: [Bidding] = [.tradeOff, .logrolling, .equivalents]
    return dice.says(0.5) ? .path : biddings[dice.whole(0...2)]
  }

  private static func learning(_ dice: inout Dice) -> Learning {
    let learnings: [Learning] = [
      .unchangedIssues(rate: dice.between(0.01, 0.5)), .choice(spread: dice.between(0.1, 1.5)),
    ]
    return dice.says(0.5) ? .none : learnings[dice.whole(0...1)]
  }

  private static func acceptance(_ dice: inout Dice) -> Acceptance {
    let acceptances: [Acceptance] = [
      .next, .aspiration, .combi(after: dice.between(0, 1), window: dice.whole(1...7)),
    ]
    return acceptances[dice.whole(0...2)]
  }

  /// Both sides go by the clock, along their paths.
  func byTheClock() -> Problem {
    var problem = onPaths()
    problem.firstTactic = .timeDependent
    problem.secondTactic = .timeDependent
    return problem
  }

  /// Both sides offer points of the paths that they came with, and take what their demand allows.
  func onPaths() -> Problem {
    var problem = self
    problem.firstBidding = .path
    problem.secondBidding = .path
    problem.firstLearning = .none
    problem.secondLearning = .none
    problem.firstAcceptance = .aspiration
    problem.secondAcceptance = .aspiration
    return problem
  }

  /// Both sides know each other's ratios and everything can be divided.
  func withTrueRatios() -> Problem {
    var problem = self
    for lane in issues.indices {
      problem.issues[lane].firstError = 1
      problem.issues[lane].secondError = 1
      problem.issues[lane].grain = 0
    }
    return problem
  }

  private static func factor(_ dice: inout Dice) -> Double {
    Elementary.exp2(dice.between(-1, 1))
  }

  private static func exponent(_ dice: inout Dice) -> Double {
    Elementary.exp2(dice.between(-3, 2))
  }

  /// Anywhere between the worst package and a little more than the best.
  private static func limit(_ valuation: Valuation, _ dice: inout Dice) -> Double {
    valuation.worst + dice.between(0, 1.1) * (valuation.best - valuation.worst)
  }
}
