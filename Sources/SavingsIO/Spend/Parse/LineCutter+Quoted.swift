import CLinux
import Glibc

extension LineCutter {
  /// Cuts a line that has quotes, cell by cell from the left: a delimiter may stand within one.
  @inline(never)
  func cutQuoted(_ line: UnsafeRawPointer, _ end: Int, _ cut: inout CutLine) {
    let found = leading + before + names.count
    guard let start = skip(leading, line, 0, end),
      let namesStart = skip(before, line, start, end),
      let namesEnd = skip(names.count, line, namesStart, end),
      let gapStart = skip(gap.isEmpty ? 0 : gap.lowerBound - found, line, namesEnd, end),
      let gapEnd = skip(gap.count, line, gapStart, end),
      let rest = skip(columns - (gap.isEmpty ? found : gap.upperBound), line, gapEnd, end),
      let last = skip(trailing, line, rest, end), last == end + 1, rest - 1 > start
    else { return }
    cut.start = start
    cut.core = rest - 1 - start
    cut.gapStart = gapStart
    cut.gap = gapEnd - gapStart
    guard namesEnd - 1 > namesStart else { return }
    cut.namesStart = namesStart
    cut.names = namesEnd - 1 - namesStart
    cut.hash = ByteHash.of(line + namesStart, cut.names)
  }

  /// Where the cell behind `count` cells starts, one beyond the end behind the last one; nil where the
  /// line has fewer, or a quote that is not around a whole cell.
  @inline(__always)
  private func skip(_ count: Int, _ line: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int? {
    var start = start
    for _ in 0..<count {
      guard start <= end, let next = cellEnd(line, start, end) else { return nil }
      start = next + 1
    }
    return start
  }

  /// Where the cell that starts there ends: at a delimiter or the line's end.
  @inline(__always)
  private func cellEnd(_ line: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int? {
    guard start < end, line.load(fromByteOffset: start, as: UInt8.self) == 0x22 else {
      let next = find(delimiter, line, start, end) ?? end
      return find(0x22, line, start, next) == nil ? next : nil
    }
    var position = start + 1
    while let quote = find(0x22, line, position, end) {
      let next = quote + 1
      if next == end { return next }
      let byte = line.load(fromByteOffset: next, as: UInt8.self)
      if byte == delimiter { return next }
      // Two quotes are a quote within the cell.
      guard byte == 0x22 else { return nil }
      position = next + 1
    }
    return nil
  }

  @inline(__always)
  private func find(
    _ byte: UInt8, _ line: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> Int? {
    guard let found = memchr(line + start, Int32(byte), end - start) else { return nil }
    return UnsafeRawPointer(found) - line
  }
}
