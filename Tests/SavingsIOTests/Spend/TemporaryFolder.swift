import FoundationEssentials
import Savings

@testable import SavingsIO

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryFolder.path + "/savings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String = "spend.csv") throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String = "spend.csv") throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  /// Reads `spend.csv`, or the files that the settings name.
  func ledger(
    plan: ChunkPlan = ChunkPlan(threads: 1), _ change: (inout Settings) -> Void = { _ in }
  ) throws -> Ledger {
    var settings = Settings()
    settings.spend.files = ["spend.csv"]
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    change(&settings)
    return try LedgerReader(settings: settings, directory: path, plan: plan).read()
  }
}

private enum NSTemporaryFolder {
  static let path = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
}

/// Reads a text as `spend.csv`.
func ledger(
  _ text: String, plan: ChunkPlan = ChunkPlan(threads: 1),
  _ change: (inout Settings) -> Void = { _ in }
) throws -> Ledger {
  let folder = try TemporaryFolder()
  try folder.write(text)
  return try folder.ledger(plan: plan, change)
}

/// The refusal with which reading a text ends.
func refusal(_ text: String, _ change: (inout Settings) -> Void = { _ in }) throws -> Refusal? {
  do {
    _ = try ledger(text, change)
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

/// A plan that cuts small files into many chunks, in small blocks.
func smallChunks(_ bytes: Int, threads: Int = 2) -> ChunkPlan {
  ChunkPlan(threads: threads, chunkBytes: bytes, chunksPerThread: 1000, blockBytes: 16)
}
