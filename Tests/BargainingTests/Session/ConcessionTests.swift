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
      #expect((concession.demand(at: Clock.Tick(time: time)) - expected).magnitude < 1e-12)
    }
  }

  /// The exponential tactic of the same paper, written with the C library.
  @Test func theDemandIsTheExponentialTactic() {
    var dice = Dice(62)
    for _ in 0..<5_000 {
      let (reservation, room) = (dice.between(-1, 1), dice.between(0, 1))
      let (exponent, start) = (Glibc.exp2(dice.between(-3, 3)), dice.between(0.001, 1))
      let time = dice.between(0.001, 0.999)
      let concession = Concession(
        aspiration: reservation + room, reservation: reservation,
        curve: .exponential(exponent: exponent, start: start))
      let given = exp(pow(1 - time, exponent) * log(start))
      let expected = reservation + room * (1 - given)
      #expect((concession.demand(at: Clock.Tick(time: time)) - expected).magnitude < 1e-12)
    }
  }

  /// Exponents so extreme that powers leave the range of numbers.
  @Test(arguments: [1e-9, 1e-4, 1e4, 1e9])
  func extremeExponentsStayBetweenAspirationAndReservationValue(exponent: Double) {
    for curve in [
      Concession.Curve.polynomial(exponent: exponent),
      .exponential(exponent: exponent, start: 1e-6), .exponential(exponent: exponent, start: 0),
    ] {
      let concession = Concession(aspiration: 1, reservation: 0, curve: curve)
      var last = 1.0
      for round in 0..<50 {
        let demand = concession.demand(at: Clock(rounds: 50)[round])
        #expect((0...last).contains(demand))
        last = demand
      }
    }
  }

  @Test func aspirationIsNeverBelowTheReservationValue() {
    let concession = Concession(aspiration: 0.1, reservation: 0.4, exponent: 1)
    #expect(concession.aspiration == 0.4)
    #expect(concession.demand(at: Clock.Tick(time: 0.5)) == 0.4)
  }

  @Test func boulwareHoldsOutAndAConcederYields() {
    func demand(_ exponent: Double) -> Double {
      Concession(aspiration: 1, reservation: 0, exponent: exponent).demand(
        at: Clock.Tick(time: 0.5))
    }
    #expect(demand(0.1) > 0.99)
    #expect((demand(1) - 0.5).magnitude < 1e-15)
    #expect(demand(10) < 0.07)
  }

  @Test func theClockNeverReachesTheDeadline() {
    let clock = Clock(rounds: 12)
    #expect(clock.rounds == 12)
    for round in 0..<12 {
      let tick = clock[round]
      #expect((tick.time - Double(round + 1) / 13).magnitude < 1e-15)
      #expect((Glibc.exp2(tick.log2Time) - tick.time).magnitude < 1e-15)
      #expect((Glibc.exp2(tick.log2Left) - (1 - tick.time)).magnitude < 1e-15)
      #expect(tick.log2Time < 0)
    }
  }
}
