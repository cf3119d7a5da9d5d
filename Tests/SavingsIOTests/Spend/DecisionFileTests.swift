import Savings
import Testing

@testable import SavingsIO

/// The two files in which a person decides: on spellings, and on categories.
struct DecisionFileTests {
  private let folder: TemporaryFolder
  private var settings = Settings()

  init() throws {
    folder = try TemporaryFolder()
    settings.suppliers.aliases = "aliases.csv"
    settings.categories.rules = "rules.csv"
  }

  private func aliases(_ text: String) throws -> [SupplierAlias] {
    try folder.write(text, to: "aliases.csv")
    return try readAliases(settings: settings, directory: folder.path)
  }

  private func rules(_ text: String) throws -> [CategoryRule] {
    try folder.write(text, to: "rules.csv")
    return try readCategoryRules(settings: settings, directory: folder.path)
  }

  @Test("a file without decisions says that its pairs are one supplier")
  func plain() throws {
    #expect(
      try aliases("alias;supplier\nAcme N.V.;Acme\n\n7;'=Beta\n'tHart;'-x\n") == [
        SupplierAlias(alias: "'tHart", supplier: "-x"),
        SupplierAlias(alias: "7", supplier: "=Beta"),
        SupplierAlias(alias: "Acme N.V.", supplier: "Acme"),
      ])
    #expect(try readAliases(settings: Settings(), directory: folder.path).isEmpty)
  }

  @Test("of a list of candidates only what was decided counts")
  func decided() throws {
    #expect(
      try aliases("alias,supplier,decision,score\nA,B,same,0.9\nC,D,,0.8\nE,F,No,0.7\n") == [
        SupplierAlias(alias: "A", supplier: "B"),
        SupplierAlias(alias: "E", supplier: "F", decision: .different),
      ])
  }

  @Test(
    "a mistake in the alias file is told with its place",
    arguments: [
      ("alias,supplier,decision\nA,B,maybe\n", 2, "decision"),
      ("alias,supplier\nA,\n", 2, "supplier"), ("alias,supplier\n,A\n", 2, "alias"),
      ("alias,supplier,decision\nA,B,same\nB,A,different\n", 3, "decision"),
    ])
  func badAliases(_ text: String, line: Int, column: String) {
    let refused = #expect(throws: Refusal.self) { _ = try aliases(text) }
    #expect(refused?.status == .badData && refused?.file == "aliases.csv")
    #expect(refused?.line == line && refused?.column == column)
  }

  @Test("an alias file needs both columns")
  func columns() {
    let refused = #expect(throws: Refusal.self) { _ = try aliases("name,group\nA,B\n") }
    #expect(refused?.file == "aliases.csv")
  }

  @Test("rules keep their order and their lines")
  func order() throws {
    #expect(
      try rules("supplier,keyword,gl_code,category\nAcme,,,Steel\n\n,taxi*,61*,Travel\n") == [
        CategoryRule(supplier: "Acme", category: "Steel", line: 2),
        CategoryRule(keyword: "taxi*", code: "61*", category: "Travel", line: 4),
      ])
    #expect(try readCategoryRules(settings: Settings(), directory: folder.path).isEmpty)
  }

  @Test(
    "a rule that cannot work is told with its place",
    arguments: [
      ("supplier,category\nAcme,\n", 2, "no category"),
      ("supplier,category\n,Steel\n", 2, "no condition"),
      ("keyword,category\n--,Steel\n", 2, "no letter"),
      ("keyword,category\ntaxi,Travel\ncab,Travel\ntaxi,Cars\n", 4, "line 2"),
    ])
  func badRules(_ text: String, line: Int, cause: String) {
    let refused = #expect(throws: Refusal.self) { _ = try rules(text) }
    #expect(refused?.status == .badData && refused?.file == "rules.csv" && refused?.line == line)
    #expect(refused?.cause.contains(cause) == true)
  }
}
