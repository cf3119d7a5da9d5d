import Savings

/// The ledger rows behind a deal, read from the files again.
package struct LedgerTrace: Sendable {
  package struct Row: Sendable {
    package let row: LedgerRow
    /// Whether it counts in the baseline: older and later rows do not.
    package let isInWindow: Bool
  }

  /// By file, in the order of the settings, and line.
  package let rows: [Row]
  /// Sum of the rows that count, in the base currency: the deal's baseline, to the minor unit.
  package let baseline: Money

  /// Reads all spend files again, without a cache.
  ///
  /// - Throws: where a file cannot be read, and where the rows do not come to the deal's baseline: a
  ///   file that changes meanwhile, or a bug.
  package init(
    of deal: Deal, input: RunInput, portfolio: Portfolio, resolved: ResolvedSettings
  ) throws {
    let cube = input.ledger.cube
    let settings = resolved.settings
    guard let supplier = portfolio.suppliers.first(where: { $0.supplier.key == deal.supplierKey }),
      let group = supplier.groups.first(where: { $0.category == deal.categoryIndex })
    else { throw LedgerTrace.mismatch(deal) }
    let cells = portfolio.cells[group.cells].map { cube.cells[Int($0)] }
    let raw = Set(cells.map { Int($0.supplier) })
    let found = try LedgerReader(settings: settings, directory: resolved.directory)
      .rows(of: Set(raw.map { cube.suppliers[$0] }))
    let place = RowPlaces(
      of: found, cube: cube, suppliers: raw, cells: cells,
      rules: try readCategoryRules(settings: settings, directory: resolved.directory),
      resolution: portfolio.resolution)
    let ownCurrency = cube.currencies
    var exact: Int128 = 0
    var rows: [Row] = []
    for row in found where place.has(row) {
      let isInWindow = LedgerTrace.counts(row.day, portfolio: portfolio, cube: cube, settings)
      if isInWindow, let currency = ownCurrency.firstIndex(of: row.currency) {
        exact += portfolio.base.exact(micros: row.micros, currency: Int32(currency))
      }
      rows.append(Row(row: row, isInWindow: isInWindow))
    }
    self.rows = rows
    baseline = portfolio.base.money(exact)
    guard baseline == deal.baseline, rows.count == group.rows else {
      throw LedgerTrace.mismatch(deal)
    }
  }

  private static func mismatch(_ deal: Deal) -> Refusal {
    Refusal(
      .bug, "the ledger rows of \(deal.id) do not come to its baseline",
      fix: "Look whether a spend file changes while it is read; else report this")
  }

  /// Whether a row of the day is in the trailing window.
  private static func counts(
    _ day: CalendarDate?, portfolio: Portfolio, cube: SpendCube, _ settings: Settings
  ) -> Bool {
    guard let months = portfolio.windowMonths else { return true }
    guard let day, let last = portfolio.asOf else { return false }
    if let end = settings.asOf, day > end { return false }
    let age = last.monthIndex - day.monthIndex
    return age >= 0 && age < Int32(months)
  }
}

/// Which rows are those of a deal: by spelling, category after the rules, item and currency.
private struct RowPlaces {
  private struct Key: Hashable {
    let supplier: RawSupplier
    var category: String
    let item: RawItem?
    let currency: String

    init(supplier: RawSupplier, category: String, item: RawItem?, currency: String) {
      self.supplier = supplier
      self.category = category
      self.item = item
      self.currency = currency
    }

    init(_ row: LedgerRow) {
      self.init(
        supplier: row.supplier, category: row.category, item: row.item, currency: row.currency)
    }
  }

  private let keys: Set<Key>
  /// By what the ledger says: the category that the rules of the settings make of it.
  private var placed: [Key: String] = [:]

  init(
    of rows: [LedgerRow], cube: SpendCube, suppliers raw: Set<Int>, cells: [SpendCell],
    rules: [CategoryRule],
    resolution: SupplierResolution
  ) {
    keys = Set(
      cells.map { cell in
        Key(
          supplier: cube.suppliers[Int(cell.supplier)],
          category: cube.categories[Int(cell.category)],
          item: cell.item < 0 ? nil : cube.items[Int(cell.item)],
          currency: cube.currencies[Int(cell.currency)])
      })
    placed = RowPlaces.placed(rows, rules, cube, raw, resolution)
  }

  func has(_ row: LedgerRow) -> Bool {
    var key = Key(row)
    if let category = placed[key] { key.category = category }
    return keys.contains(key)
  }

  /// The categories of the rows by the rules, each combination once.
  private static func placed(
    _ rows: [LedgerRow], _ rules: [CategoryRule], _ cube: SpendCube, _ raw: Set<Int>,
    _ resolution: SupplierResolution
  ) -> [Key: String] {
    guard !rules.isEmpty else { return [:] }
    let suppliers = Dictionary(
      raw.map { (cube.suppliers[$0], Int32($0)) }, uniquingKeysWith: { first, _ in first })
    let wanted = Array(Set(rows.map(Key.init)))
    let categories = Array(Set(wanted.map(\.category))).sorted()
    let items = Array(Set(wanted.compactMap(\.item)))
    let small = SpendCube(suppliers: cube.suppliers, categories: categories, items: items)
    let rule = Categorisation(rules, cube: small, resolution: resolution)
    let categoryOf = Dictionary(uniqueKeysWithValues: zip(categories, Int32(0)...))
    let itemOf = Dictionary(uniqueKeysWithValues: zip(items, Int32(0)...))
    var placed: [Key: String] = [:]
    for key in wanted {
      guard let supplier = suppliers[key.supplier], let category = categoryOf[key.category] else {
        continue
      }
      placed[key] = rule.category(
        of: SpendCell(
          supplier: supplier, category: category, item: key.item.flatMap { itemOf[$0] } ?? -1))
    }
    return placed
  }
}

extension LedgerReader {
  /// The used rows of some spellings, by file and line.
  func rows(of suppliers: Set<RawSupplier>) throws -> [LedgerRow] {
    let reading = try parsed()
    defer { reading.free() }
    let repeated = reading.repeated
    return try repeated.parts.enumerated().flatMap { index, part in
      try part.rows.source.trace(
        part.rows.known, without: repeated.setsAside ? repeated.asides(index) : [:],
        encoding: part.encoding, of: suppliers)
    }
  }
}
