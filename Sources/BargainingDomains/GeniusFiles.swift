import Bargaining

/// Reads domains and profiles in the XML of Genius 10.4 (TU Delft).
public enum GeniusFiles {
  /// A domain file and the files of the two sides. Issues and values are matched by name.
  ///
  /// - Throws: for files that are not well-formed, issues that are not discrete, and whatever is
  ///   missing, doubled, not a number or unknown to the domain.
  public static func read(
    domain: String, first: String, second: String
  ) throws(DomainFileError) -> ScenarioFiles {
    let outcomes = try GeniusFile(TextFile(path: domain)).domain()
    let (mine, remark) = try GeniusFile(TextFile(path: first)).profile(of: outcomes)
    let (theirs, other) = try GeniusFile(TextFile(path: second)).profile(of: outcomes)
    return ScenarioFiles(
      domain: outcomes, first: mine, second: theirs, remarks: [remark, other].compactMap(\.self))
  }

  /// A domain from text; `file` is for errors only.
  public static func domain(text: String, file: String) throws(DomainFileError) -> DiscreteDomain {
    try GeniusFile(TextFile(path: file, text: text)).domain()
  }

  /// A profile from text; `file` is for errors only.
  public static func profile(
    text: String, file: String, of domain: DiscreteDomain
  ) throws(DomainFileError) -> (profile: Profile, remark: String?) {
    try GeniusFile(TextFile(path: file, text: text)).profile(of: domain)
  }
}

/// One parsed file.
struct GeniusFile {
  let file: TextFile
  /// The element that holds reservation value and discount.
  let space: XMLElementNode
  /// The root of the objectives, which holds the issues and their weights.
  let objective: XMLElementNode

  init(_ file: TextFile) throws(DomainFileError) {
    self.file = file
    let root = try XMLTree.root(of: file)
    let space = root.name == "negotiation_template" ? root.first("utility_space") : root
    guard let space, space.name == "utility_space" else {
      throw file.error("there is no <utility_space>", line: root.line)
    }
    let objectives = space.children(named: "objective")
    guard objectives.count == 1, objectives[0].first("objective") == nil else {
      throw file.error("one <objective> is expected, without others inside", line: space.line)
    }
    self.space = space
    objective = objectives[0]
  }

  func domain() throws(DomainFileError) -> DiscreteDomain {
    var issues: [DiscreteIssue] = []
    for issue in try self.issues() {
      var values: [String] = []
      for item in issue.children(named: "item") {
        values.append(try attribute("value", of: item))
      }
      issues.append(DiscreteIssue(name: try attribute("name", of: issue), values: values))
    }
    do {
      return try DiscreteDomain(issues: issues)
    } catch {
      throw file.error(error.description, line: objective.line)
    }
  }

  /// The issues; anything but discrete ones is refused.
  func issues() throws(DomainFileError) -> [XMLElementNode] {
    let issues = objective.children(named: "issue")
    for issue in issues {
      for key in ["vtype", "type", "etype"] {
        guard let type = issue.attributes[key], type != "discrete" else { continue }
        let name = issue.attributes["name"] ?? ""
        throw file.error(
          "issue '\(name)' is '\(type)'; only discrete ones are read", line: issue.line)
      }
    }
    return issues
  }

  func attribute(_ key: String, of node: XMLElementNode) throws(DomainFileError) -> String {
    guard let value = node.attributes[key] else {
      throw file.error("<\(node.name)> has no attribute '\(key)'", line: node.line)
    }
    return value
  }

  func number(_ key: String, of node: XMLElementNode) throws(DomainFileError) -> Double {
    try file.number(try attribute(key, of: node), "\(key) of <\(node.name)>", line: node.line)
  }
}
