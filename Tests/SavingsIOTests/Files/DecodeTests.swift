import CZlib
import Savings
import Testing

@testable import SavingsIO

/// gzip of bytes, made by the library itself.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  let version = zlibVersion()
  _ = deflateInit2_(
    &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version,
    Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1024)
  let count = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      _ = deflate(&stream, Z_FINISH)
      return target.count - Int(stream.avail_out)
    }
  }
  return Array(output.prefix(count))
}

@Suite("Files that are decoded first")
struct DecodeTests {
  private static let text =
    "Supplier,Amount,Date\nMüller ☕ 𝄞,12.50,2025-01-02\nCafé,-2.25,2025-02-03\n"

  private static func read(
    _ bytes: [UInt8], _ change: (inout Settings) -> Void = { _ in }
  ) throws -> Ledger {
    let folder = try TemporaryFolder()
    try folder.write(bytes)
    return try folder.ledger(change)
  }

  private static func refusal(
    _ bytes: [UInt8], _ change: (inout Settings) -> Void = { _ in }
  ) -> Refusal? {
    do {
      _ = try read(bytes, change)
      return nil
    } catch { return error as? Refusal }
  }

  private static func wide(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      bigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  private static func expectText(_ ledger: Ledger) {
    #expect(ledger.files[0].control.amountUsed.text == "10.25")
    #expect(Set(ledger.cube.suppliers.map(\.name)) == ["Müller ☕ 𝄞", "Café"])
  }

  @Test("gzip is unpacked, in one member or in several, and known by the bytes on the disk")
  func compressed() throws {
    let bytes = gzip(Array(Self.text.utf8))
    let ledger = try Self.read(bytes)
    Self.expectText(ledger)
    #expect(ledger.files[0].compression == "gzip")
    #expect(ledger.files[0].bytes == bytes.count)
    #expect(ledger.files[0].sha256 == SHA256.hex(bytes))
    let half = Self.text.utf8.count / 2
    let parts =
      gzip(Array(Self.text.utf8.prefix(half))) + gzip(Array(Self.text.utf8.dropFirst(half)))
    Self.expectText(try Self.read(parts + [0, 0, 0]))
  }

  @Test("gzip that is cut, damaged, or unpacks to too much is refused")
  func badlyCompressed() throws {
    let bytes = gzip(Array(Self.text.utf8))
    #expect(Self.refusal(Array(bytes.dropLast(9)))?.cause.contains("cut off") == true)
    var damaged = bytes
    damaged[bytes.count - 6] ^= 0x55
    #expect(Self.refusal(damaged)?.cause.contains("damaged") == true)
    #expect(Self.refusal(gzip(bytes))?.status == .badData)
    let long = gzip(Array(String(repeating: Self.text, count: 100).utf8))
    let refused = Self.refusal(long) { $0.limits.unpackedBytes = 4096 }
    #expect(refused?.fix.contains("limits.unpacked_bytes") == true)
    let blank = gzip([UInt8](repeating: 0x0A, count: 80 << 20))
    let bomb = Self.refusal(blank)
    #expect(bomb?.status == .badData)
    #expect(bomb?.fix.contains("limits.unpacked_ratio") == true)
  }

  @Test("gzip that takes too long to unpack is refused, by a clock that goes on while it waits")
  func slow() throws {
    let folder = try TemporaryFolder()
    try folder.write(gzip(Array(String(repeating: Self.text, count: 20_000).utf8)))
    let file = try InputDescriptor(path: "spend.csv", at: folder.path + "/spend.csv")
    var limits = LimitSettings()
    limits.unpackedSeconds = 3
    func refusal(step: Int) -> Refusal? {
      var time = 0
      do {
        _ = try Gzip.unpacked(file, limits: limits) {
          time += step
          return time
        }
        return nil
      } catch { return error as? Refusal }
    }
    #expect(refusal(step: 1_000_000) == nil)
    let slow = refusal(step: 900_000_000)
    #expect(slow?.status == .badData && slow?.cause.contains("after 3 seconds") == true)
    #expect(slow?.fix.contains("limits.unpacked_seconds") == true)
    limits.unpackedSeconds = 0
    #expect(refusal(step: 900_000_000) == nil)
  }

  @Test("UTF-16 is read with and without a mark, in both orders", arguments: [true, false])
  func wide(mark: Bool) throws {
    for bigEndian in [true, false] {
      // Without a mark the text must be mostly ASCII to be told.
      let text = Self.text + (0..<20).map { "Acme,0,2025-01-0\($0 % 9 + 1)\n" }.joined()
      let ledger = try Self.read(Self.wide(text, bigEndian: bigEndian, mark: mark))
      #expect(ledger.files[0].encoding == (bigEndian ? "utf-16be" : "utf-16le"))
      #expect(ledger.files[0].control.amountUsed.text == "10.25")
      #expect(ledger.cube.suppliers.contains { $0.name == "Müller ☕ 𝄞" })
    }
  }

  @Test("UTF-16 inside of gzip is read too")
  func both() throws {
    Self.expectText(try Self.read(gzip(Self.wide(Self.text, bigEndian: false, mark: true))))
  }

  @Test("half a character of UTF-16 is refused")
  func half() {
    var bytes = Self.wide(Self.text, bigEndian: false, mark: true)
    bytes.removeLast()
    #expect(Self.refusal(bytes)?.cause.contains("half a character") == true)
    let lone =
      Self.wide("Supplier,Amount\nA", bigEndian: false, mark: true) + [0x00, 0xDC, 0x2C, 0]
    #expect(Self.refusal(lone)?.cause.contains("half a character") == true)
  }

  @Test("Mac Roman and ISO-8859-1 are read where the settings say so")
  func named() throws {
    let head = Array("Supplier,Amount\nCaf".utf8)
    let mac = try Self.read(head + [0x8E] + Array(",1.5\n".utf8)) { $0.spend.encoding = .macRoman }
    #expect(mac.cube.suppliers.map(\.name) == ["Café"])
    #expect(mac.files[0].encoding == "mac-roman")
    let latin = try Self.read(head + [0xE9] + Array(",1.5\n".utf8)) { $0.spend.encoding = .latin1 }
    #expect(latin.cube.suppliers.map(\.name) == ["Café"])
    #expect(SourceEncoding.macRoman.table?.count == 128)
    #expect(SourceEncoding.latin1.table?.count == 128)
  }

  @Test(
    "what is no CSV is refused by what it is",
    arguments: [
      ("PK\u{3}\u{4} xl/workbook.xml", "a workbook (xlsx)"), ("PK\u{3}\u{4} a.csv", "an archive"),
      ("PK\u{3}\u{4} mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
      ("PAR1", "Parquet"), ("%PDF-1.7", "PDF"), ("SQLite format 3\0", "SQLite"),
      ("<html><table>", "web page"), ("\u{FEFF}<!DOCTYPE html>", "web page"),
      ("<table border=1>", "web page"), ("<?xml version=\"1.0\"?>", "XML"),
      ("[{\"supplier\": 1}]", "JSON"), ("{\"a\": 1}", "JSON"), ("{\\rtf1", "rich text"),
      ("BZh91AY", "archive"), ("ARROW1", "Arrow"), ("GIF89a", "picture"),
    ])
  func otherKinds(text: String, words: String) {
    let refused = Self.refusal(Array(text.utf8) + Array(repeating: 0x20, count: 40))
    #expect(refused?.status == .badData)
    #expect(refused?.cause.contains(words) == true, "\(refused?.cause ?? "no refusal")")
  }

  @Test("the same of kinds whose first bytes are no text")
  func binaryKinds() {
    for (bytes, words) in [
      ([0xD0, 0xCF, 0x11, 0xE0], "xls"), ([0x28, 0xB5, 0x2F, 0xFD], "archive"),
      ([0x89, 0x50, 0x4E, 0x47], "picture"), ([0xFF, 0xFE, 0, 0], "UTF-32"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "archive"),
    ] as [([UInt8], String)] {
      #expect(Self.refusal(bytes + Array("abcdefgh".utf8))?.cause.contains(words) == true)
    }
  }
}
