/// What one side can get.
public struct UtilityBounds: Sendable, Equatable {
  /// The least and the largest utility over all outcomes, acceptable or not.
  public var range: ClosedRange<Double>
  /// The utility of no agreement; nil where none is known.
  public var reservation: Double?

  public init(range: ClosedRange<Double>, reservation: Double? = nil) {
    self.range = range
    self.reservation = reservation
  }

  /// The disagreement value `d`: the reservation value where it is at least the least utility, else
  /// the least utility (NegMAS 0.16, `preferences/ops.py`).
  public var disagreement: Double { max(reservation ?? range.lowerBound, range.lowerBound) }
}

/// What both sides can get, at best, at worst and without each other.
public struct BargainingBounds: Sendable, Equatable {
  public var first: UtilityBounds
  public var second: UtilityBounds

  public init(first: UtilityBounds, second: UtilityBounds) {
    self.first = first
    self.second = second
  }

  /// `d`, the point from which bargaining solutions measure gains.
  public var disagreement: UtilityPair {
    UtilityPair(first.disagreement, second.disagreement)
  }

  /// `r`, the utilities of no agreement; the least utility stands in for one that is not known.
  public var reservation: UtilityPair {
    UtilityPair(
      first.reservation ?? first.range.lowerBound, second.reservation ?? second.range.lowerBound)
  }

  /// `m`, the least utilities over all outcomes.
  public var lowest: UtilityPair {
    UtilityPair(first.range.lowerBound, second.range.lowerBound)
  }

  /// `M`, the largest utilities over all outcomes: the global ideal point.
  public var ideal: UtilityPair {
    UtilityPair(first.range.upperBound, second.range.upperBound)
  }
}
