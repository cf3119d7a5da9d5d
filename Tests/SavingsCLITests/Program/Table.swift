import Foundation
import Testing

/// A CSV of the program as another program reads it.
struct Table {
  let rows: [[String: String]]

  init(_ text: String) throws {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var last: Character = "\n"
    for character in text {
      switch character {
      case "\"":
        isQuoted.toggle()
        // A doubled quote ends and starts again.
        if isQuoted, last == "\"" { cell.append("\"") }
      case "," where !isQuoted:
        record.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        records.append(record + [cell])
        record = []
        cell = ""
      default: cell.append(character)
      }
      last = character
    }
    let header = try #require(records.first)
    try #require(cell.isEmpty && record.isEmpty && !isQuoted, "the last record has no end")
    for record in records { try #require(record.count == header.count) }
    rows = records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}

/// JSON as the tests walk it.
struct Document {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  init(_ data: Data) throws { value = try JSONSerialization.jsonObject(with: data) }

  subscript(_ key: String) -> Document { Document((value as? [String: Any])?[key]) }
  subscript(_ index: Int) -> Document {
    let list = value as? [Any] ?? []
    return Document(list.indices.contains(index) ? list[index] : nil)
  }

  var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var count: Int { (value as? [Any])?.count ?? 0 }
  var text: String? { value as? String }
  /// A whole number; nil for a text or a fraction.
  var integer: Int? {
    // "c" is a truth value, which would pass for 0 or 1.
    guard let number = value as? NSNumber, String(cString: number.objCType) != "c" else {
      return nil
    }
    return Int(exactly: number.doubleValue)
  }
  var number: Double? { (value as? NSNumber)?.doubleValue }
}

extension String {
  /// Minor units of a decimal amount with two decimals: the tests' own exact arithmetic.
  var cents: Int? {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2 else { return nil }
    return Int(parts[0] + parts[1])
  }
}
