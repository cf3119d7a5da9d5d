import Foundation
import Glibc
import Savings
import Synchronization
import Testing

@testable import SavingsIO

/// Somebody else puts links where the program is about to write.
@Suite struct LinkRaceTests {
  /// A thread that does the same thing over and over until it is told to stop.
  private final class Attacker: Sendable {
    private let isOver = Mutex(false)
    let tries = Mutex(0)

    init(_ body: @escaping @Sendable () -> Void) {
      Thread {
        while !self.isOver.withLock({ $0 }) {
          body()
          self.tries.withLock { $0 += 1 }
        }
        self.tries.withLock { $0 = -$0 }
      }.start()
    }

    /// Waits for its end.
    func stop() -> Int {
      isOver.withLock { $0 = true }
      while tries.withLock({ $0 }) >= 0 { usleep(1_000) }
      return -tries.withLock { $0 }
    }
  }

  @Test("links that are swapped in while runs are published catch no write: 1,000 tries")
  func race() throws {
    let scratch = try Scratch()
    let outside = scratch.path + "/outside"
    try #require(mkdir(outside, 0o700) == 0)
    let out = scratch.out
    try Publication(directory: out).publish(runID: "r0", files: PublicationTests.files("0"))
    let attacker = Attacker {
      for name in [".staging-r1", ".latest-r1", ".standby-r1", "r1"] {
        // Where there is a directory the link goes beside it and over it, as far as that is possible.
        _ = symlink(outside, "\(out)/.x")
        _ = rename("\(out)/.x", "\(out)/\(name)")
        _ = symlink("../../outside/file", "\(out)/\(name)/roi.html")
      }
      // And the whole directory is somewhere else for a moment.
      if rename(out, out + "-moved") == 0 { _ = rename(out + "-moved", out) }
    }
    var published = 0
    for number in 0..<1_000 {
      do throws(Refusal) {
        try Publication(directory: out).publish(
          runID: "r1", files: PublicationTests.files("\(number)"))
        published += 1
      } catch {
        #expect(error.status != .bug, "\(error)")
      }
    }
    let attacks = attacker.stop()
    #expect(attacks > 100)
    // What is there are links of the attacker's own.
    for name in scratch.names("outside") {
      #expect(scratch.target("outside/" + name) == "../../outside/file", "\(name)")
    }
    print("Link race: \(published) of 1,000 published beside \(attacks) attacks.")
  }
}
