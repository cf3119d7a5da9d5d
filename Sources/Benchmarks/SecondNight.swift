import Foundation
import Glibc
import Savings
import SavingsIO

/// What a night costs when one monthly file is new, against reading all of them:
/// `Benchmarks second-night LEDGER WORK [ROUNDS]`.
///
/// LEDGER is cut by the month of its first ISO date into WORK/months. Each case is a process of its
/// own that reads all months, SHA-256 of each included; the cases take turns. Timed is the reading,
/// from the names of the files to the cube, with whatever is kept for the next night.
struct SecondNight {
  private let ledger: String
  private let work: String
  private let rounds: Int
  private var raw = ["case,round,read_s,cpu_s,peak_mb"]

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 2 else {
      throw Usage(text: "Benchmarks second-night LEDGER WORK [ROUNDS]")
    }
    var night = SecondNight(
      ledger: arguments[0], work: arguments[1],
      rounds: arguments.count > 2 ? Int(arguments[2]) ?? 7 : 7)
    try night.measure()
  }

  private init(ledger: String, work: String, rounds: Int) {
    self.ledger = ledger
    self.work = work
    self.rounds = rounds
  }

  private enum Case: String, CaseIterable {
    case cold = "all parsed, no cache"
    case first = "first night, kept for the next"
    case second = "second night, one file new"
    case grown = "another night, one file changed"
    case same = "another night, nothing new"
  }

  private mutating func measure() throws {
    let months = try MonthlyFiles(of: ledger, in: work + "/months").names
    guard let last = months.last, months.count > 2 else {
      throw Usage(text: "the ledger has fewer than three months")
    }
    // What the night before has left: of all files but the last, of all, and of all with a shorter
    // last one, which has been that way for two nights.
    let hidden = work + "/\(last)"
    try move(work + "/months/\(last)", hidden)
    _ = try night(keep: "before-second")
    try move(hidden, work + "/months/\(last)")
    _ = try night(keep: "before-same")
    var seconds: [Case: [Double]] = [:]
    var answers: Set<String> = []
    for round in 0...rounds {
      for name in Case.allCases {
        let result = try run(name, last: last)
        if name != .grown { answers.insert(result.answer) }
        guard round > 0 else { continue }
        seconds[name, default: []].append(result.seconds)
        raw.append(
          "\(name.rawValue.replacing(",", with: ";")),\(round),\(result.seconds),\(result.cpu),\(result.peak)"
        )
      }
    }
    guard answers.count == 1 else { throw Usage(text: "the cases differ: \(answers.sorted())") }
    print("\(months.count) monthly files, reading, medians of \(rounds): \(answers.first ?? "")")
    let cold = median(seconds[.cold] ?? [])
    for name in Case.allCases {
      let own = median(seconds[name] ?? [])
      print(
        "  \(name.rawValue): \(Digits.fixed(own, 3)) s, \(Digits.fixed(own / cold, 3)) of the cold run",
        name == .second ? "(goal 0.120)" : "")
    }
    let path = work + "/raw.csv"
    try (raw.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    print("Raw data: \(path)")
  }

  private struct Night {
    var seconds: Double
    var cpu: Double
    var peak: Double
    var answer: String
  }

  private func run(_ name: Case, last: String) throws -> Night {
    let cache = work + "/cache"
    try? FileManager.default.removeItem(atPath: cache)
    switch name {
    case .cold: return try night(cache: "none")
    case .first: return try night(cache: cache)
    case .second: return try night(cache: cache, from: "before-second")
    case .same: return try night(cache: cache, from: "before-same")
    case .grown:
      // The last file has one row less than the night before.
      let path = work + "/months/\(last)"
      try move(path, work + "/\(last)")
      defer { try? move(work + "/\(last)", path) }
      let text = try Data(contentsOf: URL(fileURLWithPath: work + "/\(last)"))
      let end = text.dropLast().lastIndex(of: 0x0A) ?? text.endIndex
      try text[...end].write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try night(cache: cache, from: "before-same")
    }
  }

  /// Reads the months as they are and keeps the cache under a name.
  private func night(keep name: String) throws -> Night {
    try? FileManager.default.removeItem(atPath: "\(work)/\(name)")
    return try night(cache: "\(work)/\(name)")
  }

  private func night(cache: String, from template: String? = nil) throws -> Night {
    if let template {
      try FileManager.default.copyItem(atPath: "\(work)/\(template)", toPath: cache)
    }
    let process = try ChildProcess([CommandLine.arguments[0], "night", work + "/months", cache])
    let words = process.output.split(separator: " ", maxSplits: 1)
    guard process.status == 0, let seconds = words.first.flatMap({ Double($0) }) else {
      throw Usage(text: "a night failed: \(process.output)")
    }
    return Night(
      seconds: seconds, cpu: process.cpu, peak: process.peakMegabytes,
      answer: words[1].trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private func move(_ path: String, _ other: String) throws {
    try? FileManager.default.removeItem(atPath: other)
    try FileManager.default.moveItem(atPath: path, toPath: other)
  }

  /// One night: `Benchmarks night FOLDER CACHE|none`.
  static func read(_ arguments: [String]) throws {
    guard arguments.count == 2 else { throw Usage(text: "Benchmarks night FOLDER CACHE|none") }
    var settings = Settings()
    settings.spend.files = [arguments[0] + "/*.csv"]
    let cache =
      arguments[1] == "none"
      ? nil
      : LedgerCache(
        path: arguments[1], megabytes: 2048, program: LedgerCache.program(version: "benchmark"))
    let start = now()
    let ledger = try LedgerReader(settings: settings, directory: "", cache: cache).read()
    let seconds = now() - start
    if let problem = cache?.report.problem { throw Usage(text: problem) }
    let cube = ledger.cube
    var sum: Int128 = 0
    for cell in cube.cells {
      sum += Int128(cell.amount) &+ Int128(cell.windowAmount) * 3 + Int128(cell.termsUnitDays)
    }
    print(
      Digits.fixed(seconds, 6),
      "\(ledger.files.count) files, \(ledger.files.reduce(0) { $0 + $1.control.records }) records,",
      "\(cube.suppliers.count) suppliers, \(cube.cells.count) cells, sum \(sum)")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}
