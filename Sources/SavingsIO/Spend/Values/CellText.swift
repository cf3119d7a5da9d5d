import Glibc

/// The bytes of a cell: where they are, and how many.
typealias CellBytes = UnsafeRawBufferPointer

/// White space and spelling of cells, on bytes of either encoding.
enum CellText {
  /// The cell without outer white space, the no-break space of UTF-8 and Windows-1252 included.
  @inline(__always)
  static func trimmed(_ cell: CellBytes) -> CellBytes {
    guard let first = cell.first, let last = cell.last else { return cell }
    // Nearly all cells begin with a visible ASCII character and end with one.
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return cell }
    return slowlyTrimmed(cell)
  }

  private static func slowlyTrimmed(_ cell: CellBytes) -> CellBytes {
    var start = 0
    var end = cell.count
    while start < end {
      let width = leadingSpace(cell, start, end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      let width = trailingSpace(cell, start, end)
      if width == 0 { break }
      end -= width
    }
    return CellBytes(rebasing: cell[start..<end])
  }

  /// Bytes of the white space at `start`, 0 where there is none.
  static func leadingSpace(_ cell: CellBytes, _ start: Int, _ end: Int) -> Int {
    switch cell[start] {
    case 0x09...0x0D, 0x20, 0xA0: 1
    case 0xC2 where start + 1 < end && cell[start + 1] == 0xA0: 2
    case 0xE2 where isThinSpace(cell, start, end): 3
    default: 0
    }
  }

  /// Bytes of the white space before `end`. A lone A0 is the no-break space of Windows-1252; after
  /// another byte above ASCII it belongs to a character of UTF-8, such as à.
  static func trailingSpace(_ cell: CellBytes, _ start: Int, _ end: Int) -> Int {
    switch cell[end - 1] {
    case 0x09...0x0D, 0x20: return 1
    case 0xA0:
      guard end - 2 >= start, cell[end - 2] >= 0x80 else { return 1 }
      return cell[end - 2] == 0xC2 ? 2 : 0
    case 0x89, 0xAF: return end - 3 >= start && isThinSpace(cell, end - 3, end) ? 3 : 0
    default: return 0
    }
  }

  /// U+2009 and U+202F, which some locales put between thousands.
  private static func isThinSpace(_ cell: CellBytes, _ start: Int, _ end: Int) -> Bool {
    start + 2 < end && cell[start] == 0xE2 && cell[start + 1] == 0x80
      && (cell[start + 2] == 0x89 || cell[start + 2] == 0xAF)
  }

  /// The text of UTF-8 bytes, or of Windows-1252 where they are not UTF-8.
  static func decoded(_ cell: CellBytes) -> String {
    UTF8Validity.isValid(cell)
      ? String(decoding: cell, as: UTF8.self) : String(decoding: utf8(cell), as: UTF8.self)
  }

  static func decoded(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { decoded($0) } }

  /// Windows-1252 as UTF-8. The five codes that it leaves undefined stay C1 controls.
  static func utf8(_ cell: CellBytes) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cell.count + 8)
    for byte in cell {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
        bytes.append(contentsOf: String(UnicodeScalar(scalar)!).utf8)
      }
    }
    return bytes
  }

  /// Windows-1252 from 80 to 9F.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
