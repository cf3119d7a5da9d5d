import Savings

extension InitDraft {
  /// The settings file: what was found, with confidence and evidence beside each value.
  ///
  /// - Parameter located: how the settings file names a path that was given.
  package func yaml(located: (String) -> String = { $0 }) -> String {
    var lines = InitDraft.comment(
      "Settings that savings init wrote from the files. Behind each value: how sure it is, and why. "
        + "Every other setting has its default: savings run --print-settings lists them all.", "")
    if !open.isEmpty {
      lines += InitDraft.comment(
        "What is marked \(ConfirmMark.word) waits for you: remove the word where the value is right, "
          + "write another value where it is not. A run refuses what is still marked.", "")
    }
    for note in notes { lines += InitDraft.comment("Note: " + note, "") }
    lines += ["", "spend:", "  files:"]
    for file in files {
      if file.confidence < 1 { lines += InitDraft.comment(InitDraft.remark(file), "    ") }
      lines.append("    - \(InitDraft.value(file, located(file.value)))")
    }
    lines +=
      setting("spend.delimiter") + setting("spend.header") + columns
      + setting("spend.encoding") + setting("spend.date_style") + setting("spend.decimal")
      + setting("spend.purchases")
    lines.append("  mapping:")
    for inference in inferences where inference.key.hasPrefix(SpendDraft.prefix) {
      let field = String(inference.key.dropFirst(SpendDraft.prefix.count))
      lines += InitDraft.entry(inference, name: field, margin: "    ")
    }
    if !suppliers.isEmpty {
      lines += ["", "suppliers:", "  file: \(SettingValue.text(located(suppliers)).yaml)"]
    }
    lines += ["", "currency:"] + setting("currency.base")
    return lines.joined(separator: "\n") + "\n"
  }

  private var columns: [String] {
    guard let found = inferences.first(where: { $0.key == "spend.columns" }) else { return [] }
    return InitDraft.comment(InitDraft.remark(found), "  ") + ["  columns:"]
      + exams[0].names.map { "    - \(SettingValue.text($0).yaml)" }
  }

  private func setting(_ key: String) -> [String] {
    guard let inference = inferences.first(where: { $0.key == key }) else { return [] }
    let name = key.split(separator: ".").last.map(String.init) ?? key
    return InitDraft.entry(inference, name: name, margin: "  ")
  }

  private static func entry(_ inference: Inference, name: String, margin: String) -> [String] {
    let remark = comment(remark(inference), margin)
    // What hardly matters is proposed, not demanded: a line to uncomment.
    if inference.isMarked, !inference.matters, inference.key.hasPrefix(SpendDraft.prefix) {
      return remark + ["\(margin)# \(name): \(SettingValue.text(inference.value).yaml)"]
    }
    return remark + ["\(margin)\(name): \(value(inference, inference.value))"]
  }

  private static func value(_ inference: Inference, _ text: String) -> String {
    let isRefused = inference.isMarked && inference.matters
    return SettingValue.text(isRefused ? ConfirmMark.marked(text) : text).yaml
  }

  private static func remark(_ inference: Inference) -> String {
    let mark = inference.isMarked ? "\(ConfirmMark.word) " : ""
    return "\(mark)(\(inference.confidenceText)): \(inference.evidence)"
  }

  private static func comment(_ text: String, _ margin: String) -> [String] {
    var lines: [String] = []
    var line = "\(margin)#"
    for word in text.escapingControls.split(separator: " ") {
      if line.count + 1 + word.count > 100, line.count > margin.count + 1 {
        lines.append(line)
        line = "\(margin)#"
      }
      line += " " + word
    }
    return lines + [line]
  }
}
