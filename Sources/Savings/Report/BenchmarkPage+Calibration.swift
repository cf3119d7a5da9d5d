extension BenchmarkPage {
  /// How closely the model reproduces published cases, as simulated in this run.
  var calibration: ReportSection {
    let check = run.calibration
    let rows = check.cases.flatMap { entry in
      entry.distances.map { [.text(entry.title)] + $0.row }
    }
    var table = CalibrationDistance.table([])
    table.id = "calibration"
    table.columns.insert(.init("Case", name: "case"), at: 0)
    table.rows = rows
    let preset = run.settings.calibration.preset
    let uses =
      preset == .none
      ? "This run uses the settings of its file, not the fit of a case."
      : "This run uses the fit of \(preset.rawValue)."
    let blocks: [ReportBlock] = [
      .paragraph(
        "Each case is simulated again in this run, on a portfolio shaped like the published one (\(CalibrationPreset.suppliers) deals, \(check.worlds) worlds, the program’s defaults with the stored fit of the case)\(run.calibration.cases.count > CalibrationPreset.cases.count ? "; your own outcomes with the settings of this run" : ""). Allowed are 3 points of the agreement rate, 0.3 points of the saving and 1 day; own outcomes also reach as far as their 95 % intervals. \(uses)"
      ), .table(table),
    ]
    return ReportSection(
      id: "calibration", heading: "How closely the model reproduces published results",
      blocks: blocks + check.warnings.map { .note($0) })
  }
}
