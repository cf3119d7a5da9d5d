extension Setting {
  private static func correlation(
    _ key: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, _ summary: String,
    source: String = "no evidence: independent until you have some"
  ) -> Setting {
    Setting("correlation.\(key)", path, summary, source: source, valid: .from(-0.95, to: 0.95))
  }

  /// How the hidden variables of a supplier go together. The matrix must be positive definite.
  static let correlationSettings: [Setting] = [
    correlation(
      "engagement_margin", \.correlation.engagementMargin,
      "willing to talk, and margin"),
    correlation(
      "engagement_capital_cost", \.correlation.engagementCapitalCost,
      "willing to talk, and cost of capital"),
    correlation(
      "engagement_credibility", \.correlation.engagementCredibility,
      "willing to talk, and believing that the account may be lost",
      source: "sign by reasoning: who fears for the account answers; size assumed"),
    correlation(
      "engagement_exponent", \.correlation.engagementExponent,
      "willing to talk, and yielding early"),
    correlation(
      "margin_capital_cost", \.correlation.marginCapitalCost,
      "margin, and cost of capital",
      source: "sign by reasoning: lenders charge thin margins more; size assumed"),
    correlation(
      "margin_credibility", \.correlation.marginCredibility,
      "margin, and believing that the account may be lost"),
    correlation("margin_exponent", \.correlation.marginExponent, "margin, and yielding early"),
    correlation(
      "capital_cost_credibility", \.correlation.capitalCostCredibility,
      "cost of capital, and believing that the account may be lost"),
    correlation(
      "capital_cost_exponent", \.correlation.capitalCostExponent,
      "cost of capital, and yielding early"),
    correlation(
      "credibility_exponent", \.correlation.credibilityExponent,
      "believing that the account may be lost, and yielding early",
      source:
        "sign from Maaravi et al. 2011 (sellers who think of the buyer's alternatives ask less); size assumed"
    ),
  ]
}
