import Bargaining

/// A profile of NegoLog: `reservationValue`, `issueWeights` and `issues`. Other members are not read,
/// with a remark.
struct NegoLogProfile {
  private let root: JSONReader
  private let issues: JSONReader
  private let weights: JSONReader

  init(_ file: TextFile) throws(DomainFileError) {
    root = try JSONReader(JSONTree.root(of: file), "the profile", file: file)
    issues = try root.object("issues")
    weights = try root.object("issueWeights")
  }

  func domain() throws(DomainFileError) -> DiscreteDomain {
    var list: [DiscreteIssue] = []
    for (name, node) in issues.members {
      let values = try JSONReader(node, "issue '\(name)'", file: root.file).members.map(\.key)
      guard !name.isEmpty, !values.contains("") else {
        throw root.file.error("an issue or a value has an empty name", line: node.line)
      }
      list.append(DiscreteIssue(name: name, values: values))
    }
    do {
      return try DiscreteDomain(issues: list)
    } catch {
      throw root.file.error(error.description, line: issues.line)
    }
  }

  /// What the file says about the domain, with remarks on what is not quite right or not read.
  func profile(
    of domain: DiscreteDomain
  ) throws(DomainFileError) -> (profile: Profile, remarks: [String]) {
    let names = Set(domain.issues.map(\.name))
    try issues.only(names, "the domain")
    try weights.only(names, "the domain")
    var profile = Profile(
      weights: [], evaluations: [], reservation: try root.number("reservationValue"))
    for issue in domain.issues {
      profile.weights.append(try weights.number(issue.name))
      let table = try issues.object(issue.name)
      try table.only(Set(issue.values), "issue '\(issue.name)' of the domain")
      var evaluations: [Double] = []
      for value in issue.values {
        let evaluation = try table.number(value)
        guard (0...1).contains(evaluation) else {
          throw root.file.error(
            "evaluation \(evaluation) of '\(value)' is not in 0 … 1",
            line: try table.node(value).line)
        }
        evaluations.append(evaluation)
      }
      profile.evaluations.append(evaluations)
    }
    let known = ["reservationValue", "issueWeights", "issues"]
    let others = root.members.filter { !known.contains($0.key) }.map {
      root.file.error("'\($0.key)' is not read", line: $0.node.line).description
    }
    let sum = try checkWeights(profile.weights, file: root.file.path, line: weights.line)
    return (profile, others + [sum].compactMap(\.self))
  }
}
