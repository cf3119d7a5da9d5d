/// Tit-for-tat with a floor: a demand that falls by the part by which the other side improved its
/// offers (Faratin, Sierra, Jennings, 1998; relative for a window of 1, averaged for a longer one).
///
/// With x the own utility of the other side's offers as a share of the own range, the last demand's
/// share is multiplied by `x(k − w)/x(k)`. An offer that became worse is not paid back. The demand
/// never falls below the floor's curve, and not slower than ``leastPace`` of a straight line from the
/// best outcome to the floor, so that two of them come to an end.
public struct ReciprocalDemand: OutcomeDemand {
  /// How many offers of the other side are averaged over.
  public let window: Int
  /// Of a straight line to the floor.
  public let leastPace: Double
  private let floor: ClockDemand
  private let steps: Int
  private var standing = Double.infinity

  /// - Parameters:
  ///   - window: at least 1; 1 is relative tit-for-tat.
  ///   - floor: the least demand of each step.
  ///   - steps: of the session.
  ///   - leastPace: at least 0.
  public init(window: Int = 1, floor: ClockDemand, steps: Int, leastPace: Double = 0.5) {
    precondition(window >= 1 && steps >= 1 && leastPace >= 0, "not a window, deadline and pace")
    self.window = window
    self.floor = floor
    self.steps = steps
    self.leastPace = leastPace
  }

  public mutating func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double {
    let least = floor.demand(step: talks.step)
    guard standing < .infinity else {
      standing = max(least, own.top)
      return standing
    }
    let pace = leastPace * (own.top - own.floor) / Double(steps)
    standing = max(least, min(mirrored(own, talks), standing - pace))
    return standing
  }

  /// The last demand, lowered as the other side raised its offers.
  private func mirrored(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double {
    let received = talks.received
    guard received.count > window else { return standing }
    let range = own.ranking.range
    let width = range.upperBound - range.lowerBound
    let before = received[received.count - 1 - window] - range.lowerBound
    let now = received[received.count - 1] - range.lowerBound
    guard width > 0, now > 0 else { return standing }
    return range.lowerBound + (standing - range.lowerBound) * min(1, before / now)
  }
}
