extension CalibrationPreset {
  /// The settings of the stored fit, in the order of the file; empty for ``none``.
  package var values: [(key: String, value: SettingValue)] {
    switch self {
    case .none: return []
    case .unselectedTail:
      // The defaults, of everything that another case changes.
      let usual = Settings()
      let others = CalibrationPreset.cases.filter { $0 != self }
      let keys = others.flatMap { other in
        other.choices.map(\.key) + other.parameters(usual).flatMap(\.keys)
      }
      return Setting.all.filter { keys.contains($0.key) }.map { ($0.key, $0.value(in: usual)) }
    case .walmartPilot, .walmartRollout:
      return choices.map { ($0.key, $0.value) } + (CalibrationPreset.stored[self] ?? [])
    }
  }

  /// Settings with the stored fit on top.
  package func applied(to settings: Settings) -> Settings {
    var settings = settings
    for (key, value) in values { _ = Setting.named(key)?.set(value, in: &settings) }
    return settings
  }
}
