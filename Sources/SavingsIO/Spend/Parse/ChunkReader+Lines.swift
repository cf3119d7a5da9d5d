import CCSV
import Glibc
import Savings

extension ChunkReader {
  /// Feeds whole lines; returns the bytes fed, and whether the chunk ends with them.
  func feed(
    _ block: UnsafeRawBufferPointer, at offset: Int, _ isLast: Bool
  ) throws -> (bytes: Int, isEnd: Bool) {
    let base = block.baseAddress!
    let hasLoneReturns = LineBreak.hasLoneReturns(block)
    if memchr(base, 0, block.count) != nil { sink.pointee.mayHaveNUL = true }
    var position = 0
    while true {
      let count = cut(block, from: position, hasLoneReturns, isLast)
      guard count > 0 else { return (position, false) }
      for line in 0..<count {
        let isBetween = try feed(base + position, ahead[line], at: offset + position)
        position += ahead[line].length
        if isBetween, offset + position >= stop { return (position, true) }
      }
    }
  }

  /// Cuts the next lines, so that the look-ups of their names wait for memory together; returns how
  /// many.
  @inline(__always)
  private func cut(
    _ block: UnsafeRawBufferPointer, from start: Int, _ hasLoneReturns: Bool, _ isLast: Bool
  ) -> Int {
    let base = block.baseAddress!
    var position = start
    var count = 0
    while count < PendingRow.batch, position < block.count {
      let length: Int
      if hasLoneReturns {
        guard
          let next = LineBreak.end(of: block, from: position, isLast: isLast)
            ?? (isLast ? block.count : nil)
        else { break }
        length = next - position
      } else if let newline = memchr(base + position, 0x0A, block.count - position) {
        length = UnsafeRawPointer(newline) - base - position + 1
      } else if isLast {
        length = block.count - position
      } else {
        break
      }
      ahead[count].length = length
      cutter.cut(base + position, &ahead[count])
      position += length
      count += 1
    }
    if sink.pointee.known.isUseful {
      for line in 0..<count { warmth &+= sink.pointee.known.warmTable(ahead[line].hash) }
      for line in 0..<count { warmth &+= sink.pointee.known.warmText(ahead[line].hash) }
      for line in 0..<count { warmth &+= sink.pointee.known.warmEntry(ahead[line].hash) }
    }
    return count
  }

  /// Feeds one line; returns whether a record ends with it.
  @inline(__always)
  private func feed(_ line: UnsafeRawPointer, _ cut: CutLine, at offset: Int) throws -> Bool {
    let bytes = cut.length
    let isBetween = parser.pointee.pstate == 0
    if isBetween {
      sink.pointee.recordStart = offset
      sink.pointee.recordLine = sink.pointee.lines
      sink.pointee.hasEnded = false
    }
    sink.pointee.lineEnd = offset + bytes
    if countsDuplicates { sink.pointee.noteBytes(line, bytes, isFirst: isBetween) }
    if !isBetween || cut.core == 0 || !feed(cut, of: line) { try parse(line, bytes) }
    if sink.pointee.stop != nil { throw limitRefusal() }
    sink.pointee.lines &+= 1
    if parser.pointee.pstate == 0 {
      if isBetween, !sink.pointee.hasEnded { sink.pointee.blank &+= 1 }
      return true
    }
    if offset + bytes - sink.pointee.recordStart > sink.pointee.rules.limits.recordBytes {
      sink.pointee.stop = .recordBytes
      throw limitRefusal()
    }
    return false
  }

  /// Feeds the used cells of a line alone; false where the whole line has to be fed.
  @inline(__always)
  private func feed(_ cut: CutLine, of line: UnsafeRawPointer) -> Bool {
    let coreEnd = cut.start + cut.core
    let end = UnsafeMutableRawPointer(mutating: line + coreEnd)
      .assumingMemoryBound(to: UInt8.self)
    let byte = end.pointee
    end.pointee = 0x0A
    sink.pointee.column = cutter.leading
    sink.pointee.wantedColumns = cutter.columns
    var rest = cut.start
    if cut.names > 0, sink.pointee.known.isUseful {
      let names = CellBytes(start: line + cut.namesStart, count: cut.names)
      if let entry = sink.pointee.known.find(names, hash: cut.hash) {
        if cut.namesStart > rest {
          _ = csv_parse(
            parser, line + rest, cut.namesStart - rest, spendField, spendRecord, sink)
        }
        sink.pointee.take(entry)
        sink.pointee.column &+= cutter.names.count
        rest = cut.namesStart + cut.names + 1
        if rest > coreEnd {
          // What ends with the names ends with an empty cell for the parser.
          rest = coreEnd
          sink.pointee.column &-= 1
        }
      } else {
        sink.pointee.names = names
        sink.pointee.namesHash = cut.hash
      }
    }
    if cut.gap > 0 {
      if cut.gapStart > rest {
        _ = csv_parse(parser, line + rest, cut.gapStart - rest, spendField, spendRecord, sink)
      }
      sink.pointee.column &+= cutter.gap.count
      rest = cut.gapStart + cut.gap
    }
    _ = csv_parse(parser, line + rest, coreEnd - rest + 1, spendField, spendRecord, sink)
    end.pointee = byte
    sink.pointee.wantedColumns = 0
    sink.pointee.names = CellBytes(start: nil, count: 0)
    if sink.pointee.hasEnded { return true }
    sink.pointee.drop()
    return false
  }

  private func parse(_ text: UnsafeRawPointer, _ length: Int) throws {
    guard csv_parse(parser, text, length, spendField, spendRecord, sink) == length else {
      throw Refusal(
        .bug, file: file.path,
        "libcsv stopped: \(String(cString: csv_strerror(csv_error(parser))))",
        fix: "Check the memory of this machine")
    }
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
