import Savings

/// What a file that should be CSV is instead, told by its first bytes.
enum FileKind: String {
  case workbook = "a workbook, not CSV"
  case web = "a web page, not CSV"
  case compressed = "compressed (gzip), not plain CSV"
  case document = "a PDF, not CSV"
  case wide = "UTF-16 text, not UTF-8 or Windows-1252"
  case binary = "binary, not CSV"

  /// Nil where the bytes may be CSV.
  init?(firstBytes bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let start = String(
      decoding: text.drop { $0 <= 0x20 }.prefix(64).map { $0 | 0x20 }, as: UTF8.self)
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      self = .workbook
    } else if bytes.starts(with: [0x1F, 0x8B]) {
      self = .compressed
    } else if bytes.starts(with: Array("%PDF".utf8)) {
      self = .document
    } else if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
      self = .web
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .wide
    } else if bytes.count(where: { $0 == 0 }) * 10 > bytes.count {
      // Single NUL bytes are a matter of their rows; this many are no text.
      self = bytes.count(where: { $0 == 0 }) * 10 > bytes.count * 3 ? .wide : .binary
    } else {
      return nil
    }
  }

  /// Opens a file that may be CSV, or refuses it by name.
  static func opened(_ match: FilePattern.Match) throws -> InputDescriptor {
    let file = try InputDescriptor(path: match.path, at: match.location)
    guard file.size > 0 else {
      throw Refusal(
        .badData, file: match.path, "the file is empty", fix: "Export it again, or leave it out")
    }
    if let kind = FileKind(firstBytes: try file.bytes(at: 0, count: 4096)) {
      throw Refusal(.badData, file: match.path, "this is \(kind.rawValue)", fix: kind.fix)
    }
    return file
  }

  private var fix: String {
    switch self {
    case .workbook: "Save it as CSV (UTF-8) and name that file"
    case .compressed: "Unpack it first: gunzip --keep FILE"
    case .wide: "Save it as CSV UTF-8, or convert it: iconv -f UTF-16 -t UTF-8"
    case .web, .document, .binary: "Export the ledger as CSV and name that file"
    }
  }
}
