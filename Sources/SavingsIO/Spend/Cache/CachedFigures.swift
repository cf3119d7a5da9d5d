import Savings

/// All that reading one file gave but its spend: counts, sums, and the rows that were not used.
struct FileFigures {
  var input: InputFile
  var rejects: [Reject]
  /// The first rejected row of each code.
  var examples: [RejectCode: Reject]
  var raw: RawRejects

  /// Whether the texts of rejected rows are few enough to be kept: they would be in memory three times
  /// while they are written, and such a file has to be corrected anyway.
  var isSmall: Bool {
    let texts = rejects.reduce(raw.records.count) { $0 + $1.raw.utf8.count + $1.value.utf8.count }
    return texts <= FileFigures.mostTextBytes
  }

  private static let mostTextBytes = 8 << 20

  /// The same content under another name: the path is the only thing that content does not decide.
  func named(_ path: String) -> FileFigures {
    var figures = self
    figures.input.path = path
    for index in figures.rejects.indices { figures.rejects[index].file = path }
    for code in figures.examples.keys { figures.examples[code]?.file = path }
    return figures
  }
}

extension FileFigures {
  var cacheBytes: [UInt8] {
    var writer = CacheWriter()
    writer.put(input)
    writer.put(rejects.count)
    for reject in rejects { writer.put(reject) }
    let codes = examples.keys.sorted { $0.rawValue < $1.rawValue }
    writer.put(codes.count)
    for code in codes {
      writer.put(oneOf: code)
      if let reject = examples[code] { writer.put(reject) }
    }
    writer.put(raw.header)
    writer.put(raw.records)
    writer.put(raw.count)
    writer.put(raw.omitted)
    return writer.bytes
  }

  init(cacheBytes bytes: [UInt8]) throws(CacheFailure) {
    var reader = CacheReader(bytes)
    input = try reader.inputFile()
    rejects = []
    for _ in 0..<(try reader.count()) { rejects.append(try reader.reject()) }
    examples = [:]
    for _ in 0..<(try reader.count()) {
      let code = try reader.one(of: RejectCode.self)
      examples[code] = try reader.reject()
    }
    raw = RawRejects(header: try reader.data())
    raw.records = try reader.data()
    raw.count = try reader.integer()
    raw.omitted = try reader.integer()
    guard reader.isAtEnd else { throw .damaged }
  }
}

extension CacheWriter {
  fileprivate mutating func put(_ input: InputFile) {
    put(input.sha256)
    put(input.bytes)
    put(input.encoding)
    put(input.compression) { $0.put($1) }
    put(input.delimiter)
    put(input.headerLine)
    let fields = input.mapping.sorted { $0.key.rawValue < $1.key.rawValue }
    put(fields.count)
    for (field, column) in fields {
      put(oneOf: field)
      put(column)
    }
    put(input.control)
    put(input.blank)
    put(input.exactDuplicates) { $0.put($1) }
    put(input.flags)
    put(input.rejectedByCode)
    put(input.problems.count)
    for (problem, amounts) in input.problems.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      put(oneOf: problem)
      put(amounts)
    }
  }

  private mutating func put(_ amounts: ProblemAmounts) {
    put(amounts.rows)
    put(amounts.amounts.count)
    for (currency, sum) in amounts.amounts.sorted(by: { $0.key < $1.key }) {
      put(currency)
      put(sum)
    }
  }

  private mutating func put(_ sum: ExactSum) {
    put(sum.picos)
    put(sum.decimals)
  }

  private mutating func put(_ counts: [RejectCode: Int]) {
    put(counts.count)
    for (code, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      put(oneOf: code)
      put(count)
    }
  }

  private mutating func put(_ control: ControlTotals) {
    for count in [
      control.records, control.used, control.rejected, control.setAside, control.outOfScope,
      control.negativeAmounts, control.otherNegatives,
    ] { put(count) }
    for sum in [
      control.amountUsed, control.amountRejected, control.amountSetAside,
      control.amountOutOfScope, control.grossRejected,
    ] { put(sum) }
    for date in [control.dateMin, control.dateMax, control.otherDateMin, control.otherDateMax] {
      put(date) { $0.put($1.days) }
    }
  }

  fileprivate mutating func put(_ reject: Reject) {
    put(reject.record)
    put(reject.line)
    put(reject.column)
    put(reject.columnName)
    put(oneOf: reject.code)
    put(oneOf: reject.action)
    put(reject.value)
    put(reject.message)
    put(reject.raw)
  }
}

extension CacheReader {
  fileprivate mutating func inputFile() throws(CacheFailure) -> InputFile {
    var input = InputFile(path: "")
    input.sha256 = try text()
    input.bytes = try integer()
    input.encoding = try text()
    input.compression = try optional { (reader) throws(CacheFailure) in try reader.text() }
    input.delimiter = try text()
    input.headerLine = try integer()
    for _ in 0..<(try count()) {
      let field = try one(of: SpendField.self)
      input.mapping[field] = try text()
    }
    input.control = try control()
    input.blank = try integer()
    input.exactDuplicates = try optional { (reader) throws(CacheFailure) in try reader.integer() }
    input.flags = try counts()
    input.rejectedByCode = try counts()
    for _ in 0..<(try count()) {
      let problem = try one(of: DataProblem.self)
      input.problems[problem] = try amounts()
    }
    return input
  }

  private mutating func amounts() throws(CacheFailure) -> ProblemAmounts {
    var amounts = ProblemAmounts()
    amounts.rows = try integer()
    for _ in 0..<(try count()) {
      let currency = try text()
      amounts.amounts[currency] = try sum()
    }
    return amounts
  }

  private mutating func counts() throws(CacheFailure) -> [RejectCode: Int] {
    var counts: [RejectCode: Int] = [:]
    for _ in 0..<(try count()) {
      let code = try one(of: RejectCode.self)
      counts[code] = try integer(Int.self)
    }
    return counts
  }

  private mutating func control() throws(CacheFailure) -> ControlTotals {
    var control = ControlTotals()
    control.records = try integer()
    control.used = try integer()
    control.rejected = try integer()
    control.setAside = try integer()
    control.outOfScope = try integer()
    control.negativeAmounts = try integer()
    control.otherNegatives = try integer()
    control.amountUsed = try sum()
    control.amountRejected = try sum()
    control.amountSetAside = try sum()
    control.amountOutOfScope = try sum()
    control.grossRejected = try sum()
    control.dateMin = try date()
    control.dateMax = try date()
    control.otherDateMin = try date()
    control.otherDateMax = try date()
    return control
  }

  private mutating func sum() throws(CacheFailure) -> ExactSum {
    var sum = ExactSum()
    sum.picos = try integer()
    sum.decimals = try integer()
    return sum
  }

  private mutating func date() throws(CacheFailure) -> CalendarDate? {
    try optional { (reader) throws(CacheFailure) in CalendarDate(days: try reader.integer()) }
  }

  fileprivate mutating func reject() throws(CacheFailure) -> Reject {
    Reject(
      file: "", record: try integer(), line: try integer(), column: try integer(),
      columnName: try text(), code: try one(), action: try one(), value: try text(),
      message: try text(), raw: try text())
  }
}
