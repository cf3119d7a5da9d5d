/// The figures that can be taken apart; those of `run.json` have the names that they have there.
package enum FigureName: String, Sendable, CaseIterable {
  case spendTotal = "spend_total"
  case spendInScope = "spend_in_scope"
  case spendAddressable = "spend_addressable"
  case spendApproached = "spend_approached"
  case spendEngaged = "spend_engaged"
  case spendConcluded = "spend_concluded"
  case spendAgreed = "spend_agreed"
  case hardAgreed = "hard_saving_agreed"
  case hardPriceOnly = "hard_saving_agreed_price_only"
  case hardRealised = "hard_saving_realised"
  case avoidance = "cost_avoidance"
  case cash = "cash_released_once"
  case carrying = "carrying_benefit"
  case otherLevers = "other_levers"
  case agreementRate = "agreement_rate"
  case rateAgreed = "saving_rate_agreed"
  case rateConcluded = "saving_rate_concluded"
  case rateApproached = "saving_rate_approached"
  case stepAgreed = "step_agreed"
  case stepCovered = "step_covered"
  case stepInEffect = "step_in_effect"
  case stepNotFaded = "step_not_faded"
  case stepRealised = "step_realised"
  case stepKept = "step_kept"
  case roiHard = "roi_hard_saving"
  case licence = "cost_licence"
  case hiddenCost = "cost_hidden_cost"
  case implementation = "cost_implementation"
  case integration = "cost_integration"
  case dataCleanUp = "cost_data_clean_up"
  case training = "cost_training"
  case staff = "cost_staff"
  case usage = "cost_usage"
  case exceptions = "cost_exceptions"
  case roiCosts = "roi_costs"
  case netPosition = "net_position"
  case humanAnyway = "human_team_anyway"
  case incremental = "incremental_net_position"
  case presentValue = "npv"
  case internalRate = "irr"
  case modifiedRate = "mirr"
  case payback = "payback_months"
  case discountedPayback = "discounted_payback_months"
  case benefitCostRatio = "benefit_cost_ratio"
  case returnOnInvestment = "return_on_investment"
  case costOfDelay = "cost_of_delay"
  case chancePositive = "chance_npv_positive"

  package var title: String {
    switch self {
    case .spendTotal: "Total spend of the ledger"
    case .spendInScope: "Spend in scope"
    case .spendAddressable: "Addressable spend"
    case .spendApproached: "Spend approached by the agent"
    case .spendEngaged: "Spend with suppliers that answer"
    case .spendConcluded: "Spend of concluded talks"
    case .spendAgreed: "Agreed spend"
    case .hardAgreed: "Hard saving agreed, a year"
    case .hardPriceOnly: "Hard saving agreed on price alone, a year"
    case .hardRealised: "Hard saving that reaches invoices, a year"
    case .avoidance: "Cost avoidance, a year"
    case .cash: "Cash released once"
    case .carrying: "Carrying benefit, a year"
    case .otherLevers: "Worth of other levers, a year"
    case .agreementRate: "Deals that agree, of those approached"
    case .rateAgreed: "Hard saving on agreed spend"
    case .rateConcluded: "Hard saving on concluded spend"
    case .rateApproached: "Hard saving on approached spend"
    case .stepAgreed: "Agreed saving at full run rate over the horizon"
    case .stepCovered: "of that, deals approached"
    case .stepInEffect: "of that, in effect after ramp and renewals"
    case .stepNotFaded: "of that, not faded"
    case .stepRealised: "of that, reaching invoices"
    case .stepKept: "of that, not won back by suppliers"
    case .roiHard: "Hard saving in the books over the horizon"
    case .roiCosts: "Costs over the horizon"
    case .netPosition: "Net position over the horizon"
    case .humanAnyway: "What the human team gets anyway"
    case .incremental: "Net position beyond the human team"
    case .presentValue: "Net present value"
    case .internalRate: "Internal rate of return, a year"
    case .modifiedRate: "Modified internal rate of return, a year"
    case .payback: "Payback, months"
    case .discountedPayback: "Discounted payback, months"
    case .benefitCostRatio: "Benefits per unit of cost, discounted"
    case .returnOnInvestment: "Return on investment"
    case .costOfDelay: "Cost of a month of delay"
    case .chancePositive: "Chance of a positive net present value"
    case .licence, .hiddenCost, .implementation, .integration, .dataCleanUp, .training, .staff,
      .usage, .exceptions:
      cost?.title ?? rawValue
    }
  }

  /// The line of cost that the figure is.
  var cost: ProgrammeCost? {
    ProgrammeCost.allCases.first { "cost_" + $0.name == rawValue }
  }

  /// The step of the waterfall that the figure is.
  var level: HardSteps.Level? {
    switch self {
    case .stepAgreed: .agreed
    case .stepCovered: .covered
    case .stepInEffect: .inEffect
    case .stepNotFaded: .notFaded
    case .stepRealised: .realised
    case .stepKept: .kept
    default: nil
    }
  }
}
