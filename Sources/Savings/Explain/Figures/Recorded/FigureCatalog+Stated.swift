extension FigureCatalog {
  /// What is set, compared or counted about the run itself.
  func stated(_ root: String, _ rest: [String], _ path: String) -> FigureDraft? {
    switch root {
    case "schema":
      return known(
        path, "Form of run.json", .count(1), "goes up where members change their meaning",
        [Figure.Input("schema", "1", "the program")])
    case "seed":
      return known(
        path, "Seed of the worlds", .plain(String(run.settings.seed)),
        "every random number is drawn from it, the world, the deal and the purpose",
        [setting("seed")])
    case "worlds":
      return known(
        path, "Worlds simulated", .count(run.settings.worlds), "as set", [setting("worlds")])
    case "settings": return set(rest.joined(separator: "."), path)
    case "calibration": return calibration(rest, path)
    case "history": return drift(rest, path)
    default: return nil
    }
  }

  private func set(_ key: String, _ path: String) -> FigureDraft? {
    guard let setting = Setting.named(key), !Settings.withoutEffect.contains(key) else {
      return nil
    }
    return known(
      path, setting.summary, .plain(setting.value(in: run.settings).yaml),
      "as set; savings run --print-settings says where", [self.setting(key)])
  }

  private func calibration(_ rest: [String], _ path: String) -> FigureDraft? {
    guard let place = rest.first.flatMap({ Int($0) }),
      run.calibration.cases.indices.contains(place)
    else { return nil }
    let entry = run.calibration.cases[place]
    let played = Figure.Input(
      "negotiations", "\(entry.negotiations)",
      "simulated anew in this run, seed \(run.settings.seed)")
    if rest.count == 2, rest[1] == "negotiations" {
      return self.played(
        path, "\(entry.name): negotiations", .count(entry.negotiations),
        "deals of the published case × worlds of the check", [setting("worlds")])
    }
    guard rest.count == 4, rest[1] == "targets", let index = Int(rest[2]),
      entry.distances.indices.contains(index)
    else { return nil }
    let found = entry.distances[index]
    let (value, formula): (Double, String) =
      switch rest[3] {
      case "aim": (found.target.value, "the published figure: \(found.target.source)")
      case "simulated": (found.simulated, "the same figure of the simulated case")
      case "distance": (found.distance, "simulated − published")
      case "tolerance":
        (found.target.metric.tolerance, "how far off the simulated figure may be")
      default: (0, "")
      }
    guard !formula.isEmpty else { return nil }
    return self.played(
      path,
      "\(entry.name), \(found.target.metric.rawValue) of the \(found.target.tier.rawValue): \(rest[3])",
      .ratio(value), formula,
      [played, Figure.Input("published", Digits.fixed(found.target.value, 6), found.target.source)])
  }

  private func drift(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 3, rest[0] == "drift", let place = Int(rest[1]),
      run.drift.findings.indices.contains(place)
    else { return nil }
    let finding = run.drift.findings[place]
    let title = "\(finding.measure.rawValue) against earlier runs"
    let source = [
      Figure.Input("now", finding.now, "this run"),
      Figure.Input("usual", finding.usual, run.drift.runs.joined(separator: ", ")),
      setting("drift.runs"),
    ]
    return switch rest[2] {
    case "now": known(path, title, .plain(finding.now), "of this run", source)
    case "usual": known(path, title, .plain(finding.usual), "of the dates before", source)
    case "distance":
      known(path, title, .ratio(finding.distance), "how far now is from usual", source)
    case "limit": known(path, title, .ratio(finding.limit), "from where on it is told", source)
    default: nil
    }
  }
}
