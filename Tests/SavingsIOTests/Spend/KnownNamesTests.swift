import Testing

@testable import SavingsIO

/// Names of a line and what they came to, and pairs of texts.
struct KnownNamesTests {
  private static func hash(_ names: CellBytes) -> UInt64 { ByteHash.of(names.start, names.count) }

  /// Names of many lengths, so that what is behind them stands at any address.
  private static func names(_ index: Int) -> [UInt8] {
    Array("S\(index),Supplier \(String(repeating: "x", count: index % 23)) \(index)".utf8)
  }

  @Test("names are found again with what they came to, however many there are")
  func found() {
    var known = KnownNames([.supplierID, .supplier, .currency])
    defer { known.free() }
    var row = PendingRow()
    defer { row.free() }
    for index in 0..<20_000 {
      (row.supplier, row.category, row.currency) = (Int32(index), 7, Int32(index % 300))
      Self.names(index).withUnsafeBytes { known.learn($0, hash: Self.hash($0), row) }
    }
    for index in 0..<20_000 {
      let entry = Self.names(index).withUnsafeBytes { known.find($0, hash: Self.hash($0)) }
      #expect(entry?.supplier == Int32(index))
      // No category is among the names.
      #expect(entry?.category == -1)
      #expect(entry?.currency == Int32(index % 300))
    }
    let other = Self.names(20_000).withUnsafeBytes { known.find($0, hash: Self.hash($0)) }
    #expect(other == nil)
  }

  @Test("names that hardly repeat are no longer looked for")
  func useless() {
    var known = KnownNames([.supplier])
    defer { known.free() }
    #expect(known.isUseful)
    for index in 0..<65_536 {
      Self.names(index).withUnsafeBytes { _ = known.find($0, hash: Self.hash($0)) }
    }
    #expect(!known.isUseful)
    let none = KnownNames([])
    defer { none.free() }
    #expect(!none.isUseful)
  }

  @Test("pairs are told apart by both texts, and kept in the order of their ids")
  func pairs() {
    var pairs = TextPairs()
    defer { pairs.free() }
    let texts = (0..<5_000).map { index in
      (first: Array("\(index % 70)".utf8), second: Array("name \(index / 70)".utf8))
    }
    for _ in 0..<2 {
      for (index, text) in texts.enumerated() {
        let id = text.first.withUnsafeBytes { first in
          text.second.withUnsafeBytes { second in pairs.id(first, second) }
        }
        #expect(id == Int32(index))
      }
    }
    #expect(pairs.count == texts.count)
    for (index, text) in texts.enumerated() {
      let (first, second) = pairs[Int32(index)]
      #expect(Array(first) == text.first && Array(second) == text.second)
    }
  }
}
