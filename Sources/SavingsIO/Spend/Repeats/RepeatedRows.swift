import Savings

/// A record that repeats another: its number among the file's records, from 0, and where it stands.
struct RepeatedRecord: Sendable, Equatable {
  let record: Int
  let range: Range<Int>
}

/// Reads the records of a file that repeat others once more, by themselves: what they come to is read
/// by the rules by which they were read the first time.
struct RepeatedRows {
  let source: SpendFile
  let known: SpendFile.Known

  var hasQuantities: Bool {
    RowRules(known.layout, settings: source.settings, fileBytes: .max).hasQuantities
  }

  /// Bytes that are copied at a time.
  private static let copied = 1 << 20

  /// The spend of some records, those that are totals left out; the caller frees it.
  ///
  /// - Parameters:
  ///   - records: in order.
  ///   - encoding: of the file's texts; nil for UTF-8.
  func spend(_ records: [RepeatedRecord], encoding: TextEncoding?) throws -> PartialCube {
    let file = try source.opened(for: records).file
    let spool = try SpoolFile(for: file.path)
    for range in ranges(records) {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: RepeatedRows.copied) {
        let count = min(RepeatedRows.copied, range.upperBound - start)
        try spool.append(try file.bytes(at: start, count: count))
      }
      // The last record of a file may lack its line break.
      if range.upperBound == file.size { try spool.append([0x0A]) }
    }
    let descriptor = try spool.finish()
    let copy = InputDescriptor(decoded: descriptor, size: spool.size, of: file)
    let rules = RowRules(known.layout, settings: source.settings, fileBytes: .max)
    let reading = try FileReader(file: copy, rules: rules, plan: source.plan)
      .read(from: 0, line: 1) {}
    var cube = PartialCube(hasQuantities: rules.hasQuantities)
    for spend in reading.spend { cube.absorb(spend.cube, from: encoding) }
    return cube
  }

  /// Where the records stand, adjoining ones taken together.
  private func ranges(_ records: [RepeatedRecord]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for range in records.map(\.range) where !known.totals.contains(range.lowerBound) {
      if let last = ranges.last, last.upperBound == range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  /// The records as they are listed among the problems.
  ///
  /// - Parameter limit: of the records that are listed.
  func flags(
    _ records: [RepeatedRecord], _ detail: RowProblem.Detail, limit: Int
  ) throws -> [Reject] {
    guard !records.isEmpty else { return [] }
    let (file, knownLines) = try source.opened(for: Array(records.prefix(limit)))
    let texts = RejectTexts(file: file, layout: known.layout)
    var lines = LineCount(file: file, offset: known.layout.start, line: known.layout.startLine)
    return try records.prefix(limit).map { record in
      try texts.reject(
        RowProblem(
          record: record.record + 1,
          line: try knownLines?[record.range.lowerBound]
            ?? lines.line(at: record.range.lowerBound),
          start: record.range.lowerBound, end: record.range.upperBound, column: -1,
          code: .duplicateRow, action: .kept, detail: detail))
    }
  }
}

/// Tells the physical line of offsets that grow.
struct LineCount {
  let file: InputDescriptor
  private var offset: Int
  private var line: Int
  private var block: [UInt8] = []
  private var blockStart = 0
  private var wasReturn = false

  /// - Parameters:
  ///   - offset: of a place whose line is known.
  ///   - line: from 1.
  init(file: InputDescriptor, offset: Int, line: Int) {
    self.file = file
    self.offset = offset
    self.line = line
    blockStart = offset
  }

  mutating func line(at target: Int) throws -> Int {
    while offset < target {
      if offset - blockStart >= block.count {
        blockStart = offset
        block = try file.bytes(at: offset, count: 1 << 18)
        if block.isEmpty { break }
      }
      let end = min(target - blockStart, block.count)
      for byte in block[(offset - blockStart)..<end] {
        // CR LF is one end of a line, counted with its CR.
        if byte == 0x0D || (byte == 0x0A && !wasReturn) { line += 1 }
        wasReturn = byte == 0x0D
      }
      offset = blockStart + end
    }
    return line
  }
}
