import Testing

/// A folder with a small ledger, its settings and a published run, as on the morning after a good
/// night.
struct Nightly {
  let folder: Folder
  let latest: String
  private let published: [String]

  static let settings = """
    worlds: 2
    spend:
      files: [spend.csv]
    currency:
      base: EUR

    """

  init() throws {
    folder = try Folder()
    try folder.write(
      "spend.csv",
      "supplier,amount,date\nAcme,70000,2026-01-02\nBeta,60000,2026-01-03\nBeta,1,2026-01-31\n")
    try folder.write("savings.yaml", Nightly.settings)
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    latest = try #require(folder.target("out/latest"))
    published = folder.names("out/\(latest)")
  }

  func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(["run"] + arguments, in: folder)
  }

  /// Asserts that the program refused: with the status, in one paragraph that says all of this, with
  /// nothing published and the last good run untouched.
  func expectRefusal(
    _ result: Program.Result, _ status: Int32, _ facts: String...,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.error)", sourceLocation: location)
    #expect(result.output.isEmpty, sourceLocation: location)
    let lines = result.error.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines.last == "", "\(result.error)", sourceLocation: location)
    #expect(
      result.error.hasPrefix("savings: ") && result.error.contains(/[.?]\n$/),
      "\(result.error)", sourceLocation: location)
    for fact in facts {
      #expect(result.error.contains(fact), "\(result.error)", sourceLocation: location)
    }
    expectUntouched(location: location)
  }

  func expectUntouched(location: SourceLocation = #_sourceLocation) {
    #expect(folder.target("out/latest") == latest, sourceLocation: location)
    #expect(
      folder.names("out").filter { $0 != ".lock" }
        == [latest, "history.db", "history.db.sha256", "latest"], sourceLocation: location)
    #expect(folder.names("out/\(latest)") == published, sourceLocation: location)
  }
}
