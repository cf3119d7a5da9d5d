import Glibc
import Savings
import Synchronization
import Testing

@testable import SavingsIO

/// What stays behind when the first, the second, the third … system call fails.
@Suite struct PublicationFaultTests {
  /// Fails a call by its number; for good, as a kill or a full disk would, or just once.
  private final class Fault: Sendable {
    let count = Mutex(0)
    let number: Int
    let isLasting: Bool
    let code: Int32
    /// Pretends a file system that cannot swap two names.
    let canExchange: Bool

    init(number: Int, isLasting: Bool, code: Int32, canExchange: Bool) {
      self.canExchange = canExchange
      self.number = number
      self.isLasting = isLasting
      self.code = code
    }

    var wasReached: Bool { count.withLock { $0 >= number } }

    var calls: SystemCalls {
      SystemCalls(fault: { call in
        let count = self.count.withLock { count in
          count += 1
          return count
        }
        if call == "exchange", !self.canExchange { return EINVAL }
        return count == self.number || (self.isLasting && count > self.number) ? self.code : nil
      })
    }
  }

  @Test(arguments: [false, true], ["r2", "r1", "r1 without exchange"])
  func everyCallMayFail(isLasting: Bool, name: String) throws {
    let runID = String(name.prefix(2))
    let canExchange = name.count == 2
    var number = 1
    while true {
      let scratch = try Scratch()
      let sound = Publication(directory: scratch.out)
      try sound.publish(runID: "r1", files: PublicationTests.files("old"))
      let fault = Fault(
        number: number, isLasting: isLasting, code: ENOSPC, canExchange: canExchange)
      let faulty = Publication(directory: scratch.out, calls: fault.calls)
      let result = Result { () throws(Refusal) in
        try faulty.publish(runID: runID, files: PublicationTests.files("new"))
      }
      if !fault.wasReached {
        #expect(throws: Never.self) { try result.get() }
        break
      }
      let page = scratch.text("out/latest/roi.html")
      let table = scratch.text("out/latest/deals.csv")
      let deal = scratch.text("out/latest/deals/D1.html")
      #expect(deal?.dropFirst("deal ".count) == table?.dropFirst("csv ".count), "call \(number)")
      let isWhole =
        page == "html old" && table == "csv old" || page == "html new" && table == "csv new"
      #expect(isWhole, "call \(number): \(page ?? "nothing"), \(table ?? "nothing")")
      if case .failure(let refusal) = result { #expect(refusal.status == .ioError) }
      let left = scratch.names().filter { $0.hasPrefix(".") && $0 != ".lock" }
      // Clearing up can fail itself; then the next run does it.
      if !isLasting, case .failure = result, left.count > 1 {
        Issue.record("call \(number) left \(left)")
      }
      try sound.publish(runID: "r3", files: PublicationTests.files("next"))
      let names = scratch.names()
      #expect(names.filter { $0.hasPrefix(".") } == [".lock"], "call \(number)")
      #expect(scratch.names("out/r1").count == 3, "call \(number)")
      #expect(scratch.text("out/latest/roi.html") == "html next")
      number += 1
    }
    #expect(number > 15)
  }

  @Test func signalsInterruptNothing() throws {
    let scratch = try Scratch()
    let once = Mutex(Set<String>())
    // A call that a signal cut short reports EINTR from its body, so the retry is in `run`.
    let calls = SystemCalls()
    for call in ["write", "sync"] {
      let result = try calls.run(call, scratch.path) {
        if once.withLock({ $0.insert(call).inserted }) {
          errno = EINTR
          return -1
        }
        return 7
      }
      #expect(result == 7)
    }
  }

  @Test func readersOfLatestNeverFindNothing() async throws {
    let scratch = try Scratch()
    let publication = Publication(directory: scratch.out)
    try publication.publish(runID: "r0", files: PublicationTests.files("0"))
    let path = scratch.out + "/latest/roi.html"
    let isDone = Mutex(false)
    let reads = Mutex(0)
    async let failures = Task.detached {
      var failures = 0
      while !isDone.withLock({ $0 }) {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { failures += 1 } else { close(descriptor) }
        reads.withLock { $0 += 1 }
        await Task.yield()
      }
      return failures
    }.value
    while reads.withLock({ $0 == 0 }) { await Task.yield() }
    for number in 0..<60 {
      try publication.publish(
        runID: "r\(number % 2)", files: PublicationTests.files("\(number)"))
    }
    isDone.withLock { $0 = true }
    #expect(await failures == 0)
  }
}
