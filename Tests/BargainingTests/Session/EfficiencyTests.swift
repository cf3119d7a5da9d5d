import Testing

@testable import Bargaining

/// Where agreements lie, and how they answer to better alternatives.
struct EfficiencyTests {
  /// With true ratios and issues that can be divided, nobody could have more without the other
  /// having less.
  @Test func withTrueRatiosTheParetoGapIsZero() {
    var agreed = 0
    Property.holds(of: 4_000, seed: 40) { problem in
      let plain = problem.onPaths().withTrueRatios()
      guard let agreement = plain.play().result.agreement else { return nil }
      agreed += 1
      let own = plain.firstValuation.worth(of: agreement)
      let most = plain.firstPath.worthKept(
        leavingOther: plain.secondValuation.worth(of: agreement), estimate: plain.secondValuation)
      return most - own < 1e-9 ? nil : "\(most - own) is left on the table"
    }
    #expect(agreed > 1_000)
  }

  /// The same with estimates that are wrong does leave something: the gap is not zero by nature.
  @Test func wrongEstimatesLeaveSomethingOnTheTable() {
    var dice = Dice(41)
    var gaps = 0
    for _ in 0..<4_000 {
      let problem = Problem.random(&dice).onPaths()
      guard let agreement = problem.play().result.agreement else { continue }
      let most = problem.withTrueRatios().firstPath.worthKept(
        leavingOther: problem.secondValuation.worth(of: agreement),
        estimate: problem.secondValuation)
      if most - problem.firstValuation.worth(of: agreement) > 1e-3 { gaps += 1 }
    }
    #expect(gaps > 50)
  }

  /// For two sides that go by the clock, a better alternative may cost the agreement, never worth.
  @Test(arguments: [Side.first, .second])
  func aBetterReservationValueNeverLowersTheOwnWorth(side: Side) {
    var compared = 0
    var dice = Dice(42)
    Property.holds(of: 4_000, seed: 42) { problem in
      var before = problem.byTheClock().withTrueRatios()
      before.secondAspiration = 1
      before.givesUpIn = .max
      var after = before
      let own = side == .first ? before.firstValuation : before.secondValuation
      let rise = dice.between(0, 0.1) * (own.best - own.worst)
      if side == .first { after.firstReservation += rise } else { after.secondReservation += rise }
      guard let old = before.play().result.agreement, let new = after.play().result.agreement else {
        return nil
      }
      compared += 1
      let change = own.worth(of: new) - own.worth(of: old)
      return change >= -1e-9 ? nil : "\(change) by a rise of \(rise)"
    }
    #expect(compared > 1_000)
  }

  @Test func aSideThatGoesByTheClockGainsNoAgreementByWantingMore() {
    var dice = Dice(43)
    Property.holds(of: 3_000, seed: 43) { problem in
      var before = problem.byTheClock().withTrueRatios()
      before.givesUpIn = .max
      var after = before
      after.firstReservation += dice.between(0, 0.2)
      let (old, new) = (before.play().result, after.play().result)
      return new.agreement == nil || old.agreement != nil ? nil : "agrees by wanting more"
    }
  }

  /// The zone: what the first side keeps at most with the second at its limit.
  @Test func anIssueMoreNeverShrinksTheZone() {
    var dice = Dice(44)
    var opened = 0
    Property.holds(of: 3_000, seed: 44) { problem in
      var more = problem.withTrueRatios()
      guard more.issues.count < maximumIssues, more.secondValuation.best >= more.secondReservation
      else { return nil }
      func kept(_ problem: Problem) -> Double {
        problem.firstPath.worthKept(
          leavingOther: problem.secondReservation, estimate: problem.secondValuation)
      }
      let before = kept(more)
      more.issues.append(RandomIssue(first: dice.between(-1, 1), second: dice.between(-1, 1)))
      let after = kept(more)
      if before < problem.firstReservation, after >= problem.firstReservation { opened += 1 }
      return after >= before - 1e-12 ? nil : "\(before) becomes \(after)"
    }
    // And it does open zones that were closed.
    #expect(opened > 50)
  }
}
