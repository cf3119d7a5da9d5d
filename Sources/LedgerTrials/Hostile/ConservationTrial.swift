import Savings
import SavingsIO

/// The claim that no row and no cent of a hostile ledger is lost, however the file is cut.
package struct ConservationTrial {
  package var plans: [ChunkPlan]

  package init(plans: [ChunkPlan] = ReadingTrial.plans()) { self.plans = plans }

  /// What is wrong with the reading of the ledger; nil where nothing is.
  func complaint(about ledger: HostileLedger) -> String? {
    let (_, bytes, truth) = ledger.made()
    guard let file = MemoryFile(bytes) else { return "no memory for a file" }
    let settings = ledger.settings()
    switch LedgerReading(file, settings: settings, plan: plans[0]) {
    case .refusal(let refusal): return "refused: \(refusal)"
    case .ledger(let read):
      return truth.complaint(about: read)
        ?? ReadingTrial(settings: settings, plans: plans).complaint(about: file)
    }
  }

  /// The first counterexample among the ledgers of these seeds, with the fewest rows that still show
  /// it; nil where there is none.
  package func counterexample(seeds: some Sequence<UInt64>) -> String? {
    for seed in seeds {
      let ledger = HostileLedger(seed: seed)
      guard let first = complaint(about: ledger) else { continue }
      let least = shrunk(ledger)
      return """
        seed \(seed), \(least.rows.count) of \(ledger.rows.count) rows: \
        \(complaint(about: least) ?? first)
        \(least.format)
        \(least.rows.map(\.kind))
        \(least.made().text.debugDescription)
        """
    }
    return nil
  }

  /// Leaves out every row without which the complaint stays, the first one excepted.
  private func shrunk(_ ledger: HostileLedger) -> HostileLedger {
    var least = ledger
    var index = least.rows.count - 1
    while index > 0 {
      var smaller = least
      smaller.rows.remove(at: index)
      if complaint(about: smaller) != nil { least = smaller }
      index -= 1
    }
    return least
  }
}
