extension PublishedBenchmark {
  /// Every published figure that reports quote, as collected; a test compares it with the reference
  /// table it was taken from.
  package static let all: [PublishedBenchmark] = [
    PublishedBenchmark(
      id: "close_rate_tail_pilot", metric: "agreement rate", segment: "tail",
      base: "suppliers approached", unit: "share", low: nil, typical: 0.64, high: nil,
      source:
        "ASCM digest of Harvard Business Review, How Walmart Automated Supplier Negotiations (pilot)",
      sourceDate: "2022-12", confidence: .high,
      note: "pre-selected suppliers, goods not for resale; the buyer's own goal was 0.20"),
    PublishedBenchmark(
      id: "close_rate_tail_rollout", metric: "agreement rate", segment: "tail",
      base: "suppliers approached", unit: "share", low: nil, typical: 0.68, high: nil,
      source: "Bloomberg report on Walmart's rollout",
      sourceDate: "2023-04", confidence: .high,
      note: "up to 2,000 concurrent negotiations"),
    PublishedBenchmark(
      id: "close_rate_tail_campaign", metric: "agreement rate", segment: "tail",
      base: "suppliers approached", unit: "share", low: nil, typical: 0.72, high: nil,
      source: "Pactum, campaign agents page",
      sourceDate: "2026", confidence: .low,
      note: "vendor claim; payment-terms campaign"),
    PublishedBenchmark(
      id: "saving_tail_pilot", metric: "price saving", segment: "tail",
      base: "spend of agreed deals", unit: "share", low: nil, typical: 0.015, high: nil,
      source: "ASCM digest of Harvard Business Review (pilot)",
      sourceDate: "2022-12", confidence: .high,
      note: ""),
    PublishedBenchmark(
      id: "saving_tail_rollout", metric: "price saving", segment: "tail",
      base: "spend of agreed deals", unit: "share", low: nil, typical: 0.03, high: nil,
      source: "Bloomberg report on Walmart's rollout",
      sourceDate: "2023-04", confidence: .high,
      note: ""),
    PublishedBenchmark(
      id: "saving_tail_agents", metric: "price saving expected from AI agents", segment: "tail",
      base: "spend of agreed deals", unit: "share", low: 0.02, typical: nil, high: 0.05,
      source: "Hackett 2026, quoted by Zycus",
      sourceDate: "2026-05", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "terms_tail_pilot", metric: "payment terms reached", segment: "tail",
      base: "agreed deals", unit: "days", low: nil, typical: 35, high: nil,
      source: "ASCM digest of Harvard Business Review (pilot)",
      sourceDate: "2022-12", confidence: .medium,
      note:
        "the digest says extended TO 35 days on average; the vendor says extended BY 35 days: never quote one without the other"
    ),
    PublishedBenchmark(
      id: "cycle_tail_pilot", metric: "negotiation cycle time", segment: "tail",
      base: "agreed deals", unit: "days", low: nil, typical: 11, high: nil,
      source: "ASCM digest of Harvard Business Review (pilot)",
      sourceDate: "2022-12", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "supplier_easy", metric: "suppliers who found it easy", segment: "tail",
      base: "suppliers engaged", unit: "share", low: 0.75, typical: 0.83, high: 0.85,
      source: "ASCM digest; Bloomberg; vendor restatements",
      sourceDate: "2022-2026", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "saving_tail_programme", metric: "saving from a tail programme",
      segment: "mid-tier + tail",
      base: "spend of the bottom 20%", unit: "share", low: 0.02, typical: 0.071, high: 0.15,
      source: "Genpact ~2014; Hackett 2016 survey mean via Spend Matters; Procura",
      sourceDate: "2017-07", confidence: .medium,
      note: "first sweep; later sweeps 0.01 to 0.05"),
    PublishedBenchmark(
      id: "saving_tail_digital", metric: "saving from digital tail management",
      segment: "mid-tier + tail",
      base: "spend of the bottom 20%", unit: "share", low: 0.05, typical: nil, high: 0.10,
      source: "BCG, quoted 2026",
      sourceDate: "2019", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "saving_ai_sourcing", metric: "saving from AI-optimised sourcing", segment: "all",
      base: "addressable spend", unit: "share", low: 0.03, typical: nil, high: 0.08,
      source: "McKinsey, quoted by Procurement AI Agents",
      sourceDate: "2026", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "saving_strategic_srm",
      metric: "post-contract benefit of supplier relationship management", segment: "strategic",
      base: "contract value per year", unit: "share", low: 0.04, typical: nil, high: 0.06,
      source: "State of Flux",
      sourceDate: "2016", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "realisation", metric: "negotiated savings that reach the P&L", segment: "all",
      base: "negotiated savings", unit: "share", low: 0.40, typical: 0.65, high: 0.85,
      source: "Suplari 2026; McKinsey (0.67 x 0.80 survive); others",
      sourceDate: "2026", confidence: .medium,
      note: "different base from contract value erosion: do not mix"),
    PublishedBenchmark(
      id: "contract_erosion", metric: "contract value erosion", segment: "all",
      base: "contract value", unit: "share", low: 0.086, typical: 0.092, high: 0.11,
      source: "World Commerce & Contracting and Deloitte",
      sourceDate: "2014-2026", confidence: .high,
      note: ""),
    PublishedBenchmark(
      id: "contract_cost_low", metric: "full cost of a low-complexity contract", segment: "tail",
      base: "contract", unit: "USD", low: nil, typical: 6900, high: nil,
      source: "IACCM, over 700 organisations",
      sourceDate: "2017-10", confidence: .high,
      note: "about 30% of the effort is negotiation"),
    PublishedBenchmark(
      id: "contract_cost_mid", metric: "full cost of a mid-complexity contract",
      segment: "mid-tier",
      base: "contract", unit: "USD", low: nil, typical: 21300, high: nil,
      source: "IACCM, over 700 organisations",
      sourceDate: "2017-10", confidence: .high,
      note: "about 30% of the effort is negotiation"),
    PublishedBenchmark(
      id: "contract_cost_high", metric: "full cost of a high-complexity contract",
      segment: "strategic",
      base: "contract", unit: "USD", low: nil, typical: 49000, high: nil,
      source: "IACCM, over 700 organisations",
      sourceDate: "2017-10", confidence: .high,
      note: "about 30% of the effort is negotiation"),
    PublishedBenchmark(
      id: "licence", metric: "negotiation AI licence", segment: "programme",
      base: "year", unit: "USD", low: 50000, typical: 250000, high: 1_000_000,
      source:
        "Procurement AI Agents, negotiation and sourcing AI market analysis and pricing review",
      sourceDate: "2026-06", confidence: .medium,
      note: "typical range 150000 to 350000"),
    PublishedBenchmark(
      id: "hidden_cost", metric: "hidden cost on top of licence by year two", segment: "programme",
      base: "licence", unit: "share", low: 0.30, typical: 0.45, high: 0.60,
      source: "Procurement AI Agents, hidden costs in procurement AI contracts",
      sourceDate: "2026", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "coverage", metric: "share of procurement volume handled autonomously",
      segment: "adopters",
      base: "procurement volume", unit: "share", low: 0.05, typical: 0.10, high: 0.15,
      source: "Procurement AI Agents, autonomous negotiation status",
      sourceDate: "2026-03", confidence: .medium,
      note: ""),
    PublishedBenchmark(
      id: "abandonment", metric: "buyers still using such features after six months",
      segment: "mid-market",
      base: "deployments", unit: "share", low: nil, typical: 0.09, high: nil,
      source: "Tail Sourcing, 64 deployments",
      sourceDate: "2026-03", confidence: .medium,
      note: "competitor's study; use as a programme-failure warning"),
    PublishedBenchmark(
      id: "vendor_fairmarkit", metric: "competitive autonomous sourcing saving", segment: "tail",
      base: "awarded spend", unit: "share", low: 0.05, typical: 0.114, high: 0.40,
      source: "Fairmarkit, via a 2026 review",
      sourceDate: "2026", confidence: .low,
      note: "vendor claim; RFQ competition against a benchmark"),
    PublishedBenchmark(
      id: "vendor_arkestro", metric: "predictive sourcing saving", segment: "all",
      base: "processed spend", unit: "share", low: 0.08, typical: 0.188, high: nil,
      source: "Arkestro",
      sourceDate: "2026", confidence: .low,
      note: "vendor claim; the same page also says 0.08"),
    PublishedBenchmark(
      id: "vendor_zycus_ana", metric: "autonomous tail negotiation saving", segment: "tail",
      base: "tail spend", unit: "share", low: 0.04, typical: 0.117, high: 0.14,
      source: "Zycus Merlin ANA calculator (manufacturing)",
      sourceDate: "2025", confidence: .low,
      note: "vendor claim; 0.081 when its own addressability and response factors are applied"),
  ]
}
