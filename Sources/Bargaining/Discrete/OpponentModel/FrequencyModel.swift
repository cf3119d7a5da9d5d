/// What is kept matters: the frequency model of the agent HardHeaded (T. van Krimpen, D. Looije,
/// S. Hajizadeh, 2013).
///
/// An issue that the other side leaves unchanged from one offer to the next gains weight, 0.2 shared
/// among all issues, and weights are brought back to a sum of 1. A value is liked by how often it was
/// offered, compared with the most frequent value of its issue. It assumes that the other side
/// concedes first where that costs it least.
///
/// Where values are in an order (prices, days, sizes), what was not offered yet is liked the more the
/// nearer it is to the first offer: at least ``nearness`` times 1 − distance, the distance a share of
/// the issue's values. Where there is no order this says nothing and does little harm.
public struct FrequencyModel: OpponentModel {
  private static let gain = 0.2

  /// 0 for the plain frequency model.
  public let nearness: Double
  private let coordinates: OutcomeCoordinates
  private var weights: [Double]
  private var counts: [[Double]]
  private var likings: AdditiveLikings
  private var previous: Int?
  private var first: Int?

  /// - Parameters:
  ///   - shape: how many values each issue has.
  ///   - nearness: in 0 … 1; 0 for the plain frequency model.
  public init(shape: [Int], nearness: Double = 0) {
    precondition((0...1).contains(nearness), "nearness is in 0 … 1")
    self.nearness = nearness
    coordinates = OutcomeCoordinates(shape: shape)
    weights = [Double](repeating: 1 / Double(shape.count), count: shape.count)
    counts = shape.map { [Double](repeating: 0, count: $0) }
    likings = AdditiveLikings(shape: shape)
  }

  public mutating func hear(_ outcome: Int, _ talks: OutcomeTalks) {
    if let previous { weigh(outcome, previous) }
    previous = outcome
    let opening = first ?? outcome
    first = opening
    for issue in weights.indices {
      counts[issue][coordinates.value(of: issue, in: outcome)] += 1
      value(issue, from: coordinates.value(of: issue, in: opening))
    }
    likings.refresh()
  }

  /// Brings the likings of an issue's values up to date.
  private mutating func value(_ issue: Int, from favourite: Int) {
    var most = 1.0
    for count in counts[issue] { most = max(most, count) }
    let longest = Double(max(1, counts[issue].count - 1))
    for value in counts[issue].indices {
      let near = nearness * (1 - Double((value - favourite).magnitude) / longest)
      likings.tables[issue][value] = weights[issue] * max(counts[issue][value] / most, near)
    }
  }

  public func liking(of outcome: Int) -> Double { likings.sums[outcome] }

  private mutating func weigh(_ outcome: Int, _ previous: Int) {
    let step = Self.gain / Double(weights.count)
    var sum = 0.0
    for issue in weights.indices {
      if coordinates.value(of: issue, in: outcome) == coordinates.value(of: issue, in: previous) {
        weights[issue] += step
      }
      sum += weights[issue]
    }
    for issue in weights.indices { weights[issue] /= sum }
  }
}
