extension Setting {
  /// How suppliers are placed.
  static let tierSettings: [Setting] = [
    Setting(
      "tiers.strategic_cut", \.tiers.strategicCut,
      "strategic below this cumulative share before the supplier",
      source: "ABC convention 80/15/5 (CIPS L4M4, Supply Chain Academy)", valid: .from(0, to: 1)),
    Setting(
      "tiers.mid_tier_cut", \.tiers.midTierCut, "mid-tier below this cumulative share, tail above",
      source: "ABC convention 80/15/5 (CIPS L4M4, Supply Chain Academy)", valid: .from(0, to: 1)),
    Setting(
      "tiers.tail_floor", \.tiers.tailFloor,
      "a supplier below this yearly spend is tail whatever the curve says",
      source: "Tail Sourcing handbook, 2026: under 50,000 a year and not on a master agreement",
      valid: .atLeast(0)),
    Setting(
      "tiers.strategic_minimum", \.tiers.strategicMinimum,
      "least yearly spend of a strategic supplier, or the share below, whichever is less",
      source: "assumption", valid: .atLeast(0)),
    Setting(
      "tiers.strategic_minimum_share", \.tiers.strategicMinimumShare,
      "least share of the scope of a strategic supplier", source: "assumption",
      valid: .from(0, to: 1)),
    Setting(
      "tiers.one_off_invoices", \.tiers.oneOffInvoices,
      "a supplier with at most so many invoices in 24 months and no contract is one-off",
      source: "Stampli: 1-2 invoices in 24 months", valid: .from(0, to: 2)),
    Setting(
      "tiers.tail_of_tail", \.tiers.tailOfTail,
      "yearly spend below which a tail supplier is tail-of-tail", source: "Stampli, 5,000-10,000",
      valid: .atLeast(0)),
    Setting(
      "tiers.leverage_alternatives", \.tiers.leverageAlternatives,
      "qualified alternatives that make a low-risk strategic supplier a leverage buy",
      source: "Kraljic (1983)", valid: .atLeast(1)),
    Setting(
      "tiers.hysteresis_share", \.tiers.hysteresisShare,
      "the previous tier is kept within this distance of a cut", source: "assumption",
      valid: .from(0, to: 0.5)),
    Setting(
      "tiers.hysteresis_floor", \.tiers.hysteresisFloor,
      "the previous tier is kept within this share of the floor", source: "assumption",
      valid: .from(0, to: 0.9)),
    Setting("tiers.list", \.tiers.list, "supplier: tier, whatever the rule says"),
  ]

  /// What the agent may do.
  static let policySettings: [Setting] = [
    Setting("policy.automate", \.policy.automate, "tiers whose deals the agent may close alone"),
    Setting("policy.levers", \.policy.levers, "levers the agent may trade"),
    Setting("policy.strategy", \.policy.strategy, "how the buyer's agent concedes"),
    Setting(
      "policy.offers", \.policy.offers,
      "which package it offers: one, a trade-off, trades of two levers, or three at once (meso)"),
    Setting(
      "policy.learning", \.policy.learning,
      "what it learns of the supplier's levers in the talks; choice needs policy.offers: meso"),
    Setting(
      "policy.acceptance", \.policy.acceptance,
      "when it says yes: to what it insists on, to its own next offer as rounded, or AC_combi"),
    Setting("policy.rounds", \.policy.rounds, "deadline, in rounds", valid: .from(2, to: 200)),
    Setting(
      "policy.buyer_exponent", \.policy.buyerExponent,
      "concession exponent of the buyer: below 1 holds out, above 1 yields early",
      source: "fitted: an unselected tail agrees near 45 % at a cut near 3 %",
      valid: .from(0.05, to: 20)),
    Setting(
      "policy.lead", \.policy.lead,
      "how far a conditional buyer may be ahead of the supplier, share of its own room",
      source: "fitted: an unselected tail agrees near 45 % at a cut near 3 %",
      valid: .from(0, to: 1)),
    Setting(
      "policy.target_tail", \.policy.targetTail,
      "price cut aimed at in the tail where no evidence says otherwise",
      source: "Walmart rollout 3 % (Bloomberg, 2023-04)", valid: .from(0, to: 0.5)),
    Setting(
      "policy.target_mid_tier", \.policy.targetMidTier, "price cut aimed at in the mid-tier",
      source: "assumption between 2 % and 6 %", valid: .from(0, to: 0.5)),
    Setting(
      "policy.minimum_gain", \.policy.minimumGain,
      "the agent walks away below this worth, share of spend", source: "assumption",
      valid: .from(0, to: 0.1)),
    Setting(
      "policy.minimum_deal", \.policy.minimumDeal, "smaller deals are left to catalogues and cards",
      source: "about the machine's break-even at 2.50 a deal", valid: .atLeast(0)),
    Setting(
      "policy.maximum_deal", \.policy.maximumDeal, "larger deals go to a person",
      source: "assumption", valid: .atLeast(0)),
    Setting(
      "policy.price_range", \.policy.priceRange, "largest price cut that may be asked",
      source: "prototype of this model", valid: .from(0.001, to: 0.5)),
    Setting(
      "policy.terms_earlier", \.policy.termsEarlier, "payment days the buyer may give",
      valid: .from(0, to: 180)),
    Setting(
      "policy.terms_later", \.policy.termsLater, "payment days the buyer may ask",
      valid: .from(0, to: 180)),
    Setting(
      "policy.volume_commitment", \.policy.volumeCommitment,
      "largest share of the forecast that may be committed", valid: .from(0, to: 1)),
    Setting(
      "policy.extra_months", \.policy.extraMonths, "longest extension of the contract, months",
      valid: .from(0, to: 120)),
    Setting(
      "policy.lead_time_days", \.policy.leadTimeDays, "days of lead time that may be given",
      valid: .from(0, to: 365)),
    Setting(
      "policy.index_share", \.policy.indexShare,
      "largest share of the price that may follow an index", valid: .from(0, to: 1)),
    Setting(
      "policy.service_points", \.policy.servicePoints, "OTIF points that may be asked",
      valid: .from(0, to: 50)),
    Setting(
      "policy.maximum_terms", \.policy.maximumTerms, "no agreement beyond these payment days",
      valid: .from(0, to: 365)),
    Setting(
      "policy.maximum_terms_eu", \.policy.maximumTermsEU, "cap for suppliers in the EU and the UK",
      source: "Directive 2011/7/EU: 60 days", valid: .from(0, to: 365)),
    Setting(
      "policy.maximum_terms_sme", \.policy.maximumTermsSME, "cap for small and medium suppliers",
      source: "prompt-payment practice", valid: .from(0, to: 365)),
    Setting(
      "policy.public_body", \.policy.publicBody, "true caps terms at 30 days",
      source: "Directive 2011/7/EU: public authorities 30 days"),
    Setting(
      "policy.caps", \.policy.caps,
      "lever/tier or lever/category: most of it there, as {terms/food: 30, price/mid-tier: 0.05}",
      source: "terms/food: perishables are paid in 30 days by Directive 2019/633"),
    Setting(
      "policy.least_grade", \.policy.leastGrade,
      "deals with a worse data grade than this go to a person"),
    Setting(
      "policy.deadlock_gap", \.policy.deadlockGap,
      "sides that end nearer to each other than this go to a person, share of spend",
      source: "assumption", valid: .from(0, to: 0.1)),
  ]
}
