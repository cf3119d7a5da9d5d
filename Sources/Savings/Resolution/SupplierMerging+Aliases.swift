extension SupplierMerging {
  /// What the alias file decides: before names, and over tax ids and parents.
  mutating func decide(_ aliases: [SupplierAlias]) {
    guard !aliases.isEmpty else { return }
    var places = ElementPlaces(self)
    for alias in aliases.sorted(by: { ($0.alias, $0.supplier) < ($1.alias, $1.supplier) }) {
      let found = places.elements(of: alias.alias, in: table)
      let target = places.elements(of: alias.supplier, in: table)
      guard !found.isEmpty, alias.decision == .same || !target.isEmpty else {
        unusedAliases += 1
        continue
      }
      if alias.decision == .different {
        for a in found { for b in target where a != b { apart.append((a, b)) } }
        continue
      }
      let name = add(alias.supplier)
      places.add(name, text: alias.supplier, number: numbers[name])
      // An id names nobody.
      if !places.isID(alias.supplier) { given[name] = alias.supplier }
      for element in found + target {
        sets.union(name, element)
        if element < spellings.count { isDecided[element] = true }
      }
    }
  }
}

/// Where a text stands: as an id, as a name letter by letter, or as a name after folding.
private struct ElementPlaces {
  private var byID: [String: [Int]] = [:]
  private var byText: [String: [Int]] = [:]
  private var byNumber: [Int32: [Int]] = [:]

  init(_ merging: SupplierMerging) {
    for (index, raw) in merging.spellings.enumerated() {
      if !raw.id.isEmpty { byID[raw.id, default: []].append(index) }
      add(index, text: raw.name, number: merging.numbers[index])
    }
    for (index, record) in merging.records.enumerated() {
      let element = merging.spellings.count + index
      if !record.id.isEmpty { byID[record.id, default: []].append(element) }
      add(element, text: record.name, number: merging.numbers[element])
    }
  }

  mutating func add(_ element: Int, text: String, number: Int32) {
    if !text.isEmpty { byText[text, default: []].append(element) }
    if number >= 0 { byNumber[number, default: []].append(element) }
  }

  func isID(_ text: String) -> Bool { byID[ElementPlaces.id(text)] != nil }

  func elements(of text: String, in table: NameTable) -> [Int] {
    byID[ElementPlaces.id(text)] ?? byText[text]
      ?? table.known(SupplierName(text).key).flatMap { byNumber[$0] } ?? []
  }

  /// Ids may be written as a supplier's key is: `id:V1`.
  private static func id(_ text: String) -> String {
    text.hasPrefix("id:") ? String(text.dropFirst(3)) : text
  }
}
