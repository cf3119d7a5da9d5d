/// Keeps what stretches of a portfolio came to, so that a run that goes on from one that was killed
/// plays none of them again.
package protocol Savepoints: Sendable {
  /// Deals a stretch, at least 1.
  var stretch: Int { get }

  /// What is kept of some deals.
  ///
  /// - Parameters:
  ///   - range: of the deals, by their places in the run.
  ///   - read: makes something of the parts, which are those that were kept, unchanged.
  /// - Returns: nil where nothing is kept, or nothing that can be trusted.
  func kept<Value>(
    _ range: Range<Int>, _ read: ([StoredPart]) throws(StoredFailure) -> Value
  ) -> Value?

  /// Keeps what came of some deals. A savepoint that cannot be written ends no run.
  func keep(_ parts: [StoredPart], of range: Range<Int>)
}

/// How a portfolio is divided between savepoints.
enum Stretches {
  /// Each savepoint has the sums of every world once more; with more of them a large portfolio would
  /// fill the disk.
  static let most = 64

  static func ranges(of count: Int, _ stretch: Int?) -> [Range<Int>] {
    guard let stretch, count > 0 else { return [0..<count] }
    let size = max(1, stretch, (count + most - 1) / most)
    return stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  }
}

extension SimulationPart {
  /// The part as a savepoint: sums by world, then what came of each deal.
  ///
  /// - Parameter categories: names of the report's categories.
  func stored(_ categories: [String]) -> [StoredPart] {
    let sums = StoredWorlds(
      deals: deals.count, totals: byPolicy(), categories: categories, cells: cells,
      negotiations: negotiations)
    return [
      StoredPart(.worlds) { $0.put(sums) },
      StoredPart(.results) { writer in
        for result in deals { result.store(in: &writer) }
      },
    ]
  }

  /// Adds what a savepoint has of some deals, and returns their results.
  ///
  /// - Throws: where it is not of these deals, worlds, policies and categories; nothing is added then.
  mutating func add(
    _ parts: [StoredPart], of deals: ArraySlice<Deal>, _ categories: [String]
  ) throws(StoredFailure) -> [DealResult] {
    guard parts.map(\.kind) == [.worlds, .results] else { throw .damaged }
    let sums = try parts[0].read { (reader) throws(StoredFailure) in
      try reader.next(StoredWorlds.self)
    }
    guard sums.fits(deals: deals.count, worlds: worlds, plan), sums.categories == categories else {
      throw .damaged
    }
    let results = try parts[1].read { (reader) throws(StoredFailure) in
      var results: [DealResult] = []
      results.reserveCapacity(deals.count)
      for deal in deals { results.append(try DealResult(from: &reader, of: deal)) }
      return results
    }
    add(sums)
    return results
  }
}
