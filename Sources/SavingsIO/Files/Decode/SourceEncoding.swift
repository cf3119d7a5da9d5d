import Savings

/// An encoding that is made UTF-8 before the text is parsed.
enum SourceEncoding {
  case utf16LE, utf16BE, utf16LEMarked, utf16BEMarked, macRoman, latin1

  var name: String {
    switch self {
    case .utf16LE, .utf16LEMarked: "utf-16le"
    case .utf16BE, .utf16BEMarked: "utf-16be"
    case .macRoman: TextEncoding.macRoman.rawValue
    case .latin1: TextEncoding.latin1.rawValue
    }
  }

  /// Bytes of the byte order mark.
  var markBytes: Int { self == .utf16LEMarked || self == .utf16BEMarked ? 2 : 0 }

  /// Unicode of the bytes from 80 on, for codes of one byte.
  var table: [UInt32]? {
    switch self {
    case .macRoman: SourceEncoding.macTable
    case .latin1: SourceEncoding.latinTable
    default: nil
    }
  }

  /// UTF-16 by its mark, or by where the zero bytes of ASCII letters stand; nil for other text.
  init?(wide bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return nil }
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16LEMarked
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16BEMarked
    } else {
      var zeros = [0, 0]
      for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 1] += 1 }
      let pairs = bytes.count / 2
      guard pairs >= 4 else { return nil }
      if zeros[1] * 10 > pairs * 6, zeros[0] * 20 < pairs {
        self = .utf16LE
      } else if zeros[0] * 10 > pairs * 6, zeros[1] * 20 < pairs {
        self = .utf16BE
      } else {
        return nil
      }
    }
  }

  private static let latinTable = (0x80...0xFF).map { UInt32($0) }

  private static let macTable = Array(
    """
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """.unicodeScalars
  ).map(\.value)
}
