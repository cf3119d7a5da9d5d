/// Work on many things at once: ranges of them on so many threads, the answers in order.
package enum ParallelMap {
  /// - Parameters:
  ///   - count: how many values there are.
  ///   - threads: changes no result; small counts are done by fewer.
  ///   - least: values that are worth a thread's start.
  ///   - body: called once for each index, from several threads.
  /// - Returns: as many values as `count`, in the order of the indices.
  package static func values<T: Sendable>(
    _ count: Int, threads: Int, least: Int = 256, _ body: @escaping @Sendable (Int) -> T
  ) async -> [T] {
    // More ranges than threads, as one may take longer than another.
    let parts = max(1, min(threads * 4, count / least + 1))
    guard threads > 1, parts > 1 else { return (0..<count).map(body) }
    var found = [[T]](repeating: [], count: parts)
    await withTaskGroup(of: (Int, [T]).self) { group in
      for part in 0..<parts {
        if part >= threads, let (done, values) = await group.next() { found[done] = values }
        group.addTask {
          (part, (count * part / parts..<count * (part + 1) / parts).map(body))
        }
      }
      for await (done, values) in group { found[done] = values }
    }
    return found.flatMap { $0 }
  }
}
