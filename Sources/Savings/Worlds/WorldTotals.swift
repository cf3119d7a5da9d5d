/// What the deals of one tier came to in one world, per year at run rate and before realisation.
///
/// The classes of saving are separate fields and nothing adds them: hard saving, avoidance, cash
/// released once, carrying benefit and the worth of other levers answer different questions.
package struct WorldTotals: Sendable, Equatable {
  /// Deals and yearly spend at each step of the funnel.
  package var approached = Funnel()
  package var engaged = Funnel()
  package var concluded = Funnel()
  package var agreed = Funnel()
  /// Deals handed to a person by the agent.
  package var escalated = Funnel()
  /// No agreement, and the alternative was better than the status quo: the account is moved.
  package var switched = Funnel()

  /// Class 1: agreed price cut on yearly spend, against prices actually paid.
  package var hard = Money.zero
  /// Part of ``hard`` that the market moved by its index: above 0 where prices fell.
  package var market = Money.zero
  /// The same of deals with proven prices, where prices fell: what skill cannot claim.
  package var marketFall = Money.zero
  /// Part of ``hard`` whose baseline is not the price of the same items.
  package var unproven = Money.zero
  /// Class 2: yearly price rise that was due and is not paid.
  package var avoidance = Money.zero
  /// Class 3: cash released once by later payment (negative where payment comes earlier).
  package var cash = Money.zero
  /// Class 4: yearly carrying benefit of that cash.
  package var carrying = Money.zero
  /// Class 6: yearly worth of the other levers to the buyer, net of what they cost it.
  package var otherLevers = Money.zero
  /// Part of ``hard`` that suppliers win back in quality and service.
  package var clawback = Money.zero
  /// Hard saving that the human team would have got on the same deals, had it the capacity.
  package var humanHard = Money.zero
  /// Yearly saving of the switches, net of the switching cost; shown apart, in no headline.
  package var switching = Money.zero
  /// Yearly worth of the agreements to the suppliers and to both sides, against the status quo.
  package var supplierSurplus = Money.zero
  package var jointSurplus = Money.zero
  /// The most that all levers could have given both sides together, with the suppliers that engaged.
  package var potential = Money.zero
  /// Yearly price rises that are due and paid, because nothing was agreed or moved.
  package var rises = Money.zero
  /// Agreements that leave the supplier strictly better off than the status quo.
  package var supplierBetterOff = 0
  /// Moves of the buyer that gave something and got nothing.
  package var unreciprocated = 0
  /// Rounds and calendar days of the agreements, summed.
  package var rounds = 0
  package var days = 0

  package init() {}

  /// What the buyer has of it, a year: its worth of the agreements in the linear form of the talks,
  /// and the saving of the switches net of their cost. A measure of talks, not a class of saving.
  package var buyerWorth: Money { jointSurplus - supplierSurplus + switching }

  package struct Funnel: Sendable, Equatable {
    package var deals = 0
    package var spend = Money.zero

    package init(deals: Int = 0, spend: Money = .zero) {
      self.deals = deals
      self.spend = spend
    }

    package static func += (a: inout Funnel, b: Funnel) {
      a.deals += b.deals
      a.spend += b.spend
    }
  }

  package static func += (a: inout WorldTotals, b: WorldTotals) {
    a.approached += b.approached
    a.engaged += b.engaged
    a.concluded += b.concluded
    a.agreed += b.agreed
    a.escalated += b.escalated
    a.switched += b.switched
    a.hard += b.hard
    a.market += b.market
    a.marketFall += b.marketFall
    a.unproven += b.unproven
    a.avoidance += b.avoidance
    a.cash += b.cash
    a.carrying += b.carrying
    a.otherLevers += b.otherLevers
    a.clawback += b.clawback
    a.humanHard += b.humanHard
    a.switching += b.switching
    a.supplierSurplus += b.supplierSurplus
    a.jointSurplus += b.jointSurplus
    a.potential += b.potential
    a.rises += b.rises
    a.supplierBetterOff += b.supplierBetterOff
    a.unreciprocated += b.unreciprocated
    a.rounds += b.rounds
    a.days += b.days
  }
}
