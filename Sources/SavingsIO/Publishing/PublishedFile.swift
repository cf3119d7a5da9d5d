import Savings

/// One file that a run read or wrote, as its manifest names it.
package struct PublishedFile: Codable, Equatable, Sendable {
  package var path: String
  /// Lower-case hexadecimal.
  package var sha256: String
  package var bytes: Int
  /// Records below the header; nil for what is no table.
  package var rows: Int?

  package init(path: String, sha256: String, bytes: Int, rows: Int?) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.rows = rows
  }

  /// A file that is about to be written, from its pieces.
  init(_ path: String, _ pieces: [[UInt8]]) {
    let digest = SHA256Stream()
    for piece in pieces { piece.withUnsafeBytes { digest.append($0) } }
    self.init(
      path: path, sha256: digest.finish(), bytes: pieces.reduce(0) { $0 + $1.count },
      rows: path.hasSuffix(".csv") ? PublishedFile.records(pieces) : nil)
  }

  /// Records of a CSV below its header; line feeds in quotes end none.
  static func records(_ pieces: [[UInt8]]) -> Int {
    var ends = 0
    var isQuoted = false
    for piece in pieces {
      for byte in piece {
        if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if byte == UInt8(ascii: "\n"), !isQuoted {
          ends += 1
        }
      }
    }
    return max(0, ends - 1)
  }

  /// The spend files, as they were read.
  static func inputs(_ ledger: Ledger) -> [PublishedFile] {
    ledger.files.map {
      PublishedFile(path: $0.path, sha256: $0.sha256, bytes: $0.bytes, rows: $0.control.records)
    }
  }

  /// Other files that the settings name; an empty path names none.
  static func inputs(
    _ paths: [String], of settings: ResolvedSettings
  ) throws -> [PublishedFile] {
    try paths.filter { !$0.isEmpty }.map {
      let file = try InputDescriptor(path: $0, at: settings.path($0))
      return PublishedFile(
        path: $0, sha256: try FileDigest(of: file).sha256, bytes: file.size, rows: nil)
    }
  }

  var json: JSONValue {
    .object([
      ("path", .string(path)), ("sha256", .string(sha256)), ("bytes", .integer(bytes)),
      ("rows", rows.map { .integer($0) } ?? .null),
    ])
  }
}
