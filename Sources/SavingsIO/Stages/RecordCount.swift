import CCSV
import Savings

/// How many records a file has, as the reader of a run would cut them: a line end within quotes ends none,
/// and an empty line is none.
struct RecordCount {
  /// - Parameters:
  ///   - start: offset of the first record to count.
  ///   - line: its physical line.
  /// - Throws: ``Refusal`` 65 where the last quote is not closed.
  static func records(
    of file: InputDescriptor, from start: Int, line: Int, delimiter: UInt8
  ) throws -> Int {
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else {
      throw Refusal(.bug, file: file.path, "libcsv does not start", fix: "Check its version")
    }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    var count = 0
    for offset in stride(from: start, to: file.size, by: 1 << 20) {
      let bytes = try file.bytes(at: offset, count: 1 << 20)
      guard csv_parse(&parser, bytes, bytes.count, nil, countRecord, &count) == bytes.count else {
        throw Refusal(
          .bug, file: file.path,
          "libcsv stopped: \(String(cString: csv_strerror(csv_error(&parser))))",
          fix: "Check the memory of this machine")
      }
    }
    // State 2 of libcsv is "inside a cell"; a quote that was closed leaves it.
    guard parser.pstate != 2 || parser.quoted == 0 else {
      throw Refusal(
        .badData, file: file.path, line: line,
        "a quoted cell of a record behind this line is not closed by the end of the file",
        fix: "Export the file again; it may be cut, or a quote may be missing")
    }
    _ = csv_fini(&parser, nil, countRecord, &count)
    return count
  }
}

/// Called by libcsv for each record.
private func countRecord(_: Int32, _ data: UnsafeMutableRawPointer?) {
  data?.assumingMemoryBound(to: Int.self).pointee += 1
}
