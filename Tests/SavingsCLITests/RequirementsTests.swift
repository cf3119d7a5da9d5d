import Foundation
import Testing

/// The page of requirements names types and tests that are there.
struct RequirementsTests {
  private static let root: URL = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Paths of the Swift files below a folder.
  private static func files(_ folder: String) throws -> [URL] {
    let found = try #require(
      FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil))
    return found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  @Test("every type has a file of its name, every test is in its suite")
  func holds() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "Sources/Savings/Savings.docc/Requirements.md"),
      encoding: .utf8)
    let sources = Set(
      try Self.files("Sources").map { $0.deletingPathExtension().lastPathComponent })
    let tests = Dictionary(
      try Self.files("Tests").map { ($0.deletingPathExtension().lastPathComponent, $0) },
      uniquingKeysWith: { first, _ in first })
    var rows = 0
    for line in page.split(separator: "\n") where line.hasPrefix("| ") && line.contains("`") {
      rows += 1
      let cells = line.split(separator: "|").map { cell in
        cell.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
      #expect(!cells[2].isEmpty, "no test: \(line)")
      for type in cells[1] { #expect(sources.contains(String(type)), "\(type)") }
      for test in cells[2] {
        let parts = test.split(separator: ".").map(String.init)
        let file = try #require(tests[parts[0]], "\(test)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("@Test"), "\(test)")
        if parts.count > 1 { #expect(text.contains("func \(parts[1])("), "\(test)") }
      }
    }
    #expect(rows > 40)
  }
}
