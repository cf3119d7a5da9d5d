import FoundationEssentials
import Savings

/// Fits the published cases again and stores the answer: `Benchmarks calibrate [FILE]`.
enum Calibrate {
  /// Negotiations of a fit: the deals of a case in so many worlds.
  private static let worlds = 100

  static func run(_ arguments: [String]) async throws {
    var entries = ""
    for preset in CalibrationPreset.cases {
      var settings = Settings()
      settings.worlds = worlds
      let fit = await (try preset.problem(settings)).fit(threads: 2)
      print("\(preset.rawValue): \(fit.evaluations) evaluations of \(fit.negotiations)")
      for distance in fit.distances {
        let metric = distance.target.metric
        print(
          "  \(metric.name): \(metric.words(distance.simulated)), aim \(metric.words(distance.target.value)), \(metric.difference(distance.distance))"
        )
      }
      for answer in fit.parameters {
        print(
          "  \(answer.parameter.name): \(Digits.fixed(answer.before, 4)) to \(Digits.fixed(answer.value, 4)), \(Digits.percent(answer.determined, 0)) by the targets\(answer.isAtBound ? ", at its bound" : "")"
        )
      }
      // The unselected tail is the defaults themselves: a fit of it is news, not an override.
      guard preset != .unselectedTail else { continue }
      entries += entry(preset, fit)
    }
    guard let path = arguments.first else { return }
    let text = """
      // Made by `make calibrate`; change the model or the cases, not this file.
      extension CalibrationPreset {
        /// What the last fit of each case wrote. Runs simulate the cases again and say how far they are.
        static let stored: [CalibrationPreset: [(key: String, value: SettingValue)]] = [
      \(entries)  ]
      }

      """
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private static func entry(_ preset: CalibrationPreset, _ fit: CalibrationFit) -> String {
    var text = "    .\(preset == .walmartPilot ? "walmartPilot" : "walmartRollout"): [\n"
    let fitted = Set(fit.parameters.flatMap(\.parameter.keys))
    for setting in Setting.all where fitted.contains(setting.key) {
      let value =
        switch setting.value(in: fit.settings) {
        case .list(let items): ".list([\(items.map { "\"\($0)\"" }.joined(separator: ", "))])"
        case .text(let item): ".text(\"\(item)\")"
        case .table, .none: ".none"
        }
      text += "      (\"\(setting.key)\", \(value)),\n"
    }
    return text + "    ],\n"
  }
}
