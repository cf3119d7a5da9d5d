import Savings
import SavingsIO

/// What must hold of any bytes at all: each is read or refused, the same however the file is cut.
package struct ReadingTrial {
  package var settings: Settings
  package var plans: [ChunkPlan]

  package init(settings: Settings, plans: [ChunkPlan] = ReadingTrial.plans()) {
    self.settings = settings
    self.plans = plans
  }

  /// One chunk; then many small ones that end anywhere, in small blocks.
  ///
  /// - Parameters:
  ///   - threads: one plan each, with the bytes of the same place.
  ///   - chunks: most chunks of a plan; each costs megabytes of tables.
  package static func plans(
    threads: [Int] = [1, 2, 8], chunkBytes: [Int] = [61, 300, 7], chunks: Int = 8,
    sampleBytes: Int = 1 << 17
  ) -> [ChunkPlan] {
    let cuts = zip(threads, chunkBytes).map { threads, bytes in
      ChunkPlan(
        threads: threads, chunkBytes: bytes, chunksPerThread: max(1, chunks / threads),
        blockBytes: min(bytes, 512), sampleBytes: sampleBytes)
    }
    return [ChunkPlan(threads: 1, sampleBytes: sampleBytes)] + cuts
  }

  /// What is wrong with the reading of the bytes; nil where nothing is.
  package func complaint(about bytes: [UInt8]) -> String? {
    guard let file = MemoryFile(bytes) else { return nil }
    return complaint(about: file)
  }

  package func complaint(about file: MemoryFile) -> String? {
    var first: LedgerReading?
    for plan in plans {
      let reading = LedgerReading(file, settings: settings, plan: plan)
      if let complaint = reading.complaint { return complaint }
      if let first, let difference = reading.difference(from: first) {
        return "\(plan) changes the result: \(difference)"
      }
      first = first ?? reading
    }
    return nil
  }
}
