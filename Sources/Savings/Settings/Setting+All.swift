extension Setting {
  /// All settings, in the order of the commented file.
  package static let all: [Setting] =
    runSettings + inputSettings + tierSettings + policySettings + modelSettings
    + programmeSettings + outputSettings

  private static let runSettings: [Setting] = [
    Setting("seed", \.seed, "seed of every random number; the same seed gives the same bytes"),
    Setting(
      "worlds", \.worlds, "simulated worlds; more worlds, steadier ranges",
      valid: .from(1, to: 100_000)),
    Setting("as_of", \.asOf, "the date the run speaks of; auto is the ledger's last date"),
    Setting(
      "threads", \.threads, "worker threads; 0 takes every core; changes no result",
      valid: .from(0, to: 1024)),
  ]

  private static let inputSettings: [Setting] = [
    Setting("spend.files", \.spend.files, "spend CSVs, relative to this file; * and ? match names"),
    Setting("spend.delimiter", \.spend.delimiter, "auto, tab, or one character"),
    Setting("spend.header", \.spend.header, "whether the first record names the columns"),
    Setting("spend.columns", \.spend.columns, "column names of files that have no header"),
    Setting("spend.encoding", \.spend.encoding, "text encoding of the files"),
    Setting("spend.date_style", \.spend.dateStyle, "order of day and month; auto needs proof"),
    Setting("spend.decimal", \.spend.decimal, "decimal sign; auto needs proof"),
    Setting(
      "spend.mapping", \.spend.mapping, "field: column name, where the aliases do not find it"),
    Setting("suppliers.file", \.suppliers.file, "supplier master CSV, optional"),
    Setting("suppliers.delimiter", \.suppliers.delimiter, "auto, tab, or one character"),
    Setting("suppliers.columns", \.suppliers.columns, "column names of a master without a header"),
    Setting("suppliers.mapping", \.suppliers.mapping, "field: column name of the master"),
    Setting("fx.file", \.fxFile, "exchange rates CSV: currency, rate (base units per unit)"),
    Setting(
      "currency.base", \.currency.base, "currency of the reports; empty takes the ledger's only one"
    ),
    Setting("currency.ledger", \.currency.ledger, "currency of rows that name none"),
    Setting(
      "scope.window_months", \.scope.windowMonths,
      "trailing months that are ranked and negotiated; 0 takes the whole ledger",
      valid: .from(0, to: 12)),
    Setting(
      "scope.exclude_suppliers", \.scope.excludeSuppliers,
      "supplier names or ids out of scope; a trailing * matches any rest"),
    Setting("scope.exclude_categories", \.scope.excludeCategories, "categories out of scope"),
  ]

  private static let tierSettings: [Setting] = [
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

  private static let policySettings: [Setting] = [
    Setting("policy.automate", \.policy.automate, "tiers whose deals the agent may close alone"),
    Setting("policy.levers", \.policy.levers, "levers the agent may trade"),
    Setting("policy.strategy", \.policy.strategy, "how the buyer's agent concedes"),
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
  ]

  private static let prototype = "prototype of this model, 20,000 deals"

  private static let modelSettings: [Setting] = [
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
      "model.reciprocal", \.model.reciprocal, "share of suppliers that answer a move with a move",
      source: "assumption", valid: .from(0, to: 1)),
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
      "model.escalator", \.model.escalator,
      "yearly price rise due without a negotiation; what it avoids is cost avoidance",
      source: "yours to set; 0 claims no avoidance", valid: .from(0, to: 0.5)),
  ]

  private static let programmeSettings: [Setting] = [
    Setting(
      "programme.months", \.programme.months, "horizon of the cash flow", valid: .from(12, to: 120)),
    Setting(
      "programme.discount_rate", \.programme.discountRate,
      "yearly discount rate, flows at month ends",
      source: "yours to set; 7-13 % in published calculators", valid: .from(0, to: 1)),
    Setting(
      "programme.licence", \.programme.licence, "licence a year",
      source: "Procurement AI Agents, 2026-06: 50,000 to over 1,000,000, typical 150,000-350,000",
      valid: .atLeast(0)),
    Setting(
      "programme.licence_uplift", \.programme.licenceUplift,
      "yearly rise of the licence at renewal", source: "assumption", valid: .from(0, to: 1)),
    Setting(
      "programme.hidden_cost", \.programme.hiddenCost,
      "multiplier on the licence for what the quote leaves out",
      source: "Procurement AI Agents, 2026: 30-60 % by year two", valid: .within(1, 5)),
    Setting(
      "programme.implementation", \.programme.implementation, "implementation, once",
      source: "assumption", valid: .atLeast(0)),
    Setting(
      "programme.integration", \.programme.integration, "integration, once", source: "assumption",
      valid: .atLeast(0)),
    Setting(
      "programme.data_clean_up", \.programme.dataCleanUp, "data clean-up, once",
      source: "assumption", valid: .atLeast(0)),
    Setting(
      "programme.training", \.programme.training, "change and training, once", source: "assumption",
      valid: .atLeast(0)),
    Setting(
      "programme.staff", \.programme.staff,
      "own staff for policy and exceptions, full-time equivalents", source: "assumption",
      valid: .atLeast(0)),
    Setting(
      "programme.staff_cost", \.programme.staffCost, "yearly cost of one",
      source: "85,000 in a published vendor calculator", valid: .atLeast(0)),
    Setting(
      "programme.cost_per_negotiation", \.programme.costPerNegotiation,
      "usage cost of one automated negotiation",
      source: "0.50 to 40, vendor and research notes, 2026", valid: .within(0, 100_000)),
    Setting(
      "programme.exception_cost", \.programme.exceptionCost,
      "cost of one deal that a person has to finish", source: "2 h at 85,000 / 2,080 h",
      valid: .atLeast(0)),
    Setting(
      "programme.human_cost_tail", \.programme.humanCostTail, "cost of a human negotiation, tail",
      source: "about 1,500 a sourcing cycle, 2026", valid: .atLeast(0)),
    Setting(
      "programme.human_cost_mid_tier", \.programme.humanCostMidTier, "the same, mid-tier",
      source: "IACCM 2017: 30 % of 21,300", valid: .atLeast(0)),
    Setting(
      "programme.human_cost_strategic", \.programme.humanCostStrategic, "the same, strategic",
      source: "IACCM 2017: 30 % of 49,000", valid: .atLeast(0)),
    Setting(
      "programme.human_deals", \.programme.humanDeals,
      "deals a year that the team negotiates already, largest first", source: "yours to set",
      valid: .atLeast(0)),
    Setting(
      "programme.ramp", \.programme.ramp,
      "share of coverage reached month by month; the last one holds on", source: "assumption"),
    Setting(
      "programme.ramp_shift", \.programme.rampShift,
      "months that the ramp comes earlier (-) or later",
      source: "campaigns 2-4 weeks, suites 4-18 months", valid: .within(-24, 60)),
    Setting(
      "programme.coverage", \.programme.coverage, "share of eligible deals that are approached",
      source: "yours to set", valid: .from(0, to: 1)),
    Setting(
      "programme.contract_years_tail", \.programme.contractYearsTail,
      "years between renewals, tail; 1/years of the deals comes up each year", source: "assumption",
      valid: .from(0.08, to: 20)),
    Setting(
      "programme.contract_years_mid_tier", \.programme.contractYearsMidTier, "the same, mid-tier",
      source: "assumption", valid: .from(0.08, to: 20)),
    Setting(
      "programme.half_life", \.programme.halfLife,
      "months in which an agreed price loses half its advantage unless renegotiated; 0 never",
      source: "assumption after Iowa State for C.H. Robinson (~2012)", valid: .atLeast(0)),
    Setting(
      "programme.failure", \.programme.failure, "chance that the programme is abandoned",
      source:
        "assumption; under 9 % of mid-market buyers still used such features after 6 months (2026-03)",
      valid: .from(0, to: 1)),
    Setting(
      "programme.failure_month", \.programme.failureMonth,
      "month in which an abandoned programme stops", source: "assumption", valid: .from(1, to: 120)),
  ]

  private static let outputSettings: [Setting] = [
    Setting(
      "output.directory", \.output.directory, "where runs are published, relative to this file"),
    Setting(
      "output.group_readable", \.output.groupReadable, "true lets the group read the reports"),
    Setting(
      "output.deals_shown", \.output.dealsShown, "deals listed in the pages; the CSVs hold all",
      valid: .from(1, to: 2000)),
    Setting(
      "limits.rejected_rows", \.limits.rejectedRows, "more rejected rows fail the run",
      valid: .atLeast(0)),
    Setting(
      "limits.rejected_share", \.limits.rejectedShare,
      "a larger share of rejected rows fails the run", valid: .from(0, to: 1)),
    Setting(
      "limits.field_bytes", \.limits.fieldBytes, "longest cell", valid: .from(64, to: 1_073_741_824)
    ),
    Setting(
      "limits.record_bytes", \.limits.recordBytes, "longest record",
      valid: .from(1024, to: 1_073_741_824)),
    Setting("limits.columns", \.limits.columns, "most columns", valid: .from(1, to: 1_000_000)),
    Setting(
      "limits.rejects_written", \.limits.rejectsWritten, "rows of rejects.csv", valid: .atLeast(0)),
    Setting(
      "limits.duplicate_bytes", \.limits.duplicateBytes,
      "larger files are not searched for repeated rows", valid: .atLeast(0)),
    Setting(
      "limits.cells", \.limits.cells, "most supplier-category-item-currency combinations",
      valid: .atLeast(1)),
  ]
}
