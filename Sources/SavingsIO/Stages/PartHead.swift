import Savings

/// What a stage says of a part in front of its content.
package struct PartHead: Sendable, Equatable {
  /// What a part holds.
  package enum Kind: String, Sendable, CaseIterable {
    /// Names, sizes and fingerprints of spend files.
    case sources
    /// What rows add up to: of one file, of some rows of a table, or of the whole ledger.
    case aggregate
    /// The deals of the whole portfolio, before the talks.
    case deals
    /// What came of some of the deals.
    case results
  }

  package let kind: Kind
  /// Of the program that made it.
  package let version: String
  /// SHA-256 of the settings that decide its content.
  package let settings: String
  /// What is in it, sorted: files, parts of a table, or a shard as `2/7`. Nothing may come twice.
  package var ids: [String]
  /// Checksum of the part that it was made of; "" for what was made of files.
  package var origin = ""
  /// How many ids the whole has, where somebody has counted and found all of them.
  package var whole: Int?
  /// Deals in it; 0 before there are any.
  package var deals = 0
  /// The rows behind it.
  package var control = ControlTotals()

  package init(_ kind: Kind, version: String, settings: String, ids: [String]) {
    self.kind = kind
    self.version = version
    self.settings = settings
    self.ids = ids.sorted { $0.precedes($1) }
  }
}

extension PartHead.Kind: StoredWord {}

extension PartHead: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(kind, version, settings, ids, origin, whole, deals, control)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    kind = try reader.next()
    version = try reader.next()
    settings = try reader.next()
    ids = try reader.next()
    origin = try reader.next()
    whole = try reader.next()
    deals = try reader.next()
    control = try reader.next()
  }
}

/// The form of a part, so that it can be written to a pipe and no cut goes unnoticed:
///
///     "savings part\n" · format · (bytes, head) · (bytes, section)… · end mark · sections · bytes so far · SHA-256 of all
///
/// Numbers are little-endian: the format of 4 bytes, all others of 8.
enum PartForm {
  static let magic = Array("savings part\n".utf8)
  /// Goes up with every change of what parts hold.
  static let format: UInt32 = 2
  static let endMark = UInt64.max
  /// Behind the last section: mark, two counts, and the sum in hexadecimal.
  static let endBytes = 24 + 64
}
