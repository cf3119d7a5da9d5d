/// What is kept matters: the frequency model of the agent HardHeaded (T. van Krimpen, D. Looije,
/// S. Hajizadeh, 2013).
///
/// An issue that the other side leaves unchanged from one offer to the next gains weight, 0.2 shared
/// among all issues, and weights are brought back to a sum of 1. A value is liked by how often it was
/// offered, compared with the most frequent value of its issue. It assumes that the other side
/// concedes first where that costs it least.
public struct FrequencyModel: OpponentModel {
  private static let gain = 0.2

  private let coordinates: OutcomeCoordinates
  private var weights: [Double]
  private var counts: [[Double]]
  private var likings: AdditiveLikings
  private var previous: Int?

  /// - Parameter shape: how many values each issue has.
  public init(shape: [Int]) {
    coordinates = OutcomeCoordinates(shape: shape)
    weights = [Double](repeating: 1 / Double(shape.count), count: shape.count)
    counts = shape.map { [Double](repeating: 0, count: $0) }
    likings = AdditiveLikings(shape: shape)
  }

  public mutating func hear(_ outcome: Int, _ talks: OutcomeTalks) {
    if let previous { weigh(outcome, previous) }
    previous = outcome
    for issue in weights.indices {
      counts[issue][coordinates.value(of: issue, in: outcome)] += 1
      var most = 1.0
      for count in counts[issue] { most = max(most, count) }
      let scale = weights[issue] / most
      for value in counts[issue].indices {
        likings.tables[issue][value] = scale * counts[issue][value]
      }
    }
    likings.refresh()
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
