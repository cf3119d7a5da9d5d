import Bargaining

extension GeniusFile {
  /// What the file says about the domain, and a remark where its weights are not quite right.
  func profile(of domain: DiscreteDomain) throws(DomainFileError) -> (Profile, String?) {
    let weights = try weights()
    var found: [String: (weight: Double, evaluations: [Double])] = [:]
    for issue in try issues() {
      let name = try attribute("name", of: issue)
      guard let known = domain.issues.first(where: { $0.name == name }) else {
        throw file.error("the domain has no issue '\(name)'", line: issue.line)
      }
      let index = try attribute("index", of: issue)
      guard let weight = weights[index] else {
        throw file.error("issue '\(name)' has no weight with its index \(index)", line: issue.line)
      }
      let evaluations = try evaluations(of: issue, known)
      guard found.updateValue((weight, evaluations), forKey: name) == nil else {
        throw file.error("issue '\(name)' is there twice", line: issue.line)
      }
    }
    guard found.count == weights.count else {
      throw file.error(
        "there are \(weights.count) weights for \(found.count) issues", line: objective.line)
    }
    var profile = Profile(weights: [], evaluations: [], reservation: 0)
    for issue in domain.issues {
      guard let entry = found[issue.name] else {
        throw file.error("issue '\(issue.name)' is missing", line: objective.line)
      }
      profile.weights.append(entry.weight)
      profile.evaluations.append(entry.evaluations)
    }
    if let node = try single("reservation") { profile.reservation = try number("value", of: node) }
    if let node = try single("discount_factor") {
      profile.discount = try number("value", of: node)
    }
    let remark = try checkWeights(profile.weights, file: file.path, line: objective.line)
    return (profile, remark)
  }

  /// By index, as written.
  private func weights() throws(DomainFileError) -> [String: Double] {
    var weights: [String: Double] = [:]
    for node in objective.children(named: "weight") {
      let index = try attribute("index", of: node)
      guard weights.updateValue(try number("value", of: node), forKey: index) == nil else {
        throw file.error("weight \(index) is there twice", line: node.line)
      }
    }
    return weights
  }

  /// In the domain's order of values.
  private func evaluations(
    of issue: XMLElementNode, _ known: DiscreteIssue
  ) throws(DomainFileError) -> [Double] {
    var found: [String: Double] = [:]
    // Items of similarity functions are deeper down and mean something else.
    for item in issue.children(named: "item") {
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
        throw file.error("issue '\(known.name)' does not evaluate '\(value)'", line: issue.line)
      }
      evaluations.append(evaluation)
    }
    return evaluations
  }

  private func single(_ name: String) throws(DomainFileError) -> XMLElementNode? {
    let nodes = space.children(named: name)
    if nodes.count > 1 { throw file.error("<\(name)> is there twice", line: nodes[1].line) }
    return nodes.first
  }
}
