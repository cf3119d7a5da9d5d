/// Why curves cannot be the worth of divisible issues.
public enum PiecewiseError: Error, Equatable, Sendable {
  /// Not as many issues on both sides: the first's and the second's.
  case count(Int, Int)
  /// An issue whose curves do not have the same first and last amount, or no amount between them.
  case range(issue: Int)
  /// An issue whose worth rises faster further on: the cheapest piece to give would not come first.
  case concavity(issue: Int)
  /// More pieces than ``maximumIssues``.
  case pieces(Int)
}

extension PiecewiseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(let first, let second): "one side has \(first) issues, the other \(second)"
    case .range(let issue): "the curves of issue \(issue) do not span one range"
    case .concavity(let issue): "a curve of issue \(issue) is not concave"
    case .pieces(let count): "\(count) pieces, and at most \(maximumIssues) are played"
    }
  }
}

/// Divisible issues of concave worth to both sides, as linear pieces: each piece between two knots of
/// either side is an issue of its own, and everything that works on linear issues works on them.
///
/// From a side's own end of an issue its worth falls ever faster and the other side's rises ever more
/// slowly, so that the ratio order of a ``ConcessionPath`` takes the pieces of one issue one after
/// the other. An estimate keeps that order if it is off by one factor an issue.
public struct PiecewiseIssues: Sendable {
  /// The pieces' worth to each side; lanes are pieces.
  public let first: Valuation
  public let second: Valuation
  /// The amounts of each issue.
  private let ranges: [ClosedRange<Double>]
  /// Issue and ends of each piece.
  private let pieces: [(issue: Int, from: Double, to: Double)]

  /// - Parameters:
  ///   - first: what each issue is worth to the first side, from its least to its largest amount.
  ///   - second: the same of the second side, over the same amounts.
  public init(first: [PiecewiseLinear], second: [PiecewiseLinear]) throws(PiecewiseError) {
    guard first.count == second.count else { throw .count(first.count, second.count) }
    var pieces: [(issue: Int, from: Double, to: Double)] = []
    for (issue, curves) in zip(first, second).enumerated() {
      let (mine, theirs) = (curves.0.knots.map(\.amount), curves.1.knots.map(\.amount))
      guard mine.count > 1, mine.first == theirs.first, mine.last == theirs.last else {
        throw .range(issue: issue)
      }
      guard curves.0.isConcave, curves.1.isConcave else { throw .concavity(issue: issue) }
      let knots = Set(mine + theirs).sorted()
      pieces += zip(knots, knots.dropFirst()).map { (issue, $0, $1) }
    }
    guard pieces.count <= maximumIssues else { throw .pieces(pieces.count) }
    self.pieces = pieces
    ranges = first.map { $0.knots[0].amount...$0.knots[$0.knots.count - 1].amount }
    self.first = Self.valuation(of: pieces, first)
    self.second = Self.valuation(of: pieces, second)
  }

  private static func valuation(
    of pieces: [(issue: Int, from: Double, to: Double)], _ curves: [PiecewiseLinear]
  ) -> Valuation {
    var weights = SIMD8<Double>(repeating: 0)
    for (lane, piece) in pieces.enumerated() {
      let curve = curves[piece.issue]
      weights[lane] = curve.worth(of: piece.to) - curve.worth(of: piece.from)
    }
    return Valuation(base: curves.reduce(0) { $0 + $1.knots[0].worth }, weights: weights)
  }

  /// The amount of each issue in a package of pieces.
  ///
  /// A package that takes a later piece before an earlier one is worth no less to either side at the
  /// amounts it comes to, since both worths are concave.
  public func amounts(of package: Package) -> [Double] {
    var amounts = ranges.map(\.lowerBound)
    for (lane, piece) in pieces.enumerated() {
      amounts[piece.issue] += (piece.to - piece.from) * package[lane]
    }
    // Sums of pieces may miss the end by rounding.
    return zip(amounts, ranges).map { min($0, $1.upperBound) }
  }
}
