import Testing

@testable import Bargaining
@testable import Savings

/// The buyer's side never receives what a supplier is.
///
/// ``SupplierType`` keeps its fields private to its file, so no other code can read a margin, a
/// reservation value or a tactic from it. What the buyer's agent is made of is in the types of the
/// two functions below: were a supplier's type to become a parameter of either, this file would not
/// compile.
struct HiddenTypeTests {
  private let build:
    (LeverBox, Valuation, Valuation, Double, Double, PolicySettings, BuyerManner)
      -> Negotiator = {
        BuyerSide.negotiator(
          $0, valuation: $1, estimate: $2, limit: $3, reservation: $4, policy: $5, manner: $6
        )
      }
  private let estimate: (PreparedDeal, LeverBox, SIMD8<Double>, SimulationTables) -> Valuation = {
    BuyerSide.estimate(of: $0, box: $1, error: $2, tables: $3)
  }

  /// The same deals among suppliers whose hidden side is drawn otherwise: worth of levers, pace,
  /// opening and tactics are no input of the buyer.
  private static func twoKinds() throws -> (Deal, SimulationTables, SimulationTables) {
    let ledger = SmallLedger.mixed(suppliers: 6)
    var other = ledger.settings
    other.model.leverSpread = 1.2
    other.model.supplierExponent = 1.4
    other.model.supplierAspiration = 0.9
    other.model.hard = 0.4
    other.model.reciprocal = 0.4
    return (
      try ledger.deal("S3"), SimulationTables(ledger.settings), SimulationTables(other)
    )
  }

  private func buyer(_ deal: Deal, _ tables: SimulationTables, world: Int) -> Negotiator {
    let simulation = DealSimulation(deal, tables: tables)
    let setting = simulation.setting(world: world)
    let prepared = simulation.deal
    return build(
      prepared.box, prepared.buyer,
      estimate(prepared, prepared.box, setting.draw.buyerError, tables), prepared.expectedLimit,
      setting.reservation, tables.settings.policy, tables.manner)
  }

  @Test func theBuyerIsTheSameWhateverTheSupplierIs() throws {
    let (deal, tables, others) = try Self.twoKinds()
    var differing = 0
    for world in 0..<40 {
      let types = [tables, others].map {
        DealSimulation(deal, tables: $0).setting(world: world).supplier.revealed()
      }
      if types[0].valuation != types[1].valuation { differing += 1 }
      var (a, b) = (buyer(deal, tables, world: world), buyer(deal, others, world: world))
      #expect(a.path.issues == b.path.issues)
      #expect(a.path.top == b.path.top)
      #expect(a.valuation == b.valuation)
      // The same observable offers: the same demands, and the same packages in answer.
      for round in 0..<tables.clock.rounds {
        let demand = a.demand(at: tables.clock[round])
        #expect(demand == b.demand(at: tables.clock[round]))
        #expect(a.path.offer(keeping: demand) == b.path.offer(keeping: demand))
        let seen = -0.01 + 0.002 * Double(round)
        a.see(seen)
        b.see(seen)
      }
    }
    #expect(differing == 40)
  }

  @Test func theBuyerDiffersOnlyAfterTheSupplierDid() throws {
    let (deal, tables, others) = try Self.twoKinds()
    var compared = 0
    for world in 0..<40 {
      let a = Conversation(deal, policy: .winWin, world: world, tables: tables).moves
      let b = Conversation(deal, policy: .winWin, world: world, tables: others).moves
      for (mine, theirs) in zip(a, b) {
        let isSame = mine.action == theirs.action && mine.terms == theirs.terms
        guard mine.side == theirs.side, mine.side == .first || isSame else { break }
        if mine.side == .first, mine.action == .offer, theirs.action == .offer {
          compared += 1
          #expect(mine.terms == theirs.terms)
          #expect(mine.demand == theirs.demand)
        }
        // An offer of the same terms may still be worth a fraction of a step more.
        guard mine.side == .first || mine.buyerWorth == theirs.buyerWorth else { break }
      }
    }
    #expect(compared >= 20)
  }

  /// The prior mean of every lever but the price, off by as much as the data leave open.
  @Test func theEstimateIsThePriorOffByTheNoiseOfTheData() throws {
    let ledger = SmallLedger.mixed(suppliers: 6)
    let tables = SimulationTables(ledger.settings)
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      let error = simulation.setting(world: 1).draw.buyerError
      let found = estimate(simulation.deal, deal.box, error, tables).weights
      let mean = LinearWorth.supplier(
        deal.box, capitalCost: deal.prior.capitalCost,
        others: LinearWorth.supplierMeans(ledger.settings.model)
      ).weights
      #expect(found[0] == mean[0])
      let noise = ledger.settings.model.estimateNoise * deal.quality.noise
      for lane in 1..<8 where mean[lane] != 0 {
        let factor = Elementary.exp(noise * error[lane])
        #expect((found[lane] / mean[lane] - factor).magnitude < 1e-12)
      }
    }
  }

  /// The status quo is worth 0 to the supplier by definition: no error of estimate changes that.
  @Test func theEstimateLeavesTheStatusQuoAtZero() throws {
    let ledger = SmallLedger.mixed(suppliers: 6)
    let tables = SimulationTables(ledger.settings)
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<10 {
        let error = simulation.setting(world: world).draw.buyerError
        for box in [deal.box, deal.box.priceOnly] {
          let worth = estimate(simulation.deal, box, error, tables).worth(of: box.statusQuo)
          #expect(worth.magnitude < 1e-15)
        }
      }
    }
  }
}
