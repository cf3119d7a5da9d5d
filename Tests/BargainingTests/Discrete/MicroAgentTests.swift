import Bargaining
import Testing

struct MicroAgentTests {
  private func play(
    _ first: [Double], _ second: [Double], reservations: (Double?, Double?) = (nil, nil),
    steps: Int = 50
  ) throws -> OutcomeRun {
    var a = try MicroAgent(TabulatedUtility(worths: [first], reservation: reservations.0))
    var b = try MicroAgent(TabulatedUtility(worths: [second], reservation: reservations.1))
    return OutcomeSession.play(&a, &b, steps: steps)
  }

  @Test("both go down their rankings one by one until an offer is worth the next own one")
  func selfPlay() throws {
    let run = try play([4, 3, 2, 1, 0], [0, 1, 2, 3, 4])
    // In step 2 the first side's next is outcome 2, worth 2 to it, and 3 is worth 1; to the second, 2
    // is worth as much as its own next.
    #expect(run.offers.map(\.outcome) == [0, 4, 1, 3, 2])
    #expect(run.agreement == 2 && run.acceptedBy == .second && run.endStep == 2)
  }

  @Test("an offer never goes below the reservation value; the last one is repeated")
  func stuck() throws {
    let run = try play([4, 3, 2, 1, 0], [0, 1, 2, 3, 4], reservations: (3, 3), steps: 4)
    #expect(run.offers.map(\.outcome) == [0, 4, 1, 3, 1, 3, 1, 3])
    #expect(run.agreement == nil && run.endStep == nil)
  }

  @Test("it does not concede to an agent that repeats itself")
  func repeats() throws {
    struct Stubborn: OutcomeAgent {
      mutating func move(standing: Int?, step: Int) -> OutcomeMove { .offer(4) }
    }
    var micro = MicroAgent(try TabulatedUtility(worths: [[4, 3, 2, 1, 0]]))
    var stubborn = Stubborn()
    let run = OutcomeSession.play(&micro, &stubborn, steps: 4)
    #expect(run.offers.filter { $0.side == .first }.map(\.outcome) == [0, 1, 1, 1])
  }

  @Test("an agent that can offer nothing leaves")
  func leaves() throws {
    let run = try play([1, 0], [0, 1], reservations: (2, nil))
    #expect(run.offers.isEmpty && run.endStep == 0 && run.agreement == nil)
  }

  @Test("against itself it agrees on the frontier wherever both have no ties")
  func efficient() throws {
    var dice = Dice(81)
    for _ in 0..<100 {
      let count = dice.whole(2...40)
      let first = (0..<count).map { _ in dice.between(0, 1) }
      let second = (0..<count).map { _ in dice.between(0, 1) }
      let run = try play(first, second, steps: 100)
      let agreement = try #require(run.agreement)
      let isBeaten = first.indices.contains {
        first[$0] > first[agreement] && second[$0] > second[agreement]
      }
      #expect(!isBeaten)
    }
  }
}
