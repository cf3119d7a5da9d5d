extension QualityLine.Effect: StoredWord {}
extension TierEffect.Change: StoredWord {}

extension QualityLine: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(id, title, effect, rows, amount, share, advice)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      id: try reader.next(), title: try reader.next(), effect: try reader.next(),
      rows: try reader.next(), amount: try reader.next(), share: try reader.next(),
      advice: try reader.next())
  }
}

extension RoundingDifference: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(total, groups) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(total: try reader.next(), groups: try reader.next())
  }
}

extension TierEffect.Count: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(suppliers, spend) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(suppliers: try reader.next(), spend: try reader.next())
  }
}

extension TierEffect: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(change, tiers, moved) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    change = try reader.next()
    tiers = try reader.next()
    moved = try reader.next()
    guard tiers.count == Tier.allCases.count else { throw .damaged }
  }
}

extension LedgerQuality: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(lines, rounding, effects, reported)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    lines = try reader.next()
    rounding = try reader.next()
    effects = try reader.next()
    reported = try reader.next()
    guard reported.count == Tier.allCases.count else { throw .damaged }
  }
}
