import Glibc
import Savings
import Synchronization

/// Threads of their own for work that keeps cores busy for long.
///
/// The pools of Dispatch and of Swift's tasks have as many threads as there are cores and count the
/// one that waits, so that work started from a task would have a core less.
package enum WorkerThreads {
  /// So many as the settings ask for, or one a core.
  package static func count(_ settings: Settings) -> Int { count(asked: settings.threads) }

  /// - Parameter asked: 0 asks for one a core.
  package static func count(asked: Int) -> Int {
    asked > 0 ? asked : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs all of the work, each piece on a thread of its own, with other work beside on this one;
  /// returns when everything has ended.
  static func run(_ work: [@Sendable () -> Void], beside: () throws -> Void = {}) rethrows {
    var threads: [pthread_t] = []
    for body in work {
      let box = Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { pointer in
          if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
          return nil
        }, box.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        // No thread to be had: the work is done here.
        box.takeRetainedValue().body()
      }
    }
    // The work must have ended before its memory goes, whatever happens beside it.
    defer { for thread in threads { pthread_join(thread, nil) } }
    try beside()
  }

  /// Does pieces of work on so many threads, this one among them; each takes the next piece when it has done
  /// its last, as one may be slower than another.
  ///
  /// - Parameter work: called once with each number below `count`.
  static func share(_ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let next = Atomic(0)
    let body = { @Sendable in
      while case let piece = next.add(1, ordering: .relaxed).oldValue, piece < count { work(piece) }
    }
    run(Array(repeating: body, count: max(1, min(threads, count)) - 1), beside: body)
  }

  /// The results of pieces of work that so many threads share, in the order of their numbers.
  static func map<Result>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { results, filled in
      nonisolated(unsafe) let results = results
      share(count, threads: threads) { results.initializeElement(at: $0, to: work($0)) }
      filled = count
    }
  }
}
