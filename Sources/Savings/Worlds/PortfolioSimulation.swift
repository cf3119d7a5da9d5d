import Bargaining

/// The results of a run: every deal over every world, and every world over all its deals.
package struct SimulationResult: Sendable {
  package let tables: SimulationTables
  /// In the order of the deals given.
  package let deals: [DealResult]
  /// Totals of the automated deals by policy, world and ``Tier/index``.
  package let totals: [[[WorldTotals]]]
  /// Names of the reported categories; the last one gathers the rest where there are too many.
  package let categories: [String]
  /// Hard saving, agreed spend and approached spend of the automated deals under win-win, by world,
  /// category and tier: index `(world * categories.count + category) * 3 + tier`.
  package let cells: [CategoryCell]
  /// Negotiations played (sessions that were opened).
  package let negotiations: Int

  package var worlds: [SystematicDraw] { tables.worlds }

  package func totals(_ policy: NegotiationPolicy) -> [[WorldTotals]] {
    totals[policy == .winWin ? 0 : 1]
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
  package static let reportedCategories = 24

  let deals: [Deal]
  let tables: SimulationTables
  let threads: Int
  /// Category of the report by deal, and its names.
  private let categoryOf: [Int]
  private let categories: [String]
  /// The deals that the human team negotiates already: the largest of all, whoever leads them.
  private let isHuman: [Bool]

  package init(deals: [Deal], settings: Settings, threads: Int) {
    self.deals = deals
    self.threads = max(1, threads)
    tables = SimulationTables(settings)
    (categoryOf, categories) = PortfolioSimulation.reported(deals)
    let largest = deals.indices.sorted {
      (deals[$1].baseline, deals[$0].id) < (deals[$0].baseline, deals[$1].id)
    }
    var isHuman = [Bool](repeating: false, count: deals.count)
    for index in largest.prefix(settings.programme.humanDeals) { isHuman[index] = true }
    self.isHuman = isHuman
  }

  /// The categories with most automated spend by name, and one for the rest.
  private static func reported(_ deals: [Deal]) -> ([Int], [String]) {
    var spend: [String: Money] = [:]
    for deal in deals where deal.eligibility == .automated {
      spend[deal.category, default: .zero] += deal.baseline
    }
    let ranked = spend.keys.sorted {
      (spend[$1] ?? .zero, $0) < (spend[$0] ?? .zero, $1)
    }
    var names = ranked.prefix(reportedCategories).map { $0.isEmpty ? "(unclassified)" : $0 }
    let index = Dictionary(
      uniqueKeysWithValues: ranked.prefix(reportedCategories).enumerated().map { ($1, $0) })
    if ranked.count > reportedCategories { names.append("(all other categories)") }
    let rest = max(0, names.count - 1)
    return (deals.map { index[$0.category] ?? rest }, names)
  }

  package func run() async -> SimulationResult {
    let chunks = max(1, min(deals.count, threads * 4))
    var sums = Part(tables: tables, categories: categories.count)
    var results = [[DealResult]](repeating: [], count: chunks)
    await withTaskGroup(of: (Int, Part).self) { group in
      for chunk in 0..<chunks {
        // No more tasks at once than threads: memory follows the threads.
        if chunk >= threads, let (done, part) = await group.next() {
          results[done] = part.deals
          sums.add(part)
        }
        let range = deals.count * chunk / chunks..<deals.count * (chunk + 1) / chunks
        group.addTask { (chunk, play(range)) }
      }
      for await (done, part) in group {
        results[done] = part.deals
        sums.add(part)
      }
    }
    return SimulationResult(
      tables: tables, deals: results.flatMap { $0 }, totals: sums.byPolicy(),
      categories: categories,
      cells: sums.cells, negotiations: sums.negotiations)
  }

  /// The sums of some deals, and their results.
  private struct Part: Sendable {
    let worlds: Int
    /// By policy, world and tier.
    var totals: [WorldTotals]
    var cells: [CategoryCell]
    var deals: [DealResult] = []
    var negotiations = 0

    init(tables: SimulationTables, categories: Int) {
      worlds = tables.worlds.count
      totals = Array(
        repeating: WorldTotals(), count: NegotiationPolicy.allCases.count * worlds * 3)
      cells = Array(repeating: CategoryCell(), count: worlds * categories * 3)
    }

    mutating func add(_ other: Part) {
      for index in totals.indices { totals[index] += other.totals[index] }
      for index in cells.indices { cells[index] += other.cells[index] }
      negotiations += other.negotiations
    }

    func byPolicy() -> [[[WorldTotals]]] {
      (0..<NegotiationPolicy.allCases.count).map { policy in
        (0..<worlds).map { world in
          let start = (policy * worlds + world) * 3
          return Array(totals[start..<start + 3])
        }
      }
    }
  }

  /// Plays some of the deals in every world under both policies.
  private func play(_ range: Range<Int>) -> Part {
    var part = Part(tables: tables, categories: categories.count)
    part.deals.reserveCapacity(range.count)
    var winWin = DealCollector()
    var priceOnly = DealCollector()
    var recorder = NoRecorder()
    let worlds = tables.worlds.count
    for index in range {
      let deal = deals[index]
      let simulation = DealSimulation(deal, tables: tables)
      let counts = deal.eligibility == .automated
      let tier = deal.tier.index
      winWin.reset(worlds: worlds)
      priceOnly.reset(worlds: worlds)
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
        guard counts else { continue }
        let human = isHuman[index] ? haggled.booking.hard : .zero
        part.totals[world * 3 + tier].add(traded, of: deal.baseline, humanHard: human)
        part.totals[(worlds + world) * 3 + tier].add(haggled, of: deal.baseline, humanHard: human)
        let cell = (world * categories.count + categoryOf[index]) * 3 + tier
        part.cells[cell].add(traded, of: deal.baseline)
      }
      part.deals.append(
        DealResult(
          deal: deal,
          statistics: [
            winWin.finish(),
            priceOnly.finish(),
          ], yardsticks: yardsticks))
    }
    return part
  }
}

extension WorldTotals {
  /// Adds one approached deal.
  @inline(__always)
  mutating func add(_ outcome: DealOutcome, of spend: Money, humanHard human: Money) {
    let one = Funnel(deals: 1, spend: spend)
    approached += one
    humanHard += human
    switch outcome.ending {
    case .noAnswer: return
    case .agreed:
      concluded += one
      agreed += one
      hard += outcome.booking.hard
      avoidance += outcome.booking.avoidance
      cash += outcome.booking.cash
      carrying += outcome.booking.carrying
      otherLevers += outcome.booking.otherLevers
      clawback += outcome.booking.clawback
      supplierSurplus += outcome.supplierSurplus
      jointSurplus += outcome.jointSurplus
      supplierBetterOff += outcome.supplierBetterOff ? 1 : 0
      rounds += outcome.rounds
      days += outcome.days
    case .switched:
      concluded += one
      switched += one
      switching += outcome.switching
    case .statusQuo: concluded += one
    case .escalated: escalated += one
    }
    engaged += one
    unreciprocated += outcome.unreciprocated
  }
}

extension CategoryCell {
  @inline(__always)
  mutating func add(_ outcome: DealOutcome, of spend: Money) {
    approached += 1
    approachedSpend += spend.minor
    guard outcome.ending == .agreed else { return }
    agreed += 1
    agreedSpend += spend.minor
    hard += outcome.booking.hard.minor
  }
}
