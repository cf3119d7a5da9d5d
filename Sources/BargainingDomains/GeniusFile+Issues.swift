import Bargaining

/// An issue of a Genius file.
struct GeniusIssue {
  enum Kind: String {
    case discrete, integer, real
  }

  let node: XMLElementNode
  let name: String
  let kind: Kind
  /// The objectives that it lies in, the root first.
  let path: [XMLElementNode]

  /// An amount as the name of a value: whole numbers without a decimal point.
  static func text(_ amount: Double) -> String {
    amount == amount.rounded() && amount.magnitude < 0x1p53 ? String(Int(amount)) : "\(amount)"
  }
}

extension GeniusFile {
  /// The most values that an issue may have.
  static let mostValues = 100_000

  /// All issues in the order of the file, those of inner objectives where these stand.
  func issues() throws(DomainFileError) -> [GeniusIssue] {
    var issues: [GeniusIssue] = []
    try collect(objective, [objective], &issues)
    return issues
  }

  private func collect(
    _ node: XMLElementNode, _ path: [XMLElementNode], _ issues: inout [GeniusIssue]
  ) throws(DomainFileError) {
    for child in node.children {
      switch child.name {
      case "objective": try collect(child, path + [child], &issues)
      case "issue":
        let name = try attribute("name", of: child)
        issues.append(
          GeniusIssue(node: child, name: name, kind: try kind(of: child, name), path: path))
      default: break
      }
    }
  }

  /// What the attributes say; they may leave it out, but not contradict each other.
  private func kind(
    of node: XMLElementNode, _ name: String
  ) throws(DomainFileError) -> GeniusIssue.Kind {
    var found: GeniusIssue.Kind?
    for key in ["type", "etype", "vtype"] {
      guard let word = node.attributes[key], !word.isEmpty else { continue }
      guard let kind = GeniusIssue.Kind(rawValue: word.lowercased()) else {
        throw file.error(
          "issue '\(name)' is '\(word)'; discrete, integer and real ones are read", line: node.line)
      }
      guard found == nil || found == kind else {
        throw file.error(
          "issue '\(name)' is both '\(found?.rawValue ?? "")' and '\(word)'", line: node.line)
      }
      found = kind
    }
    return found ?? .discrete
  }

  /// The bounds of an integer or a real issue, as attributes of the issue or of a `<range>` in it;
  /// nil where there are none.
  func range(of issue: GeniusIssue) throws(DomainFileError) -> ClosedRange<Double>? {
    let range = try single("range", in: issue.node)
    let node = issue.node.attributes["lowerbound"] != nil ? issue.node : range
    guard let node else { return nil }
    let low = try number("lowerbound", of: node)
    let high = try number("upperbound", of: node)
    guard low <= high else {
      throw file.error("issue '\(issue.name)' ranges from \(low) down to \(high)", line: node.line)
    }
    return low...high
  }

  /// The amounts that can be agreed on.
  func amounts(
    of issue: GeniusIssue, _ range: ClosedRange<Double>, cuts: Int?
  ) throws(DomainFileError) -> [Double] {
    let (low, high) = (range.lowerBound, range.upperBound)
    let parts: Double
    switch issue.kind {
    case .discrete: return []
    case .integer:
      guard low == low.rounded(), high == high.rounded(), low.magnitude < 0x1p53 else {
        throw file.error(
          "issue '\(issue.name)' is not bounded by whole numbers", line: issue.node.line)
      }
      parts = high - low
    case .real:
      guard let cuts, cuts >= 1 else {
        throw file.error(
          "issue '\(issue.name)' is real; say into how many parts to cut it",
          line: issue.node.line)
      }
      parts = low == high ? 0 : Double(cuts)
    }
    guard parts < Double(Self.mostValues) else {
      throw file.error(
        "issue '\(issue.name)' has more than \(Self.mostValues) values", line: issue.node.line)
    }
    // The last is the bound itself, whatever the rounding.
    return (0...Int(parts)).map {
      Double($0) == parts ? high : low + (high - low) * (Double($0) / parts)
    }
  }
}
