import Savings

/// The settings of a run, and where each value comes from.
package struct ResolvedSettings: Sendable, Equatable {
  package var settings: Settings
  /// Key to origin; an entry of a table has its own key, as in `spend.mapping.amount`.
  package var origins: [String: SettingOrigin]
  /// Settings that `init` marked and nobody has confirmed, by key.
  private var unconfirmed: [String: UnconfirmedSetting] = [:]
  /// Directory of the settings file, to which the paths in it are relative; "." without a file.
  package var directory: String

  /// The settings of a file, overridden by the preset that `calibration.preset` names, by the environment
  /// and by flags, in that order.
  ///
  /// - Parameters:
  ///   - file: the settings file; nil takes the defaults.
  ///   - environment: all variables, of which those named `SAVINGS_…` count.
  ///   - flags: the values of `--set`, `KEY=VALUE` each.
  package init(
    file: SettingsFile?, environment: [String: String], flags: [String]
  ) throws(Refusal) {
    settings = Settings()
    origins = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.key, .builtIn) })
    directory = ResolvedSettings.directory(of: file?.path ?? "")
    let overrides = try SettingsOverrides.environment(environment) + SettingsOverrides.flags(flags)
    for assignment in file?.assignments ?? [] { try apply(assignment) }
    // Whoever names a preset wants its fit, although a complete file says something of every
    // setting; what is set besides the file still wins.
    for assignment in overrides where assignment.key == "calibration.preset" {
      try apply(assignment)
    }
    let preset = settings.calibration.preset
    for (key, value) in preset.values {
      try apply(SettingAssignment(key: key, value: value, origin: .preset(preset.rawValue)))
    }
    for assignment in overrides where assignment.key == "model.realisation_from" {
      try apply(assignment)
    }
    for assignment in try RealisationFile.assignments(settings, directory: directory) {
      try apply(assignment)
    }
    for assignment in overrides { try apply(assignment) }
    if let problem = settings.problems().first { throw refusal(of: problem) }
  }

  /// Settings as a run recorded them: every value as it stands, presets included.
  package init(recorded file: SettingsFile, directory: String) throws(Refusal) {
    settings = Settings()
    origins = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.key, .builtIn) })
    self.directory = directory
    for assignment in file.assignments { try apply(assignment) }
    if let problem = settings.problems().first { throw refusal(of: problem) }
  }

  /// These settings with others for the return on investment alone.
  ///
  /// - Parameter flags: the values of `--set`, `KEY=VALUE` each.
  /// - Throws: ``Refusal``, also of a key that needs a new simulation.
  package func changed(programme flags: [String]) throws(Refusal) -> ResolvedSettings {
    var changed = self
    for assignment in try SettingsOverrides.flags(flags) {
      let key = assignment.key
      guard !Settings.withoutEffect.contains(key) else {
        throw SettingOrigin.flag.refusal(
          "\(key) changes no figure of a report", fix: "Leave it out")
      }
      guard Settings.ofProgramme.contains(key) else {
        throw SettingOrigin.flag.refusal(
          "\(key) decides what is negotiated or how it ends, so that it needs a new simulation",
          fix: "Publish a run with it: savings run --set \(key)=VALUE")
      }
      try changed.apply(assignment)
    }
    if let problem = changed.settings.problems().first { throw changed.refusal(of: problem) }
    return changed
  }

  /// Refuses settings that name nothing to read, or of which something is not confirmed.
  package func requireSpend() throws(Refusal) {
    try requireConfirmed()
    if let problem = settings.spendProblem() { throw refusal(of: problem) }
  }

  /// Refuses settings of which something is marked and not confirmed.
  package func requireConfirmed() throws(Refusal) {
    let marked = Setting.all.flatMap { setting in
      unconfirmed.values.filter { $0.key == setting.key || $0.key.hasPrefix(setting.key + ".") }
        .sorted { $0.key < $1.key }
    }
    if let first = marked.first { throw first.refusal(others: marked.count - 1) }
  }

  /// Worker threads: those of the settings, or one a core.
  package var threads: Int { WorkerThreads.count(settings) }

  /// A path of the settings as the program can open it.
  package func path(_ text: String) -> String {
    if text.hasPrefix("/") || directory == "." { return text }
    return directory.hasSuffix("/") ? directory + text : "\(directory)/\(text)"
  }

  /// Origin of a setting's value in words; a table that came in parts has several.
  package func origin(of key: String) -> String {
    let parts = origins.filter { $0.key.hasPrefix(key + ".") }.sorted { $0.key < $1.key }
    guard !parts.isEmpty else { return (origins[key] ?? .builtIn).description }
    var words: [String] = []
    for part in parts where !words.contains(part.value.description) {
      words.append(part.value.description)
    }
    return words.joined(separator: ", ")
  }

  /// Every setting, its value and its origin, one a line.
  package var listing: String {
    Setting.all.map { setting in
      "\(setting.key): \(setting.value(in: settings).yaml)   # \(origin(of: setting.key))\n"
    }.joined()
  }

  private mutating func apply(_ assignment: SettingAssignment) throws(Refusal) {
    guard let setting = Setting.named(assignment.key), var value = note(assignment, of: setting)
    else { return }
    if let entry = assignment.entry, case .text(let text) = value,
      case .table(var table) = setting.value(in: settings)
    {
      table[entry] = text
      value = .table(table)
      origins["\(setting.key).\(entry)"] = assignment.origin
    } else {
      for key in origins.keys where key.hasPrefix(setting.key + ".") { origins[key] = nil }
      origins[setting.key] = assignment.origin
      if case .file(let path, _) = assignment.origin {
        for (entry, line) in assignment.entryLines {
          origins["\(setting.key).\(entry)"] = .file(path, line: line)
        }
      } else if case .table(let table) = value {
        for entry in table.keys { origins["\(setting.key).\(entry)"] = assignment.origin }
      }
    }
    if let expectation = setting.set(value, in: &settings) {
      throw assignment.origin.refusal(
        "\(setting.key) is \(value == .none ? "empty" : value.yaml)",
        fix: "Expected \(expectation)")
    }
  }

  /// Keeps in mind what is marked and forgets what is now given without a mark; returns the value
  /// without the marked part, or nil where nothing else is left.
  private mutating func note(_ assignment: SettingAssignment, of setting: Setting) -> SettingValue?
  {
    let whole = assignment.entry.map { "\(setting.key).\($0)" } ?? setting.key
    unconfirmed[whole] = nil
    if assignment.entry == nil {
      for key in unconfirmed.keys where key.hasPrefix(whole + ".") { unconfirmed[key] = nil }
    }
    let (value, proposals) = assignment.value.unmarked
    for (entry, proposal) in proposals {
      let key = entry.isEmpty ? whole : "\(whole).\(entry)"
      var origin = assignment.origin
      if case .file(let path, _) = origin, let line = assignment.entryLines[entry] {
        origin = .file(path, line: line)
      }
      unconfirmed[key] = UnconfirmedSetting(key: key, proposal: proposal, origin: origin)
    }
    return value
  }

  private func refusal(of problem: SettingProblem) -> Refusal {
    let setting = Setting.all.first { problem.key.hasPrefix($0.key + ".") }?.key
    let origin = origins[problem.key] ?? setting.flatMap { origins[$0] } ?? .builtIn
    return origin.refusal("\(problem.key): \(problem.cause)", fix: problem.fix)
  }

  /// The directory of a path; "." where it names none.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
