import Foundation
import Savings

/// Runs the program beside its peers and limits, in turns, and prints ratios:
/// `Benchmarks compare SAVINGS REFERENCE WORK [ROUNDS]`.
///
/// SAVINGS is the built program, REFERENCE the folder whose `bench` has the peers, WORK a folder for
/// the ledger and the outputs. Needs cc, python3 and the packages of the peers.
struct Compare {
  private let program: String
  private let bench: String
  private let work: String
  private let rounds: Int
  private var raw: [String] = ["case,round,wall_s,cpu_s,peak_mb"]

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 3 else {
      throw Usage(text: "Benchmarks compare SAVINGS REFERENCE WORK [ROUNDS]")
    }
    var compare = Compare(
      program: arguments[0], bench: arguments[1] + "/bench", work: arguments[2],
      rounds: arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5)
    try compare.prepare()
    try compare.ingest()
    try compare.negotiations()
    try compare.whole()
    let path = compare.work + "/raw.csv"
    try (compare.raw.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    print("Raw data: \(path)")
  }

  private init(program: String, bench: String, work: String, rounds: Int) {
    self.program = program
    self.bench = bench
    self.work = work
    self.rounds = rounds
  }

  private var ledger: String { work + "/ledger.csv" }

  private func prepare() throws {
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    if !FileManager.default.fileExists(atPath: ledger) {
      try check(
        ChildProcess(["python3", bench + "/generate_ledger.py", "5000000", "40000", ledger]))
    }
    for (name, libraries) in [("libcsv_bare", "-lcsv"), ("nego", "-lm")] {
      try check(
        ChildProcess([
          "cc", "-O3", "-march=native", "-o", "\(work)/\(name)", "\(bench)/limit/\(name).c",
          libraries,
        ]))
    }
    try "currency,rate\nEUR,1.1\nGBP,1.3\n".write(
      toFile: work + "/fx.csv", atomically: true, encoding: .utf8)
    try """
    spend:
      files: [ledger.csv]
    fx:
      file: fx.csv
    currency:
      base: USD
    worlds: 200
    cache:
      directory: none
    output:
      directory: out

    """.write(toFile: work + "/savings.yaml", atomically: true, encoding: .utf8)
  }

  /// Reading and tiers, against what a user would write instead.
  private mutating func ingest() throws {
    let cases: [(String, [String])] = [
      (
        "savings: the peers' work",
        [CommandLine.arguments[0], "tiers", ledger, work + "/fx.csv", work + "/tiers.csv"]
      ),
      (
        "savings check",
        // The peers look for no look-alikes.
        [
          program, "check", "-c", work + "/savings.yaml", "--format", "json", "--set",
          "suppliers.candidates=0",
        ]
      ),
      ("DuckDB", ["python3", bench + "/peers/duckdb_ingest.py", ledger, work + "/duckdb.csv"]),
      ("Polars", ["python3", bench + "/peers/polars_ingest.py", ledger, work + "/polars.csv"]),
      ("bare libcsv: one core", [work + "/libcsv_bare", ledger]),
    ]
    let results = try turns(cases)
    print("Reading and tiers, 5,000,000 rows, whole processes, medians of \(rounds):")
    for (name, _) in cases {
      let own = results[name] ?? .init()
      print("  \(name): \(own)")
    }
    let own = results["savings: the peers' work"]?.wall ?? 0
    let peer = min(results["DuckDB"]?.wall ?? .infinity, results["Polars"]?.wall ?? .infinity)
    let check = results["savings check"]?.wall ?? 0
    print(
      "  ratio to the faster peer, all of check with its fingerprint: \(Digits.fixed(check / peer, 2))"
    )
    print("  ratio to the faster peer: \(Digits.fixed(own / peer, 2)) (goal 0.80)")
    let bare = (results["bare libcsv: one core"]?.wall ?? 0) / 2
    print("  ratio to two bare parsers on two cores: \(Digits.fixed(own / bare, 2))")
  }

