import FoundationEssentials
import Glibc
import Savings
import Testing

@testable import SavingsIO

@Suite("The directory of a cache")
struct CacheDirectoryTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test("only the user sees it, and it is made with those above it")
  func modes() throws {
    let ledger = try CachedLedger(months: 2)
    let path = ledger.folder.path + "/a/b/c"
    _ = try ledger.read(cache: LedgerCache(path: path, megabytes: 8, program: "test"))
    #expect(mode(path) == 0o700 && mode(ledger.folder.path + "/a") == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.count == 4 && names.contains("key"))
    for name in names { #expect(mode("\(path)/\(name)") == 0o600, "\(name)") }
  }

  @Test("a directory that cannot be used is a problem to tell, and no refusal")
  func unusable() throws {
    let ledger = try CachedLedger(months: 2)
    let plain = try ledger.read()
    try ledger.folder.write("", to: "file")
    mkdir(ledger.folder.path + "/open", 0o755)
    chmod(ledger.folder.path + "/open", 0o755)
    for (name, words) in [
      ("file", "Not a directory"), ("file/below", "Not a directory"), ("open", "chmod 700"),
      ("/proc/none", "No such file"),
    ] {
      let path = name.hasPrefix("/") ? name : "\(ledger.folder.path)/\(name)"
      let cache = LedgerCache(path: path, megabytes: 8, program: "test")
      #expect(try ledger.read(cache: cache).isSame(as: plain))
      #expect(cache.report.problem?.contains(words) == true, "\(cache.report)")
      #expect(cache.report.problem?.contains(path) == true, "\(cache.report)")
    }
  }

  @Test("a directory that takes nothing more is a problem to tell, once")
  func failingWrite() throws {
    let ledger = try CachedLedger(months: 2)
    let cache = ledger.cache()
    let session = try #require(cache.session(Settings(), threads: 1))
    try FileManager.default.removeItem(atPath: ledger.cachePath)
    for month in 0..<2 {
      let outcome = try SpendFile(
        match: FilePattern.files([ledger.name(month)], directory: ledger.folder.path)[0],
        settings: Settings(), plan: ChunkPlan(threads: 1), key: session.key
      ).read()
      #expect(outcome.tag != nil)
      session.keep(outcome, at: month)
      for cube in outcome.cubes { cube.free() }
    }
    #expect(cache.report.parsed == 2)
    #expect(cache.report.problem?.contains("cannot write to \(ledger.cachePath)") == true)
  }

  @Test("a reader that may not write takes what there is and adds nothing")
  func readOnly() throws {
    let ledger = try CachedLedger()
    let none = ledger.cache(isReadOnly: true)
    let plain = try ledger.read(cache: none)
    #expect(none.report.problem == nil && !FileManager.default.fileExists(atPath: ledger.cachePath))
    _ = try ledger.read(["m00.csv", "m01.csv"], cache: ledger.cache())
    let before = ledger.entries
    let some = ledger.cache(isReadOnly: true)
    #expect(try ledger.read(cache: some).isSame(as: plain))
    #expect(some.report == .init(taken: 2, parsed: 4))
    #expect(ledger.entries == before)
  }

  @Test("what was used longest ago goes first, and so does what a killed run has left")
  func eviction() throws {
    let ledger = try CachedLedger(months: 1)
    let directory = try CacheDirectory(ledger.cachePath, makes: true)
    func age(_ name: String, _ seconds: Int) {
      let past = timespec(tv_sec: time(nil) - seconds, tv_nsec: 0)
      utimensat(AT_FDCWD, "\(ledger.cachePath)/\(name)", [past, past], 0)
    }
    for (index, name) in ["a", "b", "c", "d"].enumerated() {
      try ledger.write([UInt8](repeating: 1, count: 1000), to: name)
      age(name, 100 - index)
    }
    for (name, seconds) in [(".new-1-a", 90_000), (".new-2-b", 10)] {
      try ledger.write([1], to: name)
      age(name, seconds)
    }
    directory.touch("a")
    directory.evict(to: 3001)
    #expect(ledger.entries == [".new-2-b", "a", "c", "d"])
    directory.evict(to: 0)
    // A young one belongs to a run that is still at it.
    #expect(ledger.entries == [".new-2-b"])
    #expect(try ledger.bytes("key").count == KeyedHash.keyBytes)
  }

  @Test("a cache that is too small for the ledger holds less and harms nothing")
  func small() throws {
    let ledger = try CachedLedger(months: 4, rows: 6000)
    let plain = try ledger.read()
    for _ in 0..<3 {
      #expect(try ledger.read(cache: ledger.cache(megabytes: 1)).isSame(as: plain))
      var bytes = 0
      for name in ledger.entries { bytes += try ledger.bytes(name).count }
      #expect(bytes <= 1 << 20)
    }
  }

  @Test("several runs share one directory at the same time", arguments: 0..<3)
  func sharing(_ turn: Int) throws {
    let ledger = try CachedLedger(months: 5, seed: UInt64(turn) + 20)
    let files = [
      ["m*.csv"], ["m00.csv", "m01.csv"], ["m03.csv", "m04.csv", "m00.csv"], ["m*.csv"],
    ]
    let plain = try files.map { try ledger.read($0) }
    nonisolated(unsafe) let shared = ledger
    let failures = Failures()
    WorkerThreads.run(
      files.indices.map { index in
        {
          for round in 0..<6 {
            let cache = shared.cache(megabytes: round == 3 ? 0 : 64)
            let read = try? shared.read(files[index], threads: 1 + index % 2, cache: cache)
            if read?.isSame(as: plain[index]) != true || cache.report.damaged > 0 {
              failures.note("run \(index), round \(round): \(cache.report)")
            }
          }
        }
      }
    ) {}
    #expect(failures.all == [])
  }

  private final class Failures: @unchecked Sendable {
    private var lock = pthread_mutex_t()
    private(set) var all: [String] = []

    init() { pthread_mutex_init(&lock, nil) }

    func note(_ text: String) {
      pthread_mutex_lock(&lock)
      all.append(text)
      pthread_mutex_unlock(&lock)
    }
  }
}
