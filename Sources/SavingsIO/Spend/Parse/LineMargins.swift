import CLinux
import Glibc
import Savings

/// The columns before the first and behind the last one that is used.
///
/// A line without quotes needs no parser to tell where a cell of it ends, so the cells of the margins
/// are left out, and libcsv reads what lies between; where it then finds another number of cells than
/// there should be, it reads the whole line. Exports have dozens of columns, of
/// which a ledger uses a few.
struct LineMargins {
  let leading: Int
  private let trailing: Int
  /// Columns up to the last used one: what the parser must have seen when such a line ends.
  let columns: Int
  private let delimiter: UInt8

  init(_ rules: RowRules) {
    let used = rules.roles.indices.filter { rules.roles[$0] != .ignored }
    delimiter = rules.delimiter
    leading = used.first ?? 0
    trailing = rules.roles.count - 1 - (used.last ?? rules.roles.count - 1)
    columns = (used.last ?? 0) + 1
  }

  /// Where the used cells of a line lie, if it has as many cells as the header; nil where the line must
  /// be parsed as a whole: it has quotes, or bytes that may be space beyond ASCII.
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
    guard let before = hasText(line, start), let behind = hasText(line + end, last - end)
    else { return nil }
    return (start, end - start, before || behind)
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
