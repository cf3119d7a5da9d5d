extension Baseline.Method: StoredWord {}

extension ExactRate: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(trillionths) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(trillionths: try reader.next())
  }
}

extension Baseline: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(paid, method, from, through, rows, pricedShare, marketRatio)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    paid = try reader.next()
    method = try reader.next()
    from = try reader.next()
    through = try reader.next()
    rows = try reader.next()
    pricedShare = try reader.next()
    marketRatio = try reader.next()
  }
}

extension BaselineLock: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(fingerprints.count)
    // No two are the same: to look for each among the others would find none.
    for fingerprint in fingerprints { writer.put(data: Array(fingerprint.utf8)) }
    writer.put(fingerprint)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    var fingerprints: [String] = []
    for _ in 0..<(try reader.next(Int.self)) {
      fingerprints.append(String(decoding: try reader.data(), as: UTF8.self))
    }
    self.fingerprints = fingerprints
    fingerprint = try reader.next()
  }
}

extension PriceIndex.Value: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(day, nanos) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(day: try reader.next(), nanos: try reader.next())
  }
}

extension PriceIndex: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(values) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(try reader.next([String: [Value]].self))
  }
}
