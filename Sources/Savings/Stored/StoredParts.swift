/// One part of a run's results: bytes that are read on their own.
package struct StoredPart: Sendable {
  package enum Kind: UInt32, Sendable, CaseIterable {
    /// Which run it is: program, name, settings.
    case run = 1
    /// Files, control totals, spellings, what could not be used.
    case ledger
    /// Suppliers, tiers, waterfall, data quality.
    case portfolio
    /// How closely the model reproduces known cases.
    case calibration
    /// Sums of deals by policy and world: of all of them, or of each part of a portfolio played in parts.
    case worlds
    /// Some deals, as they were before the talks.
    case deals
    /// What came of the same deals over the worlds.
    case results
  }

  package let kind: Kind
  package let bytes: [UInt8]

  package init(_ kind: Kind, _ bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }

  init(_ kind: Kind, _ store: (inout StoredWriter) -> Void) {
    var writer = StoredWriter()
    store(&writer)
    self.init(kind, writer.bytes)
  }

  /// Reads all of it; bytes that are left over are damage.
  func read<Value>(
    _ body: (inout StoredReader) throws(StoredFailure) -> Value
  ) throws(StoredFailure) -> Value {
    var reader = StoredReader(bytes)
    let value = try body(&reader)
    try reader.requireEnd()
    return value
  }
}

/// A run of deals in parts: each holds the next deals in order, with its texts in full, so that parts
/// that were made apart stand side by side.
enum DealParts {
  /// Deals a part: enough that repeated texts cost little, few enough to divide among cores.
  static let size = 1024

  static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }
}

extension SavingsRun {
  /// All that the reports are made from, in parts. The same run gives the same bytes.
  package func stored() async -> [StoredPart] {
    var ranks: [String: Int] = [:]
    for (rank, entry) in portfolio.suppliers.enumerated() { ranks[entry.supplier.key] = rank }
    let rankOf = ranks
    let ranges = DealParts.ranges(deals.count)
    return await withTaskGroup(of: (Int, [StoredPart]).self) { group in
      group.addTask { (0, [ledgerPart, portfolioPart, calibrationPart, worldsPart]) }
      for (index, range) in ranges.enumerated() {
        group.addTask {
          let own = StoredPart(.deals) { writer in
            writer.put(compact: UInt64(range.count))
            for deal in deals[range] {
              deal.store(in: &writer, rank: rankOf[deal.supplierKey] ?? -1)
            }
          }
          let results = StoredPart(.results) { writer in
            for result in simulation.deals[range] { result.store(in: &writer) }
          }
          return (index + 1, [own, results])
        }
      }
      var parts = [[StoredPart]](repeating: [], count: ranges.count + 1)
      for await (place, made) in group { parts[place] = made }
      return parts.flatMap { $0 }
    }
  }

  private var ledgerPart: StoredPart { StoredPart(.ledger) { $0.put(ledger) } }

  private var portfolioPart: StoredPart {
    StoredPart(.portfolio) { writer in
      writer.put(past)
      portfolio.store(in: &writer)
      review.store(in: &writer)
      writer.put(quality, drift)
    }
  }

  private var calibrationPart: StoredPart { StoredPart(.calibration) { $0.put(calibration) } }
  private var worldsPart: StoredPart { StoredPart(.worlds) { $0.put(StoredWorlds(simulation)) } }
}
