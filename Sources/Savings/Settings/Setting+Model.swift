extension Setting {
  private static let prototype = "prototype of this model, 20,000 deals"

  /// What suppliers are assumed to be like.
  static let modelSettings: [Setting] = [
    Setting(
      "model.engagement_tail", \.model.engagementTail,
      "share of approached suppliers that engage, tail",
      source:
        "assumption, consistent with a 64 % close of selected suppliers and 45 % of unselected",
      valid: .within(0, 1)),
    Setting(
      "model.engagement_mid_tier", \.model.engagementMidTier, "the same, mid-tier",
      source: "assumption; no independent figure exists", valid: .within(0, 1)),
    Setting(
      "model.margin", \.model.margin, "mean gross margin of a supplier on the account",
      source: prototype, valid: .from(0.01, to: 0.9)),
    Setting(
      "model.margin_deviation", \.model.marginDeviation, "its standard deviation",
      source: prototype, valid: .from(0, to: 0.3)),
    Setting(
      "model.margins", \.model.margins,
      "category or tier: mean margin there, such as {freight: 0.12}; a category goes before a tier",
      source: "yours to set: no published margins by category were found"),
    Setting(
      "model.margin_floor", \.model.marginFloor,
      "share of its margin that a supplier never gives up", source: prototype,
      valid: .from(0, to: 1)),
    Setting(
      "model.supplier_capital_cost", \.model.supplierCapitalCost,
      "median cost of capital of a supplier", source: prototype, valid: .from(0.001, to: 1)),
    Setting(
      "model.supplier_capital_spread", \.model.supplierCapitalSpread, "its log-normal sigma",
      source: prototype, valid: .from(0, to: 2)),
    Setting(
      "model.buyer_capital_cost", \.model.buyerCapitalCost,
      "the buyer's short-term rate, for payment terms",
      source: "treasury rates of 8-9 % in published calculators", valid: .from(0, to: 1)),
    Setting(
      "model.alternatives", \.model.alternatives,
      "mean number of qualified alternatives where nothing is known", source: prototype,
      valid: .from(0, to: 50)),
    Setting(
      "model.dispersion", \.model.dispersion,
      "price dispersion of a category where items do not show it", source: prototype,
      valid: .from(0, to: 0.5)),
    Setting(
      "model.dispersions", \.model.dispersions,
      "category: price dispersion where items do not show it, such as {freight: 0.10}",
      source: "yours to set"),
    Setting(
      "model.switching_cost", \.model.switchingCost, "cost of switching, share of yearly spend",
      source: prototype, valid: .from(0, to: 1)),
    Setting(
      "model.credibility_alpha", \.model.credibilityAlpha,
      "beta distribution of how far a supplier believes the threat", source: prototype,
      valid: .from(0.2, to: 100)),
    Setting(
      "model.credibility_beta", \.model.credibilityBeta, "its second parameter", source: prototype,
      valid: .from(0.2, to: 100)),
    Setting(
      "model.goodwill", \.model.goodwill, "share of its margin that a supplier gives for goodwill",
      source: prototype, valid: .from(0, to: 1)),
    Setting(
      "model.supplier_exponent", \.model.supplierExponent,
      "median concession exponent of suppliers", source: prototype, valid: .from(0.05, to: 20)),
    Setting(
      "model.supplier_exponent_spread", \.model.supplierExponentSpread, "its log-normal sigma",
      source: prototype, valid: .from(0, to: 2)),
    Setting(
      "model.supplier_aspiration", \.model.supplierAspiration,
      "where suppliers open between their reservation value (0) and their best package (1)",
      source: "fitted: an unselected tail agrees near 45 % at a cut near 3 %",
      valid: .from(0.05, to: 1)),
    Setting(
      "model.supplier_aspiration_spread", \.model.supplierAspirationSpread,
      "log-normal sigma of the odds of that place; 0: all suppliers open alike",
      source: "no evidence on its size; 0 keeps the fit", valid: .from(0, to: 3)),
    Setting(
      "model.supplier_deadline", \.model.supplierDeadline,
      "a supplier's own deadline, share of policy.rounds: it paces its offers by it and leaves",
      source: "no evidence; leaving early is in model.fatigue", valid: .within(0.1, 4)),
    Setting(
      "model.reciprocal", \.model.reciprocal, "share of suppliers that answer a move with a move",
      source: "assumption", valid: .from(0, to: 1)),
    Setting(
      "model.relative", \.model.relative,
      "share of suppliers that answer a move in proportion (relative tit-for-tat)",
      source: "none: not in the fitted population", valid: .from(0, to: 1)),
    Setting(
      "model.averaged", \.model.averaged,
      "share of suppliers that answer the mean of the last three moves",
      source: "none: not in the fitted population", valid: .from(0, to: 1)),
    Setting(
      "model.exponential", \.model.exponential,
      "share of the suppliers that go by the clock whose curve is exponential",
      source: "none: not in the fitted population; Faratin et al. 1998 have both curves",
      valid: .from(0, to: 1)),
    Setting(
      "model.hard", \.model.hard, "share of suppliers that hold out to the end", source: prototype,
      valid: .from(0, to: 1)),
    Setting(
      "model.no_counter", \.model.noCounter, "share of suppliers that only say yes or no",
      source: prototype, valid: .from(0, to: 1)),
    Setting(
      "model.fatigue", \.model.fatigue, "chance that a supplier gives up in a round",
      source: prototype, valid: .from(0, to: 0.5)),
    Setting(
      "model.estimate_noise", \.model.estimateNoise,
      "log-normal error of each side's estimate of the other, at full data quality",
      source: prototype, valid: .from(0, to: 3)),
    Setting(
      "model.lever_spread", \.model.leverSpread,
      "log-normal sigma of what a lever is worth to a supplier", source: prototype,
      valid: .from(0, to: 2)),
    Setting(
      "model.supplier_factor", \.model.supplierFactor,
      "correlation of a supplier's deals through a common factor", source: "assumption",
      valid: .from(0, to: 0.95)),
    Setting(
      "model.supplier_volume", \.model.supplierVolume,
      "worth of a full volume commitment to the supplier, share of spend", source: prototype,
      valid: .from(0, to: 0.1)),
    Setting(
      "model.supplier_length", \.model.supplierLength, "worth of the longest contract",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.supplier_lead_time", \.model.supplierLeadTime, "worth of the longest lead time",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.supplier_risk", \.model.supplierRisk, "worth of the largest index link",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.supplier_forecast", \.model.supplierForecast, "worth of a shared forecast",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.supplier_service", \.model.supplierService, "cost of the full service commitment",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_volume", \.model.buyerVolume,
      "cost of a full volume commitment to the buyer, share of spend", source: prototype,
      valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_length", \.model.buyerLength, "cost of the longest contract", source: prototype,
      valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_lead_time", \.model.buyerLeadTime, "cost of the longest lead time",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_risk", \.model.buyerRisk, "cost of the largest index link", source: prototype,
      valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_forecast", \.model.buyerForecast, "cost of sharing the forecast",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.buyer_service", \.model.buyerService, "worth of the full service commitment",
      source: prototype, valid: .from(0, to: 0.1)),
    Setting(
      "model.margin_shift", \.model.marginShift,
      "spread between worlds of the level of margins, shared by all deals", source: "assumption",
      valid: .from(0, to: 1)),
    Setting(
      "model.dispersion_shift", \.model.dispersionShift,
      "spread between worlds of price dispersion", source: "assumption", valid: .from(0, to: 1)),
    Setting(
      "model.days_per_round", \.model.daysPerRound, "calendar days that a round takes",
      source: "11 days mean in the Walmart pilot (ASCM digest, 2022-12)", valid: .from(0.01, to: 60)
    ),
    Setting(
      "model.realisation_from", \.model.realisationFrom,
      "realisation.csv of savings actuals, whose measured shares replace the three settings below, whatever this file says of them; --set still wins"
    ),
    Setting(
      "model.realisation_tail", \.model.realisationTail,
      "share of agreed savings that reaches invoices, tail",
      source: "Suplari 2026; McKinsey (0.67 x 0.80); others", valid: .within(0, 1)),
    Setting(
      "model.realisation_mid_tier", \.model.realisationMidTier, "the same, mid-tier",
      source: "Suplari 2026; McKinsey (0.67 x 0.80); others", valid: .within(0, 1)),
    Setting(
      "model.realisation_strategic", \.model.realisationStrategic, "the same, strategic",
      source: "Suplari 2026; McKinsey (0.67 x 0.80); others", valid: .within(0, 1)),
    Setting(
      "model.clawback_tail", \.model.clawbackTail,
      "share of the saving that suppliers win back in quality and service at a 3 % cut, tail",
      source: "sign from Carnovale et al. 2019; size assumed", valid: .within(0, 1)),
    Setting(
      "model.clawback_mid_tier", \.model.clawbackMidTier, "the same, mid-tier",
      source: "sign from Carnovale et al. 2019; size assumed", valid: .within(0, 1)),
    Setting(
      "model.clawback_strategic", \.model.clawbackStrategic, "the same, strategic",
      source: "sign from Carnovale et al. 2019; size assumed", valid: .within(0, 1)),
    Setting(
      "model.clawback_fairness", \.model.clawbackFairness,
      "part of the clawback that a fair exchange prevents: one that gives the supplier what it costs",
      source: "sign from Carnovale et al. 2019 (justice moderates it); size assumed",
      valid: .from(0, to: 1)),
    Setting(
      "model.escalator", \.model.escalator,
      "yearly price rise due without a negotiation; what it avoids is cost avoidance",
      source: "yours to set; 0 claims no avoidance", valid: .from(0, to: 0.5)),
  ]
}
