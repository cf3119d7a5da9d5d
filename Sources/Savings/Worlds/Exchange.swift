import Bargaining

/// An agreement as an exchange: what each lever was worth to both sides, and which give paid for
/// which get. Linear worths a year against today, as negotiated.
package struct Exchange: Sendable {
  /// One lever that moved.
  package struct Entry: Sendable {
    package let lever: Lever
    /// Worth a year to each side; negative is a cost.
    package let buyer: Money
    package let supplier: Money

    /// The buyer gives it: it costs the buyer and helps the supplier.
    package var isGive: Bool { supplier > .zero || (supplier == .zero && buyer.isNegative) }
  }

  /// A give of the buyer and the part of its gets that the supplier paid for it.
  ///
  /// The supplier's concessions are shared out over the buyer's by what these are worth to the
  /// supplier; what the gives do not pay for is a pair without a give: it is paid for the account.
  package struct Pair: Sendable {
    /// Nil where the supplier conceded for keeping the account, and for no lever.
    package let give: Lever?
    package let cost: Money
    package let worthToSupplier: Money
    /// What the buyer got for it, and what that cost the supplier (positive).
    package let got: Money
    package let costToSupplier: Money

    package var netToBuyer: Money { got - cost }
    package var netToSupplier: Money { worthToSupplier - costToSupplier }
  }

  /// Worth by ``Lever/lane`` in minor units, and the levers that moved, a bit each: a run keeps one
  /// exchange a deal, so it holds no arrays.
  var buyers = SIMD8<Int64>()
  var suppliers = SIMD8<Int64>()
  var moved: UInt8 = 0

  package var entries: [Entry] {
    Lever.allCases.filter { moved & 1 << $0.lane != 0 }.map {
      Entry(
        lever: $0, buyer: Money(minor: buyers[$0.lane]), supplier: Money(minor: suppliers[$0.lane]))
    }
  }

  package var pairs: [Pair] { Exchange.paired(entries) }

  /// Sums of the entries, to the minor unit those of the outcome.
  package var buyer: Money { Money(minor: buyers.wrappedSum()) }
  package var supplier: Money { Money(minor: suppliers.wrappedSum()) }

  /// Gives for which nothing came back.
  package var unpaidGives: Int { pairs.count { $0.give != nil && $0.got <= .zero } }

  /// - Parameters:
  ///   - worths: by lever, each side's worth as a share of the baseline.
  ///   - totals: what they add up to, rounded once.
  init(
    buyer: SIMD8<Double>, supplier: SIMD8<Double>, baseline: Money,
    totals: (buyer: Money, supplier: Money)
  ) {
    let levers = Lever.allCases.filter { buyer[$0.lane] != 0 || supplier[$0.lane] != 0 }
    let own = Exchange.rounded(levers.map { buyer[$0.lane] }, of: baseline, to: totals.buyer)
    let other = Exchange.rounded(
      levers.map { supplier[$0.lane] }, of: baseline, to: totals.supplier)
    for (index, lever) in levers.enumerated() {
      moved |= 1 << lever.lane
      buyers[lever.lane] = own[index].minor
      suppliers[lever.lane] = other[index].minor
    }
  }

  /// Each share of the baseline in money; the largest takes what rounding leaves.
  private static func rounded(_ shares: [Double], of baseline: Money, to total: Money) -> [Money] {
    var amounts = shares.map { baseline.scaled(by: $0) }
    guard
      let largest = shares.indices.max(by: {
        (shares[$0].magnitude, $1) < (shares[$1].magnitude, $0)
      })
    else { return [] }
    amounts[largest] += total - amounts.reduce(.zero, +)
    return amounts
  }

  private static func paired(_ entries: [Entry]) -> [Pair] {
    let gives = entries.filter(\.isGive)
    let gets = entries.filter { !$0.isGive }
    let got = gets.reduce(Money.zero) { $0 + $1.buyer }
    let charged = gets.reduce(Money.zero) { $0 - $1.supplier }
    let paid = gives.reduce(Money.zero) { $0 + $1.supplier }
    let whole = Double(max(paid, charged).minor)
    var pairs: [Pair] = []
    var sum = Money.zero
    var (taken, cost) = (Money.zero, Money.zero)
    for give in gives {
      sum += give.supplier
      // By running totals, so that the parts add up to the whole.
      let share = whole > 0 ? Double(sum.minor) / whole : 0
      let (upTo, costUpTo) = (got.scaled(by: share), charged.scaled(by: share))
      pairs.append(
        Pair(
          give: give.lever, cost: .zero - give.buyer, worthToSupplier: give.supplier,
          got: upTo - taken, costToSupplier: costUpTo - cost))
      (taken, cost) = (upTo, costUpTo)
    }
    if taken != got || cost != charged {
      pairs.append(
        Pair(
          give: nil, cost: .zero, worthToSupplier: .zero, got: got - taken,
          costToSupplier: charged - cost))
    }
    return pairs
  }
}

/// An agreement that was played again.
package struct PlayedExchange: Sendable {
  package let outcome: DealOutcome
  package let exchange: Exchange
  /// Product of both sides' gains over their reservation values, as a share of the largest on the
  /// frontier: 1 at the Nash bargaining solution.
  package let nashShare: Double
}

extension DealSimulation {
  /// The agreement of one world under win-win, played again and taken apart; nil where none is made.
  package func exchange(world: Int) -> PlayedExchange? {
    let setting = setting(world: world)
    var recorder = PackageRecorder()
    let outcome = play(.winWin, setting, recorder: &recorder)
    guard outcome.ending == .agreed, let package = recorder.agreed else { return nil }
    let supplier = setting.supplier.revealed()
    let exchange = Exchange(
      buyer: deal.buyer.worths(of: package), supplier: supplier.valuation.worths(of: package),
      baseline: deal.baseline, totals: (outcome.booking.linear, outcome.supplierSurplus))
    let reservation = UtilityPair(setting.reservation, supplier.reservation)
    let best = ContinuousSolutions(
      frontier: ContinuousFrontier(first: deal.buyer, second: supplier.valuation),
      disagreement: reservation
    ).nash
    func product(_ utilities: UtilityPair) -> Double {
      let gain = utilities - reservation
      return max(0, gain.x) * max(0, gain.y)
    }
    let most = best.map { product($0.utilities) } ?? 0
    let own = product(UtilityPair(outcome.buyerShare, outcome.supplierShare))
    return PlayedExchange(
      outcome: outcome, exchange: exchange, nashShare: most > 0 ? min(1, own / most) : 1)
  }
}

extension Valuation {
  /// What each issue is worth against the status quo; the base is that of the payment terms, the
  /// only lever that moves both ways.
  func worths(of package: Package) -> SIMD8<Double> {
    var worths = weights * package
    worths[Lever.terms.lane] += base
    // Terms that stay where they are: no more than rounding.
    if worths[Lever.terms.lane].magnitude < 1e-15 { worths[Lever.terms.lane] = 0 }
    return worths
  }
}

/// Keeps the package that was agreed: the last one offered.
private struct PackageRecorder: SessionRecorder {
  private var last: Package?
  var agreed: Package?

  mutating func offered(_ package: Package, by _: Side, round _: Int, demand _: Double) {
    last = package
  }

  mutating func accepted(by _: Side, round _: Int) { agreed = last }
}
