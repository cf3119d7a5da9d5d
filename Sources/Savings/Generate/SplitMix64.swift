/// The SplitMix64 generator of Steele, Lea and Flood, for synthetic data and trials
/// only: simulations draw from counter-based streams instead.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A generator of its own for a pair of numbers, so that a value needs no memory of others.
  init(seed: UInt64, _ a: Int, _ b: Int) {
    var mixer = SplitMix64(seed: seed)
    mixer.state = mixer.next() ^ UInt64(truncatingIfNeeded: a)
    mixer.state = mixer.next() ^ UInt64(truncatingIfNeeded: b)
    state = mixer.next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Draws that use only arithmetic which every machine rounds alike: no logarithm, no power.
extension SplitMix64 {
  /// From 0 to below 1.
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// From 0 to below the bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Nearly normal, from -6 to 6: a sum of twelve uniform numbers.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// Nearly log-normal, with a mean close to 1.
  mutating func skewed(_ sigma: Double) -> Double {
    var power = 1 + (sigma * normal() - sigma * sigma / 2) / 1024
    for _ in 0..<10 { power *= power }
    return power
  }
}
