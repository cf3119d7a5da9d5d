import Bargaining

extension GeniusFile {
  /// The weight of each issue: the product of the weights on the way to it. An inner objective that
  /// has no weight passes on what its parent has.
  ///
  /// Genius itself adds up the issues' own weights, whatever their objectives weigh. Where only that
  /// sums to 1, it is what the file means, and a remark says so.
  func weights(of issues: [GeniusIssue]) throws(DomainFileError) -> ([Double], remark: String?) {
    var products: [Double] = []
    var own: [Double] = []
    for issue in issues {
      guard let weight = try weight(of: issue.node, in: issue.path[issue.path.count - 1]) else {
        let index = issue.node.attributes["index"] ?? ""
        throw file.error(
          "issue '\(issue.name)' has no weight with its index \(index)", line: issue.node.line)
      }
      own.append(weight)
      var product = weight
      for (parent, child) in zip(issue.path, issue.path.dropFirst()) {
        product *= try self.weight(of: child, in: parent) ?? 1
      }
      products.append(product)
    }
    try checkIndices(issues)
    func isWhole(_ weights: [Double]) -> Bool {
      (weights.reduce(0, +) - 1).magnitude <= weightTolerance
    }
    guard isWhole(own), !isWhole(products) else { return (products, nil) }
    return (own, "\(file.path): weights of objectives are not applied; those of issues sum to 1")
  }

  /// A weight for something that is not there, or for two issues, would change what the sum means.
  private func checkIndices(_ issues: [GeniusIssue]) throws(DomainFileError) {
    let parents = issues.flatMap(\.path)
    var seen: [ObjectIdentifier] = []
    for parent in parents where !seen.contains(ObjectIdentifier(parent)) {
      seen.append(ObjectIdentifier(parent))
      var indices: Set<String> = []
      for node in parent.children where node.name == "issue" || node.name == "objective" {
        guard let index = node.attributes["index"] else { continue }
        guard indices.insert(index).inserted else {
          throw file.error("index \(index) is there twice, so its weight is open", line: node.line)
        }
      }
      for node in parent.children(named: "weight") {
        let index = try attribute("index", of: node)
        guard indices.contains(index) else {
          throw file.error("weight \(index) belongs to no issue", line: node.line)
        }
      }
    }
  }

  /// The weight with the child's index; nil where there is none.
  private func weight(
    of child: XMLElementNode, in parent: XMLElementNode
  ) throws(DomainFileError) -> Double? {
    let index = try attribute("index", of: child)
    var found: Double?
    for node in parent.children(named: "weight") {
      guard try attribute("index", of: node) == index else { continue }
      guard found == nil else {
        throw file.error("weight \(index) is there twice", line: node.line)
      }
      let weight = try number("value", of: node)
      guard weight >= 0 else { throw file.error("weight \(weight) is negative", line: node.line) }
      found = weight
    }
    return found
  }
}
