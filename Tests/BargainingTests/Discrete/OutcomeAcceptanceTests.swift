import Bargaining
import Testing

struct OutcomeAcceptanceTests {
  private let own = OwnPreferences(OutcomeRanking(utilities: [10, 7, 6, 2]), reservation: 1)

  private func talks(_ worths: [Double] = [], step: Int = 0) -> OutcomeTalks {
    var talks = OutcomeTalks(outcomes: 4)
    for worth in worths { talks.hear(3, worth: worth) }
    talks.move(to: step)
    return talks
  }

  private func proposal(_ outcomes: Int...) -> OutcomeProposal {
    OutcomeProposal(demand: 5, packages: OutcomePackages(outcomes))
  }

  @Test("aspiration takes what meets the demand, AC_next what is worth the next offer")
  func next() {
    let aspiration = AspirationAcceptance()
    #expect(aspiration.accepts(5, insteadOf: proposal(1), own, talks()))
    #expect(!aspiration.accepts(4.9, insteadOf: proposal(1), own, talks()))
    let next = NextOfferAcceptance()
    #expect(next.accepts(7, insteadOf: proposal(1), own, talks()))
    #expect(!next.accepts(6.9, insteadOf: proposal(1), own, talks()))
    #expect(next.accepts(6, insteadOf: proposal(1, 2), own, talks()))
    let eager = NextOfferAcceptance(factor: 1.25, constant: 0.75)
    #expect(eager.accepts(5, insteadOf: proposal(1), own, talks()))
    #expect(!eager.accepts(4.9, insteadOf: proposal(1), own, talks()))
  }

  @Test("AC_combi takes the best of the window once time is short")
  func combined() {
    // Nine steps: step 6 is at 0.7, and 3 steps of offers are left.
    let combined = CombinedAcceptance(steps: 9, from: 0.7)
    let rising = [5.5, 1, 2, 3]
    #expect(combined.accepts(3, insteadOf: proposal(0), own, talks(rising, step: 6)))
    #expect(!combined.accepts(3, insteadOf: proposal(0), own, talks(rising, step: 5)))
    #expect(!combined.accepts(1, insteadOf: proposal(0), own, talks([2, 1], step: 6)))
    // In the last step nothing but the standing offer is in the window.
    #expect(combined.accepts(1, insteadOf: proposal(0), own, talks([2, 1], step: 8)))
    #expect(combined.accepts(10, insteadOf: proposal(0), own, talks(step: 0)))
  }

  @Test("nothing below the reservation value is accepted, however late")
  func floor() throws {
    struct Stubborn: OutcomeAgent {
      mutating func move(standing: Int?, step: Int) -> OutcomeMove { .offer(0) }
    }
    let poor = try TabulatedUtility(worths: [[0.5, 2]], reservation: 1)
    var seeker = FrontierSeeker(poor, clock: Clock(rounds: 30))
    var stubborn = Stubborn()
    #expect(OutcomeSession.play(&seeker, &stubborn, steps: 30).agreement == nil)
    let fair = try TabulatedUtility(worths: [[1, 2]], reservation: 1)
    var other = FrontierSeeker(fair, clock: Clock(rounds: 30))
    #expect(OutcomeSession.play(&other, &stubborn, steps: 30).agreement == 0)
  }
}
