/// Finds a free place for each label of a plot, near its point.
struct LabelPlacer {
  private struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    func overlap(_ other: Box) -> Double {
      let across = min(x + width, other.x + other.width) - max(x, other.x)
      let down = min(y + height, other.y + other.height) - max(y, other.y)
      return across > 0 && down > 0 ? across * down : 0
    }
  }

  private let bounds: (left: Double, top: Double, right: Double, bottom: Double)
  private var taken: [Box] = []

  init(left: Double, top: Double, right: Double, bottom: Double) {
    bounds = (left, top, right, bottom)
  }

  /// Keeps labels away from a mark.
  mutating func reserve(_ x: Double, _ y: Double, radius: Double) {
    taken.append(Box(x: x - radius, y: y - radius, width: radius * 2, height: radius * 2))
  }

  /// Keeps labels away from a line through these points.
  mutating func reserve(_ points: [(x: Double, y: Double)]) {
    for (a, b) in zip(points, points.dropFirst()) {
      let length = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      let steps = max(1, min(200, Int(length / 6)))
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        reserve(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, radius: 2)
      }
    }
  }

  /// The middle of the place with the least overlap: near first, right and below before the rest.
  mutating func place(_ x: Double, _ y: Double, width: Double) -> (x: Double, y: Double) {
    let height = 15.0
    var best: (box: Box, cost: Double)?
    for (ring, distance) in [6.0, 14, 24, 38, 54].enumerated() {
      for (dx, dy) in [(1.0, 0.6), (1, -0.6), (-1, 0.6), (-1, -0.6), (0, 1), (0, -1)] {
        let middleX = x + dx * (distance + width / 2)
        let middleY = y + dy * (distance + height / 2)
        let box = Box(
          x: min(max(middleX - width / 2, bounds.left), bounds.right - width),
          y: min(max(middleY - height / 2, bounds.top), bounds.bottom - height), width: width,
          height: height)
        let cost = taken.reduce(Double(ring) * 3) { $0 + $1.overlap(box) }
        if cost < best?.cost ?? .infinity { best = (box, cost) }
      }
    }
    guard let best else { return (x, y) }
    taken.append(best.box)
    return (best.box.x + width / 2, best.box.y + height / 2)
  }
}
