import Testing

@testable import Savings

struct BatnaTests {
  private static let sigma = 0.06
  private static let cost = 0.05

  /// The best of so many prices, by the tests' own generator.
  private static func best(of count: Int, draws: Int, seed: UInt64) -> [Double] {
    var dice = Dice(seed)
    return (0..<draws).map { _ in
      (0..<count).reduce(-Double.infinity) { best, _ in max(best, dice.normal() * sigma) }
    }
  }

  /// Within 4.5 standard errors of a share, or of a median.
  @Test(arguments: [1, 2, 3, 6])
  func closedFormsAreWhatDrawsComeTo(count: Int) {
    let draws = 40_000
    let drawn = Self.best(of: count, draws: draws, seed: UInt64(90 + count)).sorted()
    let share = Double(drawn.count { $0 > Self.cost }) / Double(draws)
    let threat = Batna.threat(
      alternatives: Double(count), sigma: Self.sigma, switchingCost: Self.cost)
    let error = (threat * (1 - threat) / Double(draws)).squareRoot()
    #expect((share - threat).magnitude < 4.5 * error)
    // A median of n draws is off by 1/(2 f √n); the density of the best is above 5 here.
    let median = Batna.expectedBest(of: Double(count), sigma: Self.sigma)
    #expect((drawn[draws / 2] - median).magnitude < 4.5 / (2 * 5 * Double(draws).squareRoot()))
  }

  @Test func moreAlternativesAreABetterBatna() {
    var (threat, best) = (-1.0, -Double.infinity)
    for count in [0.5, 1, 1.5, 2, 3, 6, 15, 100, 1_000, 5_000, 100_000] {
      let newThreat = Batna.threat(
        alternatives: count, sigma: Self.sigma, switchingCost: Self.cost)
      let newBest = Batna.expectedBest(of: count, sigma: Self.sigma)
      #expect(newThreat >= threat && newThreat <= 1)
      #expect(newBest > best)
      (threat, best) = (newThreat, newBest)
    }
    #expect(threat == 1)
  }

  @Test func withoutAlternativesOrSpreadThereIsNoThreat() {
    #expect(Batna.threat(alternatives: 0, sigma: 0.06, switchingCost: 0.05) == 0)
    #expect(Batna.threat(alternatives: 3, sigma: 0, switchingCost: 0.05) == 0)
    #expect(Batna.expectedBest(of: 0, sigma: 0.06) == 0)
    #expect(Batna.expectedBest(of: 1, sigma: 0.06) == 0)
  }

  @Test func strengthFollowsTheNetSaving() {
    #expect(Batna.strength(net: 0.03) == .strong)
    #expect(Batna.strength(net: 0.0299) == .moderate)
    #expect(Batna.strength(net: 0.01) == .moderate)
    #expect(Batna.strength(net: 0.0099) == .weak)
    #expect(Batna.strength(net: 0) == .none)
  }

  private static func known(saving: Double) -> Batna {
    Batna(
      source: .prices, alternatives: 2, alternativesKnown: true, saving: saving, dispersion: 0.06,
      switchingCost: 0.05, strength: .none, evidence: "")
  }

  @Test func aKnownPriceIsNetOfSwitching() {
    #expect((Self.known(saving: 0.08).expectedNet - 0.03).magnitude < 1e-15)
    #expect(Self.known(saving: 0.04).expectedNet == 0)
    // As likely as not where it just pays.
    #expect(Self.known(saving: 0.05).threat == 0.5)
    #expect(Self.known(saving: 0.09).threat > 0.97)
    #expect(Self.known(saving: 0.01).threat < 0.03)
  }

  @Test func oneMoreAlternativeNeverHurts() {
    for saving in [0, 0.02, 0.05, 0.1] {
      let batna = Self.known(saving: saving)
      #expect(batna.withOneMore.alternatives == 3)
      #expect(batna.withOneMore.expectedNet >= batna.expectedNet)
    }
    var assumed = Self.known(saving: 0)
    assumed.source = .dispersion
    for count in [0, 0.5, 1.5, 4] {
      assumed.alternatives = count
      #expect(assumed.withOneMore.threat > assumed.threat)
      #expect(assumed.withOneMore.expectedNet >= assumed.expectedNet)
    }
  }

  /// The alternative drawn in the worlds beats the status quo as often as the threat says.
  @Test func theDrawnAlternativeIsTheOneOfTheClosedForm() {
    var batna = Self.known(saving: 0)
    batna.source = .dispersion
    let shift = WorldShift(engagementLimit: 0, margin: 1, dispersion: 1, clawback: 0)
    let worlds = 5_000
    for count in [0.0, 1, 2, 5] {
      batna.alternatives = count
      let prepared = PreparedBatna(batna)
      let nets = (0..<worlds).map { world in
        let draw = DealDraw.alone(seed: 3, deal: 4, world: world)
        return prepared.draw(draw, world: shift).net
      }
      let share = Double(nets.count { $0 > 0 }) / Double(worlds)
      let error = (batna.threat * (1 - batna.threat) / Double(worlds)).squareRoot()
      #expect((share - batna.threat).magnitude <= 4.5 * error)
    }
  }
}
