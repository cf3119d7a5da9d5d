/// The yearly spend of a deal at which negotiating it just pays for itself within the year.
///
/// `cost ÷ (close rate × saving × realisation)`: 1,500 at 64 % × 3 % × 65 % is about 120,000.
package struct BreakEvenDeal: Sendable, Equatable {
  package let spend: Money

  /// Nil where the three shares leave nothing to win.
  /// - Parameters:
  ///   - cost: cost of one negotiation.
  ///   - closeRate: share of approached deals that agree.
  ///   - saving: price cut, share of agreed spend.
  ///   - realisation: share of agreed savings that reaches invoices.
  package init?(cost: Money, closeRate: Double, saving: Double, realisation: Double) {
    let yield = closeRate * saving * realisation
    guard yield > 0, Double(cost.minor) / yield < 9e18 else { return nil }
    spend = Money(rounding: Double(cost.minor) / yield)
  }
}

/// The deals that pay for a machine but not for a person: what automation opens up.
package struct AutomationBand: Sendable, Equatable {
  package let machine: BreakEvenDeal
  package let human: BreakEvenDeal
  /// Deals at or above the machine's break-even and below the person's.
  package let deals: Int
  package let spend: Money
  /// The break-even spends over the worlds; nil within them where no spend pays, which counts as
  /// more than any other.
  package let machineRange: WorldRange<Money?>?
  package let humanRange: WorldRange<Money?>?

  /// - Parameters:
  ///   - machine: the deal that just pays for the machine.
  ///   - human: the deal that just pays for a person.
  ///   - spends: yearly spend of each deal, in any order.
  ///   - machineRange: the machine's break-even over the worlds.
  ///   - humanRange: the person's over the worlds.
  package init(
    machine: BreakEvenDeal, human: BreakEvenDeal, spends: some Sequence<Money>,
    machineRange: WorldRange<Money?>? = nil, humanRange: WorldRange<Money?>? = nil
  ) {
    self.machine = machine
    self.human = human
    self.machineRange = machineRange
    self.humanRange = humanRange
    var deals = 0
    var spend = Money.zero
    for deal in spends where deal >= machine.spend && deal < human.spend {
      deals += 1
      spend += deal
    }
    self.deals = deals
    self.spend = spend
  }
}
