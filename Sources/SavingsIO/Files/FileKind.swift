import Savings

/// What a file that should be CSV is instead, told by its first bytes.
enum FileKind: String, CaseIterable {
  case workbook = "a workbook (xlsx)"
  case oldWorkbook = "a workbook or document of Office 97 (xls, doc, msg)"
  case openDocument = "a workbook or document (ods, odt)"
  case archive = "an archive (zip)"
  case otherArchive = "an archive or compressed by other means than gzip"
  case parquet = "a Parquet file"
  case columnar = "an Arrow, ORC or Avro file"
  case database = "an SQLite database"
  case web = "a web page"
  case spreadsheetXML = "XML"
  case json = "JSON"
  case richText = "rich text (rtf)"
  case document = "a PDF"
  case picture = "a picture"
  case wide = "UTF-32, or UTF-16 against spend.encoding"
  case binary = "binary"

  /// Nil where the bytes may be CSV.
  init?(firstBytes bytes: [UInt8]) {
    func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
    func starts(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }
    let text = starts([0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let start = String(
      decoding: text.drop { $0 <= 0x20 }.prefix(64).map { $0 | 0x20 }, as: UTF8.self)
    if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
      self = FileKind.zip(bytes)
    } else if starts([0xD0, 0xCF, 0x11, 0xE0]) || starts([0x09, 0x08, 0x10, 0x00]) {
      self = .oldWorkbook
    } else if starts([0x28, 0xB5, 0x2F, 0xFD]) || starts([0xFD, 0x37, 0x7A, 0x58, 0x5A])
      || starts([0x42, 0x5A, 0x68]) && bytes.count > 4 && bytes[4] == 0x31
      || starts([0x37, 0x7A, 0xBC, 0xAF]) || starts("Rar!") || starts([0x1F, 0x9D])
      || bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8)
    {
      self = .otherArchive
    } else if starts("PAR1") {
      self = .parquet
    } else if starts("ARROW1") || starts("ORC\n\u{3}")
      || starts("Obj\u{1}")
    {
      self = .columnar
    } else if starts("SQLite format 3\0") {
      self = .database
    } else if starts("%PDF") {
      self = .document
    } else if starts([0x89, 0x50, 0x4E, 0x47]) || starts([0xFF, 0xD8, 0xFF]) || starts("GIF8") {
      self = .picture
    } else if starts("{\\rtf") {
      self = .richText
    } else if FileKind.webStarts.contains(where: start.hasPrefix) {
      self = .web
    } else if start.hasPrefix("<?xml") {
      self = .spreadsheetXML
    } else if FileKind.isJSON(text) {
      self = .json
    } else if starts([0xFF, 0xFE]) || starts([0xFE, 0xFF]) || starts([0, 0, 0xFE, 0xFF]) {
      self = .wide
    } else if bytes.count(where: { $0 == 0 }) * 10 > bytes.count {
      // Single NUL bytes are a matter of their rows; this many are no text.
      self = .binary
    } else {
      return nil
    }
  }

  private static let webStarts = ["<!doctype html", "<html", "<table", "<head", "<body", "<!--"]

  /// What a zip holds, by the names and types in it.
  private static func zip(_ bytes: [UInt8]) -> FileKind {
    let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
    if text.contains("application/vnd.oasis.opendocument") { return .openDocument }
    // A workbook does not always begin with the names that tell; a packed ledger does.
    return [".csv", ".txt", ".tsv"].contains(where: text.lowercased().contains)
      ? .archive : .workbook
  }

  /// An object or a list of them: a brace and a quote, or a bracket and a brace.
  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let signs = text.prefix(256).filter { $0 > 0x20 }.prefix(2)
    return signs.elementsEqual("{\"".utf8) || signs.elementsEqual("[{".utf8)
  }

  /// Opens a file that may be CSV, decoded where that is needed, or refuses it by name.
  static func opened(
    _ match: FilePattern.Match, encoding: TextEncoding = .auto,
    limits: LimitSettings = LimitSettings()
  ) throws -> InputDescriptor {
    var file = try InputDescriptor(path: match.path, at: match.location)
    try requireBytes(file)
    if try file.bytes(at: 0, count: 2) == [0x1F, 0x8B] {
      file = try Gzip.unpacked(file, limits: limits)
      try requireBytes(file)
      if try file.bytes(at: 0, count: 2) == [0x1F, 0x8B] {
        throw refusal(of: .otherArchive, file)
      }
    }
    let head = try file.bytes(at: 0, count: 4096)
    if encoding == .auto || encoding == .utf16, let wide = SourceEncoding(wide: head) {
      return try Transcoder.utf8(file, from: wide)
    }
    if let kind = FileKind(firstBytes: head) { throw refusal(of: kind, file) }
    switch encoding {
    case .macRoman: return try Transcoder.utf8(file, from: .macRoman)
    case .latin1: return try Transcoder.utf8(file, from: .latin1)
    case .utf16:
      throw Refusal(
        .badData, file: file.path, "the text is not UTF-16",
        fix: "Set spend.encoding to auto, or to what the file is written in")
    case .auto, .utf8, .windows1252: return file
    }
  }

  private static func requireBytes(_ file: InputDescriptor) throws {
    guard file.size == 0 else { return }
    throw Refusal(
      .badData, file: file.path, "the file is empty", fix: "Export it again, or leave it out")
  }

  private static func refusal(of kind: FileKind, _ file: InputDescriptor) -> Refusal {
    Refusal(.badData, file: file.path, "this is \(kind.rawValue), not CSV", fix: kind.fix)
  }

  private var fix: String {
    switch self {
    case .workbook, .oldWorkbook, .openDocument:
      "Save it as CSV (UTF-8) and name that file"
    case .archive, .otherArchive: "Unpack it first and name the CSV; gzip alone is read as it is"
    case .parquet, .columnar, .database: "Export it as CSV and name that file"
    case .wide: "Save it as CSV UTF-8, or set spend.encoding to utf-16"
    case .web, .spreadsheetXML, .json, .richText, .document, .picture, .binary:
      "Export the ledger as CSV and name that file"
    }
  }
}
