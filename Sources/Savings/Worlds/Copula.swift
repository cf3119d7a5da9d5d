/// The Gaussian copula of a supplier's hidden variables, with a factor between its deals.
///
/// With ε the deal's own and s the supplier's standard normals (one a variable, independent), the
/// normal scores are `z = L (√ρ s + √(1 − ρ) ε)`, where `L Lᵀ = R`. Within a deal the scores
/// correlate as R says; two deals of one supplier correlate as `ρ R`; each marginal is then
/// `F⁻¹(Φ(z))`, so that joining changes no distribution. One lane of random numbers a variable: a
/// changed correlation shifts no draw.
package struct Copula: Sendable {
  /// Columns of L, a variable a lane; lanes 5–7 are 0.
  private let columns: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>, SIMD8<Double>)
  /// √ρ and √(1 − ρ).
  private let shared: Double
  private let own: Double

  /// - Parameters:
  ///   - correlations: R.
  ///   - supplierFactor: ρ, 0 … 1.
  /// - Returns: nil where R is not positive definite.
  package init?(_ correlations: CorrelationSettings, supplierFactor: Double) {
    guard case .success(let lower) = Copula.cholesky(correlations) else { return nil }
    func column(_ column: Int) -> SIMD8<Double> {
      var lanes = SIMD8<Double>(repeating: 0)
      for row in column..<JoinedVariable.allCases.count { lanes[row] = lower[row][column] }
      return lanes
    }
    columns = (column(0), column(1), column(2), column(3), column(4))
    shared = supplierFactor.squareRoot()
    own = (1 - supplierFactor).squareRoot()
  }

  /// - Parameters:
  ///   - deal: independent standard normals of the deal, by ``JoinedVariable``.
  ///   - supplier: the same of the supplier.
  @inline(__always)
  func joined(deal: SIMD8<Double>, supplier: SIMD8<Double>) -> SIMD8<Double> {
    let mixed = supplier * shared + deal * own
    var scores = columns.0 * mixed[0]
    scores += columns.1 * mixed[1]
    scores += columns.2 * mixed[2]
    scores += columns.3 * mixed[3]
    scores += columns.4 * mixed[4]
    return scores
  }

  /// The pair that makes a matrix impossible: the strongest in the row where it fails.
  struct Contradiction: Error, Equatable {
    let key: String
  }

  /// L, row by row. A pivot below 1e-6 is taken for zero: the variable would be no variable.
  static func cholesky(_ correlations: CorrelationSettings) -> Result<[[Double]], Contradiction> {
    let count = JoinedVariable.allCases.count
    var matrix = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
    for pair in correlations.pairs { matrix[pair.row.rawValue][pair.column.rawValue] = pair.value }
    var lower = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for k in 0..<column { sum -= lower[row][k] * lower[column][k] }
        guard row == column else {
          lower[row][column] = sum / lower[column][column]
          continue
        }
        guard sum > 1e-6 else {
          let strongest = correlations.pairs.filter { $0.row.rawValue == row }
            .max { ($0.value.magnitude, $1.key) < ($1.value.magnitude, $0.key) }
          return .failure(Contradiction(key: strongest?.key ?? "correlation"))
        }
        lower[row][row] = sum.squareRoot()
      }
    }
    return .success(lower)
  }
}
