extension ReportChart {
  /// The plane of two sides' worth, across the first's and up the second's, in one unit.
  package struct Plane: Sendable {
    package typealias Point = (x: Double, y: Double)

    /// Corners of the frontier, from the first side's favourite to the second's.
    package var frontier: [Point]
    /// The part of it that leaves both sides at least their reservation values; empty where none
    /// does.
    package var zone: [Point]
    /// What each side has without an agreement.
    package var reservation: Point
    /// The offers of each side, in their order.
    package var first: [Point]
    package var second: [Point]
    /// Points of the frontier with a name: what a solution concept picks.
    package var points: [(label: String, x: Double, y: Double)]
    /// What was agreed; nil where nothing was.
    package var agreement: Point?
    /// Names of the two sides, as in "worth to the buyer".
    package var sides: (first: String, second: String)

    package init(
      frontier: [Point], zone: [Point], reservation: Point, first: [Point], second: [Point],
      points: [(label: String, x: Double, y: Double)], agreement: Point?,
      sides: (first: String, second: String)
    ) {
      self.frontier = frontier
      self.zone = zone
      self.reservation = reservation
      self.first = first
      self.second = second
      self.points = points
      self.agreement = agreement
      self.sides = sides
    }

    /// Everything that the plane shows, the status quo at (0, 0) too.
    package var all: [Point] {
      let named = points.map { (x: $0.x, y: $0.y) }
      return frontier + zone + first + second + named + [reservation, (0, 0)]
        + (agreement.map { [$0] } ?? [])
    }
  }
}
