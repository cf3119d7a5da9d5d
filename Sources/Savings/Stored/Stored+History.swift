extension RunShape.CategorySpend: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(name, spend) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(name: try reader.next(), spend: try reader.next())
  }
}

extension RunShape: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(records, rejected, spend, categories, suppliers)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      records: try reader.next(), rejected: try reader.next(), spend: try reader.next(),
      categories: try reader.next(), suppliers: try reader.next())
  }
}

extension PastRun: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(runID, shape) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(runID: try reader.next(), shape: try reader.next())
  }
}

extension PastRuns: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(runs, tiers, fingerprint) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      runs: try reader.next(), tiers: try reader.next(), fingerprint: try reader.next())
  }
}

extension Drift.Measure: StoredWord {}
extension Drift.Level: StoredWord {}

extension Drift.Finding: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(measure, now, usual, distance, limit, level)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    measure = try reader.next()
    now = try reader.next()
    usual = try reader.next()
    distance = try reader.next()
    limit = try reader.next()
    level = try reader.next()
  }
}

extension Drift: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(findings, runs) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    findings = try reader.next()
    runs = try reader.next()
  }
}
