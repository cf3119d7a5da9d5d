import Glibc
import Testing

@testable import Bargaining

struct ConcessionTests {
  /// The polynomial tactic of Faratin, Sierra and Jennings, written with the C library.
  @Test func theDemandIsThePolynomialTactic() {
    var dice = Dice(60)
    for _ in 0..<5_000 {
      let (reservation, room) = (dice.between(-1, 1), dice.between(0, 1))
      let exponent = Glibc.exp2(dice.between(-3, 3))
      let time = dice.between(0.001, 0.999)
      let concession = Concession(
        aspiration: reservation + room, reservation: reservation, exponent: exponent)
      let expected = reservation + room * (1 - pow(time, 1 / exponent))
      #expect((concession.demand(log2Time: Elementary.log2(time)) - expected).magnitude < 1e-12)
    }
  }

  @Test func aspirationIsNeverBelowTheReservationValue() {
    let concession = Concession(aspiration: 0.1, reservation: 0.4, exponent: 1)
    #expect(concession.aspiration == 0.4)
    #expect(concession.demand(log2Time: -1) == 0.4)
  }

  @Test func boulwareHoldsOutAndAConcederYields() {
    func demand(_ exponent: Double) -> Double {
      Concession(aspiration: 1, reservation: 0, exponent: exponent).demand(log2Time: -1)
    }
    #expect(demand(0.1) > 0.99)
    #expect((demand(1) - 0.5).magnitude < 1e-15)
    #expect(demand(10) < 0.07)
  }

  @Test func theClockNeverReachesTheDeadline() {
    let clock = Clock(rounds: 12)
    #expect(clock.log2Time.count == 12)
    for (round, time) in clock.log2Time.enumerated() {
      #expect((Glibc.exp2(time) - Double(round + 1) / 13).magnitude < 1e-15)
    }
    #expect(clock.log2Time.allSatisfy { $0 < 0 })
  }
}
