/// Why a domain, a utility or a pair of utilities cannot be used.
public enum DomainError: Error, Equatable, Sendable {
  /// A domain needs at least one issue.
  case noIssues
  /// An issue without values.
  case noValues(issue: String)
  /// Two issues of one name.
  case duplicateIssue(String)
  /// Two values of one name in an issue.
  case duplicateValue(String, issue: String)
  /// The outcomes cannot be counted in 62 bits.
  case tooManyOutcomes
  /// A weight, an evaluation or a reservation value that is not finite.
  case notFinite(String)
  /// As many weights, or evaluations of an issue, as there should be: expected and found.
  case count(of: String, expected: Int, found: Int)
  /// An evaluation that the convention does not allow.
  case evaluation(Double, issue: Int, convention: UtilityConvention)
  /// Knots of a curve whose amounts do not rise.
  case knotsDoNotRise(Double, Double)
}

extension DomainError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noIssues: "a domain needs at least one issue"
    case .noValues(let issue): "issue '\(issue)' has no values"
    case .duplicateIssue(let name): "issue '\(name)' is there twice"
    case .duplicateValue(let value, let issue): "issue '\(issue)' has the value '\(value)' twice"
    case .tooManyOutcomes: "there are more outcomes than can be counted"
    case .notFinite(let what): "\(what) is not a finite number"
    case .count(let what, let expected, let found): "\(expected) \(what) expected, \(found) found"
    case .evaluation(let value, let issue, let convention):
      "evaluation \(value) in issue \(issue) does not fit the convention '\(convention.rawValue)'"
    case .knotsDoNotRise(let amount, let next): "the knot at \(next) does not follow \(amount)"
    }
  }
}
