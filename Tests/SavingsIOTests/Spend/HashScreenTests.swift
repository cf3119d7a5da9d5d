import Testing

@testable import SavingsIO

@Suite("The screen of hashes")
struct HashScreenTests {
  @Test(
    "has the hashes that it was made of and no others",
    arguments: [0, 1, 2, 3, 4, 5, 63, 64, 1000, 50_000])
  func membership(_ count: Int) {
    var random = SmallRandom(state: UInt64(count) + 1)
    func hash() -> UInt64 {
      (0..<4).reduce(0) { hash, _ in hash << 16 | UInt64(random.next(1 << 16)) }
    }
    func hashes() -> [UInt64] { (0..<max(count, 1000)).map { _ in hash() } }
    let own = Array(hashes().prefix(count))
    let screen = HashScreen(own)
    #expect(own.allSatisfy(screen.contains))
    let known = Set(own)
    #expect(hashes().allSatisfy { screen.contains($0) == known.contains($0) })
    // One bit off: of the same word, or with the same bits of it.
    for hash in own.prefix(100) {
      for bit in 0..<64 {
        let other = hash ^ 1 << UInt64(bit)
        #expect(screen.contains(other) == known.contains(other))
      }
    }
  }

  @Test("hashes that are alike cost time and no answer")
  func alike() {
    let own = (0..<2000).map { UInt64($0) << 40 } + [7, 7, 7]
    let screen = HashScreen(own)
    #expect(own.allSatisfy(screen.contains))
    #expect(!screen.contains(8) && !screen.contains(1 << 39) && !screen.contains(2001 << 40))
  }
}
