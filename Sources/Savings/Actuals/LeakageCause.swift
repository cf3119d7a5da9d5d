/// Where an agreed saving went that no invoice shows, in the order of the bridge.
package enum LeakageCause: Int, Sendable, CaseIterable {
  /// Prices of this part are not in the ledger: neither realised nor lost can be said.
  case notMeasurable
  /// The new price began later than agreed.
  case timing
  /// Bought of others than the contracted supplier.
  case maverick
  /// Less, or more, was bought than a year's spend before or the committed quantity.
  case volume
  /// Paid above the agreed price, or below it.
  case price
  /// The price went back up for good, or the saving was charged back.
  case reversal

  package var name: String {
    switch self {
    case .notMeasurable: "not_measurable"
    case .timing: "timing"
    case .maverick: "maverick"
    case .volume: "volume"
    case .price: "price"
    case .reversal: "reversal"
    }
  }

  package var title: String {
    switch self {
    case .notMeasurable: "Not measurable"
    case .timing: "Timing"
    case .maverick: "Maverick"
    case .volume: "Volume"
    case .price: "Price"
    case .reversal: "Reversal"
    }
  }

  package var gloss: String {
    switch self {
    case .notMeasurable:
      "The ledger has no unit prices for it, so nothing is claimed and nothing lost."
    case .timing: "The new price began later than agreed."
    case .maverick: "The item was bought of a supplier without an agreement for it."
    case .volume:
      "Fewer units were bought than the saving was counted on; more units show as a negative leak."
    case .price: "The contracted supplier was paid more than the agreed price (less: negative)."
    case .reversal: "The price went back up, or a charge without units took the saving back."
    }
  }
}

/// The way from the agreed saving to the realised one, to the minor unit.
///
/// Each step is the difference of two rounded balances, so that
/// `agreed = not measurable + timing + maverick + volume + price + reversal + realised` holds exactly.
package struct LeakageBridge: Sendable, Equatable {
  package var agreed = Money.zero
  /// By ``LeakageCause``; what is lost is positive.
  package var leaks = [Money](repeating: .zero, count: LeakageCause.allCases.count)
  package var realised = Money.zero

  package init() {}

  /// - Parameters:
  ///   - agreed: 10⁻¹⁵ of the base currency, as the leaks.
  ///   - leaks: by ``LeakageCause``.
  init(agreed: Int128, leaks exact: [Int128], base: BaseCurrency) {
    self.agreed = base.money(agreed)
    var left = agreed
    var balance = self.agreed
    for (cause, leak) in exact.enumerated() {
      left -= leak
      let next = base.money(left)
      leaks[cause] = balance - next
      balance = next
    }
    realised = balance
  }

  package subscript(_ cause: LeakageCause) -> Money { leaks[cause.rawValue] }

  /// What of the agreed saving can be measured.
  package var measurable: Money { agreed - self[.notMeasurable] }

  package static func + (a: LeakageBridge, b: LeakageBridge) -> LeakageBridge {
    var sum = a
    sum.agreed += b.agreed
    sum.realised += b.realised
    for cause in sum.leaks.indices { sum.leaks[cause] += b.leaks[cause] }
    return sum
  }

  package static func - (a: LeakageBridge, b: LeakageBridge) -> LeakageBridge {
    var rest = a
    rest.agreed -= b.agreed
    rest.realised -= b.realised
    for cause in rest.leaks.indices { rest.leaks[cause] -= b.leaks[cause] }
    return rest
  }
}
