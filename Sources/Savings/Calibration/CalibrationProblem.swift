/// What a fit is asked: which figures to reproduce, on which suppliers, by moving what.
package struct CalibrationProblem: Sendable {
  /// `walmart-pilot`, or the file of own outcomes.
  package let name: String
  package let campaign: Campaign
  package let targets: [CalibrationTarget]
  package let parameters: [FreeParameter]
  /// The settings before the fit, the case's own choices included.
  package let base: Settings
  /// Settings that the case sets and does not fit.
  package let choices: [CalibrationChoice]
  /// What a reader must know of the case, a sentence each.
  package let notes: [String]
  /// Own outcomes behind the targets; empty for published ones.
  package let evidence: [OutcomeEvidence]

  package init(
    name: String, campaign: Campaign, targets: [CalibrationTarget], parameters: [FreeParameter],
    base: Settings, choices: [CalibrationChoice] = [], notes: [String] = [],
    evidence: [OutcomeEvidence] = []
  ) {
    self.name = name
    self.campaign = campaign
    self.targets = targets
    self.parameters = parameters
    self.base = base
    self.choices = choices
    self.notes = notes
    self.evidence = evidence
  }

  /// Weight of the pull towards the settings before the fit: a parameter moved by its scale costs as
  /// much as a target missed by a tenth of its tolerance.
  private static let ridge = 0.01

  /// Finds the parameters with which the model comes nearest to the targets.
  ///
  /// All settings are tried on the same random numbers (seed and worlds of ``base``), so the same
  /// problem has the same answer, whatever the threads. The values are rounded as the settings file
  /// says them, and what is reported was simulated with the rounded ones.
  package func fit(threads: Int) async -> CalibrationFit {
    let squares = LeastSquares(
      low: parameters.map { $0.low / $0.scale }, high: parameters.map { $0.high / $0.scale },
      ridge: CalibrationProblem.ridge, width: 0.2, iterations: 8)
    let fitted = targets.filter(\.isFitted)
    let found = await squares.minimum(
      from: parameters.map { $0.read(base) / $0.scale }
    ) { point in
      let values = zip(parameters, point).map { $0.scale * $1 }
      let figures = await campaign.figures(moved(to: values), threads: threads)
      return fitted.map { $0.residual(figures) }
    }
    let values = zip(parameters, found.point).map { $0.rounded($0.scale * $1) }
    let settings = moved(to: values)
    let figures = await campaign.figures(settings, threads: threads)
    return CalibrationFit(
      problem: self, settings: settings,
      distances: targets.map { CalibrationDistance($0, figures) },
      parameters: zip(parameters, zip(values, found.determined)).map { parameter, answer in
        CalibrationFit.Fitted(
          parameter: parameter, before: parameter.read(base), value: answer.0,
          determined: answer.1)
      },
      evaluations: found.evaluations + 1)
  }

  /// The settings with the parameters at these values.
  private func moved(to values: [Double]) -> Settings {
    var settings = base
    for (parameter, value) in zip(parameters, values) { parameter.write(&settings, value) }
    return settings
  }
}

/// A setting that a case chooses, and why.
package struct CalibrationChoice: Sendable {
  package let key: String
  package let value: SettingValue
  package let why: String
}

/// The answer: settings, and how near they come.
package struct CalibrationFit: Sendable {
  package struct Fitted: Sendable {
    package let parameter: FreeParameter
    package let before: Double
    package let value: Double
    /// From 0 to 1: how much of the value the targets decide; the rest is what was assumed before.
    package let determined: Double

    package var isAtBound: Bool { parameter.isAtBound(value) }
  }

  package let problem: CalibrationProblem
  package let settings: Settings
  package let distances: [CalibrationDistance]
  package let parameters: [Fitted]
  /// Simulations of the whole campaign.
  package let evaluations: Int

  package var negotiations: Int { problem.campaign.members.count * settings.worlds }

  /// Whether every fitted target is met within its tolerance.
  package var isWithin: Bool { distances.allSatisfy { !$0.target.isFitted || $0.isWithin } }

  /// Every setting that differs from what the fit started from, or that it fitted, in file order.
  package var keys: [String] {
    let known = Set(parameters.flatMap(\.parameter.keys) + problem.choices.map(\.key))
    return Setting.all.map(\.key).filter(known.contains)
  }

  /// Fitted parameters of which the targets decide less than nine tenths.
  package var undetermined: [Fitted] { parameters.filter { $0.determined < 0.9 } }

  /// Settings of the model that no target speaks of: they keep their values, and others would fit
  /// as well.
  package var unidentified: [String] {
    let known = Set(keys)
    return Setting.all.map(\.key).filter {
      $0.hasPrefix("model.") && !known.contains($0)
    }
  }
}
