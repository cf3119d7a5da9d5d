import Foundation

/// A folder with a small ledger in which nights go by: yesterday's run is published, tonight's is to
/// come.
package final class TrialNight {
  package let program: String
  package let path: String
  private let files = FileManager.default
  /// Path below the output directory to its bytes, of yesterday's run and of tonight's.
  private var yesterday: [String: Data] = [:]
  private var tonight: [String: Data] = [:]
  /// What lies in the output directory after a night on which nothing happened.
  private var clean: [String] = []

  /// - Parameters:
  ///   - program: the path of the built program.
  ///   - path: a folder that is made anew, and removed with the value.
  package init(program: String, path: String) throws {
    self.program = program
    self.path = path
    try? files.removeItem(atPath: path)
    for name in ["tmp", "saved"] {
      try files.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
    // Two currencies, a supplier file, compressed and rejected rows: every reader has its part, and the talks have savepoints.
    try write(
      "spend.csv",
      "supplier,amount,date,currency\nAcme,70000,2026-01-02,EUR\nBeta,60000,2026-01-03,EUR\n"
        + "Gamma,50000,2026-01-03,EUR\n\"Delta, Ltd\",9000,2026-01-03,USD\n"
        + (1...40).map { "Tail \($0),\($0)00,2026-01-05,EUR\n" }.joined()
        + "Beta,1,2026-01-31,EUR\n"
        + "Beta,none,2026-01-31,EUR\n")
    try write("fx.csv", "currency,rate\nUSD,0.92\n")
    try write("suppliers.csv", "supplier,country,terms\nAcme,DE,30\n")
    try write(
      "savings.yaml",
      """
      worlds: 2
      threads: 1
      spend: {files: [spend.csv]}
      currency: {base: EUR}
      fx: {file: fx.csv}
      suppliers: {file: suppliers.csv}
      output: {prepared_pages: 1, deal_pages: 1, savepoint_deals: 20}

      """)
    try require(run(tonight: false))
    yesterday = published()
    try files.copyItem(atPath: path + "/out", toPath: path + "/saved/out")
    try files.copyItem(atPath: path + "/.cache", toPath: path + "/saved/.cache")
    try require(run())
    tonight = published()
    guard tonight.count > 15, yesterday["run.json"] != tonight["run.json"] else {
      throw TrialFailure("the two nights in \(path) are not two runs")
    }
    clean = names()
  }

  deinit { try? files.removeItem(atPath: path) }

  private func require(_ run: TracedProgram) throws {
    guard run.status == 0 else { throw TrialFailure("a sound night fails: \(run.error)") }
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }

  /// Yesterday's run as if nothing had come after it.
  package func reset() throws {
    for name in ["out", ".cache"] {
      try? files.removeItem(atPath: "\(path)/\(name)")
      try files.copyItem(atPath: "\(path)/saved/\(name)", toPath: "\(path)/\(name)")
    }
  }

  /// Runs the program on the ledger.
  ///
  /// - Parameter tonight: false makes yesterday's run again.
  package func run(
    tonight: Bool = true, fault: CallFault? = nil, counting: CallFault.Kind? = nil,
    output: String? = nil, error: String? = nil, _ more: [String] = []
  ) throws(TrialFailure) -> TracedProgram {
    try TracedProgram(
      [program, "run"] + (tonight ? ["--set", "seed=2"] : []) + more, in: path,
      environment: environment, fault: fault, counting: counting, output: output, error: error)
  }

  package var environment: [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": path, "TMPDIR": path + "/tmp"]
  }

  /// What lies in the output directory.
  package func names() -> [String] {
    ((try? files.contentsOfDirectory(atPath: path + "/out")) ?? []).sorted()
  }

  /// What is left of runs that did not end.
  package var leftovers: [String] { leftovers(besides: []) }

  func leftovers(besides runs: [String]) -> [String] {
    names().filter { !clean.contains($0) && !runs.contains($0) }
      + ((try? files.contentsOfDirectory(atPath: path + "/tmp")) ?? [])
  }

  /// Whose files a reader of `latest` finds.
  package enum Latest: Equatable {
    case yesterday, tonight
    case torn(String)
  }

  /// What `latest` leads to: every file of one of the two runs, byte for byte, or something torn.
  package var latest: Latest {
    let found = published()
    let isTonight = found["run.json"] == tonight["run.json"]
    let expected = isTonight ? tonight : yesterday
    for (name, bytes) in expected where found[name] != bytes {
      let count = found[name]?.count
      return .torn("\(name): \(count.map { "\($0) bytes that are others" } ?? "missing")")
    }
    guard found.count == expected.count else { return .torn("files too many") }
    return isTonight ? .tonight : .yesterday
  }

  /// The files of the run that `latest` leads to; of those that may differ only how they end.
  func published() -> [String: Data] {
    let link = path + "/out/latest"
    guard let target = try? files.destinationOfSymbolicLink(atPath: link) else { return [:] }
    let root = "\(path)/out/\(target)"
    var found: [String: Data] = [:]
    for name in (try? files.subpathsOfDirectory(atPath: root)) ?? [] {
      guard let bytes = files.contents(atPath: "\(root)/\(name)") else { continue }
      let isTimed = TrialNight.timed.contains(name)
      found[name] = isTimed ? Data(bytes.suffix(1)) : bytes
    }
    return found
  }

  private static let timed: Set<String> = ["timings.json", "metrics.prom"]
}
