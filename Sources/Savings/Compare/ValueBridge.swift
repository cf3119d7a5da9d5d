/// From the headline figures of one run to those of another, step by step: to the minor unit, every
/// figure of the first plus its steps is that of the second.
package struct ValueBridge: Sendable, Equatable {
  package enum Cause: String, Sendable, CaseIterable {
    /// Settings that only the return on investment reads; replaced exactly.
    case programme
    /// The first run's deals played again by this program, where another version played them.
    case version
    /// The same under the second run's policy, then with its seed, worlds and model; exact.
    case policy
    case model
    case left
    case entered
    /// More or less spend with the deals that stay, at the first run's saving rate.
    case spend
    /// What is left of deals that stay in another tier.
    case tier
    /// What is left: other facts of deals that stay, whether the data or settings that prepare deals
    /// changed them, and what of the groups before cannot be told apart.
    case facts
    /// Means of deals are rounded one by one, the total once.
    case rounding

    package var title: String {
      switch self {
      case .programme: "Settings of the return on investment"
      case .left: DealChange.left.title
      case .entered: DealChange.entered.title
      case .spend: "Other spend of deals that stay"
      case .tier: DealChange.tier.title
      case .version: "Version of the program"
      case .policy: "Settings of the policy"
      case .model: "Seed, worlds and settings of the model"
      case .facts: "Other facts of deals that stay, and what steps do together"
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
  ///   - isOtherVersion: whether two versions of the program made them.
  ///   - threads: play deals again where settings of the talks differ; change no result.
  init(
    from before: SavingsRun, to after: SavingsRun, isOtherVersion: Bool, threads: Int
  ) async throws(Refusal) {
    let start = Figures(before.expectedHard, before.roi)
    let end = Figures(after.expectedHard, after.roi)
    let assumed = try before.with(programme: before.settings.with(programmeOf: after.settings))
    var steps = [
      Step(cause: .programme, change: Figures(before.expectedHard, assumed.roi) - start)
    ]
    // Then the talks: the first run's deals, as they were prepared, under one group of settings after
    // the other.
    var played = assumed
    for cause in [Cause.version, .policy, .model] {
      let settings = played.settings.with(after.settings, for: cause)
      guard
        cause == .version ? isOtherVersion : !settings.differences(from: played.settings).isEmpty
      else { continue }
      let next = try await played.played(again: settings, threads: threads)
      steps.append(
        Step(
          cause: cause,
          change: Figures(next.expectedHard, next.roi) - Figures(played.expectedHard, played.roi)))
      played = next
    }
    let deals = DealChanges(from: played.simulation.deals, to: after.simulation.deals)
    var path = BridgePath(played)
    for (cause, hard, count) in DealShift.all(deals) {
      steps.append(Step(cause: cause, change: try path.shift(hard, count)))
    }
    let kept =
      deals.total(.same).hardAfter + deals.total(.spend).hardAfter
      + deals.total(.tier).hardAfter + deals.total(.entered).hardAfter
    let known =
      deals.total(.same).hardBefore + deals.total(.spend).hardBefore
      + deals.total(.tier).hardBefore + deals.total(.left).hardBefore
    let rounding = Figures(
      hard: (end.hard - kept) - (played.expectedHard - known), netPosition: .zero,
      presentValue: .zero)
    let explained = steps.reduce(start + rounding) { $0 + $1.change }
    steps.append(Step(cause: .facts, change: end - explained))
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
  /// These settings with those of another that a step of the bridge replaces.
  func with(_ other: Settings, for cause: ValueBridge.Cause) -> Settings {
    var settings = self
    for setting in Setting.all where Settings.cause(of: setting.key) == cause {
      _ = setting.set(setting.value(in: other), in: &settings)
    }
    return settings
  }

  /// By which step of the talks a setting is replaced; nil for those that shape deals before them.
  private static func cause(of key: String) -> ValueBridge.Cause? {
    switch SettingChange.Group(key) {
    case .model: .model
    case .policy: key.hasPrefix("tiers.") ? nil : .policy
    case .output: key == "compare.human_style" ? .policy : nil
    case .data, .programme: nil
    }
  }

  /// These settings with those of another that only the return on investment reads.
  func with(programmeOf other: Settings) -> Settings {
    var settings = self
    for setting in Setting.all where Settings.ofProgramme.contains(setting.key) {
      _ = setting.set(setting.value(in: other), in: &settings)
    }
    return settings
  }
}
