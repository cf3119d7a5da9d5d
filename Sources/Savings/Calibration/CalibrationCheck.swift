/// How closely the model reproduces the published cases, simulated anew in every run.
package struct CalibrationCheck: Sendable {
  package struct Case: Sendable {
    package let preset: CalibrationPreset
    package let distances: [CalibrationDistance]
    package let negotiations: Int

    /// Whether the stored fit still does what it was fitted to.
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
        "the stored fit of \(entry.preset.rawValue) is stale, for the model has changed since: \(missed.joined(separator: ", ")); savings calibrate \(entry.preset.rawValue) fits it again"
    }
  }
}

extension CalibrationCheck {
  /// Simulates each case with the program's defaults and its stored fit; the unselected tail with
  /// the defaults alone.
  ///
  /// - Parameters:
  ///   - seed: of the run.
  ///   - worlds: of the run; at most ``CalibrationCheck/worlds`` are played.
  package init(seed: UInt64, worlds: Int, threads: Int) async throws(Refusal) {
    self.worlds = min(worlds, CalibrationCheck.worlds)
    var cases: [Case] = []
    for preset in CalibrationPreset.cases {
      let campaign = try preset.campaign()
      var settings = preset.applied(to: Settings())
      settings.seed = seed
      settings.worlds = self.worlds
      let figures = await campaign.figures(settings, threads: threads)
      cases.append(
        Case(
          preset: preset, distances: preset.targets.map { CalibrationDistance($0, figures) },
          negotiations: campaign.members.count * settings.worlds))
    }
    self.cases = cases
  }
}
