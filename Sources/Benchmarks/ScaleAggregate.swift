import Foundation
import Savings
import SavingsIO

/// What `savings stage aggregate`, the stage that grows with rows, costs by their number on one core:
/// `Benchmarks scale SAVINGS WORK aggregate [LARGEST [ROUNDS [SUPPLIERS]]]`.
///
/// Processor time of the whole process, settings and start included, for ledgers of the generator from 100,000
/// rows to LARGEST with the same suppliers, and for a ledger of one row, which shows what any file costs.
struct ScaleAggregate {
  private let program: String
  private let work: String
  private let suppliers: Int

  static func run(_ arguments: [String]) throws {
    func number(_ place: Int, _ fallback: Int) -> Int {
      arguments.count > place ? Int(arguments[place]) ?? fallback : fallback
    }
    let scale = ScaleAggregate(
      program: arguments[0], work: arguments[1], suppliers: number(5, 200))
    let sizes = [100_000, 1_000_000, 10_000_000, 50_000_000].filter { $0 <= number(3, 50_000_000) }
    try scale.measure([1] + sizes, rounds: number(4, 3))
  }

  private func measure(_ sizes: [Int], rounds: Int) throws {
    for rows in sizes { try generate(rows) }
    var raw = ["rows,suppliers,round,cpu_s,wall_s,peak_mb,part_bytes"]
    var least: [Int: Double] = [:]
    for round in 1...rounds {
      for rows in sizes {
        let part = "\(work)/\(rows).part"
        let process = try ChildProcess([
          "taskset", "-c", "0", program, "stage", "aggregate", "-c", folder(rows) + "/savings.yaml",
          "--set", "threads=1", "--set", "limits.duplicate_bytes=1", "--set",
          "limits.overlap_rows=0", "--set", "limits.rejected_rows=1000000000", "--output", part,
          folder(rows) + "/spend.csv",
        ])
        guard process.status == 0 else { throw Usage(text: "\(rows): status \(process.status)") }
        least[rows] = min(least[rows] ?? process.cpu, process.cpu)
        let size = try FileManager.default.attributesOfItem(atPath: part)[.size] as? Int ?? 0
        let values = [process.cpu, process.wall].map { Digits.fixed($0, 4) }
        raw.append(
          "\(rows),\(suppliers),\(round),\(values.joined(separator: ",")),"
            + "\(Digits.fixed(process.peakMegabytes, 1)),\(size)")
      }
    }
    report(sizes, least)
    let path = "\(work)/aggregate-\(suppliers).csv"
    try (raw.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    print("Raw data: \(path)")
  }

  /// The whole by row, the same without what a file of one row costs, and what the rows added cost.
  private func report(_ sizes: [Int], _ least: [Int: Double]) {
    let base = least[1] ?? 0
    print("stage aggregate, \(suppliers) suppliers; one row: \(Digits.fixed(base * 1e3, 1)) ms")
    for (smaller, rows) in zip(sizes, sizes.dropFirst()) {
      let (seconds, before) = (least[rows] ?? 0, least[smaller] ?? 0)
      let each = [
        seconds / Double(rows), (seconds - base) / Double(rows),
        (seconds - before) / Double(rows - smaller),
      ].map { Digits.fixed($0 * 1e9, 0) }
      print(
        "  \(rows) rows: \(each[0]) ns a row, \(each[1]) beyond one row's,",
        "\(each[2]) of the rows added")
    }
  }

  private func folder(_ rows: Int) -> String { "\(work)/rows-\(rows)-\(suppliers)" }

  private func generate(_ rows: Int) throws {
    guard !FileManager.default.fileExists(atPath: folder(rows) + "/spend.csv") else { return }
    let made = try ChildProcess([
      program, "generate", "--rows", "\(max(rows, 1_000))", "--suppliers", "\(suppliers)",
      "--output", folder(rows), "--force", "--quiet",
    ])
    guard made.status == 0 else { throw Usage(text: "\(folder(rows)) cannot be made") }
    guard rows == 1 else { return }
    let path = folder(rows) + "/spend.csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    try (lines.prefix(2).joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
  }
}
