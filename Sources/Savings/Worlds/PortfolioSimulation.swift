import Bargaining

/// The results of a run: every deal over every world, and every world over all its deals.
package struct SimulationResult: Sendable {
  package let tables: SimulationTables
  /// In the order of the deals given.
  package let deals: [DealResult]
  /// Totals of the automated deals by ``NegotiationPolicy/index``, world and ``Tier/index``. The
  /// policies beside the headline have the first worlds only, as the plan says; none where they are
  /// not played.
  package let totals: [[[WorldTotals]]]
  package let plan: ComparisonPlan
  /// Names of the reported categories; the last one gathers the rest where there are too many.
  package let categories: [String]
  /// Hard saving, agreed spend and approached spend of the automated deals under win-win, by world,
  /// category and tier: index `(world * categories.count + category) * 3 + tier`.
  package let cells: [CategoryCell]
  /// Negotiations played (sessions that were opened).
  package let negotiations: Int

  package var worlds: [SystematicDraw] { tables.worlds }

  package func totals(_ policy: NegotiationPolicy) -> [[WorldTotals]] {
    totals[policy.index]
  }
}

package struct CategoryCell: Sendable, Equatable {
  package var hard: Int64 = 0
  package var agreedSpend: Int64 = 0
  package var approachedSpend: Int64 = 0
  package var agreed: Int32 = 0
  package var approached: Int32 = 0

  static func += (a: inout CategoryCell, b: CategoryCell) {
    a.hard += b.hard
    a.agreedSpend += b.agreedSpend
    a.approachedSpend += b.approachedSpend
    a.agreed += b.agreed
    a.approached += b.approached
  }
}

/// Plays every deal in every world, on all cores.
///
/// Sums are integers and every draw is keyed by deal and world, so the order in which deals are
/// played, and by how many threads, changes nothing.
package struct PortfolioSimulation: Sendable {
  let deals: [Deal]
  let tables: SimulationTables
  let threads: Int
  let plan: ComparisonPlan
  private let categories: ReportedCategories

  /// - Parameters:
  ///   - deals: that are simulated: a portfolio, or a part of one.
  ///   - settings: of the run.
  ///   - threads: changes no result.
  ///   - plan: of the whole portfolio.
  package init(deals: [Deal], settings: Settings, threads: Int, plan: PortfolioPlan) {
    self.deals = deals
    self.threads = max(1, threads)
    self.plan = plan.comparison
    categories = plan.categories
    tables = SimulationTables(settings)
  }

  /// The same for deals that are a whole portfolio.
  package init(deals: [Deal], settings: Settings, threads: Int) {
    self.init(
      deals: deals, settings: settings, threads: threads,
      plan: PortfolioPlan(deals, settings: settings))
  }

  /// - Parameter savepoints: where what is finished is kept, and taken from where it is already; nil
  ///   plays everything. Changes no result.
  package func run(savepoints: (any Savepoints)? = nil) async -> SimulationResult {
    var sums = SimulationPart(tables: tables, categories: categories.count, plan: plan)
    let ranges = Stretches.ranges(of: deals.count, savepoints?.stretch)
    for range in ranges {
      if let savepoints, ranges.count > 1 {
        let kept = savepoints.kept(range) { (parts) throws(StoredFailure) in
          try sums.add(parts, of: deals[range], categories.names)
        }
        if let kept {
          sums.deals += kept
          continue
        }
      }
      let part = await playOnAllCores(range)
      sums.add(part)
      sums.deals += part.deals
      // Fewer deals than a stretch are soon negotiated again.
      if ranges.count > 1 { savepoints?.keep(part.stored(categories.names), of: range) }
    }
    return SimulationResult(
      tables: tables, deals: sums.deals, totals: sums.byPolicy(), plan: plan,
      categories: categories.names, cells: sums.cells, negotiations: sums.negotiations)
  }

  private func playOnAllCores(_ range: Range<Int>) async -> SimulationPart {
    let chunks = max(1, min(range.count, threads * 4))
    var sums = SimulationPart(tables: tables, categories: categories.count, plan: plan)
    var results = [[DealResult]](repeating: [], count: chunks)
    await withTaskGroup(of: (Int, SimulationPart).self) { group in
      for chunk in 0..<chunks {
        // No more tasks at once than threads: memory follows the threads.
        if chunk >= threads, let (done, part) = await group.next() {
          results[done] = part.deals
          sums.add(part)
        }
        let start = range.lowerBound
        let own =
          start + range.count * chunk / chunks..<start + range.count * (chunk + 1) / chunks
        group.addTask { (chunk, play(own)) }
      }
      for await (done, part) in group {
        results[done] = part.deals
        sums.add(part)
      }
    }
    sums.deals = results.flatMap { $0 }
    return sums
  }

  /// Plays some of the deals in every world, under every policy of the plan.
  private func play(_ range: Range<Int>) -> SimulationPart {
    var part = SimulationPart(tables: tables, categories: categories.count, plan: plan)
    part.deals.reserveCapacity(range.count)
    var winWin = DealCollector()
    var priceOnly = DealCollector()
    var oneMore = PairedCollector()
    var recorder = NoRecorder()
    let worlds = tables.worlds.count
    for index in range {
      let deal = deals[index]
      let simulation = DealSimulation(deal, tables: tables)
      let comparison = DealComparison(simulation, of: deal, plan: plan)
      let counts = deal.eligibility == .automated
      let tier = deal.tier.index
      let category = categories.index(of: deal.category)
      winWin.reset(worlds: worlds)
      priceOnly.reset(worlds: worlds)
      oneMore.reset()
      var yardsticks = DealYardsticks()
      for world in 0..<worlds {
        let setting = simulation.setting(world: world)
        let traded = simulation.play(.winWin, setting, recorder: &recorder)
        let haggled = simulation.play(.priceOnly, setting, recorder: &recorder)
        winWin.add(traded, world: world)
        priceOnly.add(haggled, world: world)
        if setting.supplier.engages { part.negotiations += 2 }
        if world < DealYardsticks.sampledWorlds {
          yardsticks.add(traded, setting, of: simulation)
        }
        let headline = DealComparison.Headline(
          setting: setting, traded: traded, haggled: haggled,
          stakes: comparison.stakes(setting, humanHard: .zero))
        if world < plan.worlds { comparison.play(headline, into: &part, pairs: &oneMore) }
        guard counts else { continue }
        var stakes = headline.stakes
        stakes.humanHard = comparison.hardAnyway(headline)
        part.add(traded, stakes, to: .winWin, world: world, tier: tier)
        part.add(haggled, stakes, to: .priceOnly, world: world, tier: tier)
        let cell = (world * categories.count + category) * 3 + tier
        part.cells[cell].add(traded, of: deal.baseline)
      }
      let statistics = [winWin.finish(), priceOnly.finish()]
      part.deals.append(
        DealResult(
          deal: deal, statistics: statistics, yardsticks: yardsticks, oneMore: oneMore.finish(),
          typical: statistics[0].typicalWorld.flatMap { simulation.exchange(world: $0) }))
    }
    return part
  }
}
