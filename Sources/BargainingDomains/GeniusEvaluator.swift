import Bargaining

/// What an amount of an integer or a real issue is worth, in shares of 1.
enum GeniusEvaluator {
  /// `offset + slope (x − start)`, kept in 0 … 1.
  case linear(offset: Double, slope: Double, start: Double)
  case constant(Double)
  /// Straight from 0 to 1 and back to 0, and 0 beyond.
  case triangular(PiecewiseLinear)

  func evaluation(_ amount: Double) -> Double {
    switch self {
    case .linear(let offset, let slope, let start):
      min(1, max(0, offset + slope * (amount - start)))
    case .constant(let evaluation): evaluation
    case .triangular(let curve): curve.worth(of: amount)
    }
  }
}

extension GeniusFile {
  /// - Parameter start: the issue's lower bound, from which `slope` counts; the function of
  ///   `parameter0` and `parameter1` counts from 0.
  func evaluator(
    _ node: XMLElementNode, from start: Double
  ) throws(DomainFileError) -> GeniusEvaluator {
    switch (node.attributes["ftype"] ?? "linear").lowercased() {
    case "linear":
      if node.attributes["slope"] != nil {
        return .linear(
          offset: try number("offset", of: node), slope: try number("slope", of: node),
          start: start)
      }
      return .linear(
        offset: try number("parameter0", of: node), slope: try number("parameter1", of: node),
        start: 0)
    case "constant":
      let evaluation = try number("parameter0", of: node)
      guard (0...1).contains(evaluation) else {
        throw file.error("evaluation \(evaluation) is not in 0 … 1", line: node.line)
      }
      return .constant(evaluation)
    case "triangular": return .triangular(try triangle(node))
    default:
      throw file.error(
        "ftype '\(node.attributes["ftype"] ?? "")' is not linear, constant or triangular",
        line: node.line)
    }
  }

  private func triangle(_ node: XMLElementNode) throws(DomainFileError) -> PiecewiseLinear {
    let low = try number("parameter0", of: node)
    let high = try number("parameter1", of: node)
    let top = try number("parameter2", of: node)
    var knots = [PiecewiseLinear.Knot(top, 1)]
    if low < top { knots.insert(.init(low, 0), at: 0) }
    if top < high { knots.append(.init(high, 0)) }
    guard low <= top, top <= high, knots.count > 1,
      let curve = try? PiecewiseLinear(knots)
    else {
      throw file.error(
        "a triangle from \(low) over \(top) to \(high) has no shape", line: node.line)
    }
    return curve
  }
}
