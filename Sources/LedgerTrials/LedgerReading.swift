import Savings
import SavingsIO

/// What comes of reading one file: a ledger, or the refusal of it.
package enum LedgerReading {
  case ledger(Ledger)
  case refusal(Refusal)

  /// - Parameter plan: how the file is cut for the cores, which may change nothing.
  package init(_ file: MemoryFile, settings: Settings, plan: ChunkPlan) {
    var settings = settings
    settings.spend.files = [file.path]
    do {
      let reader = LedgerReader(settings: settings, directory: "", plan: plan)
      self = .ledger(try reader.read())
    } catch let refusal as Refusal {
      self = .refusal(refusal)
    } catch {
      self = .refusal(Refusal(.bug, "\(error)", fix: "Throw a Refusal"))
    }
  }

  /// Why the reading contradicts itself; nil where it does not.
  package var complaint: String? {
    switch self {
    case .refusal(let refusal):
      if refusal.status == .bug { return "a bug: \(refusal)" }
      if refusal.cause.isEmpty || refusal.fix.isEmpty { return "no cause or fix: \(refusal)" }
      return refusal.line.map { $0 < 1 ? "a line before the first: \(refusal)" : nil } ?? nil
    case .ledger(let ledger): return Conservation(ledger).complaint
    }
  }

  /// What differs from another reading of the same file; nil where nothing does.
  package func difference(from other: LedgerReading) -> String? {
    switch (self, other) {
    case (.refusal(let a), .refusal(let b)): a == b ? nil : "\(a) against \(b)"
    case (.ledger, .refusal(let b)): "read against \(b)"
    case (.refusal(let a), .ledger): "\(a) against read"
    case (.ledger(let a), .ledger(let b)): LedgerReading.difference(a, b)
    }
  }

  private static func difference(_ a: Ledger, _ b: Ledger) -> String? {
    if a.files != b.files { return "files: \(a.files) against \(b.files)" }
    if a.rejects != b.rejects {
      let first = zip(a.rejects, b.rejects).first { $0 != $1 }
      return "\(a.rejects.count) rejects against \(b.rejects.count), first \(first as Any)"
    }
    if a.rawRejects.map(\.bytes) != b.rawRejects.map(\.bytes) { return "raw rejects" }
    return a.cube.isSame(as: b.cube) ? nil : "cubes: \(a.cube) against \(b.cube)"
  }
}

extension SpendCube {
  package func isSame(as other: SpendCube) -> Bool {
    suppliers == other.suppliers && categories == other.categories && items == other.items
      && currencies == other.currencies && cells == other.cells && asOf == other.asOf
      && hasWindow == other.hasWindow
  }
}
