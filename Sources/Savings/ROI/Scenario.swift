/// All uncertain quantities at once at their bad, typical or good end. That all go wrong together is
/// less likely than any single range says; the ranges over worlds are the ones to plan with.
package struct Scenario: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case conservative
    case base
    case optimistic
  }

  package let kind: Kind
  package let flow: CashFlow
  package let figures: FlowFigures
  package let runningCosts: RunningCosts
  /// What is assumed, in words.
  package let assumptions: String

  package static func all(_ typical: TypicalProgramme) -> [Scenario] {
    Kind.allCases.map { Scenario($0, typical) }
  }

  private init(_ kind: Kind, _ typical: TypicalProgramme) {
    self.kind = kind
    let programme = typical.settings.programme
    let plan = typical.base.plan
    /// The end of a three-point setting that suits the scenario, where more is good or bad.
    func good(_ point: ThreePoint) -> Double {
      switch kind {
      case .conservative: point.low
      case .base: point.typical
      case .optimistic: point.high
      }
    }
    func bad(_ point: ThreePoint) -> Double {
      good(ThreePoint(point.high, point.typical, point.low))
    }
    let hard = good(ThreePoint(typical.hardLow, 1, typical.hardHigh))
    let failure = bad(ThreePoint(0, plan.failure, min(1, 2 * plan.failure)))
    let changed = typical.changed {
      $0.scaleSavings(by: hard)
      $0.realisation = typical.realisation(good)
      $0.rampShift = bad(programme.rampShift)
      $0.hiddenCost = bad(programme.hiddenCost)
      $0.costPerNegotiation = bad(programme.costPerNegotiation)
      $0.plan.failure = failure
    }
    flow = typical.withClawback(changed, bad).expected()
    figures = FlowFigures(flow, discountRate: plan.discountRate)
    runningCosts = RunningCosts(
      plan,
      branches: [
        .init(share: 1 - failure, hiddenCost: changed.hiddenCost, isAbandoned: false),
        .init(share: failure, hiddenCost: changed.hiddenCost, isAbandoned: true),
      ])
    assumptions =
      "agreed saving × \(Digits.fixed(hard, 2)), "
      + "\(Digits.percent(good(typical.settings.model.realisationTail), 0)) of it realised (tail), "
      + "ramp \(Self.shift(bad(programme.rampShift))), "
      + "hidden cost × \(Digits.fixed(bad(programme.hiddenCost), 2)), "
      + "chance of abandonment \(Digits.percent(failure, 0))"
  }

  /// A shift of the ramp in words.
  static func shift(_ months: Double) -> String {
    if months == 0 { return "as planned" }
    return Digits.fixed(months.magnitude, 1) + (months > 0 ? " months later" : " months earlier")
  }
}
