import Foundation
import Glibc
import Savings
import SavingsIO

/// What `savings run` costs by size and by cores: `Benchmarks scale SAVINGS WORK rows|deals|cores [LARGEST
/// [ROUNDS]]`.
///
/// `rows`: ledgers of the generator from 100,000 rows to LARGEST with the same suppliers; `deals`: portfolios
/// of 100 suppliers to LARGEST with 20 rows each; both on one core. `cores`: a ledger of LARGEST rows, and a
/// portfolio, on one core and on two. Costs are processor time of the program's own stages, speed-ups their
/// wall time. Rounds take turns; the least of each counts, as other work of the machine only adds, and each
/// round says how much there was.
struct Scale {
  private static let stages = ["read", "prepare", "negotiate", "account", "render"]

  private let program: String
  private let work: String
  private let rounds: Int
  private var raw = [
    "case,rows,deals,negotiations,cores,round,"
      + Scale.stages.flatMap { ["\($0)_s", "\($0)_cpu_s"] }.joined(separator: ",")
      + ",peak_mb,other_cores"
  ]

  static func run(_ arguments: [String]) throws {
    let usage = Usage(
      text:
        "Benchmarks scale SAVINGS WORK rows|deals|cores|aggregate [LARGEST [ROUNDS [SUPPLIERS]]]")
    guard arguments.count >= 3 else { throw usage }
    if arguments[2] == "aggregate" { return try ScaleAggregate.run(arguments) }
    let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 3 : 3
    var scale = Scale(program: arguments[0], work: arguments[1], rounds: rounds)
    let largest = arguments.count > 3 ? Int(arguments[3]) : nil
    switch arguments[2] {
    case "rows": try scale.rows(largest ?? 50_000_000)
    case "deals": try scale.deals(largest ?? 100_000)
    case "cores": try scale.cores(largest ?? 10_000_000)
    default: throw usage
    }
    let path = "\(scale.work)/\(arguments[2]).csv"
    try (scale.raw.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    print("Raw data: \(path)")
  }

  private init(program: String, work: String, rounds: Int) {
    (self.program, self.work, self.rounds) = (program, work, rounds)
  }

  /// One size on so many cores.
  private struct Size {
    var name: String
    var rows: Int
    var suppliers: Int
    var worlds: Int
    var cores = 1
    var folder: String { "\(name)-\(rows)-\(suppliers)" }
  }

  private struct Reading {
    var deals: Double
    /// Deals that were approached × worlds × policies.
    var negotiations: Double
    /// Wall time by stage.
    var seconds: [String: Double]
    /// Processor time by stage.
    var cpu: [String: Double]
  }

  private mutating func rows(_ largest: Int) throws {
    let sizes = [100_000, 1_000_000, 10_000_000, 50_000_000].filter { $0 <= largest }.map {
      Size(name: "rows", rows: $0, suppliers: 2_000, worlds: 20)
    }
    print("Reading, one core, least of \(rounds):")
    for (size, reading) in zip(sizes, try take(sizes)) {
      let each = (reading.cpu["read"] ?? 0) / Double(size.rows) * 1e9
      print("  \(size.rows) rows: \(Digits.fixed(each, 0)) ns a row")
    }
  }

  private mutating func deals(_ largest: Int) throws {
    let sizes = [100, 1_000, 10_000, 100_000, 1_000_000].filter { $0 <= largest }.map {
      Size(name: "deals", rows: $0 * 20, suppliers: $0, worlds: 50)
    }
    print("Deals, one core, least of \(rounds):")
    for reading in try take(sizes) {
      let each = (reading.cpu["negotiate"] ?? 0) / reading.negotiations * 1e9
      let rest = ["prepare", "account", "render"].reduce(0) { $0 + (reading.cpu[$1] ?? 0) }
      print(
        "  \(Int(reading.deals)) deals: \(Digits.fixed(each, 0)) ns a negotiation,",
        "\(Digits.fixed(rest / reading.deals * 1e6, 0)) us a deal beside")
    }
  }

  private mutating func cores(_ largest: Int) throws {
    for (stage, size) in [
      ("read", Size(name: "rows", rows: largest, suppliers: 2_000, worlds: 20)),
      ("negotiate", Size(name: "deals", rows: 200_000, suppliers: 10_000, worlds: 200)),
    ] {
      var sizes = [size, size]
      sizes[1].cores = 2
      let pair = try take(sizes)
      let ratio = (pair[0].seconds[stage] ?? 0) / (pair[1].seconds[stage] ?? 1)
      print("\(stage), two cores: \(Digits.fixed(ratio, 2)) times as fast as one")
    }
  }

  /// Runs each size once a round, in turns, and keeps the least seconds of each stage.
  private mutating func take(_ sizes: [Size]) throws -> [Reading] {
    for size in sizes { try generate(size) }
    var best: [Reading?] = Array(repeating: nil, count: sizes.count)
    for round in 1...rounds {
      for (index, size) in sizes.enumerated() {
        let reading = try run(size, round)
        let known = best[index] ?? reading
        best[index] = reading
        best[index]?.seconds.merge(known.seconds, uniquingKeysWith: min)
        best[index]?.cpu.merge(known.cpu, uniquingKeysWith: min)
      }
    }
    return best.compactMap { $0 }
  }

  private func generate(_ size: Size) throws {
    let folder = "\(work)/\(size.folder)"
    guard !FileManager.default.fileExists(atPath: folder + "/spend.csv") else { return }
    let made = try ChildProcess([
      program, "generate", "--rows", "\(size.rows)", "--suppliers", "\(size.suppliers)",
      "--output", folder, "--force", "--quiet",
    ])
    guard made.status == 0 else { throw Usage(text: "\(folder) cannot be made") }
  }

  private mutating func run(_ size: Size, _ round: Int) throws -> Reading {
    let folder = "\(work)/\(size.folder)"
    let before = try Scale.busySeconds()
    let process = try ChildProcess([
      "taskset", "-c", size.cores == 1 ? "0" : "0-\(size.cores - 1)", program, "run",
      "-c", folder + "/savings.yaml", "--no-cache", "--force", "--quiet",
      "--set", "threads=\(size.cores)", "--set", "worlds=\(size.worlds)",
      "--set", "compare.policies=[]", "--set", "output.directory=out",
      "--set", "output.deal_pages=0", "--set", "output.prepared_pages=0",
      "--set", "history.file=none", "--set", "limits.duplicate_bytes=1",
      "--set", "limits.rejected_rows=1000000000", "--set", "limits.suppliers=10000000",
      "--set", "limits.cells=100000000",
    ])
    guard process.status == 0 else { throw Usage(text: "\(size.folder): status \(process.status)") }
    let other = (try Scale.busySeconds() - before - process.cpu) / process.wall
    let times = try object(folder + "/out/latest/timings.json")
    let seconds = times["seconds"] as? [String: Double] ?? [:]
    let cpu = times["cpu_seconds"] as? [String: Double] ?? [:]
    let document = try object(folder + "/out/latest/run.json")
    let deals = (document["baselines"] as? [String: Any])?["deals"] as? Double ?? 0
    let negotiations = (document["headline"] as? [String: Any])?["negotiations"] as? Double ?? 0
    let reading = Reading(deals: deals, negotiations: negotiations, seconds: seconds, cpu: cpu)
    let counts = [size.rows, Int(deals), Int(negotiations), size.cores, round].map { "\($0)" }
    let measured = Scale.stages.flatMap { [seconds[$0] ?? 0, cpu[$0] ?? 0] }.map {
      Digits.fixed($0, 4)
    }
    let rest = [process.peakMegabytes, other].map { Digits.fixed($0, 2) }
    raw.append(([size.name] + counts + measured + rest).joined(separator: ","))
    return reading
  }

  private func object(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What all processors of the machine have worked since it started, seconds.
  private static func busySeconds() throws -> Double {
    let text = try String(contentsOfFile: "/proc/stat", encoding: .utf8)
    let fields = text.prefix { $0 != "\n" }.split(separator: " ").dropFirst().compactMap {
      Double($0)
    }
    // user, nice, system, then idle and waiting, then interrupts and what the host took.
    return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7])
      / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
