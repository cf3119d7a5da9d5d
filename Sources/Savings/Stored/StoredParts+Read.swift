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
    var prepared = try only(.portfolio).read { (reader) throws(StoredFailure) in
      try RunPreparation(from: &reader, of: ledger, settings: settings)
    }
    let results = try await DealParts.read(parts, of: prepared.portfolio.suppliers)
    prepared.deals = results.map(\.deal)
    let sums = try StoredWorlds.sum(of: parts)
    let plan = ComparisonPlan(prepared.deals, settings: settings)
    guard !results.isEmpty, prepared.baselines.fingerprints.count == results.count,
      sums.fits(deals: results.count, worlds: settings.worlds, plan)
    else {
      throw StoredFailure.damaged
    }
    let calibration = try only(.calibration).read { (reader) throws(StoredFailure) in
      try reader.next(CalibrationCheck.self)
    }
    try self.init(
      prepared, zones: await prepared.zones(threads: 8), calibration: calibration,
      simulation: SimulationResult(
        tables: SimulationTables(settings), deals: results, totals: sums.totals, plan: plan,
        categories: sums.categories, cells: sums.cells, negotiations: sums.negotiations))
  }

  /// The same run with other assumptions of what a programme costs and how it starts: only the
  /// return on investment is another.
  ///
  /// - Parameter settings: differ from the run's in nothing but ``Settings/ofProgramme``.
  package func with(programme settings: Settings) throws(Refusal) -> SavingsRun {
    try with(
      settings,
      SimulationResult(
        tables: SimulationTables(settings), deals: simulation.deals, totals: simulation.totals,
        plan: simulation.plan, categories: simulation.categories, cells: simulation.cells,
        negotiations: simulation.negotiations))
  }

  /// The run's deals, as they were prepared, played again under other settings of the talks.
  ///
  /// - Parameters:
  ///   - settings: differ from the run's in nothing that prepares deals.
  ///   - threads: how many work at once; the result does not depend on it.
  package func played(
    again settings: Settings, threads: Int
  ) async throws(Refusal) -> SavingsRun {
    try with(
      settings,
      await PortfolioSimulation(
        deals: deals, settings: settings, threads: threads,
        plan: PortfolioPlan(deals, settings: settings)
      ).run(savepoints: nil))
  }

  private func with(
    _ settings: Settings, _ simulation: SimulationResult
  ) throws(Refusal) -> SavingsRun {
    var prepared = prepared
    prepared.settings = settings
    return try SavingsRun(
      prepared, zones: zones, calibration: calibration, simulation: simulation)
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
