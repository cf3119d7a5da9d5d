extension SpendField: StoredWord {}
extension RejectCode: StoredWord {}
extension RejectAction: StoredWord {}
extension DataProblem: StoredWord {}

extension ExactSum: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(picos, decimals) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    picos = try reader.next()
    decimals = try reader.next()
  }
}

extension ControlTotals: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(records, used, rejected, setAside, outOfScope, negativeAmounts)
    writer.put(amountUsed, amountRejected, amountSetAside, amountOutOfScope, grossRejected)
    writer.put(dateMin, dateMax, otherNegatives, otherDateMin, otherDateMax)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    records = try reader.next()
    used = try reader.next()
    rejected = try reader.next()
    setAside = try reader.next()
    outOfScope = try reader.next()
    negativeAmounts = try reader.next()
    amountUsed = try reader.next()
    amountRejected = try reader.next()
    amountSetAside = try reader.next()
    amountOutOfScope = try reader.next()
    grossRejected = try reader.next()
    dateMin = try reader.next()
    dateMax = try reader.next()
    otherNegatives = try reader.next()
    otherDateMin = try reader.next()
    otherDateMax = try reader.next()
  }
}

extension ProblemAmounts: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(rows, amounts) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    rows = try reader.next()
    amounts = try reader.next()
  }
}

extension InputFile: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(path, sha256, bytes, encoding, compression, delimiter, headerLine)
    writer.put(words: mapping)
    writer.put(control, blank, exactDuplicates, overlaps, overlapsWith)
    writer.put(words: flags)
    writer.put(words: rejectedByCode)
    writer.put(words: problems)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(path: try reader.next())
    sha256 = try reader.next()
    bytes = try reader.next()
    encoding = try reader.next()
    compression = try reader.next()
    delimiter = try reader.next()
    headerLine = try reader.next()
    mapping = try reader.words()
    control = try reader.next()
    blank = try reader.next()
    exactDuplicates = try reader.next()
    overlaps = try reader.next()
    overlapsWith = try reader.next()
    flags = try reader.words()
    rejectedByCode = try reader.words()
    problems = try reader.words()
  }
}

extension Reject: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(file, record, line, column, columnName, code, action, value, message, raw)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      file: try reader.next(), record: try reader.next(), line: try reader.next(),
      column: try reader.next(), columnName: try reader.next(), code: try reader.next(),
      action: try reader.next(), value: try reader.next(), message: try reader.next(),
      raw: try reader.next())
  }
}

extension RawRejects: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(data: header)
    writer.put(data: records)
    writer.put(count, omitted)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(header: try reader.data())
    records = try reader.data()
    count = try reader.next()
    omitted = try reader.next()
  }
}

extension CategoryRule: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(supplier, keyword, code, category, line)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      supplier: try reader.next(), keyword: try reader.next(), code: try reader.next(),
      category: try reader.next(), line: try reader.next())
  }
}

extension CategoryCoverage.Line: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(rows, micros) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(currencies: 0)
    rows = try reader.next()
    micros = try reader.next()
  }
}

extension CategoryCoverage: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(rules, placed, own, unclassified)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(rules: try reader.next(), currencies: 0)
    placed = try reader.next()
    own = try reader.next()
    unclassified = try reader.next()
  }
}
