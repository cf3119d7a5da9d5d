/// Some parts of a portfolio's deals, to be played by themselves.
package struct StoredShard: Sendable {
  private let settings: Settings
  private let plan: PortfolioPlan
  /// Placements and deals by turns, in their order.
  private let parts: [StoredPart]

  /// Which parts of the deals a shard plays; shards are counted from 1.
  package static func range(_ shard: Int, of shards: Int, parts: Int) -> Range<Int> {
    parts * (shard - 1) / shards..<parts * shard / shards
  }

  /// - Parameters:
  ///   - plan: of the portfolio.
  ///   - parts: placements and deals by turns, as ``RunPreparation/stored(_:)`` gave them.
  ///   - settings: of the run.
  package init(plan: StoredPart, parts: [StoredPart], settings: Settings) throws(StoredFailure) {
    self.plan = try plan.read { (reader) throws(StoredFailure) in
      try reader.next(PortfolioPlan.self)
    }
    self.parts = parts
    self.settings = settings
    for (index, part) in parts.enumerated()
    where part.kind != (index % 2 == 0 ? .placements : .deals) || parts.count % 2 != 0 {
      throw .damaged
    }
  }

  /// Plays the deals.
  ///
  /// - Returns: how many there were; their sums, then results by the parts that the deals came in.
  package func results(threads: Int) async throws -> (deals: Int, parts: [StoredPart]) {
    var ranges: [Range<Int>] = []
    var deals: [Deal] = []
    for place in stride(from: 0, to: parts.count, by: 2) {
      let own = try StoredShard.deals(parts[place], parts[place + 1])
      ranges.append(deals.count..<deals.count + own.count)
      deals += own
    }
    let result = await PortfolioSimulation(
      deals: deals, settings: settings, threads: threads, plan: plan
    ).run()
    let results = ranges.map { range in
      StoredPart(.results) { writer in
        for deal in result.deals[range] { deal.store(in: &writer) }
      }
    }
    return (deals.count, [StoredWorlds(result).part] + results)
  }

  private static func deals(
    _ placements: StoredPart, _ part: StoredPart
  ) throws(StoredFailure) -> [Deal] {
    let placements = try placements.read { (reader) throws(StoredFailure) in
      try reader.next([TierPlacement].self)
    }
    return try part.read { (reader) throws(StoredFailure) in
      guard try reader.count() == placements.count else { throw .damaged }
      var deals: [Deal] = []
      for placement in placements { deals.append(try Deal.next(&reader, placed: placement)) }
      return deals
    }
  }
}
