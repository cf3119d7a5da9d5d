import Savings

/// Random choices that a seed makes the same everywhere.
package struct TrialDice {
  private var random: SplitMix64

  package init(_ seed: UInt64) { random = SplitMix64(seed: seed) }

  /// From 0 to below the bound.
  package mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

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
