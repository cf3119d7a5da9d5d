import Bargaining

/// How one deal ended in one world.
package struct DealOutcome: Sendable, Equatable {
  package enum Ending: UInt8, Sendable, CaseIterable {
    /// The supplier did not answer.
    case noAnswer
    case agreed
    /// No agreement; the alternative beats the status quo net of switching, so it is taken.
    case switched
    /// No agreement; everything stays as it is.
    case statusQuo
    /// Both sides ended close to each other: a person may still close it.
    case escalated

    package var words: String {
      switch self {
      case .noAnswer: "no answer"
      case .agreed: "agreed"
      case .switched: "no agreement, switched to the alternative"
      case .statusQuo: "no agreement, status quo"
      case .escalated: "escalated: deadlock near an agreement"
      }
    }
  }

  package var ending = Ending.noAnswer
  package var terms = AgreedTerms()
  package var booking = Booking()
  package var rounds = 0
  package var days = 0
  package var unreciprocated = 0
  /// Yearly saving of a switch, net of the switching cost.
  package var switching = Money.zero
  /// Yearly worth of the agreement to each side in the linear form, shares of the baseline.
  package var buyerShare = 0.0
  package var supplierShare = 0.0
  /// The supplier left before the deadline.
  package var abandoned = false
  package var supplierSurplus = Money.zero
  package var jointSurplus = Money.zero
  /// Share of the most that both sides together could have had, levers taken one by one.
  package var jointShare = 0.0
  package var supplierBetterOff = false

  package init() {}

  /// What the deal came to for the buyer, a year: its worth of the agreement in the linear form of
  /// the talks, or the saving of a switch net of its cost. Not a class of saving.
  package var buyerWorth: Money { jointSurplus - supplierSurplus + switching }
}

/// What an agreement is worth, class by class, with the exact formulas: terms on the new price.
package struct Booking: Sendable, Equatable {
  package var hard = Money.zero
  package var avoidance = Money.zero
  package var cash = Money.zero
  package var carrying = Money.zero
  package var otherLevers = Money.zero
  package var clawback = Money.zero
  /// Buyer's worth in the linear form of the negotiation, for comparison with the exact booking.
  package var linear = Money.zero

  package init() {}

  /// - Parameters:
  ///   - scaledWorth: yearly worth of the levers whose worth goes with the price (volume, length,
  ///     lead time, index link), share of the baseline: booked on the new price.
  ///   - fixedWorth: the same of the levers whose worth does not (forecast, service).
  ///   - clawback: share of the hard saving that suppliers win back.
  ///   - linearWorth: the buyer's worth in the linear form, share of the baseline.
  @inline(__always)
  init(
    _ terms: AgreedTerms, baseline: Money, model: ModelSettings, scaledWorth: Double,
    fixedWorth: Double, clawback: Double, linearWorth: Double
  ) {
    hard = Money(rounding: Double(baseline.minor) * Double(terms.priceCutBasisPoints) / 10_000)
    let newSpend = Double((baseline - hard).minor)
    avoidance = Money(rounding: Double(baseline.minor) * model.escalator)
    cash = Money(rounding: newSpend * Double(terms.paymentDays) / 365)
    carrying = Money(rounding: Double(cash.minor) * model.buyerCapitalCost)
    otherLevers = Money(
      rounding: newSpend * scaledWorth + Double(baseline.minor) * fixedWorth)
    self.clawback = hard.scaled(by: clawback)
    linear = baseline.scaled(by: linearWorth)
  }

  /// Exact booking of the three recurring worths less the linear form: what linearising hid.
  ///
  /// The linear form prices every lever on the old spend `B`; the booking prices terms, volume,
  /// length, lead time and index link on `B (1 − p)`. So the error is `−p B (days × r / 365 + scaled
  /// worths)`, and rounding to the minor unit.
  package var linearisationError: Money { exact - linear }

  /// The buyer's recurring worth as booked. Not a class of saving: for comparison only.
  package var exact: Money { hard + carrying + otherLevers }
}
