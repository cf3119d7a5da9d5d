import Savings

/// One value that a file, the environment or a flag gives to a setting.
struct SettingAssignment: Sendable, Equatable {
  let key: String
  /// Key inside of a table, where only one entry of it is given: `amount` of `spend.mapping`.
  var entry: String?
  let value: SettingValue
  let origin: SettingOrigin
  /// Lines of a table's entries, where a file gives a whole table.
  var entryLines: [String: Int] = [:]
}

/// Where a setting's value comes from.
package enum SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  case builtIn
  case file(String, line: Int)
  /// The stored fit of a published case, which `calibration.preset` names.
  case preset(String)
  /// A file of what was realised, which `model.realisation_from` names.
  case realised(String)
  case environment(String)
  case flag

  package var description: String {
    switch self {
    case .builtIn: "default"
    case .file(let path, let line): "\(path) line \(line)"
    case .preset(let name): "preset \(name)"
    case .realised(let path): "realised, \(path)"
    case .environment(let name): "environment \(name)"
    case .flag: "--set"
    }
  }

  /// The refusal of a value that comes from here.
  func refusal(_ cause: String, fix: String) -> Refusal {
    switch self {
    case .file(let path, let line):
      Refusal(.badSettings, file: path, line: line, cause, fix: fix)
    case .environment(let name):
      Refusal(.badSettings, "environment variable \(name): \(cause)", fix: fix)
    case .flag: Refusal(.badSettings, "--set: \(cause)", fix: fix)
    case .builtIn, .preset, .realised: Refusal(.badSettings, cause, fix: fix)
    }
  }
}

/// How a setting is written, which its default shows.
enum SettingShape {
  case scalar, list, table

  init(of setting: Setting) {
    switch setting.value(in: Settings()) {
    case .table: self = .table
    case .list: self = .list
    case .text, .none: self = .scalar
    }
  }
}
