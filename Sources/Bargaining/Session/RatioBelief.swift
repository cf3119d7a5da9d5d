/// What a side believes the issues are worth to the other one, and how the other's moves change it.
///
/// Only the order of the ratios matters to a ``ConcessionPath``, so that the weights have no scale;
/// which end of an issue the other side wants is taken as known.
struct RatioBelief: Sendable {
  private(set) var weights: SIMD8<Double>
  /// Variance of the logarithm of each weight.
  private(set) var variance: SIMD8<Double>
  private let learning: Learning
  private var last: Package?

  init(_ weights: SIMD8<Double>, learning: Learning) {
    self.weights = weights
    self.learning = learning
    var sigma = 0.0
    if case .choice(let spread) = learning { sigma = spread }
    variance = SIMD8(repeating: sigma * sigma)
  }

  /// Hears an offer: whether the belief changed.
  ///
  /// An issue that stays where it was gains weight, unless it stays because it has been given in
  /// full: then it says no more.
  mutating func hear(_ offer: Package, path: ConcessionPath) -> Bool {
    guard case .unchangedIssues(let rate) = learning else { return false }
    defer { last = offer }
    guard let last, last != offer else { return false }
    let total = magnitude(on: path)
    for step in 0..<path.count {
      let issue = path.issue(step)
      guard (offer[issue] - last[issue]).magnitude < 1e-9, path.given(issue, in: offer) > 1e-9
      else { continue }
      weights[issue] *= 1 + rate
    }
    // Weights keep their sum, and none ever vanishes, whatever the number of rounds.
    let factor = total / magnitude(on: path)
    for step in 0..<path.count {
      let issue = path.issue(step)
      let scaled = weights[issue].magnitude * factor
      weights[issue] = Double(signOf: weights[issue], magnitudeOf: max(scaled, total * 0x1p-100))
    }
    return true
  }

  /// Learns which of several packages the other side likes best: whether the belief changed.
  ///
  /// The likelihood is the multinomial logit P(c) = exp(β u_c) / Σ exp(β u_j), the prior of each
  /// weight log-normal. One Newton step on each log-weight, with the diagonal of the Fisher
  /// information, gives mean and variance of the next prior (an extended Kalman filter).
  mutating func prefer(_ choice: Int, of offers: EquivalentOffers, path: ConcessionPath) -> Bool {
    guard case .choice = learning, offers.count > 1 else { return false }
    // How much the advantage of a package over the chosen one is in doubt sets the scale of worth.
    var doubt = 0.0
    for index in 0..<offers.count where index != choice {
      let moved = weights * (offers[index] - offers[choice])
      doubt = max(doubt, (variance * moved * moved).sum())
    }
    guard doubt > 0 else { return false }
    let beta = RatioBelief.consistency / doubt.squareRoot()
    var shares = SIMD4<Double>(repeating: 0)
    var sum = 0.0
    for index in 0..<offers.count {
      let advantage = beta * (weights * (offers[index] - offers[choice])).sum()
      shares[index] = Elementary.exp(min(500, max(-500, advantage)))
      sum += shares[index]
    }
    var mean = Package(repeating: 0)
    for index in 0..<offers.count { mean += offers[index] * (shares[index] / sum) }
    var spread = Package(repeating: 0)
    for index in 0..<offers.count {
      let away = offers[index] - mean
      spread += away * away * (shares[index] / sum)
    }
    let scale = weights * beta
    let gradient = scale * (offers[choice] - mean)
    variance /= 1 + variance * scale * scale * spread
    let step = variance * gradient
    for issue in 0..<maximumIssues where step[issue] != 0 {
      weights[issue] *= Elementary.exp(min(1, max(-1, step[issue])))
    }
    return true
  }

  private func magnitude(on path: ConcessionPath) -> Double {
    var sum = 0.0
    for step in 0..<path.count { sum += weights[path.issue(step)].magnitude }
    return sum
  }

  /// β times the standard deviation of the advantage that is most in doubt. A side that knows what
  /// it wants chooses almost surely; measured on random problems, less or more learns more slowly.
  private static let consistency = 10.0
}
