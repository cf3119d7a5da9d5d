import Savings

/// Makes UTF-8 of a text in another encoding.
enum Transcoder {
  static func utf8(_ file: InputDescriptor, from source: SourceEncoding) throws -> InputDescriptor {
    let spool = try SpoolFile(for: file.path)
    var offset = source.markBytes
    var pending = WideText(isBigEndian: source == .utf16BE || source == .utf16BEMarked)
    var made: [UInt8] = []
    while offset < file.size {
      let block = try file.bytes(at: offset, count: 1 << 18)
      made.removeAll(keepingCapacity: true)
      if let table = source.table {
        for byte in block {
          append(byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80], to: &made)
        }
      } else if let wrong = pending.append(block, to: &made) {
        throw broken(file, at: offset + wrong)
      }
      try spool.append(made)
      offset += block.count
    }
    if pending.isCut { throw broken(file, at: file.size) }
    let descriptor = try spool.finish()
    return InputDescriptor(
      decoded: descriptor, size: spool.size, of: file, encoding: source.name)
  }

  /// Appends a Unicode scalar; the tables and the checks before it hold no surrogates.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(scalar >> 6))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x1_0000:
      bytes.append(0xE0 | UInt8(scalar >> 12))
      bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    default:
      bytes.append(0xF0 | UInt8(scalar >> 18))
      bytes.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    }
  }

  private static func broken(_ file: InputDescriptor, at offset: Int) -> Refusal {
    Refusal(
      .badData, file: file.path, "the UTF-16 text has half a character near byte \(offset)",
      fix: "Export it again; it may be cut, or not be UTF-16")
  }
}

/// UTF-16 that comes in blocks; a character may span two of them.
private struct WideText {
  let isBigEndian: Bool
  private var half: UInt8?
  private var high: UInt32 = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  var isCut: Bool { half != nil || high != 0 }

  /// Appends the block as UTF-8; returns the offset of a lone surrogate.
  mutating func append(_ block: [UInt8], to bytes: inout [UInt8]) -> Int? {
    for (index, byte) in block.enumerated() {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit =
        isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
      if high != 0 {
        guard (0xDC00...0xDFFF).contains(unit) else { return index }
        Transcoder.append(0x1_0000 + ((high - 0xD800) << 10) + (unit - 0xDC00), to: &bytes)
        high = 0
      } else if (0xD800...0xDBFF).contains(unit) {
        high = unit
      } else {
        guard !(0xDC00...0xDFFF).contains(unit) else { return index }
        Transcoder.append(unit, to: &bytes)
      }
    }
    return nil
  }
}
