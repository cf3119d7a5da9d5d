import Glibc
import Savings
import Testing

@testable import SavingsIO

/// Savepoints on the disk: private, checked byte by byte, of one run and one build.
struct RunSavepointsTests {
  private let scratch: Scratch
  private let publication: Publication
  private let lock: RunLock
  private static let parts = [
    StoredPart(.worlds, Array("sums".utf8)), StoredPart(.results, Array("results of 4 to 8".utf8)),
  ]

  init() throws {
    scratch = try Scratch()
    publication = Publication(directory: scratch.out)
    lock = try publication.lock()
  }

  private func savepoints(
    seed: UInt64 = 1, deals: Int = 4, startsAnew: Bool = false, version: String = "1"
  ) -> RunSavepoints? {
    var settings = Settings()
    settings.seed = seed
    let key = RunKey(
      settings: settings, ledger: Ledger(cube: SpendCube(), files: [], rejects: []), others: [],
      version: version)
    return RunSavepoints(
      key, deals: deals, startsAnew: startsAnew, version: version, holding: lock)
  }

  private func kept(_ savepoints: RunSavepoints?, _ range: Range<Int> = 4..<8) -> [[UInt8]]? {
    savepoints?.kept(range) { parts in parts.map(\.bytes) }
  }

  private var folders: [String] { scratch.names().filter { $0.hasPrefix(".unfinished-") } }

  @Test("what is kept comes back to the next run of the key, and to no other deals")
  func roundTrip() throws {
    let first = try #require(savepoints())
    #expect(kept(first) == nil)
    first.keep(Self.parts, of: 4..<8)
    let next = try #require(savepoints())
    #expect(kept(next) == Self.parts.map(\.bytes) && next.resumed == 4)
    #expect(kept(next, 0..<4) == nil && kept(next, 4..<7) == nil && next.resumed == 4)
    let folder = try #require(folders.first)
    #expect(scratch.mode("out/\(folder)") == 0o700)
    #expect(scratch.mode("out/\(folder)/talks-4-8.bin") == 0o600)
    // A file under another's name is not those deals.
    #expect(
      rename("\(scratch.out)/\(folder)/talks-4-8.bin", "\(scratch.out)/\(folder)/talks-0-4.bin")
        == 0)
    #expect(kept(next, 0..<4) == nil)
  }

  @Test("a bit that is changed anywhere, and a cut anywhere, make a savepoint none")
  func damage() throws {
    let first = try #require(savepoints())
    first.keep(Self.parts, of: 4..<8)
    let folder = try #require(folders.first)
    let path = "\(scratch.out)/\(folder)/talks-4-8.bin"
    let whole = try #require(Golden.read(path))
    func write(_ bytes: [UInt8]) {
      let file = open(path, O_WRONLY | O_TRUNC)
      #expect(bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count)
      close(file)
    }
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= UInt8(1 << (index % 8))
      write(bytes)
      #expect(kept(first) == nil, "\(index)")
      write(Array(whole.prefix(index)))
      #expect(kept(first) == nil, "\(index)")
    }
    // Kept again, it takes the place of what was damaged.
    first.keep(Self.parts, of: 4..<8)
    #expect(kept(first) != nil && first.problem == nil)
  }

  @Test("another key, another build, a new start and no savepoints remove what is there")
  func others() throws {
    try #require(savepoints()).keep(Self.parts, of: 4..<8)
    #expect(kept(savepoints(seed: 2)) == nil && folders.isEmpty)
    try #require(savepoints()).keep(Self.parts, of: 4..<8)
    #expect(kept(savepoints(startsAnew: true)) == nil && folders.isEmpty)
    try #require(savepoints()).keep(Self.parts, of: 4..<8)
    #expect(savepoints(deals: 0) == nil && folders.isEmpty)
    try #require(savepoints()).keep(Self.parts, of: 4..<8)
    #expect(folders.count == 1)
    RunSavepoints.removeAll(holding: lock)
    #expect(folders.isEmpty)
  }

  @Test("a link in the place of the folder is not followed")
  func link() throws {
    let first = try #require(savepoints())
    first.keep(Self.parts, of: 4..<8)
    let folder = try #require(folders.first)
    #expect(rename("\(scratch.out)/\(folder)", "\(scratch.path)/moved") == 0)
    #expect(symlink("\(scratch.path)/moved", "\(scratch.out)/\(folder)") == 0)
    #expect(kept(first) == nil)
    first.keep(Self.parts, of: 0..<4)
    #expect(scratch.names("moved") == ["talks-4-8.bin"] && first.problem?.contains(folder) == true)
  }

  @Test("a call that fails keeps nothing, says why, and leaves nothing behind")
  func failing() throws {
    for (call, code) in [("create", ENOSPC), ("write", ENOSPC), ("sync", EIO)] {
      let failing = Publication(
        directory: scratch.path + "/\(call)",
        calls: SystemCalls { [path = scratch.path] in
          $0 == call && access(path + "/armed", F_OK) == 0 ? code : nil
        })
      let lock = try failing.lock()
      let key = RunKey(
        settings: Settings(), ledger: Ledger(cube: SpendCube(), files: [], rejects: []), others: [],
        version: "1")
      let savepoints = try #require(
        RunSavepoints(key, deals: 4, startsAnew: false, version: "1", holding: lock))
      close(creat(scratch.path + "/armed", 0o600))
      savepoints.keep(Self.parts, of: 4..<8)
      unlink(scratch.path + "/armed")
      #expect(savepoints.problem?.contains(String(cString: strerror(code))) == true)
      #expect(scratch.names(call) == [".lock"])
      // Nor are later ones tried.
      savepoints.keep(Self.parts, of: 8..<12)
      #expect(scratch.names(call) == [".lock"])
    }
  }
}
