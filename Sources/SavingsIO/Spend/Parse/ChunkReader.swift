import CCSV
import Glibc
import Savings

/// Reads one stretch of a file: from a line start to the end of the record that covers `stop`.
///
/// The start is a guess of the plan and may lie inside a quoted cell; whether it was right shows
/// when the chunk before has ended.
final class ChunkReader: @unchecked Sendable {
  let start: Int
  let stop: Int
  /// Where the last record ended: the only right start of the next chunk.
  private(set) var end: Int
  /// Physical lines read.
  var lines: Int { sink.pointee.lines }
  private(set) var refusal: Refusal?
  let sink: UnsafeMutablePointer<RowSink>
  let file: InputDescriptor
  private var buffer: UnsafeMutableRawBufferPointer
  /// Behind a pointer, as the sink is, so that no access to it is checked.
  let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
  let countsDuplicates: Bool
  let cutter: LineCutter
  /// Lines that are cut, and looked up, ahead of being parsed.
  let ahead = UnsafeMutablePointer<CutLine>.allocate(capacity: PendingRow.batch)
  var warmth: UInt64 = 0
  private var validity = UTF8Validity()
  private var reachesEnd = false
  /// Whether all bytes read are UTF-8; a character that the last block cuts is the next chunk's.
  var isUTF8: Bool { reachesEnd ? validity.isComplete : validity.isValid }

  init(_ file: InputDescriptor, rules: RowRules, from start: Int, to stop: Int, blockBytes: Int) {
    self.file = file
    self.start = start
    self.stop = stop
    end = start
    sink = .allocate(capacity: 1)
    sink.initialize(to: RowSink(rules))
    sink.pointee.origin = start
    countsDuplicates = rules.countsDuplicates
    cutter = LineCutter(rules)
    ahead.initialize(repeating: CutLine(), count: PendingRow.batch)
    // A line break of two bytes must fit.
    buffer = .allocate(byteCount: max(16, blockBytes), alignment: 64)
  }

  deinit {
    sink.pointee.free()
    sink.deinitialize(count: 1)
    sink.deallocate()
    buffer.deallocate()
    parser.deallocate()
    ahead.deallocate()
  }

  /// Reads the chunk; a problem that ends the run is kept in ``refusal``.
  ///
  /// - Parameter spend: of the thread, to which the chunk's is added.
  func run(into spend: ThreadSpend) {
    func exchange() {
      swap(&sink.pointee.cube, &spend.cube)
      swap(&sink.pointee.known, &spend.known)
    }
    exchange()
    defer { exchange() }
    parser.initialize(to: csv_parser())
    guard csv_init(parser, 0) == 0 else {
      refusal = Refusal(.bug, file: file.path, "libcsv does not start", fix: "Check its version")
      return
    }
    defer { csv_free(parser) }
    csv_set_delim(parser, sink.pointee.rules.delimiter)
    csv_set_blk_size(parser, 4096)
    do {
      try readBlocks()
    } catch let error as Refusal {
      refusal = error
    } catch {
      refusal = Refusal(.bug, file: file.path, "\(error)", fix: "Report this")
    }
  }

  private func readBlocks() throws {
    // Bytes of an unfinished line stay at the front of the buffer.
    var kept = 0
    var offset = start
    var isFinished = false
    while !isFinished, offset + kept < file.size {
      if kept == buffer.count { try enlarge() }
      let space = UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])
      let filled = kept + (try file.read(at: offset + kept, into: space))
      validity.append(UnsafeRawBufferPointer(rebasing: buffer[kept..<filled]))
      let isLast = offset + filled == file.size
      reachesEnd = isLast
      let used: Int
      (used, isFinished) = try feed(
        UnsafeRawBufferPointer(rebasing: buffer[..<filled]), at: offset, isLast)
      offset += used
      kept = filled - used
      if kept > 0, !isFinished {
        memmove(buffer.baseAddress!, buffer.baseAddress! + used, kept)
      }
    }
    if !isFinished { try finish() }
    end = offset
    sink.pointee.flush()
    if sink.pointee.stop != nil { throw limitRefusal() }
  }

  /// Makes room for a line that is longer than the buffer, within the limit on records.
  private func enlarge() throws {
    guard buffer.count <= sink.pointee.rules.limits.recordBytes else {
      if parser.pointee.pstate == 0 { sink.pointee.recordLine = sink.pointee.lines }
      sink.pointee.stop = .recordBytes
      throw limitRefusal()
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 64)
    memcpy(larger.baseAddress!, buffer.baseAddress!, buffer.count)
    buffer.deallocate()
    buffer = larger
  }

  /// The end of the file, perhaps without a line break.
  private func finish() throws {
    // State 2 of libcsv is "inside a cell"; a quote that was closed leaves it.
    if parser.pointee.pstate == 2, parser.pointee.quoted != 0 {
      throw Refusal(
        .badData, file: file.path, line: sink.pointee.recordLine,
        "a quoted cell of the record that starts here is not closed by the end of the file",
        fix: "Export the file again; it may be cut, or a quote may be missing")
    }
    if parser.pointee.pstate != 0 { _ = csv_fini(parser, spendField, spendRecord, sink) }
  }
}
