extension RunPreparation {
  /// Everything before the talks in parts: a run of ``SavingsRun/init(stored:settings:)`` but for its
  /// worlds and results, with what a shard needs to play some of the deals. A small portfolio comes in
  /// more parts than a large one, so that it can be divided evenly too.
  package func stored(_ calibration: CalibrationCheck) async -> [StoredPart] {
    let size = max(1, min(DealParts.size, deals.count / Self.shards))
    let ranks = ranks
    let plan = StoredPart(.plan) { $0.put(PortfolioPlan(deals, settings: settings)) }
    let ranges = DealParts.ranges(deals.count, size: size)
    let parts = await ParallelMap.values(ranges.count, threads: 8) { place in
      let placements = StoredPart(.placements) { writer in
        writer.put(deals[ranges[place]].map(\.placement))
      }
      return [placements, dealsPart(ranges[place], ranks)]
    }
    return [ledgerPart, portfolioPart, calibration.part, plan] + parts.flatMap { $0 }
  }

  /// Parts that small portfolios are divided into.
  private static let shards = 256

  /// Place of each supplier in the portfolio, by key.
  var ranks: [String: Int] {
    var ranks: [String: Int] = [:]
    ranks.reserveCapacity(portfolio.suppliers.count)
    for (rank, entry) in portfolio.suppliers.enumerated() { ranks[entry.supplier.key] = rank }
    return ranks
  }

  var ledgerPart: StoredPart { StoredPart(.ledger) { $0.put(ledger) } }

  var portfolioPart: StoredPart {
    StoredPart(.portfolio) { writer in
      writer.put(past)
      portfolio.store(in: &writer)
      review.store(in: &writer)
      writer.put(quality, drift, index, baselines, bridge)
    }
  }

  /// What ``portfolioPart`` holds, before its deals are read.
  init(
    from reader: inout StoredReader, of ledger: Ledger, settings: Settings
  ) throws(StoredFailure) {
    let past = try reader.next(PastRuns.self)
    let portfolio = try Portfolio(from: &reader, of: ledger.cube, previousTiers: past.tiers)
    let review = try SupplierReview(from: &reader, of: portfolio)
    let quality = try reader.next(LedgerQuality.self)
    let drift = try reader.next(Drift.self)
    let index = try reader.next(PriceIndex.self)
    let baselines = try reader.next(BaselineLock.self)
    self.init(
      settings: settings, ledger: ledger, portfolio: portfolio, review: review, quality: quality,
      index: index, deals: [], baselines: baselines, bridge: try reader.next(BridgeOutcome.self),
      past: past, drift: drift)
  }

  func dealsPart(_ range: Range<Int>, _ ranks: [String: Int]) -> StoredPart {
    StoredPart(.deals) { writer in
      writer.put(compact: UInt64(range.count))
      for deal in deals[range] {
        deal.store(in: &writer, rank: ranks[deal.supplierKey] ?? -1)
      }
    }
  }
}

extension CalibrationCheck {
  var part: StoredPart { StoredPart(.calibration) { $0.put(self) } }
}

extension StoredWorlds {
  var part: StoredPart { StoredPart(.worlds) { $0.put(self) } }
}
