import Glibc
import Savings

/// Keeps what spend files came to, so that a file whose content is unchanged is hashed and not parsed.
///
/// Nothing in it is trusted: an entry that is cut, changed, of another program or for other settings
/// is as good as none, and a directory that cannot be used ends no run.
package final class LedgerCache {
  /// What a run had of the cache.
  package struct Report: Sendable, Equatable {
    /// Files whose figures came from it, and files that were parsed.
    package var taken = 0
    package var parsed = 0
    /// Entries that did not match their tags.
    package var damaged = 0
    /// Why it could not be used, or not be added to.
    package var problem: String?

    /// What somebody should know of it.
    package var notice: String? {
      damaged == 0
        ? nil
        : "\(damaged == 1 ? "an entry" : "\(damaged) entries") of the cache did not match; what it held was read from the ledger again"
    }
  }

  package internal(set) var report = Report()
  private let path: String
  private let limit: Int
  private let isReadOnly: Bool
  private let program: String

  /// - Parameters:
  ///   - path: of the directory; made where it is missing.
  ///   - megabytes: most that it may hold.
  ///   - isReadOnly: takes from it and adds nothing.
  ///   - program: what tells this program from any other build of it.
  package init(path: String, megabytes: Int, isReadOnly: Bool = false, program: String) {
    self.path = path
    limit = megabytes << 20
    self.isReadOnly = isReadOnly
    self.program = program
  }

  /// The version, and what the system knows of the program's file: nobody but the kernel sets the time
  /// of its last change, so that no other build has the same.
  package static func program(version: String) -> String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return version }
    let times = [status.st_mtim, status.st_ctim].map { "\($0.tv_sec).\($0.tv_nsec)" }
    return "\(version) \(status.st_ino) \(status.st_size) \(times[0]) \(times[1])"
  }

  /// The cache as one reading of the ledger uses it; nil where it cannot be used.
  func session(_ settings: Settings, threads: Int) -> CacheSession? {
    do throws(CacheFailure) {
      let directory = try CacheDirectory(path, makes: !isReadOnly)
      let context = try KeyedHash.tag(
        directory.key, Array("\(program)\n\(settings.readingText)".utf8))
      return CacheSession(
        cache: self, directory: directory, context: context,
        lastDay: settings.asOf?.days ?? .max, threads: threads)
    } catch {
      // Where nothing has been kept so far, there is nothing to say.
      if !isReadOnly { note(error) }
      return nil
    }
  }

  func note(_ failure: CacheFailure) {
    switch failure {
    case .damaged: report.damaged += 1
    case .gone: break
    case .noHash: report.problem = "libcrypto has neither Poly1305 nor GMAC"
    case .unusable(let reason): report.problem = reason
    }
  }

  var mayWrite: Bool { !isReadOnly && report.problem == nil }

  func finish(_ directory: CacheDirectory) {
    if !isReadOnly { directory.evict(to: limit) }
  }
}

extension Settings {
  /// What of the settings can change how a file is read, all others at their defaults. Files are read
  /// under these alone, so that nothing else can.
  var reading: Settings {
    var reading = Settings()
    reading.asOf = asOf
    reading.spend = spend
    reading.spend.files = []
    // Rows that repeat others are told apart when all files are known.
    reading.spend.repeats = SpendSettings().repeats
    reading.spend.overlaps = SpendSettings().overlaps
    reading.currency.ledger = currency.ledger
    // Of rows that name no currency where the ledger's is not given.
    if currency.ledger.isEmpty { reading.currency.base = currency.base }
    reading.limits = limits
    let standard = LimitSettings()
    reading.limits.rejectedRows = standard.rejectedRows
    reading.limits.rejectedShare = standard.rejectedShare
    reading.limits.rejectedSpendShare = standard.rejectedSpendShare
    reading.limits.overlapRows = standard.overlapRows
    return reading
  }

  /// The same as text, but for `as_of`, of which each entry says itself how far it holds.
  fileprivate var readingText: String { reading.canonicalText(leavingOut: ["as_of"]) }
}
