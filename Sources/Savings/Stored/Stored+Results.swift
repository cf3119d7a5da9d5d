import Bargaining

extension DealOutcome.Ending: StoredWord {}

extension DealStatistics: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(worlds, engaged, agreed, switched, escalated)
    writer.put(expectedHard, hardP10, hardP50, hardP90, cutP10, cutP50, cutP90)
    writer.put(carrying, cash, otherLevers, supplierSurplus, jointSurplus)
    writer.put(supplierBetterOff, jointShare, days, rounds, unreciprocated, typicalWorld)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    worlds = try reader.next()
    engaged = try reader.next()
    agreed = try reader.next()
    switched = try reader.next()
    escalated = try reader.next()
    expectedHard = try reader.next()
    hardP10 = try reader.next()
    hardP50 = try reader.next()
    hardP90 = try reader.next()
    cutP10 = try reader.next()
    cutP50 = try reader.next()
    cutP90 = try reader.next()
    carrying = try reader.next()
    cash = try reader.next()
    otherLevers = try reader.next()
    supplierSurplus = try reader.next()
    jointSurplus = try reader.next()
    supplierBetterOff = try reader.next()
    jointShare = try reader.next()
    days = try reader.next()
    rounds = try reader.next()
    unreciprocated = try reader.next()
    typicalWorld = try reader.next()
  }
}

extension DealYardsticks: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(worlds, zonesOnPrice, zones, zonesWithOneMore, impasses, agreements)
    writer.put(paretoGap, buyerSplit, onFrontier, supplierGain)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    worlds = try reader.next()
    zonesOnPrice = try reader.next()
    zones = try reader.next()
    zonesWithOneMore = try reader.next()
    impasses = try reader.next()
    agreements = try reader.next()
    paretoGap = try reader.next()
    buyerSplit = try reader.next()
    onFrontier = try reader.next()
    supplierGain = try reader.next()
    guard impasses.count == Impasse.allCases.count else { throw .damaged }
  }
}

extension PairedGain: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(worlds, mean, range, better, worse, error, hard)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      worlds: try reader.next(), mean: try reader.next(), range: try reader.next(),
      better: try reader.next(), worse: try reader.next(), error: try reader.next(),
      hard: try reader.next())
  }
}

extension AgreedTerms: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(priceCutBasisPoints, paymentDays, volumePercent, extraMonths, leadTimeDays)
    writer.put(indexSharePercent, sharesForecast, serviceTenths)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    priceCutBasisPoints = try reader.next()
    paymentDays = try reader.next()
    volumePercent = try reader.next()
    extraMonths = try reader.next()
    leadTimeDays = try reader.next()
    indexSharePercent = try reader.next()
    sharesForecast = try reader.next()
    serviceTenths = try reader.next()
  }
}

extension Booking: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(hard, avoidance, cash, carrying, otherLevers, clawback, linear)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    hard = try reader.next()
    avoidance = try reader.next()
    cash = try reader.next()
    carrying = try reader.next()
    otherLevers = try reader.next()
    clawback = try reader.next()
    linear = try reader.next()
  }
}

extension DealOutcome: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(ending, terms, booking, rounds, days, unreciprocated, switching, buyerShare)
    writer.put(supplierShare, abandoned, supplierSurplus, jointSurplus, jointShare)
    writer.put(supplierBetterOff)
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    ending = try reader.next()
    terms = try reader.next()
    booking = try reader.next()
    rounds = try reader.next()
    days = try reader.next()
    unreciprocated = try reader.next()
    switching = try reader.next()
    buyerShare = try reader.next()
    supplierShare = try reader.next()
    abandoned = try reader.next()
    supplierSurplus = try reader.next()
    jointSurplus = try reader.next()
    jointShare = try reader.next()
    supplierBetterOff = try reader.next()
  }
}

extension Exchange: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(buyers, suppliers, moved) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    buyers = try reader.next()
    suppliers = try reader.next()
    moved = try reader.next()
  }
}

extension PlayedExchange: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(outcome, exchange, nashShare) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(
      outcome: try reader.next(), exchange: try reader.next(), nashShare: try reader.next())
  }
}

extension DealResult {
  /// The key of the deal comes first: a result is never taken for another deal's.
  func store(in writer: inout StoredWriter) {
    writer.put(deal.stableID, statistics, yardsticks, oneMore, typical)
  }

  convenience init(from reader: inout StoredReader, of deal: Deal) throws(StoredFailure) {
    guard try reader.next(UInt64.self) == deal.stableID else { throw .damaged }
    let statistics = try reader.next([DealStatistics].self)
    // The headline policies, which every reader asks for by index.
    guard statistics.count == 2 else { throw .damaged }
    self.init(
      deal: deal, statistics: statistics, yardsticks: try reader.next(),
      oneMore: try reader.next(), typical: try reader.next())
  }
}
