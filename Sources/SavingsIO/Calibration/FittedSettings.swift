import FoundationEssentials
import Savings

/// The settings file that a fit writes: complete, so that a run takes it as it is.
package struct FittedSettings {
  let fit: CalibrationFit
  /// The user's settings, whose paths and numbers of worlds the file keeps.
  let resolved: ResolvedSettings
  private let outcomes: String?
  private let mapping: [String: String]

  /// - Parameters:
  ///   - outcomes: file of own outcomes behind the fit, relative to where the program was started.
  ///   - mapping: of its columns.
  package init(
    _ fit: CalibrationFit, resolved: ResolvedSettings, outcomes: String?,
    mapping: [String: String] = [:]
  ) {
    self.outcomes = outcomes
    self.mapping = mapping
    self.fit = fit
    self.resolved = resolved
  }

  /// - Parameter path: where the file will stand; paths in it are relative to that place.
  package func yaml(at path: String) -> String {
    var settings = resolved.settings
    settings.calibration.preset = .none
    for key in fit.keys {
      guard let setting = Setting.named(key) else { continue }
      _ = setting.set(setting.value(in: fit.settings), in: &settings)
    }
    let place = FittedSettings.directory(of: path)
    if place != FittedSettings.absolute(resolved.directory) {
      let move = { (text: String) in
        text.isEmpty ? "" : FittedSettings.absolute(resolved.path(text))
      }
      settings.spend.files = settings.spend.files.map(move)
      settings.suppliers.file = move(settings.suppliers.file)
      settings.fxFile = move(settings.fxFile)
      settings.calibration.outcomes = move(settings.calibration.outcomes)
      settings.output.directory = move(settings.output.directory)
    }
    if let outcomes {
      let whole = FittedSettings.absolute(outcomes)
      let below = place == "/" ? place : place + "/"
      settings.calibration.outcomes =
        whole.hasPrefix(below) ? String(whole.dropFirst(below.count)) : whole
      settings.calibration.mapping = mapping
    }
    return settings.commentedYAML(title: fit.title, notes: fit.remarks)
  }

  private static func directory(of path: String) -> String {
    let whole = absolute(path)
    return String(whole[..<(whole.lastIndex(of: "/") ?? whole.startIndex)])
  }

  /// The path from the root, without `.` and `..`; `*` and `?` stay.
  private static func absolute(_ path: String) -> String {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
