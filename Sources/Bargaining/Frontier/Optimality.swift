/// How good an agreement is, under the names and formulas of NegMAS 0.16 (`preferences/ops.py`).
///
/// `u` are the agreement's utilities, `d`, `r`, `m`, `M` and F as in ``SolutionConcept``. For no
/// agreement, pass the reservation values. Metrics that need a point of F are nil where F is empty.
public struct Optimality: Sendable {
  public let solutions: DiscreteSolutions
  private let nash: [FrontierPoint]
  private let kalai: [FrontierPoint]
  private let ks: [FrontierPoint]

  public init(_ solutions: DiscreteSolutions) {
    self.solutions = solutions
    nash = solutions.points(.nash)
    kalai = solutions.points(.egalitarian)
    ks = solutions.points(.kalaiSmorodinskySpread)
  }

  private var bounds: BargainingBounds { solutions.bounds }

  /// `D = √Σ (Mᵢ − mᵢ)²`, the longest distance in the space of utilities.
  public var longestDistance: Double { (bounds.ideal - bounds.lowest).length }

  /// `max(0, 1 − |u − nearest of the points| / D)`, Euclidean: it changes with the units of one
  /// side. 1 where all outcomes are worth the same to both. nil without points.
  public func optimality(of u: UtilityPair, toward points: [FrontierPoint]) -> Double? {
    guard let nearest = points.map({ ($0.utilities - u).length }).min() else { return nil }
    return longestDistance > 0 ? max(0, 1 - nearest / longestDistance) : 1
  }

  /// `pareto_optimality`: towards F.
  public func pareto(_ u: UtilityPair) -> Double? { optimality(of: u, toward: solutions.rational) }
  /// `nash_optimality`.
  public func nash(_ u: UtilityPair) -> Double? { optimality(of: u, toward: nash) }
  /// `kalai_optimality`: towards ``SolutionConcept/egalitarian``.
  public func kalai(_ u: UtilityPair) -> Double? { optimality(of: u, toward: kalai) }
  /// `ks_optimality`: towards ``SolutionConcept/kalaiSmorodinskySpread``, as NegMAS reads it.
  public func ks(_ u: UtilityPair) -> Double? { optimality(of: u, toward: ks) }

  /// `max_welfare_optimality`: `Σ uᵢ` over the largest sum in F; nil where that is not positive.
  public func maxWelfare(_ u: UtilityPair) -> Double? {
    guard let best = solutions.rational.map({ $0.utilities.sum() }).max(), best > 0 else {
      return nil
    }
    return u.sum() / best
  }

  /// `fairness`: the largest of the Nash, Kalai and KS optimality.
  public func fairness(_ u: UtilityPair) -> Double? {
    [nash(u), kalai(u), ks(u)].compactMap(\.self).max()
  }

  /// `opposition`: the least `√Σ (1 − uᵢ/Mᵢ)²` over F, 0 where both can have their best at once;
  /// nil where F is empty or an `M` is not positive.
  public var opposition: Double? {
    let ideal = bounds.ideal
    guard ideal.min() > 0 else { return nil }
    return solutions.rational.map { (UtilityPair(repeating: 1) - $0.utilities / ideal).length }
      .min()
  }
}

extension UtilityPair {
  /// Euclidean.
  var length: Double { (self * self).sum().squareRoot() }
}
