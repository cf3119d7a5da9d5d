import Bargaining

/// The random deal of `nego.c`: two sides opposed on every issue, who know each other's ratios.
struct LimitDeal {
  private let first: Valuation
  private let second: Valuation
  private let firstReservation: Double
  private let secondReservation: Double
  private let firstExponent: Double
  private let secondExponent: Double

  @inline(__always)
  private init(_ number: Int, issues: Int) {
    let key = LimitDeal.mix(42) ^ LimitDeal.mix(UInt64(number) &+ 0x632B_E59B_D9B4_E019)
    @inline(__always) func share(_ lane: UInt64) -> Double {
      Double(LimitDeal.mix(key ^ lane &* 0xD134_2543_DE82_EF95) >> 11) * 0x1p-53
    }
    @inline(__always) func weight(_ lane: UInt64) -> Double { 0.1 + share(lane) }
    var costs = SIMD8<Double>(
      weight(0), weight(1), weight(2), weight(3), weight(4), weight(5), weight(6), weight(7))
    var gains = SIMD8<Double>(
      weight(8), weight(9), weight(10), weight(11), weight(12), weight(13), weight(14), weight(15))
    if issues == 6 {
      (costs[6], costs[7]) = (0, 0)
      (gains[6], gains[7]) = (0, 0)
    }
    first = Valuation(base: costs.sum(), weights: -costs)
    second = Valuation(weights: gains)
    firstReservation = first.base * 0.7 * share(16)
    secondReservation = gains.sum() * 0.7 * share(17)
    firstExponent = 1 / (0.5 + 3.5 * share(18))
    secondExponent = 1 / (0.5 + 3.5 * share(19))
  }

  @inline(__always)
  private static func mix(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  @inline(__always)
  private static func side(
    _ own: Valuation, _ other: Valuation, _ reservation: Double, _ exponent: Double, _ clock: Clock,
    bidding: Bidding, learning: Learning
  ) -> Negotiator {
    let path = ConcessionPath(own: own, estimateOfOther: other, grain: .zero)
    return Negotiator(
      valuation: own, path: path,
      concession: Concession(
        aspiration: path.top, reservation: reservation, exponent: exponent),
      tactic: .timeDependent, rounds: clock.rounds, bidding: bidding, learning: learning)
  }

  /// Draws deals and does nothing with them.
  static func draws(_ count: Int, issues: Int) -> Int {
    var sum = 0.0
    for number in 0..<count {
      let deal = LimitDeal(number, issues: issues)
      sum += deal.first.base + (deal.first.weights * deal.second.weights).sum()
      sum += deal.firstReservation + deal.secondReservation
      sum += deal.firstExponent + deal.secondExponent
    }
    return Int(sum)
  }

  /// How sessions are played: by the clock, out or in closed form; with several offers at once and
  /// learning from the choice on both sides.
  enum Way: String, CaseIterable {
    case played, closed, learning
  }

  static func run(
    _ way: Way, _ count: Int, issues: Int, clock: Clock
  ) -> (agreed: Int, surplus: Double) {
    switch way {
    case .played:
      run(count, issues: issues, clock: clock) { first, second in
        StackedAlternatingOffers.play(&first, &second, clock: clock)
      }
    case .closed:
      run(count, issues: issues, clock: clock) { first, second in
        StackedAlternatingOffers.closedForm(first, second, clock: clock) ?? SessionResult()
      }
    case .learning:
      run(
        count, issues: issues, clock: clock, bidding: .equivalents, learning: .choice(spread: 0.5)
      ) { first, second in StackedAlternatingOffers.play(&first, &second, clock: clock) }
    }
  }

  @inline(__always)
  private static func run(
    _ count: Int, issues: Int, clock: Clock, bidding: Bidding = .path, learning: Learning = .none,
    _ session: (inout Negotiator, inout Negotiator) -> SessionResult
  ) -> (agreed: Int, surplus: Double) {
    var (agreed, surplus) = (0, 0.0)
    for number in 0..<count {
      let deal = LimitDeal(number, issues: issues)
      var first = side(
        deal.first, deal.second, deal.firstReservation, deal.firstExponent, clock,
        bidding: bidding, learning: learning)
      var second = side(
        deal.second, deal.first, deal.secondReservation, deal.secondExponent, clock,
        bidding: bidding, learning: learning)
      let result = session(&first, &second)
      guard result.agreement != nil else { continue }
      agreed += 1
      surplus += result.firstWorth - deal.firstReservation
    }
    return (agreed, surplus)
  }
}
