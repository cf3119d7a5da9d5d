import CCSV
import Savings

/// One record of a small file or of a sample, cell by cell.
struct CSVRecord {
  var cells: [[UInt8]]
  /// Physical line on which it starts, from 1 at the start of the text read.
  var line: Int
  /// Bytes of the text read up to where the record ends, its line break included.
  var end: Int
  var endLine: Int
  /// False where the text ends before the record does.
  var isWhole = true
  /// True where a quoted cell is still open at the end of the text.
  var isUnclosed = false

  var isBlank: Bool { cells.allSatisfy { $0.withUnsafeBytes { CellText.trimmed($0).isEmpty } } }

  /// True where every cell is blank or says that there is no value.
  var isPlaceholder: Bool {
    cells.allSatisfy { cell in
      cell.withUnsafeBytes {
        let text = CellText.trimmed($0)
        return text.isEmpty || CellText.isPlaceholder(text)
      }
    }
  }

  /// Cells up to the last that is not blank.
  var filledWidth: Int {
    (cells.lastIndex { $0.withUnsafeBytes { !CellText.trimmed($0).isEmpty } } ?? -1) + 1
  }

  /// The cell's text, outer white space removed; "" beyond the last cell.
  func text(_ column: Int) -> String {
    guard cells.indices.contains(column) else { return "" }
    return cells[column].withUnsafeBytes { CellText.decoded(CellText.trimmed($0)) }
  }
}

/// Reads small texts into records: headers, samples, masters and rejected rows, never ledgers.
enum SmallCSV {
  /// All records of the text, or the first `limit`; empty lines are passed over.
  static func records(_ text: [UInt8], delimiter: UInt8, limit: Int = .max) -> [CSVRecord] {
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { return [] }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    csv_set_blk_size(&parser, 4096)
    let sink = UnsafeMutablePointer<SmallSink>.allocate(capacity: 1)
    sink.initialize(to: SmallSink())
    defer {
      sink.deinitialize(count: 1)
      sink.deallocate()
    }
    text.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count, sink.pointee.records.count < limit {
        let end = LineBreak.end(of: bytes, from: start, isLast: true) ?? bytes.count
        if parser.pstate == 0 { sink.pointee.line = sink.pointee.nextLine }
        sink.pointee.nextLine += 1
        sink.pointee.end = end
        _ = csv_parse(&parser, bytes.baseAddress! + start, end - start, smallField, smallRow, sink)
        start = end
      }
      if parser.pstate != 0, sink.pointee.records.count < limit {
        sink.pointee.isWhole = false
        // State 2 of libcsv is "inside a cell".
        sink.pointee.isUnclosed = parser.pstate == 2 && parser.quoted != 0
        _ = csv_fini(&parser, smallField, smallRow, sink)
      }
    }
    return sink.pointee.records
  }
}

/// Where physical lines end: LF, CR LF, or CR alone.
enum LineBreak {
  /// The offset behind the next line break; nil where the bytes end before that is known.
  static func end(of bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Int? {
    var i = start
    while i < bytes.count {
      if bytes[i] == 0x0A { return i + 1 }
      if bytes[i] == 0x0D {
        guard i + 1 < bytes.count else { return isLast ? i + 1 : nil }
        return bytes[i + 1] == 0x0A ? i + 2 : i + 1
      }
      i += 1
    }
    return nil
  }
}

private struct SmallSink {
  var records: [CSVRecord] = []
  var cells: [[UInt8]] = []
  var line = 1
  var nextLine = 1
  var end = 0
  var isWhole = true
  var isUnclosed = false
}

private func smallField(
  _ text: UnsafeMutableRawPointer?, _ count: Int, _ data: UnsafeMutableRawPointer?
) {
  let sink = data!.assumingMemoryBound(to: SmallSink.self)
  sink.pointee.cells.append(Array(UnsafeRawBufferPointer(start: text, count: count)))
}

private func smallRow(_: Int32, _ data: UnsafeMutableRawPointer?) {
  let sink = data!.assumingMemoryBound(to: SmallSink.self)
  sink.pointee.records.append(
    CSVRecord(
      cells: sink.pointee.cells, line: sink.pointee.line, end: sink.pointee.end,
      endLine: sink.pointee.nextLine, isWhole: sink.pointee.isWhole,
      isUnclosed: sink.pointee.isUnclosed))
  sink.pointee.cells = []
}
