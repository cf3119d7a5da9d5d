/// Why spend changed from one period to the next of the same length, in parts that close to the whole
/// change to the minor unit.
///
/// In the base currency, decreases positive. Of items that were bought in both periods with a quantity:
/// - price `Σ (S0 × Q1 ÷ Q0 − S1)`: procurement's;
/// - volume `Σ (Q0 − Q1) × P̄0`, with `P̄0 = ΣS0 ÷ ΣQ0` of all such items of a category and unit: the budget
///   owner's;
/// - mix: dearer or cheaper items of the category took the place of others, what is left of an item.
///
/// Beside them, each under its own name and never in the price: items of one period only, items whose
/// unit price changed so much that it is another pack, spend without a quantity, and exchange, which is
/// of all spend: later spend at the earlier rates less at the later ones. Sources: Orpheus, "The 6
/// savings types"; ISM practitioner rule.
package struct SpendBridge: Sendable, Equatable {
  /// First and last day of each period.
  package let before: BridgePeriod
  package let after: BridgePeriod
  /// Net spend in scope: of the earlier period at its rates, of the later one at its own, and of the
  /// later one at the rates of the earlier.
  package let spendBefore: Money
  package let spendAfter: Money
  package let spendAfterConstant: Money
  /// What each kind of spend came to.
  package let parts: [BridgePart]
  /// Items by category and unit, and the items themselves as far as they are kept; largest change first.
  package let groups: [BridgeGroup]
  package let items: [BridgeItem]
  /// Currencies with no rate of their own for the earlier period: held at the later one.
  package let heldRates: [String]

  package var reduction: Money { spendBefore - spendAfter }
  package var price: Hard { Hard(sum(\.price)) }
  package var market: Money? {
    let known = groups.compactMap(\.market)
    return known.isEmpty ? nil : known.reduce(.zero, +)
  }
  package var volume: Money { sum(\.volume) }
  package var mix: Money { sum(\.mix) }
  /// The market's, of all spend.
  package var exchange: Money { spendAfterConstant - spendAfter }

  package func part(_ kind: BridgeKind) -> BridgePart {
    parts.first { $0.kind == kind } ?? BridgePart(kind)
  }

  /// Of the later period's spend, what its price can be compared for.
  package var comparedShare: Double {
    part(.compared).constant.share(of: spendAfterConstant)
  }

  private func sum(_ path: KeyPath<BridgeGroup, Money>) -> Money {
    groups.reduce(.zero) { $0 + $1[keyPath: path] }
  }

  /// The whole change, step by step.
  package var steps: [(step: BridgeStep, amount: Money)] {
    BridgeStep.allCases.map { step in
      let amount: Money =
        switch step {
        case .price: price.money
        case .volume: volume
        case .mix: mix
        case .dropped: part(.dropped).reduction
        case .new: part(.new).reduction
        case .otherPack: part(.otherPack).reduction
        case .withoutQuantity: part(.withoutQuantity).reduction
        case .exchange: exchange
        }
      return (step, amount)
    }
  }

  init(
    before: BridgePeriod, after: BridgePeriod, spendBefore: Money, spendAfter: Money,
    spendAfterConstant: Money, parts: [BridgePart], groups: [BridgeGroup], items: [BridgeItem],
    heldRates: [String]
  ) {
    self.before = before
    self.after = after
    self.spendBefore = spendBefore
    self.spendAfter = spendAfter
    self.spendAfterConstant = spendAfterConstant
    self.parts = parts
    self.groups = groups
    self.items = items
    self.heldRates = heldRates
  }
}

