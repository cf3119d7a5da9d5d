import Foundation
import Glibc

/// A ledger cut into one file a month, each below the ledger's header.
struct MonthlyFiles {
  /// In the order of the months.
  let names: [String]

  /// Cuts the ledger unless the folder has files already. Rows go by their first cell that begins as
  /// an ISO date does; no cell of the ledger may hold a line break.
  init(of ledger: String, in folder: String) throws {
    let manager = FileManager.default
    let there = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    guard there.isEmpty else {
      names = there.sorted()
      return
    }
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = try Data(contentsOf: URL(fileURLWithPath: ledger), options: .alwaysMapped)
    var files: [String: UnsafeMutablePointer<FILE>] = [:]
    defer { for file in files.values { fclose(file) } }
    try text.withUnsafeBytes { text in
      let header = MonthlyFiles.line(text, from: 0)
      var position = header.upperBound
      while position < text.count {
        let line = MonthlyFiles.line(text, from: position)
        position = line.upperBound
        let row = UnsafeRawBufferPointer(rebasing: text[line])
        guard let month = MonthlyFiles.month(row) else {
          throw Usage(text: "a row at byte \(line.lowerBound) has no date")
        }
        if files[month] == nil {
          guard let file = fopen("\(folder)/\(month).csv", "w") else {
            throw Usage(text: "\(folder) cannot be written")
          }
          files[month] = file
          fwrite(text.baseAddress, 1, header.count, file)
        }
        fwrite(row.baseAddress, 1, row.count, files[month])
      }
    }
    names = files.keys.sorted().map { "\($0).csv" }
  }

  private static func line(_ text: UnsafeRawBufferPointer, from start: Int) -> Range<Int> {
    guard let base = text.baseAddress, let end = memchr(base + start, 0x0A, text.count - start)
    else { return start..<text.count }
    return start..<(UnsafeRawPointer(end) - base + 1)
  }

  /// `2025-09` of the first cell that begins with such a date.
  private static func month(_ row: UnsafeRawBufferPointer) -> String? {
    var start = 0
    while let comma = row[start...].firstIndex(of: 0x2C) {
      start = comma + 1
      guard start + 10 < row.count else { return nil }
      let cell = row[start..<start + 10]
      let isDate = zip(cell, "dddd-dd-dd".utf8).allSatisfy { byte, sign in
        sign == 0x2D ? byte == 0x2D : (0x30...0x39).contains(byte)
      }
      if isDate { return String(decoding: cell.prefix(7), as: UTF8.self) }
    }
    return nil
  }
}
