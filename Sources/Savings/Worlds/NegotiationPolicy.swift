/// What the buyer's side does: the policies that a run plays on the same draws.
///
/// The first two are the headline and are played in every world; the others stand beside them, as
/// `compare.policies` and `compare.worlds` say.
package enum NegotiationPolicy: String, Sendable, CaseIterable {
  /// All levers, traded.
  case winWin = "win-win"
  /// The same supplier, asked for a lower price and nothing else.
  case priceOnly = "price-only"
  /// All levers, but given way by the clock, whatever the supplier does.
  case unconditional
  /// As win-win, by a buyer without an alternative: nothing to walk away to, nothing to threaten
  /// with.
  case noBatna = "no-batna"
  /// As win-win, with one more qualified supplier for each deal.
  case oneMore = "one-more"
  /// People alone, on as many of the largest deals as they have the capacity for.
  case humanTeam = "human-team"
  /// Nobody asks: contracts renew with the rise that is due.
  case noNegotiation = "no-negotiation"

  /// Its place among the totals of a simulation.
  package var index: Int {
    switch self {
    case .winWin: 0
    case .priceOnly: 1
    case .unconditional: 2
    case .noBatna: 3
    case .oneMore: 4
    case .humanTeam: 5
    case .noNegotiation: 6
    }
  }

  package static let headline = [winWin, priceOnly]
  /// What may be compared besides the headline.
  package static let compared = Array(allCases.dropFirst(2))

  package var title: String {
    switch self {
    case .winWin: "Win-win: several levers, traded"
    case .priceOnly: "Price only"
    case .unconditional: "Concede by the clock"
    case .noBatna: "Without an alternative"
    case .oneMore: "One more qualified supplier"
    case .humanTeam: "Human team only"
    case .noNegotiation: "No negotiation"
    }
  }

  package var gloss: String {
    switch self {
    case .winWin: "every give has a condition"
    case .priceOnly: "the same suppliers, asked for a lower price and nothing else"
    case .unconditional: "the same levers, given way without asking for anything in return"
    case .noBatna: "the same talks with nothing to walk away to and nothing to threaten with"
    case .oneMore: "the same talks after a second quote for every deal"
    case .humanTeam: "people on the largest deals, as many as they can take"
    case .noNegotiation: "contracts renew; prices rise by model.escalator"
    }
  }
}

/// How people negotiate, where they do it without the agent.
package enum HumanStyle: String, SettingWord {
  case priceOnly = "price-only"
  case unconditional
  case winWin = "win-win"

  package var policy: NegotiationPolicy {
    switch self {
    case .priceOnly: .priceOnly
    case .unconditional: .unconditional
    case .winWin: .winWin
    }
  }
}
