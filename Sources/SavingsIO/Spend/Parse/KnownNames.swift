/// What the bytes of supplier, category and currency, side by side in a line, came to when libcsv
/// read them first.
///
/// A ledger names the same suppliers again and again. Only rows that were used are remembered, so
/// that everything else is read, and told of, in full.
struct KnownNames {
  /// Ids within the part; -1 for what is not among the names.
  struct Entry {
    var supplier: Int32
    var category: Int32
    var currency: Int32
  }

  /// The names, and behind each the bytes of its entry: on the memory that is compared anyway.
  private var texts = TextPairs(isByFirst: true)
  private var lookups = 0
  private var hits = 0
  private(set) var isUseful: Bool
  private let roles: [ColumnRole]

  /// Bounds the memory: what comes later is parsed each time.
  private static let limit = 1 << 18

  /// - Parameter roles: of the columns that the names are made of; none where there are no names.
  init(_ roles: ArraySlice<ColumnRole>) {
    self.roles = Array(roles)
    isUseful = !roles.isEmpty
  }

  func free() { texts.free() }

  @inline(__always)
  func warmTable(_ hash: UInt64) -> UInt64 { texts.warmTable(hash) }

  @inline(__always)
  func warmText(_ hash: UInt64) -> UInt64 { texts.warmText(hash) }

  /// Loads the entry behind the text that ``warmText(_:)`` found.
  @inline(__always)
  func warmEntry(_ hash: UInt64) -> UInt64 { texts.warmEnd(hash) }

  @inline(__always)
  mutating func find(_ names: CellBytes, hash: UInt64) -> Entry? {
    lookups &+= 1
    guard let entry = texts.second(names, hash: hash) else {
      // Names that hardly repeat are not worth the look.
      if lookups & 0xFFFF == 0, hits < lookups / 2 { isUseful = false }
      return nil
    }
    hits &+= 1
    return entry.loadUnaligned(as: Entry.self)
  }

  @inline(never)
  mutating func learn(_ names: CellBytes, hash: UInt64, _ row: PendingRow) {
    guard texts.count < KnownNames.limit else { return }
    let entry = Entry(
      supplier: row.supplier, category: roles.contains(.category) ? row.category : -1,
      currency: roles.contains(.currency) ? row.currency : -1)
    withUnsafeBytes(of: entry) { _ = texts.id(names, $0, hash: hash) }
  }
}
