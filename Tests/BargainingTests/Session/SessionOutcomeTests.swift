import Testing

@testable import Bargaining

/// What must hold of every session between any two sides.
struct SessionOutcomeTests {
  /// Worths are sums of eight rounded products, and a grain forgives a billionth of a step.
  private static let rounding = 1e-8

  @Test func nobodyAgreesToLessThanItsReservationValue() {
    Property.holds(of: 6_000, seed: 20) { problem in
      guard let agreement = problem.play().result.agreement else { return nil }
      let first = problem.firstValuation.worth(of: agreement) - problem.firstReservation
      let second = problem.secondValuation.worth(of: agreement) - problem.secondReservation
      return min(first, second) >= -Self.rounding ? nil : "gains \(first) and \(second)"
    }
  }

  /// The exact frontier: what the first side can keep at most with the second at its limit.
  @Test func withoutAZoneThereIsNoAgreement() {
    var (without, agreed) = (0, 0)
    Property.holds(of: 6_000, seed: 21) { problem in
      let plain = problem.withTrueRatios()
      let kept = plain.firstPath.worthKept(
        leavingOther: problem.secondReservation, estimate: problem.secondValuation)
      let isOpen =
        kept >= problem.firstReservation - Self.rounding
        && problem.secondValuation.best >= problem.secondReservation
      let agreement = problem.play().result.agreement
      if agreement != nil { agreed += 1 }
      if !isOpen { without += 1 }
      return isOpen || agreement == nil ? nil : "kept at most \(kept)"
    }
    // The random problems are of both kinds.
    #expect(without > 1_000)
    #expect(agreed > 1_000)
  }

  @Test func theAgreementIsTheLastOfferMade() {
    Property.holds(of: 4_000, seed: 22) { problem in
      let (result, trace) = problem.play()
      guard let agreement = result.agreement else {
        return trace.yes == nil ? nil : "a yes without an agreement"
      }
      guard let last = trace.offers.last, let yes = trace.yes else { return "no trace" }
      return last.package == agreement && last.side != yes.side && yes.side == result.acceptedBy
        ? nil : "\(agreement) is not \(last)"
    }
  }

  @Test func noSideTalksPastTheDeadline() {
    Property.holds(of: 3_000, seed: 23) { problem in
      let (result, trace) = problem.play()
      let rounds = min(problem.rounds, problem.givesUpIn)
      if result.rounds > rounds || trace.offers.contains(where: { $0.round >= rounds }) {
        return "\(result.rounds) rounds"
      }
      return result.offers == trace.offers.count ? nil : "\(result.offers) offers counted"
    }
  }

  @Test func aSideThatGivesUpNeverAgreesAfterwards() {
    var gone = 0
    Property.holds(of: 4_000, seed: 24) { problem in
      var patient = problem
      patient.givesUpIn = .max
      let (full, trace) = patient.play()
      var leaving = problem
      leaving.givesUpIn = problem.rounds / 2
      let result = leaving.play().result
      if let yes = trace.yes, yes.round < leaving.givesUpIn {
        return result.agreement == full.agreement ? nil : "an early agreement is lost"
      }
      if result.abandoned { gone += 1 }
      return result.agreement == nil ? nil : "agreed after round \(leaving.givesUpIn)"
    }
    #expect(gone > 500)
  }

  @Test func whoMakesNoOffersMakesNone() {
    Property.holds(of: 2_000, seed: 25) { problem in
      var refusing = problem
      refusing.secondTactic = .noCounter
      let (result, trace) = refusing.play()
      return trace.offers.allSatisfy { $0.side == .first }
        && (result.agreement == nil || result.acceptedBy == .second) ? nil : "\(trace.offers)"
    }
  }

  /// Without an agreement at the deadline the gap is what the first side still wanted beyond the
  /// last offer it had.
  @Test func theGapIsMeasuredFromTheLastOfferReceived() {
    Property.holds(of: 3_000, seed: 26) { problem in
      let (result, trace) = problem.play()
      guard result.agreement == nil, !result.abandoned,
        let wanted = trace.offers.last(where: { $0.side == .first })?.demand,
        let offer = trace.offers.last(where: { $0.side == .second })
      else { return nil }
      let gap = wanted - problem.firstValuation.worth(of: offer.package)
      return (gap - result.gap).magnitude < 1e-12 ? nil : "\(result.gap), not \(gap)"
    }
  }
}
