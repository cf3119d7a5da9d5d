import Bargaining
import Testing

/// Likes outcomes by a table, whatever is said.
private struct FixedModel: OpponentModel {
  let likings: [Double]
  mutating func hear(_ outcome: Int, _ talks: OutcomeTalks) {}
  func liking(of outcome: Int) -> Double { likings[outcome] }
}

struct OutcomeChoiceTests {
  private let own = OwnPreferences(
    OutcomeRanking(utilities: [10, 9, 8.9, 8.5, 4, 0]), reservation: nil)
  private let model = FixedModel(likings: [0, 1, 3, 3, 9, 10])

  private func choice(
    _ band: Double, repeats: Bool = true, demand: Double, said: [Int] = []
  ) -> Int? {
    var talks = OutcomeTalks(outcomes: 6)
    for outcome in said { talks.say(OutcomePackages(outcome)) }
    return TradeOffChoice(band: band, repeats: repeats).outcome(
      atLeast: demand, own, talks, model)
  }

  @Test("a narrow band keeps the own utility, a wide one takes what the other side likes best")
  func band() {
    // The cheapest at 8.7 is 8.9; a twentieth of the room of 10 above it ends at 9.4.
    #expect(choice(0.05, demand: 8.7) == 2)
    #expect(choice(0, demand: 8.95) == 1)
    #expect(choice(.infinity, demand: 4) == 4)
    #expect(choice(.infinity, demand: -5) == 5)
    #expect(choice(.infinity, demand: 10.5) == nil)
  }

  @Test("of what the other side likes equally, the best for the own side is taken")
  func ties() {
    #expect(choice(.infinity, demand: 8.5) == 2)
  }

  @Test("nothing is offered twice while there are others; then the best is")
  func repeats() {
    #expect(choice(.infinity, repeats: false, demand: 8.5, said: [2]) == 3)
    #expect(choice(.infinity, repeats: false, demand: 8.5, said: [2, 3]) == 1)
    #expect(choice(.infinity, repeats: false, demand: 8.5, said: [0, 1, 2, 3]) == 2)
  }

  @Test("several packages are worth nearly the same and differ in what they give")
  func meso() throws {
    let utility = try TabulatedUtility(worths: [[4, 3], [4, 3], [4, 3]])
    let own = OwnPreferences(utility)
    let demand = ClockDemand(own, .polynomial(exponent: 1, start: 1), clock: Clock(rounds: 1))
    // At a demand of 11, one issue is given up; which, is open.
    var offering = MesoOffering(
      FixedDemand(demand: 11), shape: utility.shape, band: 0)
    let talks = OutcomeTalks(outcomes: 8)
    let next = offering.next(own, talks, NoModel())
    let proposal = try #require(next)
    let packages = (0..<proposal.packages.count).map { proposal.packages[$0] }
    #expect(packages.sorted() == [1, 2, 4])
    #expect(demand.demand(step: 0) == 9)
  }

  @Test("the other side points at its favourite of several packages, and the agent learns which")
  func learning() throws {
    let first = try TabulatedUtility(worths: [[4, 3], [4, 3], [4, 3]])
    let second = try TabulatedUtility(worths: [[0, 1], [0, 5], [0, 1]], reservation: 6)
    let own = OwnPreferences(first)
    var meso = OutcomeNegotiator(
      own, offering: MesoOffering(FixedDemand(demand: 11), shape: first.shape, band: 0),
      acceptance: NextOfferAcceptance(), model: ChoiceModel(shape: first.shape))
    var other = TimeBasedAgent(second, pace: .boulware, clock: Clock(rounds: 3))
    let run = OutcomeSession.play(&meso, &other, steps: 3)
    let opening = try #require(run.offers.first)
    #expect(opening.outcome == 2 && opening.among?.count == 3)
    #expect(meso.model.liking(of: 2) > meso.model.liking(of: 1))
    #expect(meso.model.liking(of: 2) > meso.model.liking(of: 4))
  }
}

private struct FixedDemand: OutcomeDemand {
  let demand: Double
  mutating func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double { demand }
}
