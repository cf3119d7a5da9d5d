extension Setting {
  /// What the model is compared with.
  static let calibrationSettings: [Setting] = [
    Setting(
      "calibration.preset", \.calibration.preset,
      "published case whose fit replaces the settings it fits, whatever this file says of them; --set still wins"
    ),
    Setting(
      "calibration.outcomes", \.calibration.outcomes,
      "CSV of your own past negotiations, optional; every run says how near the model comes to it"),
    Setting(
      "calibration.mapping", \.calibration.mapping, "field: column name of the outcomes"),
  ]
}
