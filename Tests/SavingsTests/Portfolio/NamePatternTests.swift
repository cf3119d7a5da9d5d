import Testing

@testable import Savings

/// File-name patterns over names.
struct NamePatternTests {
  private static func matches(_ pattern: String, _ name: String) -> Bool {
    NamePattern(pattern).matches(name, key: SupplierName(name).key)
  }

  @Test("patterns fit the text as it stands, or folded")
  func fits() {
    #expect(Self.matches("*", "") && Self.matches("*", "x") && Self.matches("a*c", "abc"))
    #expect(Self.matches("ÄRZTE*", "Ärzte Nord") && Self.matches("aerzte ?", "AERZTE 1"))
    #expect(Self.matches("?", "ü") && !Self.matches("?", "") && !Self.matches("a?c", "ac"))
    #expect(Self.matches("acme *", "ACME Tools") && !Self.matches("acme *", "Acmex"))
    #expect(Self.matches("* Ltd*", "Acme Ltd") && !Self.matches("*nova*", "Acme"))
  }

  @Test("a hostile pattern takes no longer than its length times the name's")
  func hostile() {
    let pattern = String(repeating: "a*", count: 500) + "b"
    #expect(!Self.matches(pattern, String(repeating: "a", count: 20_000)))
  }
}
