/// A side's outcomes in the order of its own utility.
///
/// Ties are broken by the outcome's flat number, the smaller first. Every agent here chooses by a
/// ranking, so that a session depends on the utilities alone and never on a sort.
public struct OutcomeRanking: Sendable {
  /// The utility of each outcome, by flat number.
  public let utilities: [Double]
  /// The outcomes, the best first.
  public let best: [Int]

  public init(_ utility: TabulatedUtility) { self.init(utilities: utility.enumerated()) }

  /// - Precondition: at least one utility, and none NaN.
  public init(utilities: [Double]) {
    precondition(!utilities.isEmpty, "a ranking needs an outcome")
    precondition(utilities.allSatisfy { !$0.isNaN }, "a utility is not a number")
    self.utilities = utilities
    best = utilities.indices.sorted {
      utilities[$0] != utilities[$1] ? utilities[$0] > utilities[$1] : $0 < $1
    }
  }

  /// The least and the largest utility.
  public var range: ClosedRange<Double> {
    utilities[best[best.count - 1]]...utilities[best[0]]
  }

  /// The outcome of least utility at or above a demand, of several the first by number; nil where
  /// every outcome is worth less.
  public func cheapest(atLeast demand: Double) -> Int? {
    let end = best.firstPlace { utilities[$0] < demand }
    return end > 0 ? firstOfTie(at: end - 1) : nil
  }

  /// The outcome of largest utility below a demand; nil where none is.
  public func dearest(below demand: Double) -> Int? {
    let start = best.firstPlace { utilities[$0] < demand }
    return start < best.count ? best[start] : nil
  }

  private func firstOfTie(at place: Int) -> Int {
    let utility = utilities[best[place]]
    return best[best.firstPlace { utilities[$0] <= utility }]
  }
}
