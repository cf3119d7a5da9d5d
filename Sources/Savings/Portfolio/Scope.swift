/// Why spend is left out of scope, in the order in which reasons are tried.
package enum ScopeReason: String, Sendable, CaseIterable {
  /// The supplier is one of the buyer's own entities.
  case internalTransfer = "internal transfer"
  case supplier = "excluded supplier"
  case category = "excluded category"
  case capital = "capital item"
  /// One purchase of its kind, above an amount.
  case oneOff = "one-off above the limit"
}

/// Which spend is looked at: what the settings exclude is counted, never lost.
package struct Scope: Sendable {
  private let own: [NamePattern]
  private let suppliers: [NamePattern]
  private let categories: [NamePattern]
  private let capital: [NamePattern]
  /// Smallest amount of a one-off, in the base currency; 0 leaves none out.
  let oneOffAmount: Double

  package init(_ settings: ScopeSettings) {
    own = settings.ownEntities.map(NamePattern.init)
    suppliers = settings.excludeSuppliers.map(NamePattern.init)
    categories = settings.excludeCategories.map(NamePattern.init)
    capital = settings.capitalCategories.map(NamePattern.init)
    oneOffAmount = settings.oneOffAmount
  }

  /// For each raw supplier of the cube: why it is out of scope. A pattern that fits one spelling of
  /// a resolved supplier, its id or its tax id, excludes all of them.
  package func excludedSuppliers(
    _ cube: SpendCube, _ resolution: SupplierResolution
  ) -> [ScopeReason?] {
    guard !suppliers.isEmpty || !own.isEmpty else {
      return [ScopeReason?](repeating: nil, count: cube.suppliers.count)
    }
    var resolved: [ScopeReason?] = resolution.suppliers.map { supplier in
      guard let record = supplier.record else { return nil }
      let names = [record.name, record.parent].filter { !$0.isEmpty }
      let ids = [record.id, record.taxID, record.parent].filter { !$0.isEmpty }
      return reason(names: names.map { ($0, SupplierName($0).key) }, ids: ids)
    }
    for (index, raw) in cube.suppliers.enumerated() {
      let supplier = resolution.of[index]
      guard resolved[supplier] != .internalTransfer else { continue }
      let name = resolution.nameOf[index]
      let key = name < 0 ? "" : resolution.names[Int(name)]
      let found = reason(
        names: raw.name.isEmpty ? [] : [(raw.name, key)], ids: raw.id.isEmpty ? [] : [raw.id])
      if found == .internalTransfer || resolved[supplier] == nil { resolved[supplier] = found }
    }
    return resolution.of.map { resolved[$0] }
  }

  private func reason(names: [(text: String, key: String)], ids: [String]) -> ScopeReason? {
    func fits(_ patterns: [NamePattern]) -> Bool {
      patterns.contains { pattern in
        ids.contains(pattern.text) || names.contains { pattern.matches($0.text, key: $0.key) }
      }
    }
    if fits(own) { return .internalTransfer }
    return fits(suppliers) ? .supplier : nil
  }

  /// For each category of the cube: why it is out of scope.
  package func excludedCategories(_ cube: SpendCube) -> [ScopeReason?] {
    guard !categories.isEmpty || !capital.isEmpty else {
      return [ScopeReason?](repeating: nil, count: cube.categories.count)
    }
    return cube.categories.map { name in
      let key = SupplierName(name).key
      if categories.contains(where: { $0.matches(name, key: key) }) { return .category }
      return capital.contains { $0.matches(name, key: key) } ? .capital : nil
    }
  }
}
