/// An issue whose worth bends: worths at positions between 0 and 1, straight between them.
public struct PiecewiseWorth: Sendable, Equatable {
  /// Rising from 0 to 1.
  public let positions: [Double]
  public let worths: [Double]

  /// - Throws: where the positions do not rise from 0 to 1, a number is missing or not finite, or the
  ///   worth is not concave: then the cheapest piece to give would not come first.
  public init(positions: [Double], worths: [Double]) throws(PiecewiseError) {
    guard positions.count == worths.count, positions.count > 1 else { throw .count }
    for (position, worth) in zip(positions, worths) {
      guard position.isFinite, worth.isFinite else { throw .number }
    }
    guard positions.first == 0, positions.last == 1 else { throw .positions }
    for (from, to) in zip(positions, positions.dropFirst()) where from >= to { throw .positions }
    self.positions = positions
    self.worths = worths
    var last = Double.infinity
    for end in 1..<positions.count {
      let slope = (worths[end] - worths[end - 1]) / (positions[end] - positions[end - 1])
      guard slope <= last + 1e-12 * slope.magnitude else { throw .concavity }
      last = slope
    }
  }

  public func worth(at position: Double) -> Double {
    let end = positions.firstIndex { $0 >= position } ?? positions.count - 1
    guard end > 0 else { return worths[0] }
    let part = (position - positions[end - 1]) / (positions[end] - positions[end - 1])
    return worths[end - 1] + min(1, part) * (worths[end] - worths[end - 1])
  }
}

/// What is wrong with a piecewise-linear issue.
public enum PiecewiseError: Error, Equatable {
  /// Positions and worths are not as many, or fewer than two.
  case count
  /// A number is not finite.
  case number
  /// Positions do not rise from 0 to 1.
  case positions
  /// The worth rises faster further on.
  case concavity
  /// More pieces than ``maximumIssues``, or not as many issues on both sides.
  case pieces
}

/// Issues of piecewise-linear concave worth to both sides, as linear pieces: each piece between two
/// knots of either side is an issue of its own, and everything that works on linear issues works on
/// them.
///
/// From a side's own end of an issue its worth falls ever faster and the other side's rises ever more
/// slowly, so that the ratio order of a ``ConcessionPath`` takes the pieces of one issue one after
/// the other. An estimate keeps that order if it is off by one factor an issue.
public struct PiecewiseIssues: Sendable {
  /// The pieces' worth to each side; lanes are pieces.
  public let first: Valuation
  public let second: Valuation
  /// Issue and width of each piece.
  private let pieces: [(issue: Int, width: Double)]
  private let count: Int

  public init(first: [PiecewiseWorth], second: [PiecewiseWorth]) throws(PiecewiseError) {
    guard first.count == second.count else { throw .pieces }
    count = first.count
    var pieces: [(issue: Int, width: Double)] = []
    var (mine, theirs) = (SIMD8<Double>(repeating: 0), SIMD8<Double>(repeating: 0))
    for issue in first.indices {
      let knots = Set(first[issue].positions + second[issue].positions).sorted()
      for (from, to) in zip(knots, knots.dropFirst()) {
        guard pieces.count < maximumIssues else { throw .pieces }
        let lane = pieces.count
        mine[lane] = first[issue].worth(at: to) - first[issue].worth(at: from)
        theirs[lane] = second[issue].worth(at: to) - second[issue].worth(at: from)
        pieces.append((issue, to - from))
      }
    }
    self.pieces = pieces
    self.first = Valuation(base: first.reduce(0) { $0 + $1.worths[0] }, weights: mine)
    self.second = Valuation(base: second.reduce(0) { $0 + $1.worths[0] }, weights: theirs)
  }

  /// Where each issue stands in a package of pieces, 0 … 1.
  ///
  /// A package that takes a later piece before an earlier one is worth no less to either side at the
  /// position it comes to, since both worths are concave.
  public func positions(of package: Package) -> [Double] {
    var positions = [Double](repeating: 0, count: count)
    for (lane, piece) in pieces.enumerated() {
      positions[piece.issue] += piece.width * package[lane]
    }
    return positions.map { min(1, $0) }
  }
}