/// A summand of the bridge, in the order in which it is shown.
package enum BridgeStep: String, Sendable, CaseIterable {
  case price, volume, mix, dropped, new
  case otherPack = "other_pack"
  case withoutQuantity = "without_quantity"
  case exchange

  package var title: String {
    switch self {
    case .price: "Price"
    case .volume: "Volume"
    case .mix: "Mix"
    case .dropped: "Items no longer bought"
    case .new: "Items not bought before"
    case .otherPack: "Unit prices that do not compare"
    case .withoutQuantity: "Spend without a quantity"
    case .exchange: "Exchange rates"
    }
  }

  package var gloss: String {
    switch self {
    case .price: "(spend before ÷ quantity before × quantity now) − spend now, item by item"
    case .volume:
      "(quantity before − quantity now) × mean price before of the category and unit: the budget owner's"
    case .mix: "dearer or cheaper items of a category took the place of others"
    case .dropped: "bought before, not now: there is no price to compare"
    case .new: "bought now, not before: there is no price to compare"
    case .otherPack:
      "the unit price is under 40 % or over 250 % of the earlier one: another pack or unit, not another price"
    case .withoutQuantity: "rows without item or quantity, and credits, net"
    case .exchange: "spend now at the earlier rates − at its own, of all spend: the market's"
    }
  }

  /// Who answers for it.
  package var owner: String {
    switch self {
    case .price: "procurement and market"
    case .volume, .mix, .dropped, .new: "budget owner"
    case .otherPack: "not decided: look at the items"
    case .withoutQuantity: "not decided: no quantity"
    case .exchange: "market"
    }
  }
}

/// A kind of spend.
package enum BridgeKind: String, Sendable, CaseIterable {
  case compared, dropped, new
  case otherPack = "other_pack"
  case withoutQuantity = "without_quantity"

  package var title: String {
    switch self {
    case .compared: "Items bought in both periods"
    case .dropped: BridgeStep.dropped.title
    case .new: BridgeStep.new.title
    case .otherPack: BridgeStep.otherPack.title
    case .withoutQuantity: BridgeStep.withoutQuantity.title
    }
  }
}

/// What one kind of spend came to.
package struct BridgePart: Sendable, Equatable {
  package let kind: BridgeKind
  package var items = 0
  package var before = Money.zero
  package var after = Money.zero
  /// After, at the earlier rates.
  package var constant = Money.zero

  /// At constant rates.
  package var reduction: Money { before - constant }

  init(_ kind: BridgeKind) { self.kind = kind }
}

/// First and last day.
package struct BridgePeriod: Sendable, Equatable {
  package let from: CalendarDate
  package let through: CalendarDate
}

/// The compared items of one category in one unit.
package struct BridgeGroup: Sendable, Equatable {
  package let category: String
  package let unit: String
  package var items = 0
  package var before = Money.zero
  package var after = Money.zero
  package var constant = Money.zero
  package var price = Money.zero
  package var volume = Money.zero
  package var mix = Money.zero
  /// Of the price, what the market did by the category's index; nil without one.
  package var market: Money?

  init(category: String, unit: String) {
    self.category = category
    self.unit = unit
  }
}

/// An item in one category and unit.
package struct BridgeItem: Sendable, Equatable {
  package let category: String
  /// Empty for the items of a group that are not kept one by one.
  package let name: String
  package let unit: String
  package let kind: BridgeKind
  /// Items behind it: 1 where it has a name.
  package var count = 1
  package var before = Money.zero
  package var after = Money.zero
  package var constant = Money.zero
  /// Millionths.
  package var quantityBefore: Int64 = 0
  package var quantityAfter: Int64 = 0
  package var price = Money.zero
  package var volume = Money.zero
  package var mix = Money.zero

  package var exchange: Money { constant - after }

  init(category: String, name: String, unit: String, kind: BridgeKind) {
    self.category = category
    self.name = name
    self.unit = unit
    self.kind = kind
  }
}

/// Why there is no bridge, as a sentence without a full stop.
package enum BridgeAbsence: Sendable, Equatable {
  case undated
  case noWindow
  /// The ledger has nothing as old as the earlier period's first month.
  case startsTooLate(first: CalendarDate, needed: CalendarDate)
  case noQuantities
  /// A file of the ledger has no items and quantities: what it has of the earlier period is not kept.
  case fileWithoutQuantities(String)
  case nothingCompares

  package var words: String {
    switch self {
    case .undated: "the ledger has no dates, so that there are no two periods to compare"
    case .noWindow: "scope.window_months is 0: the whole ledger is one period"
    case .startsTooLate(let first, let needed):
      "the ledger starts on \(first.iso), and the period before the window on \(needed.iso)"
    case .noQuantities:
      "no row in scope has an item and a quantity, so that prices and quantities cannot be told apart"
    case .fileWithoutQuantities(let path):
      "\(path) has no item and quantity beside its amounts, so that not all of the spend can be followed"
    case .nothingCompares: "no item was bought with a quantity in both periods"
    }
  }
}
