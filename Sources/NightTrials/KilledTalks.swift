import Foundation

/// Runs that are killed in the middle of their talks, and the runs that go on from them.
package struct KilledTalks: Sendable {
  /// What a run that was killed left to the next.
  package struct Kill: Sendable {
    /// Savepoints that were there, and deals that the next run took from them.
    package let savepoints: Int
    package let resumed: Int
    package let negotiated: Int
    /// Most deals that were negotiated in both runs, as a stretch is played by all threads before the
    /// next one begins.
    package let redone: Int
  }

  package private(set) var deals = 0
  package private(set) var kills: [Kill] = []
  /// Kills that came when the talks were over already.
  package private(set) var late = 0
  package private(set) var broken: [String] = []
  private let stretch: Int

  package var mostRedone: Int { kills.map(\.redone).max() ?? 0 }

  /// Kills a run `count` times, at points of its talks that are evenly spread.
  ///
  /// - Parameters:
  ///   - suppliers: of the ledger, each with a deal.
  ///   - stretch: deals between two savepoints.
  ///   - work: a folder in which the ledger and the runs lie, removed at the end.
  /// - Throws: ``TrialFailure`` where the program cannot be run.
  package init(
    _ count: Int, suppliers: Int, worlds: Int, stretch: Int, program: String, work: String
  ) throws {
    self.stretch = stretch
    let place = try Place(
      suppliers: suppliers, worlds: worlds, stretch: stretch, program: program,
      path: "\(work)/talks")
    let sound = try place.published(place.run())
    deals = try place.times(of: place.latest).all
    // With a savepoint of every stretch the talks are over.
    let most = (deals - 1) / stretch
    for number in 0..<count {
      try place.clear()
      let wanted = most * number / max(1, count - 1)
      // Within the stretch, not always at its beginning.
      try place.kill(savepoints: wanted, after: Double(number * 7 % 10) / 10)
      let left = place.savepoints
      guard left.count > 0 || wanted == 0, place.latest.isEmpty else {
        late += 1
        continue
      }
      let files = try place.published(place.run())
      for (name, bytes) in sound where files[name] != bytes {
        broken.append("kill \(number): \(name) is another one than without a kill")
      }
      let times = try place.times(of: place.latest)
      let begun = min(deals, (left.count + 1) * stretch)
      kills.append(
        Kill(
          savepoints: left.count, resumed: times.resumed, negotiated: times.negotiated,
          redone: begun - times.resumed))
      if times.all != deals { broken.append("kill \(number): \(times.all) deals") }
      if begun - times.resumed > stretch {
        broken.append("kill \(number): \(times.resumed) deals of \(left.count) savepoints")
      }
      if !place.savepoints.isEmpty { broken.append("kill \(number): savepoints stay") }
    }
  }

  /// The folder in which the runs are.
  private final class Place {
    let program: String
    let path: String
    private let files = FileManager.default
    private let stretch: Int
    /// Seconds that a stretch takes, about.
    private var pace = 0.0

    init(
      suppliers: Int, worlds: Int, stretch: Int, program: String, path: String
    ) throws {
      (self.program, self.path, self.stretch) = (program, path, stretch)
      try? files.removeItem(atPath: path)
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      let rows = (1...suppliers).map { number in
        "Supplier \(number),\(1_000 + number * 37 % 90_000),2026-01-\(10 + number % 19),EUR\n"
      }
      try Data(("supplier,amount,date,currency\n" + rows.joined()).utf8)
        .write(to: URL(filePath: path + "/spend.csv"))
      let settings = """
        worlds: \(worlds)
        spend: {files: [spend.csv]}
        currency: {base: EUR}
        suppliers: {candidates: 0}
        cache: {directory: none}
        output: {prepared_pages: 1, deal_pages: 1, savepoint_deals: \(stretch)}

        """
      try Data(settings.utf8).write(to: URL(filePath: path + "/savings.yaml"))
    }

    deinit { try? files.removeItem(atPath: path) }

    var latest: String {
      (try? files.destinationOfSymbolicLink(atPath: path + "/out/latest")) ?? ""
    }

    private var names: [String] { (try? files.contentsOfDirectory(atPath: path + "/out")) ?? [] }

    /// Those that are whole; one that is still being written has another name.
    var savepoints: [String] {
      names.filter { $0.hasPrefix(".unfinished-") }.flatMap {
        (try? files.contentsOfDirectory(atPath: "\(path)/out/\($0)")) ?? []
      }.filter { $0.hasSuffix(".bin") }
    }

    func clear() throws { try files.removeItem(atPath: path + "/out") }

    func run() throws(TrialFailure) -> TracedProgram {
      try TracedProgram(
        [program, "run"], in: path, environment: ["PATH": "/usr/bin:/bin", "HOME": path],
        seconds: 600)
    }

    /// The files of the run but those that may differ.
    func published(_ run: TracedProgram) throws -> [String: Data] {
      guard run.status == 0 else { throw TrialFailure("a sound night fails: \(run.error)") }
      let root = "\(path)/out/\(latest)"
      var found: [String: Data] = [:]
      for name in try files.subpathsOfDirectory(atPath: root)
      where !["timings.json", "metrics.prom"].contains(name) {
        found[name] = files.contents(atPath: "\(root)/\(name)")
      }
      guard found.count > 15 else { throw TrialFailure("nothing is published in \(root)") }
      return found
    }

    private struct Times: Decodable {
      struct Deals: Decodable { let negotiated, resumed: Int }
      struct Seconds: Decodable { let negotiate: Double }
      let deals: Deals
      let seconds: Seconds
    }

    func times(of run: String) throws -> (all: Int, negotiated: Int, resumed: Int) {
      let bytes = try Data(contentsOf: URL(filePath: "\(path)/out/\(run)/timings.json"))
      let times = try JSONDecoder().decode(Times.self, from: bytes)
      let all = times.deals.negotiated + times.deals.resumed
      if times.deals.resumed == 0 { pace = times.seconds.negotiate * Double(stretch) / Double(all) }
      return (all, times.deals.negotiated, times.deals.resumed)
    }

    /// Starts a run and kills it when so many savepoints are there, and a share of a stretch later.
    func kill(savepoints wanted: Int, after share: Double) throws {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = ["run"]
      process.currentDirectoryURL = URL(filePath: path)
      process.environment = ["PATH": "/usr/bin:/bin", "HOME": path]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning, savepoints.count < wanted { usleep(1_000) }
      usleep(UInt32(share * pace * 1e6))
      _ = Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }
}
