extension Batna.Source: StoredWord {}
extension Batna.Strength: StoredWord {}
extension SupplierFact: StoredWord {}
extension Eligibility: StoredWord {}

extension PriceEvidence: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(saving, coverage, items, alternatives, bestSupplier, bestSaving)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      saving: try reader.next(), coverage: try reader.next(), items: try reader.next(),
      alternatives: try reader.next(), bestSupplier: try reader.next(),
      bestSaving: try reader.next())
  }
}

extension Batna: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(source, alternatives, alternativesKnown, saving, dispersion, switchingCost)
    writer.put(strength, evidence)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      source: try reader.next(), alternatives: try reader.next(),
      alternativesKnown: try reader.next(), saving: try reader.next(),
      dispersion: try reader.next(), switchingCost: try reader.next(),
      strength: try reader.next(), evidence: try reader.next())
  }
}

extension Anchor: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(basisPoints, evidence) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(basisPoints: try reader.next(), evidence: try reader.next())
  }
}

extension LeverBox: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(low, high, grain) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(low: try reader.next(), high: try reader.next(), grain: try reader.next())
  }
}

extension SupplierPrior: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(
      margin, marginDeviation, capitalCost, capitalSpread, dependence, isRelationship)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      margin: try reader.next(), marginDeviation: try reader.next(),
      capitalCost: try reader.next(), capitalSpread: try reader.next(),
      dependence: try reader.next(), isRelationship: try reader.next())
  }
}

extension DataQuality: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(proxies, unstated) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(proxies: try reader.next(), unstated: try reader.next())
  }
}

extension Deal {
  /// - Parameter rank: of its supplier in the portfolio, whose key, name, record and placement are
  ///   the deal's.
  func store(in writer: inout StoredWriter, rank: Int) {
    writer.put(rank, id, stableID, supplierID, category, categoryIndex)
    writer.put(baseline, basis, baselineMethod)
    writer.put(invoices, first, last, terms, termsCap, termsRule, evidence, batna, anchor)
    writer.put(box, prior, quality, conflicts, eligibility)
  }

  static func next(
    _ reader: inout StoredReader, of suppliers: [PortfolioSupplier]
  ) throws(StoredFailure) -> Deal {
    let entry = suppliers[try reader.index(below: suppliers.count)]
    return try next(
      &reader, key: entry.supplier.key, name: entry.supplier.name, placement: entry.placement,
      record: entry.supplier.record)
  }

  /// The deal as the worlds see it, which know no supplier by its name.
  ///
  /// - Parameter placement: of the supplier.
  static func next(
    _ reader: inout StoredReader, placed placement: TierPlacement
  ) throws(StoredFailure) -> Deal {
    _ = try reader.next(Int.self)
    return try next(&reader, key: "", name: "", placement: placement, record: nil)
  }

  private static func next(
    _ reader: inout StoredReader, key: String, name: String, placement: TierPlacement,
    record: SupplierRecord?
  ) throws(StoredFailure) -> Deal {
    Deal(
      id: try reader.next(), stableID: try reader.next(), supplierID: try reader.next(),
      supplierKey: key, supplierName: name,
      category: try reader.next(), categoryIndex: try reader.next(), placement: placement,
      baseline: try reader.next(), basis: try reader.next(Baseline.self),
      baselineMethod: try reader.next(),
      invoices: try reader.next(), first: try reader.next(), last: try reader.next(),
      terms: try reader.next(), termsCap: try reader.next(), termsRule: try reader.next(),
      evidence: try reader.next(), batna: try reader.next(), anchor: try reader.next(),
      box: try reader.next(), prior: try reader.next(), quality: try reader.next(),
      conflicts: try reader.next(), eligibility: try reader.next(), record: record)
  }
}
