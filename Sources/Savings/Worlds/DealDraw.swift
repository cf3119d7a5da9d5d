import Bargaining

/// The random numbers of one deal in one world: standard normals and uniforms in fixed lanes.
///
/// Everything that a deal draws comes from here, so that policies are compared on the same draws.
struct DealDraw {
  /// Lanes 0–4, joined by the copula; engagement is willingness.
  let engagement: Double
  let margin: Double
  let capitalCost: Double
  let credibility: Double
  let exponent: Double
  /// Lanes 5–7.
  let tactic: Double
  let fatigue: Double
  let alternatives: Double
  /// Lane 8: which of N prices is the best one; lane 9: error of a known price.
  let bestPrice: Double
  let priceError: Double
  /// Lanes 10 and 11, uniform: the supplier's own deadline and where it opens.
  let deadline: Double
  let aspiration: Double
  /// Lanes 12–19: worth of each lever; 20–27: error of the buyer's estimate of it; 28–35: error of
  /// the supplier's estimate of the buyer.
  let leverWorth: SIMD8<Double>
  let buyerError: SIMD8<Double>
  let supplierError: SIMD8<Double>

  /// - Parameters:
  ///   - supplier: what the deals of one supplier share in this world.
  ///   - copula: how the hidden variables go together.
  @inline(__always)
  init(seed: UInt64, deal: UInt64, world: Int, supplier: SupplierFactor, copula: Copula) {
    let stream = RandomStream(seed: seed, id: deal, draw: UInt32(truncatingIfNeeded: world))
    let second = stream.block(1)
    let joined = copula.joined(
      deal: DealDraw.normals(stream.block(0), second.x), supplier: supplier.normals)
    engagement = joined[0]
    margin = joined[1]
    capitalCost = joined[2]
    credibility = joined[3]
    exponent = joined[4]
    tactic = RandomStream.uniform(second.y)
    fatigue = RandomStream.uniform(second.z)
    alternatives = RandomStream.uniform(second.w)
    let third = stream.block(2)
    bestPrice = RandomStream.uniform(third.x)
    priceError = DealDraw.normal(third.y)
    deadline = RandomStream.uniform(third.z)
    aspiration = RandomStream.uniform(third.w)
    leverWorth = DealDraw.normals(stream.block(3), stream.block(4))
    buyerError = DealDraw.normals(stream.block(5), stream.block(6))
    supplierError = DealDraw.normals(stream.block(7), stream.block(8))
  }

  @inline(__always)
  private static func normal(_ word: UInt32) -> Double {
    Normal.quantile(RandomStream.uniform(word))
  }

  /// Five normals: a block and the first word of the next.
  @inline(__always)
  fileprivate static func normals(_ a: SIMD4<UInt32>, _ b: UInt32) -> SIMD8<Double> {
    SIMD8(normal(a.x), normal(a.y), normal(a.z), normal(a.w), normal(b), 0, 0, 0)
  }

  @inline(__always)
  private static func normals(_ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>) -> SIMD8<Double> {
    SIMD8(
      normal(a.x), normal(a.y), normal(a.z), normal(a.w), normal(b.x), normal(b.y), normal(b.z),
      normal(b.w))
  }
}

/// The random numbers that all deals of one supplier share in one world: lanes 0–4 of its own
/// stream, a normal for each joined variable.
struct SupplierFactor {
  let normals: SIMD8<Double>

  @inline(__always)
  init(seed: UInt64, supplier: UInt64, world: Int) {
    let stream = RandomStream(seed: seed, id: supplier, draw: UInt32(truncatingIfNeeded: world))
    normals = DealDraw.normals(stream.block(0), stream.block(1).x)
  }
}
