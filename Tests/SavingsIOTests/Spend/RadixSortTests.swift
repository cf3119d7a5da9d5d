import Testing

@testable import SavingsIO

@Suite("Sorting by digits")
struct RadixSortTests {
  @Test("as the standard library sorts, and stable", arguments: [0, 1, 2, 3, 100, 5000])
  func sorted(_ count: Int) {
    var random = SmallRandom(state: UInt64(count) | 1)
    for mask in [UInt64.max, 0xFF, 0xFFFF_0000_0000, 0xFF00_0000_0000_00FF, 0] {
      let elements = (0..<count).map { index in
        let key = UInt64(random.next(1 << 30)) << 34 ^ UInt64(random.next(1 << 30)) << 8
        return RadixSort.Element(key: (key ^ UInt64(random.next(256))) & mask, id: Int32(index))
      }
      var sorted = elements
      RadixSort.sort(&sorted)
      let expected = elements.sorted { ($0.key, $0.id) < ($1.key, $1.id) }
      #expect(sorted.map(\.id) == expected.map(\.id), "\(String(mask, radix: 16))")
    }
  }
}
