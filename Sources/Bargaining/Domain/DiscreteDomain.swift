/// One matter of a negotiation and the values among which the sides choose.
public struct DiscreteIssue: Sendable, Equatable {
  public let name: String
  public let values: [String]

  public init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }
}

/// The outcomes of a negotiation: one value of each issue.
///
/// An outcome is a vector of indices into the issues' values, or a flat number. Numbers count in C
/// order, the last issue fastest: of shape (3, 2), outcome [1, 0] is number 2.
public struct DiscreteDomain: Sendable, Equatable {
  public let issues: [DiscreteIssue]
  /// How many values each issue has.
  public let shape: [Int]
  /// The product of the shape.
  public let outcomeCount: Int

  /// - Throws: where there is no issue, an issue has no values, a name is there twice, or the
  ///   outcomes are too many to be numbered.
  public init(issues: [DiscreteIssue]) throws(DomainError) {
    guard !issues.isEmpty else { throw .noIssues }
    var names: Set<String> = []
    var count = 1
    for issue in issues {
      guard names.insert(issue.name).inserted else { throw .duplicateIssue(issue.name) }
      guard !issue.values.isEmpty else { throw .noValues(issue: issue.name) }
      var values: Set<String> = []
      for value in issue.values where !values.insert(value).inserted {
        throw .duplicateValue(value, issue: issue.name)
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: issue.values.count)
      guard !overflow, product < 1 << 62 else { throw .tooManyOutcomes }
      count = product
    }
    self.issues = issues
    shape = issues.map(\.values.count)
    outcomeCount = count
  }

  /// The flat number of an outcome; nil where an index is out of range or the length is wrong.
  public func number(of outcome: [Int]) -> Int? {
    guard outcome.count == shape.count else { return nil }
    var number = 0
    for (index, size) in zip(outcome, shape) {
      guard index >= 0, index < size else { return nil }
      number = number * size + index
    }
    return number
  }

  /// The index vector of a flat number.
  ///
  /// - Precondition: `number` is in 0 ..< ``outcomeCount``.
  public func outcome(_ number: Int) -> [Int] {
    precondition(number >= 0 && number < outcomeCount, "no such outcome")
    var rest = number
    var outcome = [Int](repeating: 0, count: shape.count)
    for issue in shape.indices.reversed() {
      outcome[issue] = rest % shape[issue]
      rest /= shape[issue]
    }
    return outcome
  }

  /// The names of an outcome's values, issue by issue.
  ///
  /// - Precondition: `number` is in 0 ..< ``outcomeCount``.
  public func values(ofOutcome number: Int) -> [String] {
    zip(issues, outcome(number)).map { $0.values[$1] }
  }
}
