/// What suppliers win back of a price cut in the following year, in quality, service and effort.
///
/// `share = min(½, c × p / 3 % × (1 − f × compensated))`: a share that grows with the cut makes the
/// amount convex in it (large cuts harm the relationship most: S. Jap, Journal of Marketing 71,
/// 2007), and a fair exchange softens it (distributive and procedural justice moderate the reaction:
/// S. Carnovale et al., Journal of Business Logistics 40, 2019). Their sizes are assumptions.
enum Clawback {
  /// - Parameters:
  ///   - cut: p, the agreed price cut, share of the price.
  ///   - level: c, the share won back of an unpaid cut of 3 %.
  ///   - compensated: how far the package pays the supplier for what it gives, 0 … 1; 1 where it is
  ///     as well off as today or better.
  ///   - fairness: f, the part that a full exchange prevents.
  /// - Returns: share of the hard saving, at most one half.
  @inline(__always)
  static func share(
    ofCut cut: Double, level: Double, compensated: Double, fairness: Double
  ) -> Double {
    min(0.5, level * (cut / 0.03) * (1 - fairness * compensated))
  }
}
