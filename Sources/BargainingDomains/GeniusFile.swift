import Bargaining

/// One parsed file of Genius.
struct GeniusFile {
  let file: TextFile
  /// The element that holds reservation value and discount.
  let space: XMLElementNode
  /// The root of the objectives.
  let objective: XMLElementNode

  init(_ file: TextFile) throws(DomainFileError) {
    self.file = file
    let root = try XMLTree.root(of: file)
    let space = root.name == "negotiation_template" ? root.first("utility_space") : root
    guard let space, space.name == "utility_space" else {
      throw file.error("there is no <utility_space>", line: root.line)
    }
    if let other = space.first("ufun") {
      throw file.error("<ufun> is not linear and additive, and is not read", line: other.line)
    }
    let objectives = space.children(named: "objective")
    guard objectives.count == 1 else {
      throw file.error("one <objective> is expected, not \(objectives.count)", line: space.line)
    }
    self.space = space
    objective = objectives[0]
  }

  func domain(cuts: Int?) throws(DomainFileError) -> DiscreteDomain {
    var issues: [DiscreteIssue] = []
    for issue in try self.issues() {
      issues.append(DiscreteIssue(name: issue.name, values: try values(of: issue, cuts: cuts)))
    }
    do {
      return try DiscreteDomain(issues: issues)
    } catch {
      throw file.error(error.description, line: line(of: error) ?? objective.line)
    }
  }

  /// The values' names, in the order of the file.
  private func values(of issue: GeniusIssue, cuts: Int?) throws(DomainFileError) -> [String] {
    if case .discrete = issue.kind {
      var values: [String] = []
      for item in issue.node.children(named: "item") {
        values.append(try attribute("value", of: item))
      }
      return values
    }
    guard let range = try range(of: issue) else {
      throw file.error("issue '\(issue.name)' has no range", line: issue.node.line)
    }
    return try amounts(of: issue, range, cuts: cuts).map { GeniusIssue.text($0) }
  }

  /// Where the first issue stands that an error of the domain is about.
  private func line(of error: DomainError) -> Int? {
    switch error {
    case .noValues(let name), .duplicateValue(_, let name), .duplicateIssue(let name):
      try? issues().last { $0.name == name }?.node.line
    default: nil
    }
  }

  func attribute(_ key: String, of node: XMLElementNode) throws(DomainFileError) -> String {
    guard let value = node.attributes[key] else {
      throw file.error("<\(node.name)> has no attribute '\(key)'", line: node.line)
    }
    guard !value.isEmpty else {
      throw file.error("attribute '\(key)' of <\(node.name)> is empty", line: node.line)
    }
    return value
  }

  func number(_ key: String, of node: XMLElementNode) throws(DomainFileError) -> Double {
    try file.number(try attribute(key, of: node), "\(key) of <\(node.name)>", line: node.line)
  }

  func single(_ name: String, in parent: XMLElementNode) throws(DomainFileError)
    -> XMLElementNode?
  {
    let nodes = parent.children(named: name)
    if nodes.count > 1 { throw file.error("<\(name)> is there twice", line: nodes[1].line) }
    return nodes.first
  }
}
