/// Bounded least squares with a weak pull towards where it starts: Gauss-Newton steps from forward
/// differences (Levenberg, 1944; Björck, Numerical Methods for Least Squares Problems, 1996, 9.3).
///
/// Minimises `Σ rᵢ(x)² + ridge × Σ (xⱼ − startⱼ)²` for `low ≤ x ≤ high`. The pull makes the answer
/// the only one where there are more unknowns than residuals: of all points that fit, the one
/// nearest to the start.
struct LeastSquares {
  let low: [Double]
  let high: [Double]
  let ridge: Double
  /// Width of the differences: wide enough that whole agreements, which jump, move.
  let width: Double
  let iterations: Int

  struct Result: Sendable {
    var point: [Double]
    var residuals: [Double]
    var evaluations: Int
    /// By unknown: how much of its place the residuals decide, the rest being the pull;
    /// `1 − ridge × [(JᵀJ + ridge)⁻¹]ⱼⱼ`.
    var determined: [Double]
  }

  func minimum(
    from start: [Double], _ residuals: ([Double]) async -> [Double]
  ) async -> Result {
    let start = zip(start, zip(low, high)).map { min($1.1, max($1.0, $0)) }
    var point = start
    var found = await residuals(point)
    var result = Result(
      point: point, residuals: found, evaluations: 1,
      determined: [Double](repeating: 0, count: start.count))
    func cost(_ residuals: [Double], _ point: [Double]) -> Double {
      residuals.reduce(0) { $0 + $1 * $1 }
        + ridge * zip(point, start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    var jacobian = await slopes(at: point, found, residuals, &result.evaluations)
    for _ in 0..<iterations {
      let step = step(from: point, start: start, found, jacobian)
      guard step.contains(where: { $0.magnitude > 1e-3 }) else { break }
      // A whole step, then parts of it, until it is one downhill.
      var share = 1.0
      var next: (point: [Double], residuals: [Double])?
      while share > 0.1, next == nil {
        let tried = zip(point, step).map { $0 + share * $1 }
        let there = await residuals(tried)
        result.evaluations += 1
        if cost(there, tried) < cost(found, point) { next = (tried, there) }
        share /= 2
      }
      guard let next else { break }
      let gain = cost(found, point) - cost(next.residuals, next.point)
      (point, found) = next
      if gain < 1e-4 { break }
      jacobian = await slopes(at: point, found, residuals, &result.evaluations)
    }
    result.point = point
    result.residuals = found
    let normal = normalMatrix(jacobian)
    for index in start.indices {
      var unit = [Double](repeating: 0, count: start.count)
      unit[index] = 1
      let inverse = LeastSquares.solved(normal, unit)[index]
      result.determined[index] = min(1, max(0, 1 - ridge * inverse))
    }
    return result
  }

  /// Forward differences, inwards at a bound: a row for each residual.
  private func slopes(
    at point: [Double], _ found: [Double], _ residuals: ([Double]) async -> [Double],
    _ evaluations: inout Int
  ) async -> [[Double]] {
    var rows = found.map { _ in [Double](repeating: 0, count: point.count) }
    for index in point.indices {
      var moved = point
      let room = high[index] - point[index]
      let reach = min(width, (high[index] - low[index]) / 2)
      guard reach > 0 else { continue }
      moved[index] += room >= reach ? reach : -reach
      let there = await residuals(moved)
      evaluations += 1
      for row in found.indices {
        rows[row][index] = (there[row] - found[row]) / (moved[index] - point[index])
      }
    }
    return rows
  }

  /// The Gauss-Newton step within the bounds: unknowns that would leave stop there, and the others
  /// are solved for again.
  private func step(
    from point: [Double], start: [Double], _ found: [Double], _ jacobian: [[Double]]
  ) -> [Double] {
    let count = point.count
    var step = [Double](repeating: 0, count: count)
    var isHeld = [Bool](repeating: false, count: count)
    for _ in 0...count {
      var normal = normalMatrix(jacobian)
      var right = [Double](repeating: 0, count: count)
      for index in 0..<count {
        right[index] = -ridge * (point[index] - start[index])
        for row in found.indices { right[index] -= jacobian[row][index] * found[row] }
      }
      for held in 0..<count where isHeld[held] {
        for index in 0..<count where !isHeld[index] {
          right[index] -= normal[index][held] * step[held]
        }
        for index in 0..<count {
          normal[held][index] = index == held ? 1 : 0
          normal[index][held] = index == held ? 1 : 0
        }
        right[held] = step[held]
      }
      step = LeastSquares.solved(normal, right)
      var isInside = true
      for index in 0..<count where !isHeld[index] {
        let end = point[index] + step[index]
        guard end < low[index] || end > high[index] else { continue }
        step[index] = (end < low[index] ? low[index] : high[index]) - point[index]
        isHeld[index] = true
        isInside = false
      }
      if isInside { break }
    }
    return step
  }

  private func normalMatrix(_ jacobian: [[Double]]) -> [[Double]] {
    low.indices.map { a in
      low.indices.map { b in
        jacobian.reduce(a == b ? ridge : 0) { $0 + $1[a] * $1[b] }
      }
    }
  }

  /// Gaussian elimination with partial pivoting; `matrix` is regular.
  static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var matrix = matrix
    var right = right
    let count = right.count
    for column in 0..<count {
      let pivot =
        (column..<count).max {
          matrix[$0][column].magnitude < matrix[$1][column].magnitude
        } ?? column
      matrix.swapAt(column, pivot)
      right.swapAt(column, pivot)
      for row in column + 1..<max(count, column + 1) {
        let factor = matrix[row][column] / matrix[column][column]
        guard factor != 0 else { continue }
        for index in column..<count { matrix[row][index] -= factor * matrix[column][index] }
        right[row] -= factor * right[column]
      }
    }
    var solution = right
    for row in (0..<count).reversed() {
      for index in row + 1..<max(count, row + 1) {
        solution[row] -= matrix[row][index] * solution[index]
      }
      solution[row] /= matrix[row][row]
    }
    return solution
  }
}
