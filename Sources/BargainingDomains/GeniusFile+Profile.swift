import Bargaining

extension GeniusFile {
  /// What the file says about the domain, with remarks on what is not quite right.
  func profile(
    of domain: DiscreteDomain, cuts: Int?
  ) throws(DomainFileError) -> (profile: Profile, remarks: [String]) {
    var found: [String: (weight: Double, table: (worths: [Double], isFunction: Bool))] = [:]
    let issues = try self.issues()
    let (weights, remark) = try self.weights(of: issues)
    for (issue, weight) in zip(issues, weights) {
      guard let known = domain.issues.first(where: { $0.name == issue.name }) else {
        throw file.error("the domain has no issue '\(issue.name)'", line: issue.node.line)
      }
      let table =
        issue.kind == .discrete
        ? (try items(of: issue, known), false)
        : (try curve(of: issue, known, cuts: cuts), true)
      guard found.updateValue((weight, table), forKey: issue.name) == nil else {
        throw file.error("issue '\(issue.name)' is there twice", line: issue.node.line)
      }
    }
    var profile = Profile(weights: [], evaluations: [], reservation: 0)
    for (number, issue) in domain.issues.enumerated() {
      guard let entry = found[issue.name] else {
        throw file.error("issue '\(issue.name)' is missing", line: objective.line)
      }
      profile.weights.append(entry.weight)
      profile.evaluations.append(entry.table.worths)
      if entry.table.isFunction { profile.curves.insert(number) }
    }
    profile.reservation = try reservation()
    if let node = try single("discount_factor", in: space) {
      profile.discount = try number("value", of: node)
    }
    let sum = try checkWeights(profile.weights, file: file.path, line: objective.line)
    return (profile, [remark, sum].compactMap(\.self))
  }

  /// 0 where the file has none.
  func reservation() throws(DomainFileError) -> Double {
    guard let node = try single("reservation", in: space) else { return 0 }
    return try number("value", of: node)
  }

  /// The evaluations of a discrete issue, in the domain's order of values.
  private func items(
    of issue: GeniusIssue, _ known: DiscreteIssue
  ) throws(DomainFileError) -> [Double] {
    var found: [String: Double] = [:]
    // Items of similarity functions are deeper down and mean something else.
    for item in issue.node.children(named: "item") {
      let value = try attribute("value", of: item)
      guard known.values.contains(value) else {
        throw file.error("issue '\(known.name)' of the domain has no '\(value)'", line: item.line)
      }
      let evaluation = try number("evaluation", of: item)
      guard evaluation >= 0 else {
        throw file.error("evaluation \(evaluation) is negative", line: item.line)
      }
      guard found.updateValue(evaluation, forKey: value) == nil else {
        throw file.error("issue '\(known.name)' has '\(value)' twice", line: item.line)
      }
    }
    var evaluations: [Double] = []
    for value in known.values {
      guard let evaluation = found[value] else {
        throw file.error(
          "issue '\(known.name)' does not evaluate '\(value)'", line: issue.node.line)
      }
      evaluations.append(evaluation)
    }
    return evaluations
  }

  /// The evaluations of an integer or a real issue, in the domain's order of values.
  private func curve(
    of issue: GeniusIssue, _ known: DiscreteIssue, cuts: Int?
  ) throws(DomainFileError) -> [Double] {
    guard let node = try single("evaluator", in: issue.node) else {
      throw file.error("issue '\(issue.name)' has no <evaluator>", line: issue.node.line)
    }
    var amounts: [Double] = []
    for value in known.values {
      amounts.append(
        try file.number(value, "a value of '\(issue.name)' in the domain", line: issue.node.line))
    }
    if let range = try range(of: issue) {
      guard try self.amounts(of: issue, range, cuts: cuts).map(GeniusIssue.text) == known.values
      else {
        throw file.error(
          "issue '\(issue.name)' has another range in the domain", line: issue.node.line)
      }
    }
    let evaluator = try evaluator(node, from: amounts[0])
    return amounts.map(evaluator.evaluation)
  }
}
