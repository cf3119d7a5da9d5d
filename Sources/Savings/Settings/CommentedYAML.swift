extension Settings {
  /// The settings file that says everything: each setting with what it means and where its value
  /// comes from.
  ///
  /// - Parameters:
  ///   - title: comment at the top of the file, a paragraph a line.
  ///   - notes: what to say of a setting's value besides, by key.
  package func commentedYAML(title: [String], notes: [String: String] = [:]) -> String {
    var lines: [String] = []
    for paragraph in title { lines += Settings.comment(paragraph, indent: 0) }
    var section = ""
    for setting in Setting.all {
      let path = setting.key.split(separator: ".", maxSplits: 1).map(String.init)
      let name = path.count == 2 ? path[0] : ""
      if name != section {
        section = name
        let heading = Settings.headings[name].map { Settings.comment($0, indent: 0) } ?? []
        lines += [""] + heading + ["\(name):"]
      } else if name.isEmpty {
        lines.append("")
      }
      lines += entry(setting, name: path[path.count - 1], indent: name.isEmpty ? 0 : 2, notes)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(
    _ setting: Setting, name: String, indent: Int, _ notes: [String: String]
  ) -> [String] {
    let value = setting.value(in: self)
    let usual = setting.value(in: Settings())
    var lines = Settings.comment(setting.summary, indent: indent)
    if !setting.source.isEmpty {
      lines += Settings.comment("source: \(setting.source)", indent: indent)
    }
    if value != usual { lines += Settings.comment("default: \(usual.yaml)", indent: indent) }
    if let note = notes[setting.key] { lines += Settings.comment(note, indent: indent) }
    let margin = String(repeating: " ", count: indent)
    let line = "\(margin)\(name): \(value.yaml)"
    if line.count <= Settings.lineLength { return lines + [line] }
    // Too long for one line: an item a line says the same.
    switch value {
    case .list(let items):
      return lines + ["\(margin)\(name):"] + items.map { "\(margin)  - \(SettingValue.scalar($0))" }
    case .table(let table):
      return lines + ["\(margin)\(name):"] + SettingValue.entries(table).map { "\(margin)  \($0)" }
    case .text, .none: return lines + [line]
    }
  }

  private static let lineLength = 100

  private static func comment(_ text: String, indent: Int) -> [String] {
    let prefix = String(repeating: " ", count: indent) + "#"
    var lines: [String] = []
    var line = prefix
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > lineLength, line.count > prefix.count {
        lines.append(line)
        line = prefix
      }
      line += " " + word
    }
    return lines + [line]
  }

  private static let headings = [
    "spend": "The ledger: what was bought.",
    "suppliers": "The supplier master: evidence that replaces assumptions. Optional.",
    "fx": "Exchange rates. A currency without a rate stops the run.",
    "index": "What markets did to prices. Optional.",
    "currency": "Currencies, as ISO 4217 codes.",
    "scope": "What takes part.",
    "tiers": "Which suppliers are strategic, mid-tier and tail.",
    "policy": "What the agent may do, ask and give.",
    "model": "What is assumed of suppliers and of the buyer's own values.",
    "correlation":
      "How a supplier's hidden variables go together: correlations of a Gaussian copula, -1 to 1.",
    "calibration": "What the model is compared with.",
    "programme": "What the programme costs, and how fast it comes.",
    "actuals": "Tracking after the deal: savings actuals.",
    "output": "Where the reports go.",
    "limits": "Where a run stops instead of going on.",
    "history": "What is remembered of earlier runs, and which of their reports stay.",
    "drift": "From when on a night is told to differ from those before it; shares of 1.",
  ]
}
