import Bargaining

/// What one deal looks like over all worlds of a run: how far the zone of agreement moves with what
/// nobody knows, and what is agreed in it.
///
/// Distributions only. No single world's hidden type leaves here, so a buyer may read all of it
/// before the talks.
package struct DealWorlds: Sendable {
  /// Worlds, and those in which the supplier answers.
  package let count: Int
  package let answered: Int
  /// Worlds in which some price, or some package, leaves both sides at or above their reservation
  /// values; whether or not the supplier answers.
  package let withPriceZone: Int
  package let withZone: Int
  /// The buyer's reservation value, share of the baseline.
  package let reservation: WorldRange<Double>
  /// The most that the supplier would give up of its profit, share of the baseline.
  package let supplierGives: WorldRange<Double>
  /// The most that the buyer could get with the supplier at its reservation value: with the price
  /// alone, and with all levers.
  package let priceRoom: WorldRange<Double>
  package let room: WorldRange<Double>
  /// Figures of the policy over the worlds, the same as in the run.
  package let statistics: DealStatistics
  /// Of the agreements: worth to the buyer, share of the baseline; nil where none agrees.
  package let agreedWorth: WorldRange<Double>?
  /// Of the agreements: each lever in its own unit; empty where none agrees.
  package let agreedTerms: [Lever: WorldRange<Double>]
  /// The agreement whose price cut is the median; nil where none agrees.
  package let typical: AgreedTerms?
  /// Hard saving of the agreements; nil where none agrees.
  package let agreedHard: WorldRange<Money>?
  /// Worlds in which the supplier answers, a zone exists, and the talks still fail.
  package let missed: Int

  /// Plays the deal in every world under the win-win policy.
  package init(_ deal: Deal, tables: SimulationTables) {
    let simulation = DealSimulation(deal, tables: tables)
    let buyer = LinearWorth.buyer(deal.box, tables.settings.model)
    let cut = deal.box.high[Lever.price.lane]
    var collector = DealCollector()
    let worlds = tables.worlds.count
    collector.reset(worlds: worlds)
    var answered = 0
    var zones = (price: 0, all: 0, missed: 0)
    var limits: [(own: Double, gives: Double, room: Double)] = []
    var agreed: [(package: SIMD8<Double>, worth: Double, hard: Money)] = []
    limits.reserveCapacity(worlds)
    for world in 0..<worlds {
      let setting = simulation.setting(world: world)
      var recorder = LastPackage()
      let outcome = simulation.play(.winWin, setting, recorder: &recorder)
      collector.add(outcome, world: world)
      let truth = setting.supplier.revealed()
      let open = ZoneRoom(setting, of: simulation)
      let kept = setting.supplier.mostKept(open.frontier, threat: setting.threat)
      limits.append((setting.reservation, -truth.reservation, kept))
      if open.isOpenOnPrice { zones.price += 1 }
      if open.isOpen { zones.all += 1 }
      guard setting.supplier.engages else { continue }
      answered += 1
      if outcome.ending == .agreed, let package = recorder.package {
        let amounts = deal.box.low + package * deal.box.span
        agreed.append((amounts, buyer.worth(of: package), outcome.booking.hard))
      } else if open.isOpen {
        zones.missed += 1
      }
    }
    count = worlds
    self.answered = answered
    withPriceZone = zones.price
    withZone = zones.all
    missed = zones.missed
    func range(_ values: some Sequence<Double>) -> WorldRange<Double> {
      WorldRange(values) ?? WorldRange(p10: 0, p50: 0, p90: 0)
    }
    reservation = range(limits.map(\.own))
    supplierGives = range(limits.map(\.gives))
    priceRoom = range(limits.map { min(cut, $0.gives) })
    room = range(limits.map(\.room))
    statistics = collector.finish()
    agreedWorth = WorldRange(agreed.map(\.worth))
    agreedHard = WorldRange(agreed.map(\.hard))
    var terms: [Lever: WorldRange<Double>] = [:]
    for lever in Lever.allCases {
      terms[lever] = WorldRange(agreed.map { $0.package[lever.lane] })
    }
    agreedTerms = terms
    typical = statistics.typicalWorld.map { simulation.outcome(.winWin, world: $0).terms }
  }

  /// Keeps the last offer: what was agreed, where something was.
  private struct LastPackage: SessionRecorder {
    var package: Package?
    mutating func offered(_ package: Package, by _: Side, round _: Int, demand _: Double) {
      self.package = package
    }
    mutating func accepted(by _: Side, round _: Int) {}
  }
}
