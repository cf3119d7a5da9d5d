import CCSV
import Glibc
import Savings

/// Reads one stretch of a file: from a line start to the end of the record that covers `stop`.
///
/// The start is a guess of the plan and may lie inside a quoted cell; whether it was right shows
/// when the chunk before has ended. What a wrong guess read is thrown away.
final class ChunkReader: @unchecked Sendable {
  let start: Int
  let stop: Int
  /// Where the last record ended: the only right start of the next chunk.
  private(set) var end: Int
  /// Physical lines read.
  private(set) var lines = 0
  private(set) var refusal: Refusal?
  let sink: UnsafeMutablePointer<RowSink>
  private let file: InputDescriptor
  private var buffer: UnsafeMutableRawBufferPointer
  private var parser = csv_parser()
  private var isFinished = false
  private let countsDuplicates: Bool

  init(_ file: InputDescriptor, rules: RowRules, from start: Int, to stop: Int, blockBytes: Int) {
    self.file = file
    self.start = start
    self.stop = stop
    end = start
    sink = .allocate(capacity: 1)
    sink.initialize(to: RowSink(rules))
    countsDuplicates = rules.countsDuplicates
    // A line break of two bytes must fit.
    buffer = .allocate(byteCount: max(16, blockBytes), alignment: 64)
  }

  deinit {
    sink.pointee.free()
    sink.deinitialize(count: 1)
    sink.deallocate()
    buffer.deallocate()
  }

  /// Hands the spend over; the caller frees it.
  func takeCube() -> PartialCube {
    let cube = sink.pointee.cube
    sink.pointee.cube = PartialCube(hasQuantities: false)
    return cube
  }

  /// Reads the chunk; a problem that ends the run is kept in ``refusal``.
  func run() {
    guard csv_init(&parser, 0) == 0 else {
      refusal = Refusal(.bug, file: file.path, "libcsv does not start", fix: "Check its version")
      return
    }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, sink.pointee.rules.delimiter)
    csv_set_blk_size(&parser, 4096)
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
    while !isFinished, offset + kept < file.size {
      if kept == buffer.count { try enlarge() }
      let space = UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])
      let filled = kept + (try file.read(at: offset + kept, into: space))
      let isLast = offset + filled == file.size
      let used = try feed(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), at: offset, isLast)
      offset += used
      kept = filled - used
      if kept > 0, !isFinished {
        memmove(buffer.baseAddress!, buffer.baseAddress! + used, kept)
      }
    }
    if !isFinished { try finish(at: offset) }
    sink.pointee.flush()
    if sink.pointee.stop != nil { throw limitRefusal() }
  }

  /// Makes room for a line that is longer than the buffer, within the limit on records.
  private func enlarge() throws {
    guard buffer.count <= sink.pointee.rules.limits.recordBytes else {
      if parser.pstate == 0 { sink.pointee.recordLine = lines }
      sink.pointee.stop = .recordBytes
      throw limitRefusal()
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 64)
    memcpy(larger.baseAddress!, buffer.baseAddress!, buffer.count)
    buffer.deallocate()
    buffer = larger
  }

  /// Feeds whole lines; returns the bytes fed.
  private func feed(_ block: UnsafeRawBufferPointer, at offset: Int, _ isLast: Bool) throws -> Int {
    let base = block.baseAddress!
    let hasLoneReturns = LineBreak.hasLoneReturns(block)
    if memchr(base, 0, block.count) != nil { sink.pointee.mayHaveNUL = true }
    var position = 0
    while position < block.count, !isFinished {
      let line = base + position
      let length: Int
      if hasLoneReturns {
        guard
          let next = LineBreak.end(of: block, from: position, isLast: isLast)
            ?? (isLast ? block.count : nil)
        else { break }
        length = next - position
      } else if let newline = memchr(line, 0x0A, block.count - position) {
        length = UnsafeRawPointer(newline) - line + 1
      } else if isLast {
        length = block.count - position
      } else {
        break
      }
      try feed(line, length, at: offset + position)
      position += length
    }
    return position
  }

  @inline(__always)
  private func feed(_ text: UnsafeRawPointer, _ length: Int, at offset: Int) throws {
    let isBetween = parser.pstate == 0
    if isBetween {
      sink.pointee.recordStart = offset
      sink.pointee.recordLine = lines
      sink.pointee.hasEnded = false
    }
    sink.pointee.lineEnd = offset + length
    if countsDuplicates { sink.pointee.noteBytes(text, length, isFirst: isBetween) }
    guard csv_parse(&parser, text, length, spendField, spendRecord, sink) == length else {
      throw Refusal(
        .bug, file: file.path,
        "libcsv stopped: \(String(cString: csv_strerror(csv_error(&parser))))",
        fix: "Check the memory of this machine")
    }
    if sink.pointee.stop != nil { throw limitRefusal() }
    lines &+= 1
    if parser.pstate == 0 {
      if isBetween, !sink.pointee.hasEnded { sink.pointee.blank &+= 1 }
      if offset + length >= stop {
        end = offset + length
        isFinished = true
      }
    } else if offset + length - sink.pointee.recordStart > sink.pointee.rules.limits.recordBytes {
      sink.pointee.stop = .recordBytes
      throw limitRefusal()
    }
  }

  /// The end of the file, perhaps without a line break.
  private func finish(at offset: Int) throws {
    // State 2 of libcsv is "inside a cell"; a quote that was closed leaves it.
    if parser.pstate == 2, parser.quoted != 0 {
      throw Refusal(
        .badData, file: file.path, line: sink.pointee.recordLine,
        "a quoted cell of the record that starts here is not closed by the end of the file",
        fix: "Export the file again; it may be cut, or a quote may be missing")
    }
    if parser.pstate != 0 { _ = csv_fini(&parser, spendField, spendRecord, sink) }
    end = offset
  }

  private func limitRefusal() -> Refusal {
    let limits = sink.pointee.rules.limits
    let (cause, fix): (String, String) =
      switch sink.pointee.stop {
      case .columns:
        ("the record has more than \(limits.columns) columns", "limits.columns")
      case .fieldBytes:
        ("a cell is longer than \(limits.fieldBytes) bytes", "limits.field_bytes")
      case .recordBytes:
        (
          "the record that starts here is longer than \(limits.recordBytes) bytes; a quote may not be closed",
          "limits.record_bytes"
        )
      case .cells:
        (
          "there are more than \(limits.cells) combinations of supplier, category, item and currency",
          "limits.cells"
        )
      case .sum, nil: ("a sum of amounts is too large", "")
      }
    // Cells are found a batch of rows later than they are read: no line is to blame.
    let isPlaced = sink.pointee.stop != .cells && sink.pointee.stop != .sum
    return Refusal(
      .badData, file: file.path, line: isPlaced ? sink.pointee.recordLine : nil, cause,
      fix: fix.isEmpty ? "Look for amounts that are not money" : "Correct the file, or raise \(fix)"
    )
  }
}

extension LineBreak {
  /// Whether a return stands anywhere but before a line feed; one at the very end may.
  static func hasLoneReturns(_ block: UnsafeRawBufferPointer) -> Bool {
    guard let base = block.baseAddress else { return false }
    var position = 0
    while let found = memchr(base + position, 0x0D, block.count - position) {
      let next = UnsafeRawPointer(found) - base + 1
      if next == block.count { return true }
      if block[next] != 0x0A { return true }
      position = next + 1
      if position == block.count { return false }
    }
    return false
  }
}
