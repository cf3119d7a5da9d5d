/// What is picked is liked: part-worths of values, learned from choices between packages by the
/// multinomial logit `P(j) = exp(v_j)/Σ exp(v_k)`, v additive over the issues (D. McFadden, 1974).
///
/// Each choice moves the part-worths one step up the gradient of its log-likelihood: those of the
/// values picked rise by the step times one, those of every package fall by the step times its
/// probability. The other side's own offer counts as a choice against what it turned down for it.
public struct ChoiceModel: OpponentModel {
  /// The step along the gradient.
  public let rate: Double
  private let coordinates: OutcomeCoordinates
  private var likings: AdditiveLikings
  /// The favourite of the last packages, which won against the others already.
  private var favourite: Int?

  /// - Parameters:
  ///   - shape: how many values each issue has.
  ///   - rate: above 0; larger steps learn and forget faster.
  public init(shape: [Int], rate: Double = 0.5) {
    coordinates = OutcomeCoordinates(shape: shape)
    likings = AdditiveLikings(shape: shape)
    self.rate = rate
  }

  public mutating func hear(_ outcome: Int, _ talks: OutcomeTalks) {
    guard let turnedDown = favourite ?? talks.last?[0], turnedDown != outcome else { return }
    favourite = nil
    update(picked: outcome, of: OutcomePackages([outcome, turnedDown]))
  }

  public mutating func learn(favourite: Int, of packages: OutcomePackages) {
    self.favourite = favourite
    update(picked: favourite, of: packages)
  }

  public func liking(of outcome: Int) -> Double { likings.sums[outcome] }

  /// The probability that a package is picked, as believed now.
  public func probability(ofPicking outcome: Int, among packages: OutcomePackages) -> Double {
    // From the largest, so that nothing overflows.
    var largest = -Double.infinity
    for place in 0..<packages.count { largest = max(largest, liking(of: packages[place])) }
    var sum = 0.0
    for place in 0..<packages.count {
      sum += Elementary.exp(liking(of: packages[place]) - largest)
    }
    return Elementary.exp(liking(of: outcome) - largest) / sum
  }

  private mutating func update(picked: Int, of packages: OutcomePackages) {
    guard packages.count > 1 else { return }
    var steps = SIMD4<Double>(repeating: 0)
    for place in 0..<packages.count {
      let probability = probability(ofPicking: packages[place], among: packages)
      steps[place] = rate * ((packages[place] == picked ? 1 : 0) - probability)
    }
    for place in 0..<packages.count {
      for issue in coordinates.shape.indices {
        let value = coordinates.value(of: issue, in: packages[place])
        likings.tables[issue][value] += steps[place]
      }
    }
    likings.refresh()
  }
}
