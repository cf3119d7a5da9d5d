import Foundation
import Testing

/// What each target may import: the arrows of the architecture, which nothing else enforces.
struct ImportDirectionTests {
  private static let ours: Set = ["Bargaining", "Savings", "SavingsIO"]
  private static let platform: Set = ["Foundation", "FoundationEssentials", "Glibc", "Dispatch"]

  private static let allowed: [String: Set<String>] = [
    "Bargaining": [],
    "BargainingDomains": ["Bargaining", "Foundation", "FoundationXML"],
    "Savings": ["Bargaining"],
    "SavingsIO": platform.union([
      "Savings", "Bargaining", "GRDB", "Mustache", "Yams", "Logging", "Synchronization",
    ]),
    "SavingsCLI": ours.union(platform).union(["ArgumentParser", "Logging"]),
    "LedgerTrials": ["Savings", "SavingsIO", "Glibc", "CLinux"],
    "NightTrials": [
      "Savings", "Foundation", "Dispatch", "Glibc", "Synchronization", "CLinux", "CTracer",
    ],
    "Fuzz": ["LedgerTrials", "Savings", "SavingsIO", "Glibc"],
    "Benchmarks": ours.union(platform).union(["BargainingDomains", "LedgerTrials", "NightTrials"]),
  ]

  @Test("every import follows the arrows of the architecture")
  func directions() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var seen: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let target = file.path.dropFirst(sources.path.count + 1).prefix { $0 != "/" }
      seen.insert(String(target))
      let allowed = try #require(
        Self.allowed[String(target)], "\(target) is not in the table of imports")
      for module in Self.imports(of: try String(contentsOf: file, encoding: .utf8)) {
        // System libraries have names in C.
        let isSystem = module.hasPrefix("C") && module.dropFirst().first?.isUppercase == true
        let isAllowed = allowed.contains(module) || (isSystem && target == "SavingsIO")
        #expect(isAllowed, "\(file.path) must not import \(module)")
      }
    }
    #expect(seen == Set(Self.allowed.keys))
  }

  @Test("imports are found with attributes, access levels and kinds")
  func parsing() {
    let text = """
      import A
      @preconcurrency import B
      package import struct C.Inner
        import D.Sub
      // import E
      """
    #expect(Self.imports(of: text) == ["A", "B", "C", "D"])
  }

  /// Modules that a source text imports, without submodules.
  private static func imports(of text: String) -> [String] {
    let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"),
        words[..<place].allSatisfy({
          $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
        })
      else { return nil }
      let name = words[(place + 1)...].first { !kinds.contains(String($0)) }
      return name.map { String($0.prefix { $0 != "." }) }
    }
  }
}
