import FoundationEssentials
import LedgerTrials
import Savings

@testable import SavingsIO

/// A ledger of monthly files that is added up in parts.
final class StagedLedger {
  let ledger: CachedLedger
  var version = "test"
  private var count = 0

  var folder: TemporaryFolder { ledger.folder }

  init(_ ledger: CachedLedger) { self.ledger = ledger }

  var resolved: ResolvedSettings {
    get throws {
      var resolved = try ResolvedSettings(file: nil, environment: [:], flags: [])
      resolved.directory = folder.path
      resolved.settings.spend.files = ["m*.csv"]
      resolved.settings.limits.rejectedShare = 1
      resolved.settings.limits.rejectedSpendShare = 1
      resolved.settings.threads = 2
      ledger.change(&resolved.settings)
      return resolved
    }
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasPrefix("m") && $0.hasSuffix(".csv") }.sorted()
  }

  private func next() -> String {
    count += 1
    return "\(folder.path)/\(count).part"
  }

  /// The part of some files, on the disk.
  func part(_ names: [String]) throws -> String {
    let path = next()
    try AggregateStage(resolved, version: version).files(names.map { "\(folder.path)/\($0)" })
      .write(to: PartOutput(path))
    return path
  }

  func merged(_ parts: [String], expect: Int? = nil) throws -> String {
    let path = next()
    try MergeStage.merged(try parts.map { try PartFile($0) }, expected: expect, version: version)
      .write(to: PartOutput(path))
    return path
  }

  /// Parts of so many files each.
  func parts(_ groups: Int) throws -> [String] {
    let names = names
    return try (0..<groups).compactMap { group in
      let own = Array(names[names.count * group / groups..<names.count * (group + 1) / groups])
      return own.isEmpty ? nil : try part(own)
    }
  }

  /// The ledger as the deals are made of it.
  func read(_ whole: String) throws -> Ledger {
    try ClassifyStage(resolved, version: version).input(PartFile(whole)).ledger
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}

/// The refusal that some work ends with.
func refusal(of work: () throws -> Void) throws -> Refusal? {
  do {
    try work()
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}
