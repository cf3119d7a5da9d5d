extension Tier: StoredWord {}
extension MergeRule: StoredWord {}
extension SupplierName.Rule: StoredWord {}
extension ScopeReason: StoredWord {}
extension TierPlacement.Rule: StoredWord {}

extension SupplierRecord: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(id, name, parent, taxID, country, category, terms, margin, costOfCapital)
    writer.put(alternatives, dependence, contractEnd, risk, critical, singleSource, regulated)
    writer.put(sme, protected, previousTier)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    id = try reader.next()
    name = try reader.next()
    parent = try reader.next()
    taxID = try reader.next()
    country = try reader.next()
    category = try reader.next()
    terms = try reader.next()
    margin = try reader.next()
    costOfCapital = try reader.next()
    alternatives = try reader.next()
    dependence = try reader.next()
    contractEnd = try reader.next()
    risk = try reader.next()
    critical = try reader.next()
    singleSource = try reader.next()
    regulated = try reader.next()
    sme = try reader.next()
    protected = try reader.next()
    previousTier = try reader.next()
  }
}

extension ResolvedSupplier: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(key, name, record) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(key: try reader.next(), name: try reader.next(), record: try reader.next())
  }
}

extension MergeReason: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(merge, applied) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(try reader.next(), try reader.next())
  }
}

extension TierPlacement: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(tier, rule)
    switch basis {
    case .curve(let before, let cut): writer.put(0, before, cut)
    case .spend(let spend, let limit, let currency, let reason):
      writer.put(1, spend, limit, currency.code, reason)
    case .words(let value, let threshold, let reason): writer.put(2, value, threshold, reason)
    }
    writer.put(remark, margin, subTier, isHumanLed, isLeverage)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let tier: Tier = try reader.next()
    let rule: Rule = try reader.next()
    switch try reader.next(Int.self) {
    case 0:
      self.init(tier, before: try reader.next(), cut: try reader.next())
      self.rule = rule
    case 1:
      self.init(
        tier, rule: rule, spend: try reader.next(), limit: try reader.next(),
        Currency(try reader.next()), reason: try reader.next())
    default:
      self.init(
        tier, rule: rule, value: try reader.next(), threshold: try reader.next(),
        reason: try reader.next())
    }
    remark = try reader.next()
    margin = try reader.next()
    subTier = try reader.next()
    isHumanLed = try reader.next()
    isLeverage = try reader.next()
  }
}

/// Without its cells, which are the cube's.
extension SpendGroup: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(supplier, category, spend, rows, credits, termsUnitDays, termsUnits)
    writer.put(first, last, recentInvoices, contractRows)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(supplier: try reader.next(), category: try reader.next())
    spend = try reader.next()
    rows = try reader.next()
    credits = try reader.next()
    termsUnitDays = try reader.next()
    termsUnits = try reader.next()
    first = try reader.next()
    last = try reader.next()
    recentInvoices = try reader.next()
    contractRows = try reader.next()
  }
}

extension ExcludedSpend.Step: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(reason, rows, amount, micros) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      reason: try reader.next(), rows: try reader.next(), amount: try reader.next(),
      micros: try reader.next())
  }
}

extension SpendWaterfall: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(total, outOfScope, outOfScopeRows, excluded, inScope, outsideWindow, netCredits)
    writer.put(rounding, addressable)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    total = try reader.next()
    outOfScope = try reader.next()
    outOfScopeRows = try reader.next()
    excluded = try reader.next()
    inScope = try reader.next()
    outsideWindow = try reader.next()
    netCredits = try reader.next()
    rounding = try reader.next()
    addressable = try reader.next()
  }
}

extension BaseCurrency: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(currency.code, codes, nanos) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    currency = Currency(try reader.next())
    codes = try reader.next()
    nanos = try reader.next()
    picosPerMinor = 1_000_000_000_000_000 / Int128(currency.minorPerMajor)
    guard codes.count == nanos.count else { throw .damaged }
  }
}
