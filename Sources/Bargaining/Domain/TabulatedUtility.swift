/// What outcomes are worth to one side: linear and additive over the issues, a table for each.
///
/// `U(o) = Σᵢ worths[i][oᵢ]`, summed in the order of the issues, so that the same outcome has the
/// same bits wherever it is computed. The unit is the caller's: shares of 1, points or money.
public struct TabulatedUtility: Sendable, Equatable {
  /// What each value of each issue adds.
  public let worths: [[Double]]
  /// The utility of no agreement; nil where none is known.
  public let reservation: Double?

  /// - Throws: where an issue has no values, or a number is not finite.
  public init(worths: [[Double]], reservation: Double? = nil) throws(DomainError) {
    guard !worths.isEmpty else { throw .noIssues }
    for (issue, table) in worths.enumerated() {
      guard !table.isEmpty else { throw .noValues(issue: String(issue)) }
      guard table.allSatisfy(\.isFinite) else { throw .notFinite("an entry of issue \(issue)") }
    }
    if let reservation, !reservation.isFinite { throw .notFinite("the reservation value") }
    self.worths = worths
    self.reservation = reservation
  }

  /// - Parameters:
  ///   - weights: one for each issue; their sum is the caller's business.
  ///   - evaluations: one for each value of each issue.
  ///   - convention: how both make the table.
  ///   - reservation: the utility of no agreement; nil where none is known.
  /// - Throws: where the numbers of both differ, one is not finite or the convention forbids it.
  public init(
    weights: [Double], evaluations: [[Double]], convention: UtilityConvention,
    reservation: Double? = nil
  ) throws(DomainError) {
    try self.init(
      weights: weights, evaluations: evaluations,
      conventions: Array(repeating: convention, count: evaluations.count),
      reservation: reservation)
  }

  /// - Parameters:
  ///   - weights: one for each issue; their sum is the caller's business.
  ///   - evaluations: one for each value of each issue.
  ///   - conventions: how both make the table, one for each issue.
  ///   - reservation: the utility of no agreement; nil where none is known.
  /// - Throws: where the numbers differ, one is not finite or the convention forbids it.
  public init(
    weights: [Double], evaluations: [[Double]], conventions: [UtilityConvention],
    reservation: Double? = nil
  ) throws(DomainError) {
    guard weights.count == evaluations.count else {
      throw .count(of: "weights", expected: evaluations.count, found: weights.count)
    }
    guard conventions.count == evaluations.count else {
      throw .count(of: "conventions", expected: evaluations.count, found: conventions.count)
    }
    var worths: [[Double]] = []
    for (issue, table) in evaluations.enumerated() {
      guard weights[issue].isFinite else { throw .notFinite("the weight of issue \(issue)") }
      guard table.allSatisfy(\.isFinite) else { throw .notFinite("an entry of issue \(issue)") }
      let convention = conventions[issue]
      if let wrong = table.first(where: { !convention.allowed.contains($0) }) {
        throw .evaluation(wrong, issue: issue, convention: convention)
      }
      let largest = table.max() ?? 0
      let divisor = convention == .genius && largest > 0 ? largest : 1
      worths.append(table.map { weights[issue] * ($0 / divisor) })
    }
    try self.init(worths: worths, reservation: reservation)
  }

  /// How many values each issue has.
  public var shape: [Int] { worths.map(\.count) }

  /// The utility of an outcome.
  ///
  /// - Precondition: one index for each issue, each in range.
  public func worth(of outcome: [Int]) -> Double {
    precondition(outcome.count == worths.count, "an index for each issue is needed")
    return zip(worths, outcome).reduce(0) { $0 + $1.0[$1.1] }
  }

  /// The utilities of all outcomes by flat number: memory and time grow with the product of the
  /// shape.
  public func enumerated() -> [Double] {
    worths.reduce([0]) { sums, table in sums.flatMap { sum in table.map { sum + $0 } } }
  }

  /// The least and the largest utility over all outcomes, by issue and not by enumeration.
  public var range: ClosedRange<Double> {
    var (low, high) = (0.0, 0.0)
    for table in worths {
      low += table.min() ?? 0
      high += table.max() ?? 0
    }
    return low...high
  }
}
