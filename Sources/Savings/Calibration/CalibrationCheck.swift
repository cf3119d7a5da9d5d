/// How closely the model reproduces the published cases and own outcomes, simulated anew in every run.
package struct CalibrationCheck: Sendable {
  package struct Case: Sendable {
    /// `walmart-pilot`, or the file of own outcomes.
    package let name: String
    package let title: String
    package let distances: [CalibrationDistance]
    package let negotiations: Int
    /// How to fit it again.
    let command: String

    /// Whether the fit still does what it was fitted to.
    package var isWithin: Bool { distances.allSatisfy { !$0.target.isFitted || $0.isWithin } }
  }

  package let cases: [Case]
  package let worlds: Int

  /// More worlds are not needed to see whether a fit is stale, and the check costs every run.
  package static let worlds = 50

  /// What is stale, and why; nothing is said of a run with fewer worlds, which cannot tell.
  package var warnings: [String] {
    guard worlds >= CalibrationCheck.worlds else { return [] }
    return cases.filter { !$0.isWithin }.map { entry in
      let missed = entry.distances.filter { $0.target.isFitted && !$0.isWithin }.map {
        "\($0.target.metric.name) \($0.target.metric.words($0.simulated)) instead of \($0.target.metric.words($0.target.value))"
      }
      return
        "the model does not reproduce \(entry.name): \(missed.joined(separator: ", ")); it or its settings have changed since the fit, which \(entry.command) makes again"
    }
  }
}

extension CalibrationCheck {
  /// Simulates each published case with the program's defaults and its stored fit, the unselected tail
  /// with the defaults alone, and own outcomes with the settings of the run.
  ///
  /// - Parameters:
  ///   - settings: of the run; its seed is used, and its worlds up to a fixed number.
  ///   - outcomes: the user's own past negotiations, where there are any.
  ///   - threads: changes no result.
  package init(settings: Settings, outcomes: OwnOutcomes? = nil, threads: Int) async throws(Refusal)
  {
    let worlds = min(settings.worlds, CalibrationCheck.worlds)
    func compared(
      _ name: String, _ title: String, _ campaign: Campaign, _ targets: [CalibrationTarget],
      _ settings: Settings, command: String
    ) async -> Case {
      var settings = settings
      settings.worlds = worlds
      let figures = await campaign.figures(settings, threads: threads)
      return Case(
        name: name, title: title, distances: targets.map { CalibrationDistance($0, figures) },
        negotiations: campaign.members.count * worlds, command: command)
    }
    var cases: [Case] = []
    for preset in CalibrationPreset.cases {
      var usual = preset.applied(to: Settings())
      usual.seed = settings.seed
      cases.append(
        await compared(
          preset.rawValue, preset.title, try preset.campaign(), preset.targets, usual,
          command: "savings calibrate \(preset.rawValue)"))
    }
    if let outcomes {
      cases.append(
        await compared(
          outcomes.name, "Own outcomes, \(outcomes.name)", try outcomes.campaign(),
          outcomes.ownTargets, settings, command: "savings calibrate --outcomes \(outcomes.name)"))
    }
    self.init(cases: cases, worlds: worlds)
  }
}
