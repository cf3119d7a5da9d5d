import Foundation
import Testing

@testable import SavingsIO

/// A spreadsheet program that works out a workbook again: gnumeric's converter, where it is installed.
final class Calculator {
  private static let path = "/usr/bin/ssconvert"
  static let isThere: Bool = {
    let isThere = FileManager.default.isExecutableFile(atPath: path)
    if !isThere { print("gnumeric is not installed: workbooks are not recalculated") }
    return isThere
  }()

  private let folder: URL

  init(_ workbook: [UInt8]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "savings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(workbook).write(to: folder.appending(path: "book.xlsx"))
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = [
      "--recalc", "-S", "-O", "format=raw separator=;", "-T", "Gnumeric_stf:stf_assistant",
      folder.path + "/book.xlsx", folder.path + "/%s.csv",
    ]
    process.environment = ["HOME": folder.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The cells of a sheet as text, row by row.
  func sheet(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appending(path: name + ".csv"), encoding: .utf8)
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var last: Character = " "
    for character in text {
      switch character {
      case "\"":
        if !isQuoted, last == "\"" { rows[rows.count - 1][rows[rows.count - 1].count - 1] += "\"" }
        isQuoted.toggle()
      case ";" where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
      last = character
    }
    return rows
  }
}
