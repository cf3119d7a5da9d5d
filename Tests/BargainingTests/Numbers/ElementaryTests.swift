import Glibc
import Testing

@testable import Bargaining

/// Against the C library, which is right to the last bit or next to it.
struct ElementaryTests {
  private static func error(_ value: Double, _ truth: Double) -> Double {
    ((value - truth) / truth).magnitude
  }

  @Test func exp2KeepsThirteenDigits() {
    var dice = Dice(2)
    for _ in 0..<20_000 {
      let x = dice.between(-999, 999)
      #expect(Self.error(Elementary.exp2(x), Glibc.exp2(x)) < 1e-13)
    }
    for x in stride(from: -2.0, through: 2, by: 1.0 / 1024) {
      #expect(Self.error(Elementary.exp2(x), Glibc.exp2(x)) < 1e-14)
    }
  }

  @Test func exp2OfAWholeNumberIsExact() {
    for x in -999...999 { #expect(Elementary.exp2(Double(x)) == scalbn(1, Int32(x))) }
  }

  @Test func expKeepsThirteenDigitsWhereItIsUsed() {
    var dice = Dice(3)
    for _ in 0..<20_000 {
      let x = dice.between(-50, 50)
      #expect(Self.error(Elementary.exp(x), Glibc.exp(x)) < 1e-13)
    }
  }

  @Test func log2KeepsFourteenDigits() {
    var dice = Dice(4)
    for _ in 0..<20_000 {
      let x = Glibc.exp2(dice.between(-1020, 1020))
      #expect(Self.error(Elementary.log2(x), Glibc.log2(x)) < 1e-14)
      // Around 1 the relative error is the hard part.
      let near = 1 + Glibc.exp2(dice.between(-50, -1)) * (dice.says(0.5) ? 1 : -1)
      guard near != 1 else { continue }
      #expect(Self.error(Elementary.log2(near), Glibc.log2(near)) < 1e-14)
    }
    for exponent in -1022...1023 {
      #expect(Elementary.log2(scalbn(1, Int32(exponent))) == Double(exponent))
    }
    #expect(Self.error(Elementary.log(10), Glibc.log(10)) < 1e-15)
  }

  /// The exponent y·log₂ x is rounded before it is raised, so the error grows with its size.
  @Test func powerKeepsTwelveDigits() {
    var dice = Dice(5)
    for _ in 0..<20_000 {
      let x = Glibc.exp2(dice.between(-60, 60))
      let y = dice.between(-15, 15)
      #expect(Self.error(Elementary.power(x, y), Glibc.pow(x, y)) < 1e-12)
      let share = dice.between(1e-9, 1)
      let root = 1 / Double(dice.whole(1...15))
      #expect(Self.error(Elementary.power(share, root), Glibc.pow(share, root)) < 1e-14)
    }
    #expect(Elementary.power(0, 3) == 0)
    #expect(Elementary.power(1, 1e6) == 1)
  }

  @Test func aPowerTooSmallToTellIsZero() {
    for y in [1_023.0, 1_100, 2_000, 5_000, 1e6] {
      let power = Elementary.power(0.5, y)
      #expect(power >= 0 && power < 1e-300)
    }
  }
}
