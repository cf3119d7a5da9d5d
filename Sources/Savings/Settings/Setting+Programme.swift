extension Setting {
  /// What the programme costs and how it starts.
  static let programmeSettings: [Setting] = [
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
    Setting(
      "programme.profile", \.programme.profile,
      "which hard savings count: standard takes all against prices paid; strict only those against the price of the same item, less what the market's index fell",
      source: "strict: UK Government Procurement Service, Measuring Up, 2010-11"),
    Setting(
      "programme.start", \.programme.start,
      "first day of the programme, by which months fall into fiscal years; auto is the month after the run's date"
    ),
    Setting(
      "programme.fiscal_year_start", \.programme.fiscalYearStart,
      "month in which fiscal years begin; they are named by the year in which they end",
      valid: .from(1, to: 12)),
  ]
}
