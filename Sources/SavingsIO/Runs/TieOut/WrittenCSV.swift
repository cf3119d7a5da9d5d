import Glibc
import Savings

/// Some columns of a CSV of the program, read back.
struct WrittenCSV {
  /// The cells of each row, in the order of the names asked for.
  private(set) var rows: [[String]] = []

  /// Nil where the file lacks one of the columns or ends inside a cell.
  init?(_ bytes: [UInt8], _ names: [String]) {
    let isDone = bytes.withUnsafeBytes { bytes -> Bool in
      var position = 0
      guard let header = Self.row(bytes, &position, [], count: 0) else { return false }
      let places = names.compactMap { header.firstIndex(of: $0) }
      guard places.count == names.count, places == places.sorted() else { return false }
      var isWanted = [Bool](repeating: false, count: header.count)
      for place in places { isWanted[place] = true }
      while position < bytes.count {
        guard let row = Self.row(bytes, &position, isWanted, count: names.count),
          row.count == names.count
        else { return false }
        rows.append(row)
      }
      return true
    }
    guard isDone else { return nil }
  }

  /// The wanted cells of the row that starts there, all where none is named; nil where it does not end.
  private static func row(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ isWanted: [Bool], count: Int
  ) -> [String]? {
    var cells: [String] = []
    cells.reserveCapacity(count)
    var column = 0
    while true {
      guard let end = end(of: bytes, from: position) else { return nil }
      if isWanted.isEmpty || (column < isWanted.count && isWanted[column]) {
        cells.append(text(UnsafeRawBufferPointer(rebasing: bytes[position..<end])))
      }
      position = end + 1
      column += 1
      if bytes[end] == UInt8(ascii: "\n") { return cells }
    }
  }

  /// Where the delimiter or line feed behind the cell stands.
  private static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    if position < bytes.count, bytes[position] == quote {
      // A quote within the cell is doubled, so that the cell goes on behind it as if begun again.
      repeat {
        guard let base = bytes.baseAddress,
          let found = memchr(base + position + 1, Int32(quote), bytes.count - position - 1)
        else { return nil }
        position = UnsafeRawPointer(found) - base + 1
      } while position < bytes.count && bytes[position] == quote
      return position < bytes.count ? position : nil
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") { return position }
      position += 1
    }
    return nil
  }

  private static func text(_ cell: UnsafeRawBufferPointer) -> String {
    guard cell.first == quote else { return String(decoding: cell, as: UTF8.self) }
    let inner = UnsafeRawBufferPointer(rebasing: cell.dropFirst().dropLast())
    guard inner.contains(quote) else {
      return CSVTable.unguarded(String(decoding: inner, as: UTF8.self))
    }
    var text: [UInt8] = []
    var isDoubled = false
    for byte in inner {
      isDoubled = byte == quote && !isDoubled
      if !isDoubled { text.append(byte) }
    }
    return CSVTable.unguarded(String(decoding: text, as: UTF8.self))
  }
}

private let quote = UInt8(ascii: "\"")
