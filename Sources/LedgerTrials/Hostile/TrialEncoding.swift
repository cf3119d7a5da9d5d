import Savings

/// How the text of a ledger becomes bytes.
enum TrialEncoding: CaseIterable {
  case utf8, utf8Marked, utf16LittleEndian, utf16BigEndian, windows1252, latin1, macRoman

  /// What has to be set, because the bytes alone do not tell.
  var setting: TextEncoding {
    switch self {
    case .latin1: .latin1
    case .macRoman: .macRoman
    default: .auto
    }
  }

  /// Whether all of Unicode can be written.
  var isWide: Bool { ![.windows1252, .latin1, .macRoman].contains(self) }

  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8Marked: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .utf16LittleEndian:
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian:
      return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252, .latin1, .macRoman:
      return text.unicodeScalars.map { scalar in
        scalar.isASCII ? UInt8(scalar.value) : TrialEncoding.codes[scalar]?[place] ?? 0x3F
      }
    }
  }

  /// Letters that the narrow encodings can write; the euro is no letter of ISO 8859-1.
  func written(_ text: String) -> String {
    guard !isWide else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isKnown = scalar.isASCII || TrialEncoding.codes[scalar]?[place] != nil
          return isKnown ? scalar : "?"
        }))
  }

  private var place: Int { self == .macRoman ? 2 : self == .latin1 ? 1 : 0 }

  /// Windows-1252, ISO 8859-1, Mac Roman.
  private static let codes: [Unicode.Scalar: [UInt8?]] = [
    "é": [0xE9, 0xE9, 0x8E], "ü": [0xFC, 0xFC, 0x9F], "Ü": [0xDC, 0xDC, 0x86],
    "à": [0xE0, 0xE0, 0x88], "£": [0xA3, 0xA3, 0xA3], "€": [0x80, nil, 0xDB],
    "\u{A0}": [0xA0, 0xA0, 0xCA],
  ]
}

/// Gzip without compression: stored blocks in one member.
enum StoredGzip {
  static func bytes(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let count = min(0xFFFF, text.count - start)
      let isLast = start + count == text.count
      bytes += [isLast ? 1 : 0] + littleEndian(UInt32(count) | UInt32(~count & 0xFFFF) << 16)
      bytes += text[start..<start + count]
      start += count
    } while start < text.count
    return bytes + littleEndian(checksum(text)) + littleEndian(UInt32(text.count))
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 as RFC 1952 has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
