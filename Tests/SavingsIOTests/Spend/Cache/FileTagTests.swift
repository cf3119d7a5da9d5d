import Testing

@testable import SavingsIO

@Suite("Tags of files")
struct FileTagTests {
  private static let key = (0..<UInt8(KeyedHash.keyBytes)).map { $0 &* 7 &+ 1 }

  @Test(
    "are the same in one go, in pieces and beside the SHA-256",
    arguments: [-1, 0, 1, 1 << 18, FileTag.pieceBytes - 1, FileTag.pieceBytes])
  func ways(_ offset: Int) throws {
    // About one piece and about two, and the empty file.
    for size in [offset, FileTag.pieceBytes + offset] where size >= 0 {
      var random = SmallRandom(state: UInt64(size))
      let bytes = (0..<size).map { _ in UInt8(random.next(256)) }
      let folder = try TemporaryFolder()
      try folder.write(bytes, to: "file")
      let file = try InputDescriptor(path: "file", at: folder.path + "/file")
      let tag = try FileTag.of(file, Self.key)
      #expect(try FileDigest(of: file, key: Self.key).tag == tag)
      for step in [1 << 16, 1 << 20 | 3, .max] {
        var other = try FileTag(Self.key)
        var start = 0
        while start < size {
          let end = step > size - start ? size : start + step
          try bytes[start..<end].withUnsafeBytes { try other.append($0) }
          start = end
        }
        #expect(try other.finish() == tag, "\(size) in steps of \(step)")
      }
      let pieces = try (0..<FileTag.pieces(bytes: size)).map {
        try FileTag.piece($0, of: file, Self.key)
      }
      #expect(pieces.count == (size == 0 ? 0 : size <= FileTag.pieceBytes ? 1 : 2))
      #expect(try FileTag.whole(pieces, Self.key) == tag)
      if pieces.count > 1 { #expect(try FileTag.whole(pieces.reversed(), Self.key) != tag) }
    }
  }

  @Test(
    "a file of several pieces is found in the cache, and not found when one byte of one changes")
  func search() throws {
    let ledger = try CachedLedger(months: 0)
    // Comments make it long and cheap to parse.
    let rows = (0..<60).map {
      "S\($0 % 7),\($0).25,2025-01-1\($0 % 10),\(String(repeating: "x", count: 300_000))\n"
    }
    let text = "supplier,amount,date,note\n" + rows.joined()
    #expect(text.utf8.count > 2 * FileTag.pieceBytes)
    try ledger.folder.write(text, to: "m01.csv")
    for threads in [1, 3] {
      for parsed in [threads == 1 ? 1 : 0, 0] {
        let cache = ledger.cache()
        let read = try ledger.read(threads: threads, cache: cache)
        #expect(try read.isSame(as: ledger.read()))
        #expect(cache.report.parsed == parsed && cache.report.taken == 1 - parsed)
      }
    }
    for place in [text.utf8.count / 6, text.utf8.count / 2, text.utf8.count - 5] {
      var bytes = Array(text.utf8)
      bytes[place] = UInt8(ascii: bytes[place] == UInt8(ascii: "x") ? "y" : "x")
      try ledger.folder.write(bytes, to: "m01.csv")
      let cache = ledger.cache(isReadOnly: true)
      #expect(try ledger.read(cache: cache).isSame(as: ledger.read()))
      #expect(cache.report.parsed == 1)
    }
  }
}
