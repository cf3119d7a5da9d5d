import Glibc
import Testing

@testable import Bargaining

struct NormalTests {
  private static func tail(below z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// Percentage points as published (Abramowitz and Stegun, table 26; AS 241's own examples).
  @Test func quantilesAreThePublishedOnes() {
    let published: [(Double, Double)] = [
      (0.5, 0), (0.75, 0.674_489_750_196_081_7), (0.9, 1.281_551_565_544_600_4),
      (0.95, 1.644_853_626_951_472_2), (0.975, 1.959_963_984_540_054),
      (0.995, 2.575_829_303_548_900_4), (0.25, -0.674_489_750_196_081_7),
      (0.001, -3.090_232_306_167_813), (1e-20, -9.262_340_089_798_408),
    ]
    for (share, z) in published {
      #expect((Normal.quantile(share) - z).magnitude <= 2e-15 * max(1, z.magnitude))
    }
  }

  /// Through the complementary error function of the C library. The share moves by z²·ε where the
  /// quantile is off by its last bit, so the tolerance grows with the tail.
  @Test func theQuantileOfAShareHasThatShareBelowIt() {
    var dice = Dice(6)
    for _ in 0..<20_000 {
      let share = Glibc.exp2(-dice.between(0.01, 900))
      let z = Normal.quantile(share)
      let back = Self.tail(below: z)
      #expect((back / share - 1).magnitude < 2e-15 * (10 + z * z))
    }
  }

  @Test func quantilesAreSymmetricAndRise() {
    var last = -Double.infinity
    for step in 1..<8_192 {
      let share = Double(step) / 8_192
      let z = Normal.quantile(share)
      #expect(z > last)
      #expect((z + Normal.quantile(1 - share)).magnitude < 1e-14)
      last = z
    }
  }

  @Test func sharesAreTheIntegralOfTheDensity() {
    for z in stride(from: -7.9, through: 7.9, by: 0.013) {
      #expect((Normal.share(below: z) - Self.tail(below: z)).magnitude < 1e-12)
    }
    #expect(Normal.share(below: 0) == 0.5)
    #expect(Normal.share(below: -9) == 0)
    #expect(Normal.share(below: 9) == 1)
  }

  @Test func shareAndQuantileUndoEachOther() {
    for z in stride(from: -5.0, through: 5, by: 0.011) {
      // An absolute error of 5e-15 in the share is 5e-15/φ(z) in z.
      let density = Glibc.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      #expect((Normal.quantile(Normal.share(below: z)) - z).magnitude < 1e-13 + 5e-15 / density)
    }
  }
}
