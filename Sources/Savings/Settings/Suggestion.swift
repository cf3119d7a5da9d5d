extension Settings {
  /// Names of the supplier master's fields: those of ``SupplierRecord``, as settings spell them.
  package static let supplierFields = [
    "id", "name", "parent", "tax_id", "country", "category", "terms", "margin", "cost_of_capital",
    "alternatives", "dependence", "contract_end", "risk", "critical", "single_source", "regulated",
    "sme", "protected", "previous_tier",
  ]

  /// What to do about a word that is none of the known ones, as a sentence without a full stop.
  ///
  /// Only a near miss is worth a guess: a word that shares less than half of its letters with the
  /// nearest one is answered with the whole list.
  package static func suggestion(for word: String, among known: [String]) -> String {
    let nearest = known.min {
      ($0.editDistance(to: word), $0) < ($1.editDistance(to: word), $1)
    }
    if let nearest, nearest.editDistance(to: word) * 2 <= max(nearest.count, word.count) {
      return "Did you mean \(nearest)?"
    }
    return "Known are " + known.joined(separator: ", ")
  }
}

extension Setting {
  /// What to do about an unknown key: `Did you mean tiers.tail_floor?`.
  package static func suggestion(for key: String) -> String {
    let nearest = Setting.nearest(to: key)
    if nearest.editDistance(to: key) * 2 <= max(nearest.count, key.count) {
      return "Did you mean \(nearest)?"
    }
    let section = key.split(separator: ".").first.map { $0 + "." } ?? ""
    let siblings = all.map(\.key).filter { $0.hasPrefix(section) }
    guard !section.isEmpty, !siblings.isEmpty, siblings.count <= 20 else {
      return "Run savings with --print-settings to see every key"
    }
    return "Known are " + siblings.joined(separator: ", ")
  }
}
