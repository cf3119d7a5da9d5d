/// From the headline figures of one run to those of another, step by step: to the minor unit, every
/// figure of the first plus its steps is that of the second.
package struct ValueBridge: Sendable, Equatable {
  package enum Cause: String, Sendable, CaseIterable {
    /// Settings that only the return on investment reads; replaced exactly.
    case programme
    case left
    case entered
    /// More or less spend with the deals that stay, at the first run's saving rate.
    case spend
    /// What is left of deals that stay in another tier.
    case tier
    /// What is left: other facts of deals that stay, where nothing of the simulation has changed.
    case facts
    /// What is left: settings of the simulation and the model, where they have.
    case simulation
    /// Means of deals are rounded one by one, the total once.
    case rounding

    package var title: String {
      switch self {
      case .programme: "Settings of the return on investment"
      case .left: DealChange.left.title
      case .entered: DealChange.entered.title
      case .spend: "Other spend of deals that stay"
      case .tier: DealChange.tier.title
      case .facts: "Other facts of deals that stay, and what averages cannot separate"
      case .simulation: "Settings of the simulation and model"
      case .rounding: "Rounding of means"
      }
    }
  }

  /// The headline figures: hard saving agreed a year; net position and net present value over the
  /// horizon.
  package struct Figures: Sendable, Equatable {
    package var hard: Money
    package var netPosition: Money
    package var presentValue: Money

    package init(hard: Money, netPosition: Money, presentValue: Money) {
      self.hard = hard
      self.netPosition = netPosition
      self.presentValue = presentValue
    }

    init(_ hard: Money, _ roi: ROIResult) {
      self.init(
        hard: hard, netPosition: roi.figures.netPosition, presentValue: roi.figures.presentValue)
    }

    package static let zero = Figures(hard: .zero, netPosition: .zero, presentValue: .zero)

    package static func + (a: Figures, b: Figures) -> Figures {
      Figures(
        hard: a.hard + b.hard, netPosition: a.netPosition + b.netPosition,
        presentValue: a.presentValue + b.presentValue)
    }

    package static func - (a: Figures, b: Figures) -> Figures {
      Figures(
        hard: a.hard - b.hard, netPosition: a.netPosition - b.netPosition,
        presentValue: a.presentValue - b.presentValue)
    }
  }

  package struct Step: Sendable, Equatable {
    package let cause: Cause
    package let change: Figures
  }

  package let before: Figures
  package let after: Figures
  /// In the order in which one group after the other was replaced; those without an effect left out.
  package let steps: [Step]

  /// - Parameters:
  ///   - before, after: the two runs, in one currency.
  ///   - deals: of the two.
  ///   - isSimulatedAlike: whether settings and version of simulation and policy are the same, so that
  ///     data alone has changed.
  init(
    from before: SavingsRun, to after: SavingsRun, deals: DealChanges, isSimulatedAlike: Bool
  ) throws(Refusal) {
    let start = Figures(before.expectedHard, before.roi)
    let end = Figures(after.expectedHard, after.roi)
    let assumed = try before.with(programme: before.settings.with(programmeOf: after.settings))
    var steps = [
      Step(cause: .programme, change: Figures(before.expectedHard, assumed.roi) - start)
    ]
    var path = BridgePath(assumed)
    for (cause, hard, count) in DealShift.all(deals, separatesTiers: isSimulatedAlike) {
      steps.append(Step(cause: cause, change: try path.shift(hard, count)))
    }
    let kept =
      deals.total(.same).hardAfter + deals.total(.spend).hardAfter
      + deals.total(.tier).hardAfter + deals.total(.entered).hardAfter
    let known =
      deals.total(.same).hardBefore + deals.total(.spend).hardBefore
      + deals.total(.tier).hardBefore + deals.total(.left).hardBefore
    let rounding = Figures(
      hard: (end.hard - kept) - (start.hard - known), netPosition: .zero, presentValue: .zero)
    let explained = steps.reduce(start + rounding) { $0 + $1.change }
    steps.append(
      Step(cause: isSimulatedAlike ? .facts : .simulation, change: end - explained))
    steps.append(Step(cause: .rounding, change: rounding))
    self.before = start
    self.after = end
    self.steps = steps.filter { $0.change != .zero }
  }
}

extension SavingsRun {
  /// Hard saving agreed a year under win-win, as the reports print it.
  package var expectedHard: Money {
    let worlds = simulation.totals(.winWin)
    return (0..<Tier.allCases.count).reduce(.zero) { sum, tier in
      sum + Money.mean(of: worlds.map { $0[tier].hard })
    }
  }
}

extension Settings {
  /// These settings with those of another that only the return on investment reads.
  func with(programmeOf other: Settings) -> Settings {
    var settings = self
    for setting in Setting.all where Settings.ofProgramme.contains(setting.key) {
      _ = setting.set(setting.value(in: other), in: &settings)
    }
    return settings
  }
}
