import Glibc
import Savings

/// A CSV of the program, read back row after row: a file of any length takes a block of memory.
struct WrittenCSV: ~Copyable {
  private let file: WrittenFile
  private var block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
  /// What of the block is read from the file and not yet told.
  private var open = 0..<0
  private var row = WrittenRow()

  init(_ file: WrittenFile) { self.file = file }

  deinit { block.deallocate() }

  /// Tells the rows below the header.
  ///
  /// - Parameters:
  ///   - names: of the columns that are told, in the order of the file.
  ///   - body: gets each row, whose cells are there only while it is told.
  /// - Returns: how many rows there are; nil where the file lacks one of the columns or ends inside a row.
  mutating func rows(_ names: [String], _ body: (WrittenRow) -> Void) throws(Refusal) -> Int? {
    guard try next(nil) else { return nil }
    let titles = row.places.indices.map { row.text($0) }
    var isWanted = titles.map(names.contains)
    guard titles.filter(names.contains) == names else { return nil }
    isWanted.removeLast(isWanted.reversed().prefix { !$0 }.count)
    var count = 0
    while try next(isWanted) {
      guard row.places.count == names.count else { return nil }
      body(row)
      count += 1
    }
    return open.isEmpty ? count : nil
  }

  /// Takes the next row; false where there is none, or where it does not end.
  private mutating func next(_ isWanted: [Bool]?) throws(Refusal) -> Bool {
    while true {
      let bytes = UnsafeRawBufferPointer(rebasing: block[open])
      if let end = row.take(bytes, isWanted) {
        open = open.lowerBound + end..<open.upperBound
        return true
      }
      guard try fill() else { return false }
    }
  }

  /// Reads on behind what is left of the block, which comes to its start.
  private mutating func fill() throws(Refusal) -> Bool {
    let left = UnsafeRawBufferPointer(rebasing: block[open])
    if left.count == block.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * block.count, alignment: 64)
      larger.copyMemory(from: left)
      block.deallocate()
      block = larger
    } else if !left.isEmpty {
      memmove(block.baseAddress!, left.baseAddress!, left.count)
    }
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: block[left.count...]))
    open = 0..<left.count + count
    return count > 0
  }
}

/// Some cells of a row. They lie in the block that the row was read from.
struct WrittenRow {
  private(set) var places: [Range<Int>] = []
  private var bytes = UnsafeRawBufferPointer(start: nil, count: 0)

  /// Finds the wanted cells of the row at the start, all where none is named.
  ///
  /// - Returns: where the next row starts; nil where this one does not end.
  fileprivate mutating func take(_ bytes: UnsafeRawBufferPointer, _ isWanted: [Bool]?) -> Int? {
    places.removeAll(keepingCapacity: true)
    self.bytes = bytes
    var position = 0
    var column = 0
    while let end = Self.end(of: bytes, from: position) {
      if isWanted.map({ column < $0.count && $0[column] }) ?? true { places.append(position..<end) }
      position = end + 1
      column += 1
      if bytes[end] == UInt8(ascii: "\n") { return position }
    }
    return nil
  }

  /// A cell as it stands in the file.
  func cell(_ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[places[column]])
  }

  /// Whether a cell is this text in quotes.
  func holds(_ text: String, in column: Int) -> Bool {
    cell(column).dropFirst().dropLast().elementsEqual(text.utf8)
  }

  /// A cell's text, without its quotes and the apostrophe that keeps spreadsheets from running it.
  func text(_ column: Int) -> String {
    let cell = cell(column)
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
}

private let quote = UInt8(ascii: "\"")
