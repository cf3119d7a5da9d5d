/// A trade of two issues that costs its maker nothing: one is given, another taken for it.
public struct LogrollingPair: Sendable, Equatable {
  /// The issue that moves towards the other side's best end, and by how much of its range.
  public let given: Int
  public let givenShare: Double
  /// The issue that moves back towards the own best end, and by how much of its range.
  public let taken: Int
  public let takenShare: Double
  /// What each of both moves is worth to the maker.
  public let ownWorth: Double
  /// What the other side gains by the trade, as the maker believes.
  public let estimatedGain: Double

  /// "If you give X, we offer Y", with the issues in the words of the caller, who gets an issue and
  /// the share of its range by which it moves.
  public func sentence(_ words: (_ issue: Int, _ share: Double) -> String) -> String {
    "If you give \(words(taken, takenShare)), we offer \(words(given, givenShare))."
  }
}

extension ConcessionPath {
  /// The part of an issue's range that a package gives, 0 … 1.
  func given(_ issue: Int, in package: Package) -> Double {
    (package[issue] - start[issue]).magnitude
  }

  /// A package with so much of an issue given.
  func giving(_ share: Double, of issue: Int, in package: Package) -> Package {
    var package = package
    package[issue] = start[issue] + (1 - 2 * start[issue]) * min(1, max(0, share))
    return package
  }

  /// The trade at constant own worth that gives the most for what it moves: the issue with the best
  /// ratio that is not given in full against the one with the worst of which anything is given. Nil
  /// where the package is in ratio order already, and so on the frontier as it is believed to be.
  public func pair(in package: Package) -> LogrollingPair? {
    guard let first = (0..<count).first(where: { given(issue($0), in: package) < 1 - 1e-9 }),
      let last = (0..<count).last(where: { given(issue($0), in: package) > 1e-9 }), first < last
    else { return nil }
    let (better, worse) = (issue(first), issue(last))
    let left = (1 - given(better, in: package)) * prices[first]
    let moved = min(left, given(worse, in: package) * prices[last])
    let gain = moved / prices[first] * estimated[better].magnitude
    let loss = moved / prices[last] * estimated[worse].magnitude
    return LogrollingPair(
      given: better, givenShare: moved / prices[first], taken: worse,
      takenShare: moved / prices[last], ownWorth: moved, estimatedGain: gain - loss)
  }

  /// The package after a trade.
  public func trading(_ pair: LogrollingPair, in package: Package) -> Package {
    let more = giving(given(pair.given, in: package) + pair.givenShare, of: pair.given, in: package)
    return giving(given(pair.taken, in: package) - pair.takenShare, of: pair.taken, in: more)
  }

  /// The package with every discrete issue on its grain, in the owner's favour.
  func onGrain(_ package: Package) -> Package {
    var rounded = package
    for issue in 0..<maximumIssues where grain[issue] > 0 {
      let steps = Double(Int(given(issue, in: package) * grain[issue] + 1e-9))
      rounded = giving(steps / grain[issue], of: issue, in: rounded)
    }
    return rounded
  }
}
