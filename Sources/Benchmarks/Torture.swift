import Glibc
import LedgerTrials
import Savings

/// Reads hostile ledgers of which every figure is known: `Benchmarks torture COUNT [SEED]`.
///
/// A row or a cent that is lost, or a result that the cut of the file changes, is printed with the
/// fewest rows that show it, and the exit code is 1.
enum Torture {
  static func run(_ arguments: [String]) throws {
    guard let count = arguments.first.flatMap(UInt64.init), count > 0 else {
      throw Usage(text: "Benchmarks torture COUNT [SEED]")
    }
    let first = arguments.count > 1 ? UInt64(arguments[1]) ?? 0 : 0
    let trial = ConservationTrial()
    let start = ContinuousClock.now
    var quirks: Set<String> = []
    var rows = 0
    for seed in first..<first + count {
      if let counterexample = trial.counterexample(seeds: CollectionOfOne(seed)) {
        print(counterexample)
        exit(1)
      }
      let ledger = HostileLedger(seed: seed)
      rows += ledger.rows.count
      quirks.formUnion(ledger.quirks)
    }
    print(
      "\(count) ledgers from seed \(first), \(rows) rows, \(quirks.count) quirks,",
      "each in \(trial.plans.count) cuts: no row and no cent is lost;",
      "\(ContinuousClock.now - start)")
  }
}
