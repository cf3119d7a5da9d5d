/// A distribution as a function of a standard normal: the marginal of a Gaussian copula.
///
/// Tabulated once over z = -6 … 6 in steps of 1/64 with linear interpolation between, so that a
/// draw costs a look-up and is monotone in its uniform.
public struct Marginal: Sendable {
  private let values: [Double]
  private static let reach = 6.0
  private static let perUnit = 64.0

  /// The distribution with this inverse CDF.
  public init(quantile: (Double) -> Double) {
    let last = Int(2 * Marginal.reach * Marginal.perUnit)
    values = (0...last).map {
      quantile(Normal.share(below: Double($0) / Marginal.perUnit - Marginal.reach))
    }
  }

  /// Beta(α, β) on `low … high`. PERT is Beta(1 + 4(m−a)/(b−a), 1 + 4(b−m)/(b−a)).
  public static func beta(_ alpha: Double, _ beta: Double, low: Double = 0, high: Double = 1)
    -> Marginal
  {
    let table = BetaQuantile(alpha, beta)
    return Marginal { low + (high - low) * table.quantile($0) }
  }

  /// The PERT distribution of a low, typical and high value (D. G. Malcolm et al., 1959).
  public static func pert(_ low: Double, _ typical: Double, _ high: Double) -> Marginal {
    guard high > low else { return Marginal { _ in typical } }
    let rise = 4 * (typical - low) / (high - low)
    return beta(1 + rise, 5 - rise, low: low, high: high)
  }

  @inline(__always)
  public func value(at z: Double) -> Double {
    let position = (min(max(z, -5.999), 5.999) + Marginal.reach) * Marginal.perUnit
    let index = Int(position)
    let part = position - Double(index)
    return values[index] * (1 - part) + values[index + 1] * part
  }
}

/// The inverse of the regularised incomplete beta function, from its density summed by Simpson's
/// rule on a grid that is fine at both ends.
struct BetaQuantile {
  private var x: [Double] = []
  private var cumulative: [Double] = []

  init(_ alpha: Double, _ beta: Double) {
    func density(_ x: Double) -> Double {
      x <= 0 || x >= 1
        ? 0 : Elementary.exp((alpha - 1) * Elementary.log(x) + (beta - 1) * Elementary.log(1 - x))
    }
    // x = s²(3 − 2s) puts more points at both ends.
    func point(_ s: Double) -> Double { s * s * (3 - 2 * s) }
    let cells = 2048
    var sum = 0.0
    x = [0]
    cumulative = [0]
    for cell in 0..<cells {
      let a = point(Double(cell) / Double(cells))
      let b = point(Double(cell + 1) / Double(cells))
      sum += (b - a) / 6 * (density(a) + 4 * density((a + b) / 2) + density(b))
      x.append(b)
      cumulative.append(sum)
    }
    cumulative = cumulative.map { $0 / sum }
  }

  func quantile(_ p: Double) -> Double {
    var low = 0
    var high = x.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if cumulative[middle] <= p { low = middle } else { high = middle }
    }
    let width = cumulative[high] - cumulative[low]
    let part = width > 0 ? (p - cumulative[low]) / width : 0
    return x[low] + (x[high] - x[low]) * min(max(part, 0), 1)
  }
}
