extension CampaignMetric: StoredWord {}

extension CalibrationTarget: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(tier, metric, value, source, isFitted)
    writer.put(interval?.lowerBound, interval?.upperBound)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let (tier, metric): (Tier, CampaignMetric) = (try reader.next(), try reader.next())
    let value: Double = try reader.next()
    let source: String = try reader.next()
    let isFitted: Bool = try reader.next()
    let (low, high): (Double?, Double?) = (try reader.next(), try reader.next())
    var interval: ClosedRange<Double>?
    if let low, let high {
      guard low <= high else { throw .damaged }
      interval = low...high
    }
    self.init(tier, metric, value, source: source, isFitted: isFitted, interval: interval)
  }
}

extension CalibrationDistance: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(target, simulated) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    target = try reader.next()
    simulated = try reader.next()
  }
}

extension CalibrationCheck.Case: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(name, title, distances, negotiations, command)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      name: try reader.next(), title: try reader.next(), distances: try reader.next(),
      negotiations: try reader.next(), command: try reader.next())
  }
}

extension CalibrationCheck: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(cases, worlds) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(cases: try reader.next(), worlds: try reader.next())
  }
}
