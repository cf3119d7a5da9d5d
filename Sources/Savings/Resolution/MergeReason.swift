/// Why a spelling was merged, as small as it can be kept.
struct MergeReason: Sendable, Equatable {
  let merge: MergeRule
  /// What a name's folding took, see ``SupplierName/Rule``.
  let applied: [SupplierName.Rule]

  init(_ merge: MergeRule, _ applied: [SupplierName.Rule] = []) {
    self.merge = merge
    self.applied = applied
  }

  var words: String {
    let rules = applied.map(\.rawValue).joined(separator: ", ")
    if rules.isEmpty { return merge.rawValue }
    return merge == .otherName
      ? "\(merge.rawValue): \(rules)" : "\(merge.rawValue) but for \(rules)"
  }
}
