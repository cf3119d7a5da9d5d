extension SavingsRun {
  /// A run from its parts, without its files and without a simulation. What the settings and the
  /// parts decide, such as the draws of the worlds and the return on investment, is computed again.
  ///
  /// - Parameters:
  ///   - parts: as ``stored()`` gave them: one of each kind, but as many of worlds, deals and results as
  ///     the portfolio was played in.
  ///   - settings: of the run.
  /// - Throws: ``StoredFailure`` where the parts are not those of a run with these settings,
  ///   ``Refusal`` where the settings have no return on investment.
  package init(stored parts: [StoredPart], settings: Settings) async throws {
    func only(_ kind: StoredPart.Kind) throws(StoredFailure) -> StoredPart {
      let found = parts.filter { $0.kind == kind }
      guard found.count == 1 else { throw .damaged }
      return found[0]
    }
    let ledger = try only(.ledger).read { (reader) throws(StoredFailure) in
      try reader.next(Ledger.self)
    }
    let (past, portfolio, review, quality, drift, index, baselines, bridge) = try only(.portfolio).read {
      (reader) throws(StoredFailure) in
      let past = try reader.next(PastRuns.self)
      let portfolio = try Portfolio(
        from: &reader, of: ledger.cube, previousTiers: past.tiers)
      return (
        past, portfolio, try SupplierReview(from: &reader, of: portfolio),
        try reader.next(LedgerQuality.self), try reader.next(Drift.self),
        try reader.next(PriceIndex.self), try reader.next(BaselineLock.self),
        try reader.next(BridgeOutcome.self)
      )
    }
    let results = try await DealParts.read(parts, of: portfolio.suppliers)
    let deals = results.map(\.deal)
    let sums = try StoredWorlds.sum(of: parts)
    let plan = ComparisonPlan(deals, settings: settings)
    guard !deals.isEmpty, baselines.fingerprints.count == deals.count,
      sums.fits(deals: deals.count, worlds: settings.worlds, plan)
    else {
      throw StoredFailure.damaged
    }
    let simulation = SimulationResult(
      tables: SimulationTables(settings), deals: results, totals: sums.totals, plan: plan,
      categories: sums.categories, cells: sums.cells, negotiations: sums.negotiations)
    self.ledger = ledger
    self.portfolio = portfolio
    self.review = review
    self.quality = quality
    self.past = past
    self.drift = drift
    self.index = index
    self.baselines = baselines
    self.bridge = bridge
    self.deals = deals
    calibration = try only(.calibration).read { (reader) throws(StoredFailure) in
      try reader.next(CalibrationCheck.self)
    }
    zones = await ParallelMap.values(deals.count, threads: 8) {
      ZoneOfAgreement(deals[$0], settings: settings)
    }
    self.settings = settings
    self.simulation = simulation
    secondQuotes = SecondQuote.ranked(simulation.deals, settings: settings, base: portfolio.base)
    roi = try ROIResult(simulation, settings: settings, currency: portfolio.base.currency)
  }

  /// The same run with other assumptions of what a programme costs and how it starts: only the
  /// return on investment is another.
  ///
  /// - Parameter settings: differ from the run's in nothing but ``Settings/ofProgramme``.
  package func with(programme settings: Settings) throws(Refusal) -> SavingsRun {
    try SavingsRun(self, programme: settings)
  }

  /// The run's deals, as they were prepared, played again under other settings of the talks.
  ///
  /// - Parameter settings: differ from the run's in nothing that prepares deals.
  package func played(
    again settings: Settings, threads: Int
  ) async throws(Refusal) -> SavingsRun {
    let simulation = await PortfolioSimulation(
      deals: deals, settings: settings, threads: threads,
      plan: PortfolioPlan(deals, settings: settings)
    ).run(savepoints: nil)
    return try SavingsRun(self, simulation, settings: settings)
  }

  private init(_ run: SavingsRun, programme settings: Settings) throws(Refusal) {
    let known = run.simulation
    try self.init(
      run,
      SimulationResult(
        tables: SimulationTables(settings), deals: known.deals, totals: known.totals,
        plan: known.plan, categories: known.categories, cells: known.cells,
        negotiations: known.negotiations), settings: settings)
  }

  private init(
    _ run: SavingsRun, _ simulation: SimulationResult, settings: Settings
  ) throws(Refusal) {
    self.settings = settings
    ledger = run.ledger
    portfolio = run.portfolio
    review = run.review
    quality = run.quality
    index = run.index
    baselines = run.baselines
    bridge = run.bridge
    past = run.past
    drift = run.drift
    deals = run.deals
    zones = run.zones
    calibration = run.calibration
    self.simulation = simulation
    secondQuotes = SecondQuote.ranked(simulation.deals, settings: settings, base: portfolio.base)
    roi = try ROIResult(simulation, settings: settings, currency: portfolio.base.currency)
  }
}

extension ROIResult {
  /// The win-win totals of the simulation are the programme's.
  package init(
    _ simulation: SimulationResult, settings: Settings, currency: Currency
  ) throws(Refusal) {
    try self.init(
      worlds: zip(simulation.totals(.winWin), simulation.worlds).map {
        ProgrammeWorld(totals: $0, draw: $1)
      }, settings: settings, currency: currency)
  }
}

extension StoredWorlds {
  fileprivate static func sum(of parts: [StoredPart]) throws(StoredFailure) -> StoredWorlds {
    var sum: StoredWorlds?
    for part in parts where part.kind == .worlds {
      let own = try part.read { (reader) throws(StoredFailure) in
        try reader.next(StoredWorlds.self)
      }
      if sum == nil { sum = own } else { try sum?.add(own) }
    }
    guard let sum else { throw .damaged }
    return sum
  }
}

extension DealParts {
  /// The deals and their results, on all cores; texts are shared within a part.
  fileprivate static func read(
    _ parts: [StoredPart], of suppliers: [PortfolioSupplier]
  ) async throws -> [DealResult] {
    let deals = parts.filter { $0.kind == .deals }
    let results = parts.filter { $0.kind == .results }
    guard deals.count == results.count else { throw StoredFailure.damaged }
    return try await withThrowingTaskGroup(of: (Int, [DealResult]).self) { group in
      for (index, (own, found)) in zip(deals, results).enumerated() {
        group.addTask { (index, try read(own, found, of: suppliers)) }
      }
      var all = [[DealResult]](repeating: [], count: deals.count)
      for try await (index, part) in group { all[index] = part }
      return all.flatMap { $0 }
    }
  }

  private static func read(
    _ own: StoredPart, _ found: StoredPart, of suppliers: [PortfolioSupplier]
  ) throws(StoredFailure) -> [DealResult] {
    let deals = try own.read { (reader) throws(StoredFailure) in
      let count = try reader.count()
      var deals: [Deal] = []
      for _ in 0..<count { deals.append(try Deal.next(&reader, of: suppliers)) }
      return deals
    }
    return try found.read { (reader) throws(StoredFailure) in
      var results: [DealResult] = []
      for deal in deals { results.append(try DealResult(from: &reader, of: deal)) }
      return results
    }
  }
}
