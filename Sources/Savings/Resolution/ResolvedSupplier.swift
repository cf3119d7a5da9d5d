/// A supplier after resolution: all spellings and records that are one counterparty.
package struct ResolvedSupplier: Sendable {
  /// Stable and unique: the least id, or the normalised name.
  package var key: String
  /// The spelling with the most rows, or the name that the alias file gives.
  package var name: String
  /// Shared, because a record is long and suppliers are many.
  private let master: Master?

  package init(key: String, name: String, record: SupplierRecord?) {
    self.key = key
    self.name = name
    master = record.map(Master.init)
  }

  /// The supplier's row in the master; nil where there is none.
  package var record: SupplierRecord? { master?.record }
  package var isInMaster: Bool { master != nil }

  private final class Master: Sendable {
    let record: SupplierRecord
    init(_ record: SupplierRecord) { self.record = record }
  }
}

/// Why a spelling is part of its supplier.
package enum MergeRule: String, Sendable, CaseIterable {
  /// The first of the supplier's spellings, which needs no reason.
  case ledger = "as in the ledger"
  case aliasFile = "alias file"
  case id = "same id"
  case name = "same name"
  case taxID = "same tax id"
  case parent = "same parent"
  case otherName = "other name"
  case chain = "through another spelling"
}

/// One spelling of the ledger and the supplier it was resolved to, with the rule.
package struct Alias: Sendable, Equatable {
  package var raw: RawSupplier
  package var supplier: Int
  package var merge: MergeRule
  /// The rule in words: "same name but for case, legal form".
  package var rule: String
}
