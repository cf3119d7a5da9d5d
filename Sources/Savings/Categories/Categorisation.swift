/// Gives the rows of a ledger their category by rules.
///
/// The first rule of the file all of whose conditions hold wins. A row that the ledger gave a
/// category keeps it, unless a rule with a `gl_code` speaks of it. What no rule fits is
/// unclassified, which is a category too.
package struct Categorisation {
  private let rules: [CategoryRule]
  private let cube: SpendCube
  /// Rules whose condition on it holds, by supplier, item and ledger category, in order.
  private let bySupplier: [[Int32]]
  private let keywordsOfSupplier: [[Int32]]
  private let keywordsOfItem: [[Int32]]
  private let keywordsOfCategory: [[Int32]]
  private let byCode: [[Int32]]

  /// - Parameters:
  ///   - rules: from top to bottom; the first that fits wins.
  ///   - cube: the spend that is placed.
  ///   - resolution: a rule for one spelling of a supplier holds for all of them.
  package init(_ rules: [CategoryRule], cube: SpendCube, resolution: SupplierResolution) {
    self.rules = rules
    self.cube = cube
    bySupplier = Categorisation.suppliers(rules, cube, resolution)
    let keywords = KeywordIndex(rules)
    var scratch = NameWords()
    func found(_ texts: [String]) -> [[Int32]] {
      keywords.isEmpty
        ? [[Int32]](repeating: [], count: texts.count)
        : texts.map { keywords.rules(in: FoldedText($0, &scratch)) }
    }
    keywordsOfSupplier = found(cube.suppliers.map(\.name))
    keywordsOfItem = found(cube.items.map(\.name))
    keywordsOfCategory = found(cube.categories)
    let codes = rules.enumerated().filter { !$0.1.code.isEmpty }
      .map { (index: Int32($0.0), pattern: NamePattern($0.1.code)) }
    byCode = cube.categories.map { text in
      guard !codes.isEmpty, !text.isEmpty else { return [] }
      let key = SupplierName(text).key
      return codes.filter { $0.pattern.matches(text, key: key) }.map(\.index)
    }
  }

  /// The same ledger with its categories by rule, and what each rule placed.
  package func applied() -> (cube: SpendCube, coverage: CategoryCoverage) {
    var coverage = CategoryCoverage(rules: rules, currencies: cube.currencies.count)
    let names = Set(rules.map(\.category)).union(cube.categories).union([""]).sorted()
    let place = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    let kept = cube.categories.map { place[$0] ?? 0 }
    let given = rules.map { place[$0.category] ?? 0 }
    let none = place[""] ?? 0

    var cells: [SpendCell] = []
    cells.reserveCapacity(cube.cells.count)
    for cell in cube.cells {
      var cell = cell
      let own = kept[Int(cell.category)]
      if let rule = rule(for: cell) {
        coverage.placed[rule].add(cell)
        cell.category = given[rule]
      } else {
        if own == none { coverage.unclassified.add(cell) } else { coverage.own.add(cell) }
        cell.category = own
      }
      cells.append(cell)
    }
    cells.sort { $0.place < $1.place }
    var merged: [SpendCell] = []
    merged.reserveCapacity(cells.count)
    for cell in cells {
      if let last = merged.last, last.place == cell.place {
        merged[merged.count - 1].add(cell)
      } else {
        merged.append(cell)
      }
    }
    var placed = cube
    placed.repeats = cube.repeats.map { part in
      var part = part
      part.category = rule(for: part.cell).map { given[$0] } ?? kept[Int(part.category)]
      return part
    }
    return (Categorisation.compact(placed, names, merged), coverage)
  }

  /// What the rules make of a cell's category.
  package func category(of cell: SpendCell) -> String {
    rule(for: cell).map { rules[$0].category } ?? cube.categories[Int(cell.category)]
  }

  /// The first rule that fits; nil where none does.
  private func rule(for cell: SpendCell) -> Int? {
    let (supplier, category) = (Int(cell.supplier), Int(cell.category))
    let isOpen = cube.categories[category].isEmpty
    let item = cell.item < 0 ? [] : keywordsOfItem[Int(cell.item)]
    var best: Int32?
    func hasKeyword(_ rule: Int32) -> Bool {
      keywordsOfSupplier[supplier].contains(rule) || item.contains(rule)
        || keywordsOfCategory[category].contains(rule)
    }
    func consider(_ candidates: [Int32]) {
      for rule in candidates {
        if let best, rule >= best { return }
        let conditions = rules[Int(rule)]
        if conditions.code.isEmpty ? !isOpen : !byCode[category].contains(rule) { continue }
        if !conditions.supplier.isEmpty, !bySupplier[supplier].contains(rule) { continue }
        if !conditions.keyword.isEmpty, !hasKeyword(rule) { continue }
        best = rule
        return
      }
    }
    consider(bySupplier[supplier])
    consider(keywordsOfSupplier[supplier])
    consider(item)
    consider(keywordsOfCategory[category])
    consider(byCode[category])
    return best.map { Int($0) }
  }

  private static func suppliers(
    _ rules: [CategoryRule], _ cube: SpendCube, _ resolution: SupplierResolution
  ) -> [[Int32]] {
    let patterns = rules.enumerated().filter { !$0.1.supplier.isEmpty }
      .map { (index: Int32($0.0), pattern: NamePattern($0.1.supplier)) }
    guard !patterns.isEmpty else { return [[Int32]](repeating: [], count: cube.suppliers.count) }
    var resolved = [Set<Int32>](repeating: [], count: resolution.suppliers.count)
    for (index, raw) in cube.suppliers.enumerated() {
      let name = resolution.nameOf[index]
      let key = name < 0 ? "" : resolution.names[Int(name)]
      for entry in patterns
      where (!raw.id.isEmpty && entry.pattern.text == raw.id)
        || (!raw.name.isEmpty && entry.pattern.matches(raw.name, key: key))
      {
        resolved[resolution.of[index]].insert(entry.index)
      }
    }
    let sorted = resolved.map { $0.sorted() }
    return resolution.of.map { sorted[$0] }
  }

  /// Categories that no cell has any more are left out, as a reader would.
  private static func compact(
    _ cube: SpendCube, _ names: [String], _ cells: [SpendCell]
  ) -> SpendCube {
    var isUsed = [Bool](repeating: false, count: names.count)
    for cell in cells { isUsed[Int(cell.category)] = true }
    for part in cube.repeats { isUsed[Int(part.category)] = true }
    var moved = [Int32](repeating: 0, count: names.count)
    var kept: [String] = []
    for (index, name) in names.enumerated() where isUsed[index] {
      moved[index] = Int32(kept.count)
      kept.append(name)
    }
    var cube = cube
    cube.categories = kept
    cube.cells = cells.map { cell in
      var cell = cell
      cell.category = moved[Int(cell.category)]
      return cell
    }
    for index in cube.repeats.indices {
      cube.repeats[index].category = moved[Int(cube.repeats[index].category)]
    }
    return cube
  }
}
