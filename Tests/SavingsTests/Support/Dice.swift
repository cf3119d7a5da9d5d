import Glibc

/// The tests' own generator (SplitMix64, S. Vigna), so that no test draws from what it tests.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func between(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low...high, using: &self)
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True with this chance.
  mutating func says(_ chance: Double) -> Bool { between(0, 1) < chance }

  /// A standard normal, by Box and Muller.
  mutating func normal() -> Double {
    (-2 * log(between(0x1p-60, 1))).squareRoot() * cos(between(0, 2 * .pi))
  }
}
