import CLinux
import Glibc
import Savings

/// The columns before the first and behind the last one that is used.
///
/// A line without quotes needs no parser to tell where a cell of it ends, so the cells of the margins
/// are counted and left out, and libcsv reads what lies between. Exports have dozens of columns, of
/// which a ledger uses a few.
struct LineMargins {
  let leading: Int
  private let trailing: Int
  /// Delimiters between the first and the last used column.
  private let inner: Int
  private let delimiter: UInt8

  init(_ rules: RowRules) {
    let used = rules.roles.indices.filter { rules.roles[$0] != .ignored }
    delimiter = rules.delimiter
    leading = used.first ?? 0
    trailing = rules.roles.count - 1 - (used.last ?? rules.roles.count - 1)
    inner = (used.last ?? 0) - leading
  }

  /// Where the used cells of a line lie; nil where the line must be parsed as a whole: it has quotes,
  /// another number of cells than the header, or bytes that may be space beyond ASCII.
  @inline(__always)
  func core(of line: UnsafeRawPointer, _ bytes: Int) -> (start: Int, length: Int, hasText: Bool)? {
    guard leading + trailing > 0, bytes > 1 else { return nil }
    guard (line + bytes - 1).load(as: UInt8.self) == 0x0A,
      memchr(line, 0x22, bytes) == nil
    else { return nil }
    var end = bytes - 1
    if (line + end - 1).load(as: UInt8.self) == 0x0D { end -= 1 }
    var start = 0
    for _ in 0..<leading {
      guard let found = memchr(line + start, Int32(delimiter), end - start) else { return nil }
      start = UnsafeRawPointer(found) - line + 1
    }
    let last = end
    for _ in 0..<trailing {
      guard let found = memrchr(line + start, Int32(delimiter), UInt(end - start)) else {
        return nil
      }
      end = UnsafeRawPointer(found) - line
    }
    guard count(line + start, end - start) == inner,
      let before = hasText(line, start), let behind = hasText(line + end, last - end)
    else { return nil }
    return (start, end - start, before || behind)
  }

  /// Delimiters in a stretch, sixteen bytes at a time.
  @inline(__always)
  private func count(_ text: UnsafeRawPointer, _ bytes: Int) -> Int {
    let wanted = SIMD16<UInt8>(repeating: delimiter)
    var lanes = SIMD16<UInt8>(repeating: 0)
    var sum = 0
    var i = 0
    while i + 16 <= bytes {
      let block = (text + i).loadUnaligned(as: SIMD16<UInt8>.self)
      lanes &+= SIMD16<UInt8>(repeating: 0).replacing(with: 1, where: block .== wanted)
      i += 16
      if i & 0x7FF == 0 {
        sum += Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
        lanes = SIMD16<UInt8>(repeating: 0)
      }
    }
    sum += Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
    while i < bytes {
      if (text + i).load(as: UInt8.self) == delimiter { sum += 1 }
      i += 1
    }
    return sum
  }

  /// Whether a margin holds anything but delimiters and space; nil where only a look at its text tells.
  @inline(__always)
  private func hasText(_ text: UnsafeRawPointer, _ bytes: Int) -> Bool? {
    for i in 0..<bytes {
      let byte = (text + i).load(as: UInt8.self)
      if byte == delimiter || byte == 0x20 || byte == 0x09 { continue }
      return byte < 0x80 && byte > 0x20 ? true : nil
    }
    return false
  }
}
