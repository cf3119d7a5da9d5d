import Glibc
import Savings
import Testing

@testable import SavingsIO

@Suite(.serialized) struct PublicationTests {
  static func files(_ text: String) -> [(name: String, bytes: [UInt8])] {
    [
      ("roi.html", Array("html \(text)".utf8)), ("deals.csv", Array("csv \(text)".utf8)),
      ("deals/D1.html", Array("deal \(text)".utf8)),
    ]
  }

  @Test func runsAppearWholeAndLatestMoves() throws {
    let scratch = try Scratch()
    let publication = Publication(directory: scratch.out + "/")
    #expect(try publication.publish(runID: "r1", files: Self.files("1")) == scratch.out + "/r1")
    #expect(scratch.names() == [".lock", "latest", "r1"])
    #expect(scratch.target("out/latest") == "r1")
    try publication.publish(runID: "r2", files: Self.files("2"))
    #expect(scratch.text("out/latest/roi.html") == "html 2")
    #expect(scratch.text("out/r1/deals.csv") == "csv 1")
    try publication.publish(runID: "r2", files: [("roi.html", Array("again".utf8))])
    #expect(scratch.names() == [".lock", ".staging-r2", "latest", "r1", "r2"])
    #expect(scratch.names("out/r2") == ["roi.html"])
    #expect(scratch.text("out/latest/roi.html") == "again")
    try publication.publish(runID: "r1", files: Self.files("3"))
    #expect(scratch.target("out/latest") == "r1")
    #expect(scratch.text("out/r1/deals.csv") == "csv 3")
    _ = try publication.lock()
    #expect(scratch.names() == [".lock", "latest", "r1", "r2"])
  }

  // The umask is the whole process's.
  @Test(.serialized, arguments: [0o000, 0o022, 0o077] as [mode_t], [false, true])
  func modesDoNotFollowTheUmask(mask: mode_t, groupReadable: Bool) throws {
    let scratch = try Scratch()
    var settings = OutputSettings()
    settings.groupReadable = groupReadable
    let old = umask(mask)
    defer { umask(old) }
    let publication = Publication(directory: scratch.out, settings: settings)
    for _ in 1...2 { try publication.publish(runID: "r", files: Self.files("")) }
    #expect(scratch.mode("out") == (groupReadable ? 0o750 : 0o700))
    #expect(scratch.mode("out/r") == (groupReadable ? 0o750 : 0o700))
    #expect(scratch.mode("out/r/roi.html") == (groupReadable ? 0o640 : 0o600))
    #expect(scratch.mode("out/r/deals") == (groupReadable ? 0o750 : 0o700))
    #expect(scratch.mode("out/r/deals/D1.html") == (groupReadable ? 0o640 : 0o600))
    #expect(scratch.mode("out/.lock") == (groupReadable ? 0o640 : 0o600))
  }

  @Test func oneOfTwoRunsIsRefused() throws {
    let scratch = try Scratch()
    let publication = Publication(directory: scratch.out)
    do {
      let lock = try publication.lock()
      let refusal = try #require(throws: Refusal.self) {
        try publication.publish(runID: "r", files: Self.files("1"))
      }
      #expect(refusal.status == .locked)
      #expect(refusal.cause.contains("process \(getpid())"))
      try publication.publish(runID: "r", files: Self.files("2"), holding: lock)
    }
    try publication.publish(runID: "r", files: Self.files("3"))
    #expect(scratch.text("out/latest/roi.html") == "html 3")
  }

  /// A program that starts while a run holds the lock has a copy of its descriptor for a moment.
  @Test func theLockGoesWithItsRunWhoeverHasACopy() throws {
    let scratch = try Scratch()
    let publication = Publication(directory: scratch.out)
    var lock: RunLock? = try publication.lock()
    let copy = dup(try #require(lock).descriptor)
    defer { close(copy) }
    lock = nil
    _ = try publication.lock()
  }

  @Test func namesStayInTheDirectory() throws {
    let scratch = try Scratch()
    let publication = Publication(directory: scratch.out)
    let names = [
      "", ".", "..", "../x", "/x", "a/b", "-x", ".x", "a b", "a\0b", "\u{202E}x", "latest",
      String(repeating: "a", count: 300),
    ]
    for name in names {
      #expect(throws: Refusal.self) { try publication.publish(runID: name, files: []) }
      let files = name == "a/b" ? ["a/b/c", "a//b", "../a", "a/..", "a/.b", "/a", "a/"] : [name]
      for file in files {
        #expect(throws: Refusal.self) { try publication.publish(runID: "r", files: [(file, [])]) }
      }
    }
    #expect(scratch.names("").isEmpty)
  }

  @Test func whatCannotBeCreatedIsRefused() throws {
    let scratch = try Scratch()
    Golden.write([], to: scratch.path + "/file")
    let places = [
      "\(scratch.path)/file", "\(scratch.path)/file/out", "\(scratch.path)/none/out", "/proc/out",
    ]
    for place in places {
      let refusal = try #require(throws: Refusal.self) {
        try Publication(directory: place).publish(runID: "r", files: Self.files(""))
      }
      #expect(refusal.status == .cannotCreate, "\(refusal)")
      #expect(refusal.cause.contains(place))
    }
  }

  @Test func linksInTheOutputAreNotFollowed() throws {
    let scratch = try Scratch()
    try #require(mkdir(scratch.path + "/outside", 0o700) == 0)
    Golden.write(Array("keep".utf8), to: scratch.path + "/outside/file")
    try Publication(directory: scratch.out).publish(runID: "r1", files: Self.files("1"))
    try #require(symlink("../outside", scratch.out + "/.staging-r2") == 0)
    try Publication(directory: scratch.out).publish(runID: "r2", files: Self.files("2"))
    #expect(scratch.names("outside") == ["file"])
    #expect(scratch.names() == [".lock", "latest", "r1", "r2"])
  }

  @Test func writesToAFullDeviceAreReported() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let failure = try #require(throws: CallFailure.self) {
      try SystemCalls().write(Array("lost".utf8), to: full, path: "/dev/full")
    }
    #expect(failure.refusal.status == .ioError)
    #expect(failure.refusal.cause == "cannot write /dev/full: No space left on device")
    try SystemCalls().write([], to: full, path: "/dev/full")
  }
}
