import Bargaining

/// What one side wrote down: weights, evaluations, and what it has without an agreement.
public struct Profile: Sendable, Equatable {
  /// One for each issue of the domain, as written.
  public var weights: [Double]
  /// One for each value of each issue, as written.
  public var evaluations: [[Double]]
  /// The utility of no agreement.
  public var reservation: Double
  /// The discount factor of the file, kept and not applied: Genius discounts by the time, NegMAS by
  /// the step, so the same factor is two different games. nil where there is none.
  public var discount: Double?
  /// The issues whose evaluations come from a function with values in 0 … 1. No convention divides
  /// these by their largest.
  public var curves: Set<Int> = []

  /// - Throws: where the convention forbids an evaluation.
  public func utility(_ convention: UtilityConvention) throws(DomainError) -> TabulatedUtility {
    try TabulatedUtility(
      weights: weights, evaluations: evaluations,
      conventions: evaluations.indices.map { curves.contains($0) ? .asWritten : convention },
      reservation: reservation)
  }
}

/// A domain and the profiles of its two sides.
public struct ScenarioFiles: Sendable, Equatable {
  public var domain: DiscreteDomain
  public var first: Profile
  public var second: Profile
  /// What was accepted although it is not quite right, as `file: remark`.
  public var remarks: [String]

  /// - Throws: where the convention forbids an evaluation.
  public func scenario(_ convention: UtilityConvention) throws(DomainError) -> DiscreteScenario {
    try DiscreteScenario(first: first.utility(convention), second: second.utility(convention))
  }
}

/// Weights should sum to 1. Published files miss it by up to 1e-4 (a laptop domain sums to 1.0001).
/// Up to 1e-3 is accepted with a remark and not repaired: utilities then exceed 1, as they do in other
/// tools. More than this is refused. The rest is for weights that miss it by 1e-3 exactly.
let weightTolerance = 1e-3 + 1e-9

/// - Returns: a remark where the sum is off by more than rounding.
func checkWeights(_ weights: [Double], file: String, line: Int?) throws(DomainFileError) -> String?
{
  if let negative = weights.first(where: { $0 < 0 }) {
    throw DomainFileError(file: file, line: line, reason: "weight \(negative) is negative")
  }
  let sum = weights.reduce(0, +)
  let off = (sum - 1).magnitude
  guard off <= weightTolerance else {
    throw DomainFileError(file: file, line: line, reason: "weights sum to \(sum), not to 1")
  }
  return off > 1e-9 ? "\(file): weights sum to \(sum), not to 1" : nil
}
