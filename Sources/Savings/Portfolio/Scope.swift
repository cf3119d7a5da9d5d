/// Which spend is looked at: what the settings exclude is counted, never lost.
package struct Scope: Sendable {
  private let suppliers: [Pattern]
  private let categories: [Pattern]

  /// A name, or the beginning of one where it ends in `*`; compared after normalisation, so that
  /// case, accents, punctuation and legal forms do not matter. Ids are compared as they are.
  private struct Pattern: Sendable {
    let text: String
    let key: String
    let isPrefix: Bool

    init(_ text: String) {
      isPrefix = text.hasSuffix("*")
      let body = isPrefix ? String(text.dropLast()) : text
      self.text = body
      key = SupplierName(body).key
    }

    func matches(_ name: String, key other: String) -> Bool {
      if isPrefix {
        return name.hasPrefix(text) || (!key.isEmpty && other.hasPrefix(key))
      }
      return name == text || (!key.isEmpty && other == key)
    }
  }

  package init(_ settings: ScopeSettings) {
    suppliers = settings.excludeSuppliers.map(Pattern.init)
    categories = settings.excludeCategories.map(Pattern.init)
  }

  /// For each raw supplier of the cube: whether it is excluded. A pattern that fits one spelling of
  /// a resolved supplier excludes all of them.
  package func excludedSuppliers(_ cube: SpendCube, _ resolution: SupplierResolution) -> [Bool] {
    guard !suppliers.isEmpty else { return [Bool](repeating: false, count: cube.suppliers.count) }
    var resolved = [Bool](repeating: false, count: resolution.suppliers.count)
    for (index, raw) in cube.suppliers.enumerated() {
      let key = SupplierName(raw.name).key
      let isExcluded = suppliers.contains {
        (!raw.id.isEmpty && $0.text == raw.id)
          || (!raw.name.isEmpty && $0.matches(raw.name, key: key))
      }
      if isExcluded { resolved[resolution.of[index]] = true }
    }
    return resolution.of.map { resolved[$0] }
  }

  package func excludedCategories(_ cube: SpendCube) -> [Bool] {
    guard !categories.isEmpty else { return [Bool](repeating: false, count: cube.categories.count) }
    return cube.categories.map { name in
      let key = SupplierName(name).key
      return categories.contains { $0.matches(name, key: key) }
    }
  }
}
