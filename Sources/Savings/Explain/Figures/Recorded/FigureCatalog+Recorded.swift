extension FigureCatalog {
  /// A figure of `run.json` without a name of its own; nil where the run has none at the path.
  func recorded(_ path: String) -> FigureDraft? {
    let parts = path.split(separator: ".").map { String($0) }
    guard let root = parts.first else { return nil }
    let rest = Array(parts.dropFirst())
    return switch root {
    case "negotiations", "irr", "agreements", "claims", "escalations", "break_even_deal":
      simulated(root, rest, path)
    case "policies": policyMember(rest, path)
    case "recognition": recognition(rest, path)
    case "fiscal_years": fiscalYear(rest, path)
    case "inputs", "control": read(root, rest, path)
    case "tiers", "suppliers", "categories", "baselines": classified(root, rest, path)
    case "data_quality": quality(rest, path)
    case "spend_bridge": bridge(rest, path)
    default: stated(root, rest, path)
    }
  }

  /// A figure that no simulation is behind.
  func known(
    _ path: String, _ title: String, _ value: Figure.Value, _ formula: String,
    _ inputs: [Figure.Input], _ lines: [Line] = [], base: String? = nil
  ) -> FigureDraft {
    var draft = FigureDraft(
      subject: .path(path), value: value, formula: formula, inputs: inputs, lines: lines,
      base: base)
    draft.title = title
    draft.isSimulated = false
    return draft
  }

  /// A figure of the worlds.
  func played(
    _ path: String, _ title: String, _ value: Figure.Value, _ formula: String,
    _ inputs: [Figure.Input] = [], _ lines: [Line] = [], base: String? = nil,
    range: @escaping (Figure) -> Figure = { $0 }
  ) -> FigureDraft {
    var draft = FigureDraft(
      subject: .path(path), value: value, formula: formula, inputs: [simulated] + inputs,
      lines: lines, base: base, range: range)
    draft.title = title
    return draft
  }

  /// The spend of some deals, which a count of them is explained by.
  func spend(_ label: String, of isIn: (Deal) -> Bool) -> Line {
    let deals = run.deals.map { isIn($0) ? $0.baseline : .zero }
    return Line(label: label, amount: deals.reduce(.zero, +), deals: deals)
  }

  /// The spend files, each with a figure of its own.
  func files(_ value: (InputFile) -> String) -> [Figure.Input] {
    run.ledger.files.map {
      Figure.Input(
        $0.path, value($0), "the file, SHA-256 \($0.sha256.prefix(16))…, read line by line")
    }
  }
}
