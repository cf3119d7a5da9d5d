/// The portfolio as it was classified, its spellings and what was merged. The spellings themselves
/// are the ledger's.
extension Portfolio {
  func store(in writer: inout StoredWriter) {
    writer.put(base, resolution.suppliers, resolution.of, resolution.reasons)
    writer.put(resolution.unusedRecords, resolution.unusedAliases)
    writer.put(suppliers.count)
    for entry in suppliers { writer.put(entry.index, entry.groups, entry.before, entry.placement) }
    writer.put(waterfall, asOf, windowMonths)
  }

  init(
    from reader: inout StoredReader, of cube: SpendCube, previousTiers: [String: Tier]
  ) throws(StoredFailure) {
    self.previousTiers = previousTiers
    base = try reader.next()
    let resolution = try SupplierResolution(from: &reader, spellings: cube.suppliers)
    self.resolution = resolution
    let count: Int = try reader.next()
    var suppliers: [PortfolioSupplier] = []
    for _ in 0..<max(0, count) {
      let index = try reader.index(below: resolution.suppliers.count)
      suppliers.append(
        PortfolioSupplier(
          supplier: resolution.suppliers[index], index: index, groups: try reader.next(),
          before: try reader.next(), placement: try reader.next()))
    }
    guard
      suppliers.allSatisfy({
        $0.groups.allSatisfy { cube.categories.indices.contains($0.category) }
      })
    else { throw .damaged }
    self.suppliers = suppliers
    cells = []
    waterfall = try reader.next()
    asOf = try reader.next()
    windowMonths = try reader.next()
  }
}

extension SupplierResolution {
  init(from reader: inout StoredReader, spellings: [RawSupplier]) throws(StoredFailure) {
    suppliers = try reader.next()
    of = try reader.next()
    reasons = try reader.next()
    unusedRecords = try reader.next()
    unusedAliases = try reader.next()
    raw = spellings
    // Names are for the search for look-alikes, which is over.
    (nameOf, names, apart) = ([], [], [])
    guard of.count == raw.count, reasons.count == raw.count,
      of.allSatisfy(suppliers.indices.contains)
    else { throw .damaged }
  }
}

extension Lookalike: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(alias, supplier, score, aliasName, supplierName)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      alias: try reader.next(), supplier: try reader.next(), score: try reader.next(),
      aliasName: try reader.next(), supplierName: try reader.next())
  }
}

extension MergeEffect.Part: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(rule, spellings, rows, spend) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      rule: try reader.next(), spellings: try reader.next(), rows: try reader.next(),
      spend: try reader.next())
  }
}

extension MergeEffect: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(parts, suppliers, spend, moved, movedSpend, tiers)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    parts = try reader.next()
    suppliers = try reader.next()
    spend = try reader.next()
    moved = try reader.next()
    movedSpend = try reader.next()
    tiers = try reader.next()
  }
}

extension SupplierReview {
  func store(in writer: inout StoredWriter) {
    writer.put(effect, lookalikes, found, spendAtStake)
  }

  init(from reader: inout StoredReader, of portfolio: Portfolio) throws(StoredFailure) {
    effect = try reader.next()
    lookalikes = try reader.next()
    found = try reader.next()
    spendAtStake = try reader.next()
    var spend: [Int: Money] = [:]
    for supplier in portfolio.suppliers { spend[supplier.index] = supplier.spend }
    self.spend = spend
    let known = portfolio.resolution.suppliers.indices
    guard lookalikes.allSatisfy({ known.contains($0.alias) && known.contains($0.supplier) }) else {
      throw .damaged
    }
  }
}
