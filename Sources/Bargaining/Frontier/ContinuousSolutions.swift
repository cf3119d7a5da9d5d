/// The points that bargaining solutions pick on the frontier of linear, divisible issues. Each is
/// unique but for ``maxWelfare``, and nil where no package leaves both sides their disagreement
/// values.
public struct ContinuousSolutions: Sendable {
  public let frontier: ContinuousFrontier
  /// `d`: what each side has without an agreement.
  public let disagreement: UtilityPair
  /// F: the part of the frontier that leaves both sides at least their disagreement values, from the
  /// first side's favourite to the second's; empty where there is nothing to agree on.
  public let rational: [ContinuousPoint]

  public init(frontier: ContinuousFrontier, disagreement: UtilityPair) {
    self.frontier = frontier
    self.disagreement = disagreement
    guard let start = frontier.best(forFirstKeepingSecond: disagreement.y),
      let end = frontier.best(forSecondKeepingFirst: disagreement.x),
      start.utilities.x >= disagreement.x, end.utilities.y >= disagreement.y
    else {
      rational = []
      return
    }
    let inner = frontier.vertices.filter {
      $0.utilities.x < start.utilities.x && $0.utilities.x > end.utilities.x
    }
    rational = [start] + inner + [end]
  }

  /// True where some package leaves both sides at least their disagreement values.
  public var hasZone: Bool { !rational.isEmpty }

  /// The most that each side can have where the other keeps its disagreement value: the
  /// individually rational ideal point. nil where there is nothing to agree on.
  public var rationalIdeal: UtilityPair? {
    guard let start = rational.first, let end = rational.last else { return nil }
    return UtilityPair(start.utilities.x, end.utilities.y)
  }

  /// The largest `(u₁ − d₁)(u₂ − d₂)`. On a segment from `p` with direction `q`, both measured from
  /// `d`, it is at `λ = −(p₁q₂ + p₂q₁)/(2 q₁q₂)`, or at the nearer end.
  public var nash: ContinuousPoint? {
    guard var best = rational.first else { return nil }
    func product(_ point: ContinuousPoint) -> Double {
      let gain = point.utilities - disagreement
      return gain.x * gain.y
    }
    for (from, to) in zip(rational, rational.dropFirst()) {
      let p = from.utilities - disagreement
      let q = to.utilities - from.utilities
      guard q.x < 0, q.y > 0 else { continue }
      let point = from.toward(to, -(p.x * q.y + p.y * q.x) / (2 * q.x * q.y))
      if product(point) > product(best) { best = point }
    }
    return best
  }

  /// The largest `min(u₁ − d₁, u₂ − d₂)`. It changes with the units of one side.
  public var egalitarian: ContinuousPoint? { balanced(by: UtilityPair(repeating: 1)) }

  /// The point of F on the ray from `d` to the largest utilities over all packages; where the ray
  /// misses F, the end of F that is nearer in shares of that gain.
  public var kalaiSmorodinsky: ContinuousPoint? { balanced(by: frontier.ideal - disagreement) }

  /// The point of F on the ray from `d` to ``rationalIdeal``: the textbook's reading.
  public var kalaiSmorodinskyRational: ContinuousPoint? {
    rationalIdeal.flatMap { balanced(by: $0 - disagreement) }
  }

  /// The largest `u₁ + u₂` over F; among equals to 1e-12 of the sum, the first side's favourite. It
  /// changes with the units of one side.
  public var maxWelfare: ContinuousPoint? {
    let best = rational.map { $0.utilities.sum() }.max() ?? 0
    return rational.first { $0.utilities.sum() >= best - 1e-12 * best.magnitude }
  }

  /// The point of F with the largest least share, `min((u₁ − d₁)/room₁, (u₂ − d₂)/room₂)`: where
  /// the shares cross.
  private func balanced(by room: UtilityPair) -> ContinuousPoint? {
    func lead(_ point: ContinuousPoint) -> Double {
      let gain = point.utilities - disagreement
      // Multiplied crosswise, so that a side without room does no harm.
      return gain.x * room.y - gain.y * room.x
    }
    guard var from = rational.first else { return nil }
    var ahead = lead(from)
    guard ahead > 0 else { return from }
    for to in rational.dropFirst() {
      let next = lead(to)
      if next <= 0 { return from.toward(to, ahead / (ahead - next)) }
      (from, ahead) = (to, next)
    }
    return from
  }
}
