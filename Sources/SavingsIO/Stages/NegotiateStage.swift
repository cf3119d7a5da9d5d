import Savings

/// Plays some of the deals, and puts all results together again.
package enum NegotiateStage {
  /// Plays a shard and writes what came of it.
  package static func write(
    _ shard: Shard, of deals: DealsPart, threads: Int, to output: PartOutput
  ) async throws {
    let own = try deals.shard(shard)
    let (count, parts) = try await own.results(threads: threads)
    var head = PartHead(
      .results, version: deals.file.head.version, settings: deals.file.head.settings,
      ids: [shard.description])
    head.origin = deals.file.checksum
    head.deals = count
    head.control = deals.file.head.control
    let writer = try PartWriter(head, to: output)
    for part in parts { try writer.section(part) }
    try writer.finish()
  }

  /// The run that some deals and the results of all shards make.
  ///
  /// - Throws: ``Refusal`` 65 where they do not belong together, or one is there twice or not at all.
  package static func run(_ deals: DealsPart, results paths: [String]) async throws -> SavingsRun {
    let head = deals.file.head
    let files = try paths.map { path in
      let file = try PartFile(path)
      try file.require(.results, version: head.version)
      guard file.head.origin == deals.file.checksum else {
        throw Refusal(
          .badData, file: path, "these are results of other deals than those of \(deals.file.path)",
          fix: "Play the deals again with savings stage negotiate")
      }
      return file
    }
    let shards = try files.map { file in
      guard let id = file.head.ids.first, let shard = Shard(id) else {
        throw PartFile.damaged(file.path)
      }
      return (shard: shard, file: file)
    }.sorted { $0.shard.number < $1.shard.number }
    try Shard.requireAll(shards.map { ($0.shard, $0.file.path) })
    guard files.reduce(0, { $0 + $1.head.deals }) == head.deals else {
      throw PartFile.damaged(deals.file.path)
    }
    var parts = try deals.stored()
    for shard in shards {
      for section in 0..<shard.file.count { parts.append(try shard.file.stored(section)) }
    }
    do {
      return try await SavingsRun(stored: parts, settings: deals.settings.settings)
    } catch is StoredFailure {
      throw PartFile.damaged(deals.file.path)
    }
  }
}
