extension BridgeKind: StoredWord {}

extension BridgePeriod: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(from, through) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    from = try reader.next()
    through = try reader.next()
  }
}

extension BridgePart: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(kind, items, before, after, constant)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(try reader.next())
    items = try reader.next()
    before = try reader.next()
    after = try reader.next()
    constant = try reader.next()
  }
}

extension BridgeGroup: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(category, unit, items, before, after, constant, price, volume, mix, market)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(category: try reader.next(), unit: try reader.next())
    items = try reader.next()
    before = try reader.next()
    after = try reader.next()
    constant = try reader.next()
    price = try reader.next()
    volume = try reader.next()
    mix = try reader.next()
    market = try reader.next()
  }
}

extension BridgeItem: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(category, name, unit, kind, count, before, after, constant)
    writer.put(quantityBefore, quantityAfter, price, volume, mix)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      category: try reader.next(), name: try reader.next(), unit: try reader.next(),
      kind: try reader.next())
    count = try reader.next()
    before = try reader.next()
    after = try reader.next()
    constant = try reader.next()
    quantityBefore = try reader.next()
    quantityAfter = try reader.next()
    price = try reader.next()
    volume = try reader.next()
    mix = try reader.next()
  }
}

extension SpendBridge: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(before, after, spendBefore, spendAfter, spendAfterConstant, parts, groups, items)
    writer.put(heldRates)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      before: try reader.next(), after: try reader.next(), spendBefore: try reader.next(),
      spendAfter: try reader.next(), spendAfterConstant: try reader.next(),
      parts: try reader.next(), groups: try reader.next(), items: try reader.next(),
      heldRates: try reader.next())
  }
}

extension BridgeOutcome: Stored {
  package func store(in writer: inout StoredWriter) {
    switch self {
    case .bridge(let bridge): writer.put(0, bridge)
    case .absent(.undated): writer.put(1)
    case .absent(.noWindow): writer.put(2)
    case .absent(.startsTooLate(let first, let needed)): writer.put(3, first, needed)
    case .absent(.noQuantities): writer.put(4)
    case .absent(.nothingCompares): writer.put(5)
    case .absent(.fileWithoutQuantities(let path)): writer.put(6, path)
    }
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    switch try reader.next(Int.self) {
    case 0: self = .bridge(try reader.next())
    case 1: self = .absent(.undated)
    case 2: self = .absent(.noWindow)
    case 3:
      self = .absent(.startsTooLate(first: try reader.next(), needed: try reader.next()))
    case 4: self = .absent(.noQuantities)
    case 5: self = .absent(.nothingCompares)
    case 6: self = .absent(.fileWithoutQuantities(try reader.next()))
    default: throw .damaged
    }
  }
}
