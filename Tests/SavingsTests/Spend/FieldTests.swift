import Foundation
import Savings
import Testing

@Suite struct FieldTests {
  /// The page of the documentation that lists the names.
  private var page: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      return try String(
        contentsOf: root.appendingPathComponent("Sources/Savings/Savings.docc/Columns.md"),
        encoding: .utf8)
    }
  }

  @Test func everyFieldAndAliasIsPublished() throws {
    let lines = try page.split(separator: "\n")
    for field in SpendField.allCases {
      let line = lines.first { $0.hasPrefix("| `\(field.rawValue)` |") }
      let names = line?.split(separator: "|").last.map {
        $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      }
      for alias in field.aliases {
        let published = alias.replacingOccurrences(of: "_", with: " ")
        #expect(names?.contains(published) == true, "\(field.rawValue): \(alias)")
      }
    }
  }

  @Test func noNameMeansTwoFields() {
    var owner: [String: SpendField] = [:]
    for field in SpendField.allCases {
      for alias in Set(field.aliases.map(folded)) {
        #expect(owner[alias] == nil, "\(alias) is \(field) and \(String(describing: owner[alias]))")
        owner[alias] = field
      }
    }
  }

  private func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
