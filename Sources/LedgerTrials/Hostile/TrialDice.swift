/// A small generator (SplitMix64, S. Vigna), so that a seed makes the same ledger everywhere.
package struct TrialDice {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  private mutating func draw() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 to below the bound.
  package mutating func below(_ bound: Int) -> Int { Int(draw() % UInt64(bound)) }

  /// True once in so many.
  package mutating func onceIn(_ count: Int) -> Bool { below(count) == 0 }

  package mutating func one<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, below(index + 1))
    }
  }
}
