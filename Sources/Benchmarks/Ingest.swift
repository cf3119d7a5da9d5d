import Glibc
import Savings
import SavingsIO

/// Times the reading of one ledger: `Benchmarks ingest FILE [THREADS]`.
enum Ingest {
  static func run(_ arguments: [String]) throws {
    guard let path = arguments.first else { throw Usage(text: "Benchmarks ingest FILE [THREADS]") }
    var settings = Settings()
    settings.spend.files = [path]
    settings.threads = arguments.count > 1 ? Int(arguments[1]) ?? 0 : 0
    let start = Ingest.now()
    let ledger = try LedgerReader(settings: settings, directory: "").read()
    let seconds = Ingest.now() - start
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let records = ledger.files.reduce(0) { $0 + $1.control.records }
    let cpu = Ingest.seconds(usage.ru_utime) + Ingest.seconds(usage.ru_stime)
    print(
      "\(Digits.fixed(seconds, 3)) s wall, \(Digits.fixed(cpu, 3)) s CPU,",
      "\(Digits.grouped(Int64(Double(records) / seconds), decimals: 0)) rows/s,",
      "\(usage.ru_maxrss / 1024) MB peak,",
      "\(ledger.cube.suppliers.count) suppliers, \(ledger.cube.cells.count) cells,",
      "amount \(ledger.files[0].control.amountUsed.text)")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

/// How a verb is called.
struct Usage: Error, CustomStringConvertible {
  let text: String
  var description: String { "usage: \(text)" }
}
