/// How the demand of the buyer's agent falls.
package enum BuyerStrategy: String, SettingWord {
  /// Concedes by the clock, but never faster than the other side moves; every give has a condition.
  case conditional
  /// Concedes by the clock alone.
  case timeDependent = "time-dependent"
  /// Moves as far as the supplier moved.
  case titForTat = "tit-for-tat"
  /// The same in proportion to what is left, or by the mean of the last three offers.
  case relative = "relative-tit-for-tat"
  case averaged = "averaged-tit-for-tat"
  /// Holds its demand while offers get better, and concedes by the clock once they do not.
  case patient
}

/// Which package the buyer's agent offers at its demand.
package enum BuyerOffers: String, SettingWord {
  /// One, which gives first what helps the supplier most for what it costs.
  case single
  /// The supplier's last offer, changed no more than needed.
  case tradeOff = "trade-off"
  /// A little of everything, then one trade of two levers a round.
  case logrolling
  /// Up to three of the same worth at once.
  case meso
}

/// What the buyer's agent learns of the supplier during the talks.
package enum BuyerLearning: String, SettingWord {
  case none
  /// Levers on which the supplier does not move matter to it.
  case unchangedIssues = "unchanged-levers"
  /// Which of several offers it likes best; with `policy.offers: meso`.
  case choice
}

/// When the buyer's agent says yes.
package enum BuyerAcceptance: String, SettingWord {
  /// To an offer worth what it insists on.
  case aspiration
  /// To an offer worth its own next one, after that was rounded to whole days and basis points.
  case next
  /// As `next`, or in the last tenth of the time to the best of the last three offers.
  case combi
}
