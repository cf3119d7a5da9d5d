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
    /// How the deals are to be played, decided from all of them; not kept with a run.
    case plan
    /// Where the suppliers of some deals are placed, for who plays those alone; not kept either.
    case placements
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

  static func ranges(_ count: Int, size: Int = size) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }
}

extension SavingsRun {
  /// All that the reports are made from, in parts. The same run gives the same bytes.
  package func stored() async -> [StoredPart] {
    let prepared = self.prepared
    let ranks = prepared.ranks
    let ranges = DealParts.ranges(deals.count)
    return await withTaskGroup(of: (Int, [StoredPart]).self) { group in
      group.addTask {
        (
          0,
          [
            prepared.ledgerPart, prepared.portfolioPart, calibration.part,
            StoredWorlds(simulation).part,
          ]
        )
      }
      for (index, range) in ranges.enumerated() {
        group.addTask {
          let results = StoredPart(.results) { writer in
            for result in simulation.deals[range] { result.store(in: &writer) }
          }
          return (index + 1, [prepared.dealsPart(range, ranks), results])
        }
      }
      var parts = [[StoredPart]](repeating: [], count: ranges.count + 1)
      for await (place, made) in group { parts[place] = made }
      return parts.flatMap { $0 }
    }
  }
}
