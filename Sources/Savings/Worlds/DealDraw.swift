import Bargaining

/// The random numbers of one deal in one world: standard normals and uniforms in fixed lanes.
///
/// Everything that a deal draws comes from here, so that policies are compared on the same draws.
struct DealDraw {
  /// Lanes 0–3 and 4–7.
  let engagement: Double
  let margin: Double
  let capitalCost: Double
  let credibility: Double
  let exponent: Double
  let tactic: Double
  let fatigue: Double
  let alternatives: Double
  /// Lane 8: which of N prices is the best one; lane 9: error of a known price.
  let bestPrice: Double
  let priceError: Double
  /// Lanes 12–19: worth of each lever; 20–27: error of the buyer's estimate of it; 28–35: error of
  /// the supplier's estimate of the buyer.
  let leverWorth: SIMD8<Double>
  let buyerError: SIMD8<Double>
  let supplierError: SIMD8<Double>

  /// - Parameters:
  ///   - common: the supplier's factor in this world, a standard normal shared by all its deals.
  ///   - correlation: how much of engagement, margin, capital cost and credibility is common: the
  ///     one-factor Gaussian copula.
  @inline(__always)
  init(seed: UInt64, deal: UInt64, world: Int, common: Double, correlation: Double) {
    let stream = RandomStream(seed: seed, id: deal, draw: UInt32(truncatingIfNeeded: world))
    let own = (1 - correlation).squareRoot()
    let shared = correlation.squareRoot() * common
    let first = stream.block(0)
    @inline(__always) func joined(_ word: UInt32) -> Double { shared + own * DealDraw.normal(word) }
    engagement = joined(first.x)
    margin = joined(first.y)
    capitalCost = joined(first.z)
    credibility = joined(first.w)
    let second = stream.block(1)
    exponent = DealDraw.normal(second.x)
    tactic = RandomStream.uniform(second.y)
    fatigue = RandomStream.uniform(second.z)
    alternatives = RandomStream.uniform(second.w)
    let third = stream.block(2)
    bestPrice = RandomStream.uniform(third.x)
    priceError = DealDraw.normal(third.y)
    leverWorth = DealDraw.normals(stream.block(3), stream.block(4))
    buyerError = DealDraw.normals(stream.block(5), stream.block(6))
    supplierError = DealDraw.normals(stream.block(7), stream.block(8))
  }

  @inline(__always)
  private static func normal(_ word: UInt32) -> Double {
    Normal.quantile(RandomStream.uniform(word))
  }

  @inline(__always)
  private static func normals(_ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>) -> SIMD8<Double> {
    SIMD8(
      normal(a.x), normal(a.y), normal(a.z), normal(a.w), normal(b.x), normal(b.y), normal(b.z),
      normal(b.w))
  }
}
