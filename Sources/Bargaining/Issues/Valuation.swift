/// The most issues that one negotiation can have.
public let maximumIssues = 8

/// How far each issue has moved, 0 … 1 of its range; unused lanes are 0.
public typealias Package = SIMD8<Double>

/// What packages are worth to one side: linear and additive, in any unit of money.
///
/// Keep a side's valuation where only that side's code can reach it; the other side works with an
/// estimate of it.
public struct Valuation: Sendable, Equatable {
  /// Worth of the package with every issue at 0.
  public var base: Double
  /// Worth of moving each issue over its whole range; either sign.
  public var weights: SIMD8<Double>

  public init(base: Double = 0, weights: SIMD8<Double>) {
    self.base = base
    self.weights = weights
  }

  @inline(__always)
  public func worth(of package: Package) -> Double { base + (weights * package).sum() }

  /// The most that any package is worth: every issue that helps at 1, every other at 0.
  public var best: Double { base + weights.replacing(with: 0, where: weights .< 0).sum() }

  /// The least that any package is worth.
  public var worst: Double { base + weights.replacing(with: 0, where: weights .> 0).sum() }
}

extension Valuation {
  /// The most that both sides together can have, over all packages.
  public static func bestJoint(_ a: Valuation, _ b: Valuation) -> Double {
    Valuation(base: a.base + b.base, weights: a.weights + b.weights).best
  }
}