  private var limit: Double {
    get throws {
      let lines = try check(ChildProcess([work + "/nego", "0.3"])).output
      let line = lines.split(separator: "\n").first { $0.contains("n_steps  20 play-libm") } ?? ""
      guard let open = line.firstIndex(of: "("),
        let value = line[line.index(after: open)...].split(separator: " ").first.flatMap({
          Double($0)
        })
      else { throw Usage(text: "nego printed no play-libm line") }
      return value
    }
  }

  /// One negotiation on one core, against the C limit.
  private func negotiations() throws {
    var own: [Double] = []
    var best: [Double] = []
    for _ in 0..<rounds {
      best.append(try limit)
      let output = try check(ChildProcess([CommandLine.arguments[0], "negotiate", "2000", "200"]))
        .output
      let words = output.split(separator: " ")
      if let index = words.firstIndex(of: "ns"),
        let value = Double(words[words.index(before: index)])
      {
        own.append(value)
      }
    }
    let (mine, theirs) = (median(own), median(best))
    print("One negotiation on one core, draws included, medians of \(rounds):")
    print("  savings \(Digits.fixed(mine, 0)) ns, C play-libm \(Digits.fixed(theirs, 0)) ns")
    print("  ratio: \(Digits.fixed(mine / theirs, 2)) (goal 4.00)")
  }

  /// The whole job: stage times of the run itself.
  private mutating func whole() throws {
    let result = try check(
      ChildProcess([program, "run", "--force", "-c", work + "/savings.yaml"]))
    let stages = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: work + "/out/latest/timings.json")))
    let run = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: work + "/out/latest/run.json")))
    guard let seconds = (stages as? [String: Any])?["seconds"] as? [String: Double],
      let headline = (run as? [String: Any])?["headline"] as? [String: Any],
      let played = headline["negotiations"] as? Int
    else { throw Usage(text: "timings.json or run.json is not as expected") }
    let read = seconds["read"] ?? 0
    let negotiate = seconds["negotiate"] ?? 0
    let rest = (seconds["total"] ?? 0) - read - negotiate
    let cores = Double(ProcessInfo.processInfo.activeProcessorCount)
    let limit = try limit * Double(played) / cores / 1e9
    raw.append("whole run,1,\(result.wall),\(result.cpu),\(result.peakMegabytes)")
    print("Whole run, 5,000,000 rows, 200 worlds, \(played) negotiations:")
    print(
      "  \(seconds.sorted { $0.key < $1.key }.map { "\($0.key) \(Digits.fixed($0.value, 2)) s" }.joined(separator: ", ")); peak \(Digits.fixed(result.peakMegabytes, 0)) MB"
    )
    print(
      "  negotiations against C for the same number on all cores: \(Digits.fixed(negotiate / limit, 2)) (goal 4.00)"
    )
    print("  the rest against reading: \(Digits.fixed(rest / read, 2)) (goal 2.00)")
  }

  /// Runs the cases in turns, so that drift of the machine meets all of them.
  private mutating func turns(_ cases: [(String, [String])]) throws -> [String: Medians] {
    var runs: [String: [ChildProcess]] = [:]
    for round in 0...rounds {
      for (name, command) in cases {
        let result = try check(ChildProcess(command))
        guard round > 0 else { continue }
        runs[name, default: []].append(result)
        raw.append("\(name),\(round),\(result.wall),\(result.cpu),\(result.peakMegabytes)")
      }
    }
    return runs.mapValues { Medians($0) }
  }

  private struct Medians: CustomStringConvertible {
    var wall = 0.0
    var cpu = 0.0
    var peak = 0.0

    init() {}
    init(_ runs: [ChildProcess]) {
      wall = median(runs.map(\.wall))
      cpu = median(runs.map(\.cpu))
      peak = median(runs.map(\.peakMegabytes))
    }

    var description: String {
      "\(Digits.fixed(wall, 2)) s wall, \(Digits.fixed(cpu, 2)) s CPU, \(Digits.fixed(peak, 0)) MB"
    }
  }

  @discardableResult
  private func check(_ process: ChildProcess) throws -> ChildProcess {
    guard process.status == 0 else { throw Usage(text: "a program failed: \(process.output)") }
    return process
  }
}

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}
