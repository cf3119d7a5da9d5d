/// What a person decided of two names or ids, from the alias file.
package struct SupplierAlias: Sendable, Equatable {
  package enum Decision: String, Sendable, CaseIterable { case same, different }

  /// A supplier's name or id in the ledger or the master.
  package var alias: String
  /// The supplier that it is, or is not: a name or an id; a name that is nowhere else is given.
  package var supplier: String
  package var decision: Decision

  package init(alias: String, supplier: String, decision: Decision = .same) {
    self.alias = alias
    self.supplier = supplier
    self.decision = decision
  }
}
