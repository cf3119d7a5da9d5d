/// A setting that two runs do not share.
package struct SettingChange: Sendable, Equatable {
  /// What the setting decides.
  package enum Group: String, Sendable, CaseIterable {
    case data
    case policy
    case programme
    case model
    case output

    package var title: String {
      switch self {
      case .data: "Data and scope"
      case .policy: "Policy"
      case .programme: "Return on investment"
      case .model: "Simulation and model"
      case .output: "Form of the reports"
      }
    }

    init(_ key: String) {
      guard !Settings.ofProgramme.contains(key) else {
        self = .programme
        return
      }
      self =
        switch key.prefix(while: { $0 != "." }) {
        case "policy", "tiers", "programme": .policy
        case "model", "correlation", "calibration", "seed", "worlds": .model
        case "output", "compare": .output
        default: .data
        }
    }
  }

  package let key: String
  package let group: Group
  package let meaning: String
  /// Both values as a settings file has them.
  package let before: String
  package let after: String

  package static func all(from before: Settings, to after: Settings) -> [SettingChange] {
    var (first, second) = (before, after)
    // The order in which files are named decides nothing.
    first.spend.files.sort()
    second.spend.files.sort()
    return second.differences(from: first).map {
      SettingChange(
        key: $0.key, group: Group($0.key), meaning: $0.summary,
        before: $0.value(in: first).yaml, after: $0.value(in: second).yaml)
    }
  }
}
