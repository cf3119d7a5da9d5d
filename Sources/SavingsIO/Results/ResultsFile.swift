import Savings

/// The form of `results.bin`: a head that says what follows, then the parts.
///
///     "savings results\n" · format · number of parts · (kind, bytes, SHA-256) of each · SHA-256 of that · parts
///
/// Numbers are little-endian: format, number and kind of 4 bytes, sizes of 8. Every byte is under one of the
/// sums, so that a file that is cut or changed anywhere is refused before anything is made of it.
enum ResultsFile {
  static let name = "results.bin"
  /// Goes up with every change of what parts hold.
  static let format: UInt32 = 2

  private static let magic = Array("savings results\n".utf8)
  private static let digestBytes = 32
  private static let fixedBytes = magic.count + 8
  private static let entryBytes = 4 + 8 + digestBytes
  /// More parts than any run has: with fewer than a thousand deals in each, a thousand million deals.
  private static let most: UInt32 = 2_000_000

  /// The file in pieces: head first.
  static func pieces(_ parts: [StoredPart]) -> [[UInt8]] {
    var writer = ByteWriter()
    writer.put(format)
    writer.put(UInt32(parts.count))
    for part in parts {
      writer.put(part.kind.rawValue)
      writer.put(UInt64(part.bytes.count))
      for byte in SHA256.digest(part.bytes) { writer.put(byte) }
    }
    let head = magic + writer.bytes
    return [head + SHA256.digest(head)] + parts.map(\.bytes)
  }

  /// Why a file is none of this program's results, as a sentence without a full stop.
  enum Failure: Error, Equatable {
    case foreign
    case otherFormat(UInt32)
    case damaged
  }

  /// The parts of a file, each checked against its sum.
  ///
  /// - Parameters:
  ///   - size: of the file.
  ///   - read: so many bytes from an offset; the file may have become shorter.
  static func parts(
    size: Int, _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> [StoredPart] {
    let fixed = try read(0, fixedBytes)
    guard fixed.starts(with: magic) else {
      throw magic.starts(with: fixed) && !fixed.isEmpty ? Failure.damaged : Failure.foreign
    }
    guard fixed.count == fixedBytes else { throw Failure.damaged }
    var reader = ByteReader<StoredFailure>(fixed, magic.count..<fixedBytes)
    let format = try reader.integer(UInt32.self)
    guard format == ResultsFile.format else { throw Failure.otherFormat(format) }
    let count = try reader.integer(UInt32.self)
    let headBytes = fixedBytes + Int(count) * entryBytes
    guard count <= most, headBytes + digestBytes <= size else { throw Failure.damaged }
    let head = try read(0, headBytes + digestBytes)
    guard head.count == headBytes + digestBytes,
      Array(head[headBytes...]) == SHA256.digest(Array(head[..<headBytes]))
    else { throw Failure.damaged }
    return try parts(head, count: Int(count), from: head.count, size: size, read)
  }

  private static func parts(
    _ head: [UInt8], count: Int, from start: Int, size: Int,
    _ read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws -> [StoredPart] {
    var reader = ByteReader<StoredFailure>(head, fixedBytes..<head.count - digestBytes)
    var offset = start
    var parts: [StoredPart] = []
    for _ in 0..<count {
      let kind = StoredPart.Kind(rawValue: try reader.integer())
      let bytes = try reader.integer(UInt64.self)
      var digest: [UInt8] = []
      for _ in 0..<digestBytes { digest.append(try reader.integer()) }
      guard let kind, bytes <= UInt64(size - offset) else { throw Failure.damaged }
      let content = try read(offset, Int(bytes))
      guard content.count == Int(bytes), SHA256.digest(content) == digest else {
        throw Failure.damaged
      }
      parts.append(StoredPart(kind, content))
      offset += Int(bytes)
    }
    guard offset == size else { throw Failure.damaged }
    return parts
  }
}
