/// How good many agreements are, in counts and means.
public struct OptimalityTally: Sendable, Equatable {
  /// Sessions, with and without an agreement.
  public private(set) var sessions = 0
  public private(set) var agreements = 0
  /// Agreements on the exact frontier of what leaves both sides their reservation values: those with
  /// a `pareto_optimality` of 1, to rounding.
  public private(set) var onFrontier = 0
  private var paretoSum = 0.0
  private var nashSum = 0.0
  private var welfareSum = 0.0
  private var allWelfareSum = 0.0

  public init() {}

  /// Counts a session.
  ///
  /// - Parameters:
  ///   - u: the agreement's utilities; nil for no agreement.
  ///   - optimality: of the session's scenario. Where it has no rational outcome, a session counts
  ///     without an agreement, and its welfare as all there is.
  public mutating func add(_ u: UtilityPair?, _ optimality: Optimality) {
    sessions += 1
    let none = optimality.solutions.bounds.reservation
    allWelfareSum += optimality.maxWelfare(u ?? none) ?? 1
    guard let u, let pareto = optimality.pareto(u) else { return }
    agreements += 1
    if pareto > 1 - 1e-9 { onFrontier += 1 }
    paretoSum += pareto
    nashSum += optimality.nash(u) ?? 0
    welfareSum += optimality.maxWelfare(u) ?? 0
  }

  public static func += (sum: inout OptimalityTally, other: OptimalityTally) {
    sum.sessions += other.sessions
    sum.agreements += other.agreements
    sum.onFrontier += other.onFrontier
    sum.paretoSum += other.paretoSum
    sum.nashSum += other.nashSum
    sum.welfareSum += other.welfareSum
    sum.allWelfareSum += other.allWelfareSum
  }

  /// The share of agreements that are on the frontier; this and the means are nil without agreements.
  public var frontierShare: Double? { mean(Double(onFrontier), agreements) }
  /// The mean `pareto_optimality` of the agreements.
  public var pareto: Double? { mean(paretoSum, agreements) }
  /// The mean `nash_optimality` of the agreements.
  public var nash: Double? { mean(nashSum, agreements) }
  /// The mean `max_welfare_optimality` of the agreements.
  public var maxWelfare: Double? { mean(welfareSum, agreements) }
  /// The mean `max_welfare_optimality` of all sessions; no agreement leaves the reservation values.
  public var maxWelfareOfAll: Double? { mean(allWelfareSum, sessions) }

  private func mean(_ sum: Double, _ count: Int) -> Double? {
    count > 0 ? sum / Double(count) : nil
  }
}
