import Savings

/// Some columns of a CSV of the program, read back.
struct WrittenCSV {
  /// The cells of each row, in the order of the names asked for.
  private(set) var rows: [[String]] = []

  /// Nil where the file lacks one of the columns or ends inside a cell.
  init?(_ bytes: [UInt8], _ names: [String]) {
    var places: [Int]?
    var cells: [String] = []
    var column = 0
    let isDone = bytes.withUnsafeBufferPointer { bytes -> Bool in
      var position = 0
      var header: [String] = []
      while position < bytes.count {
        let isWanted = places?.contains(column) ?? true
        let cell = Self.cell(bytes, &position, isWanted)
        guard position < bytes.count else { return false }
        if places == nil { header.append(cell) } else if isWanted { cells.append(cell) }
        let isEnd = bytes[position] == UInt8(ascii: "\n")
        position += 1
        column += 1
        guard isEnd else { continue }
        if let places {
          guard cells.count == places.count else { return false }
          rows.append(cells)
        } else {
          let found = names.compactMap { header.firstIndex(of: $0) }
          guard found.count == names.count, found == found.sorted() else { return false }
          places = found
        }
        cells.removeAll(keepingCapacity: true)
        column = 0
      }
      return column == 0 && places != nil
    }
    guard isDone else { return nil }
  }

  /// The cell at a place, up to its delimiter.
  private static func cell(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ isWanted: Bool
  ) -> String {
    let quote = UInt8(ascii: "\"")
    let start = position
    guard bytes[position] == quote else {
      while position < bytes.count, bytes[position] != UInt8(ascii: ","),
        bytes[position] != UInt8(ascii: "\n")
      { position += 1 }
      return isWanted
        ? String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        : ""
    }
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
        position += 1
      }
      if isWanted { text.append(bytes[position]) }
      position += 1
    }
    position += 1
    return isWanted ? CSVTable.unguarded(String(decoding: text, as: UTF8.self)) : ""
  }
}
