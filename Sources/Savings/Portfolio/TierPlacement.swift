/// The tier of one supplier, and why.
package struct TierPlacement: Sendable, Equatable {
  package enum Rule: String, Sendable, CaseIterable {
    case curve
    case strategicMinimum = "strategic-minimum"
    case tailFloor = "tail-floor"
    case bottleneck
    case oneOff = "one-off"
    case list
    case hysteresis
  }

  package var tier: Tier
  package var rule: Rule
  let basis: Basis
  /// What else there is to say; follows the reason.
  var remark = ""
  /// Distance to the next tier in cumulative share, where the curve decided.
  package var margin: Double?
  /// head, tail-of-tail or one-off within the tail; "" elsewhere.
  package var subTier = ""
  package var isHumanLed = false
  package var isLeverage = false

  package init(
    _ tier: Tier, rule: Rule, value: String, threshold: String, reason: String,
    subTier: String = "", isHumanLed: Bool = false
  ) {
    self.tier = tier
    self.rule = rule
    basis = .words(value: value, threshold: threshold, reason: reason)
    self.subTier = subTier
    self.isHumanLed = isHumanLed
  }

  /// A place on the curve: the share of the scope that stands above, and the cut that it was held
  /// against.
  init(_ tier: Tier, before: Double, cut: Double) {
    self.tier = tier
    rule = .curve
    basis = .curve(before: before, cut: cut)
  }

  /// A yearly spend, and the limit that it was held against.
  init(_ tier: Tier, rule: Rule, spend: Money, limit: Money, _ currency: Currency, reason: String) {
    self.tier = tier
    self.rule = rule
    basis = .spend(spend, limit: limit, currency, reason: reason)
  }

  /// Kept as numbers where there are many, and put into words when they are read.
  enum Basis: Sendable, Equatable {
    case curve(before: Double, cut: Double)
    case spend(Money, limit: Money, Currency, reason: String)
    case words(value: String, threshold: String, reason: String)
  }

  /// The value that decided, in words.
  package var value: String {
    switch basis {
    case .curve(let before, _): Digits.percent(before, 2)
    case .spend(let spend, _, let currency, _): currency.whole(spend)
    case .words(let value, _, _): value
    }
  }

  /// The threshold that it was held against, in words.
  package var threshold: String {
    switch basis {
    case .curve(_, let cut): Digits.percent(cut, 2)
    case .spend(_, let limit, let currency, _): currency.whole(limit)
    case .words(_, let threshold, _): threshold
    }
  }

  package var reason: String {
    switch basis {
    case .curve: "\(value) of the scope stands above it" + remark
    case .spend(_, _, _, let reason), .words(_, _, let reason): reason + remark
    }
  }
}
