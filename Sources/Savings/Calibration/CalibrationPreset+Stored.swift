// Made by `make calibrate`; change the model or the cases, not this file.
extension CalibrationPreset {
  /// What the last fit of each case wrote. Runs simulate the cases again and say how far they are.
  static let stored: [CalibrationPreset: [(key: String, value: SettingValue)]] = [
    .walmartPilot: [
      ("policy.target_tail", .text("0.02248")),
      ("model.engagement_tail", .list(["0.55", "0.8115", "0.88"])),
      ("model.hard", .text("0.0243")),
      ("model.no_counter", .text("0.0243")),
      ("model.fatigue", .text("0.00324")),
      ("model.days_per_round", .text("1.42")),
    ],
    .walmartRollout: [
      ("policy.target_tail", .text("0.03411")),
      ("model.engagement_tail", .list(["0.55", "0.8399", "0.88"])),
      ("model.hard", .text("0.031")),
      ("model.no_counter", .text("0.031")),
      ("model.fatigue", .text("0.00414")),
      ("model.days_per_round", .text("1.371")),
    ],
  ]
}
