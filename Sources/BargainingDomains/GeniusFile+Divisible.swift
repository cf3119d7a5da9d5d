import Bargaining

/// A domain whose issues are all real, and worth the same along their range: exact, without cutting.
public struct DivisibleFiles: Sendable, Equatable {
  /// The issues' names, lane by lane.
  public var issues: [String]
  /// From the lower to the upper bound of each issue, in lanes of 0 … 1.
  public var ranges: [ClosedRange<Double>]
  public var first: Valuation
  public var second: Valuation
  /// `d`: the reservation values.
  public var reservation: UtilityPair
  /// What was accepted although it is not quite right, as `file: remark`.
  public var remarks: [String]
}

extension GeniusFiles {
  /// Domains of real issues with linear functions.
  ///
  /// - Throws: as ``read(domain:first:second:cuts:)``, and for issues that are not real, functions
  ///   that are not linear over the whole range, and more than 8 issues.
  public static func readDivisible(
    domain: String, first: String, second: String
  ) throws(DomainFileError) -> DivisibleFiles {
    let file = try GeniusFile(TextFile(path: domain))
    var names: [String] = []
    var ranges: [ClosedRange<Double>] = []
    for issue in try file.issues() {
      guard issue.kind == .real, let range = try file.range(of: issue) else {
        throw file.file.error("issue '\(issue.name)' has no real range", line: issue.node.line)
      }
      guard !names.contains(issue.name) else {
        throw file.file.error("issue '\(issue.name)' is there twice", line: issue.node.line)
      }
      names.append(issue.name)
      ranges.append(range)
    }
    guard (1...maximumIssues).contains(names.count) else {
      throw file.file.error(
        "\(names.count) issues; 1 to \(maximumIssues) are read", line: file.objective.line)
    }
    let mine = try GeniusFile(TextFile(path: first)).valuation(of: names, ranges)
    let theirs = try GeniusFile(TextFile(path: second)).valuation(of: names, ranges)
    return DivisibleFiles(
      issues: names, ranges: ranges, first: mine.valuation, second: theirs.valuation,
      reservation: UtilityPair(mine.reservation, theirs.reservation),
      remarks: mine.remarks + theirs.remarks)
  }
}

extension GeniusFile {
  fileprivate func valuation(
    of names: [String], _ ranges: [ClosedRange<Double>]
  ) throws(DomainFileError) -> (valuation: Valuation, reservation: Double, remarks: [String]) {
    let issues = try self.issues()
    let (weights, remark) = try self.weights(of: issues)
    var base = 0.0
    var lanes = SIMD8<Double>(repeating: 0)
    var seen: Set<Int> = []
    for (issue, weight) in zip(issues, weights) {
      guard let lane = names.firstIndex(of: issue.name) else {
        throw file.error("the domain has no issue '\(issue.name)'", line: issue.node.line)
      }
      guard seen.insert(lane).inserted else {
        throw file.error("issue '\(issue.name)' is there twice", line: issue.node.line)
      }
      if let range = try range(of: issue), range != ranges[lane] {
        throw file.error(
          "issue '\(issue.name)' has another range in the domain", line: issue.node.line)
      }
      let (low, high) = try ends(of: issue, ranges[lane])
      base += weight * low
      lanes[lane] = weight * (high - low)
    }
    if let missing = names.indices.first(where: { !seen.contains($0) }) {
      throw file.error("issue '\(names[missing])' is missing", line: objective.line)
    }
    let sum = try checkWeights(weights, file: file.path, line: objective.line)
    return (
      Valuation(base: base, weights: lanes), try reservation(), [remark, sum].compactMap(\.self)
    )
  }

  /// What both ends of the range are worth, where the function is linear between them.
  private func ends(
    of issue: GeniusIssue, _ range: ClosedRange<Double>
  ) throws(DomainFileError) -> (low: Double, high: Double) {
    guard let node = try single("evaluator", in: issue.node) else {
      throw file.error("issue '\(issue.name)' has no <evaluator>", line: issue.node.line)
    }
    let evaluator = try evaluator(node, from: range.lowerBound)
    switch evaluator {
    case .constant(let evaluation): return (evaluation, evaluation)
    case .linear(let offset, let slope, let start):
      let low = offset + slope * (range.lowerBound - start)
      let high = offset + slope * (range.upperBound - start)
      // Cut off at 0 or 1 it would bend.
      if min(low, high) >= -1e-12, max(low, high) <= 1 + 1e-12 { return (low, high) }
    case .triangular: break
    }
    throw file.error(
      "issue '\(issue.name)' is not linear over its range; cut it instead", line: node.line)
  }
}
