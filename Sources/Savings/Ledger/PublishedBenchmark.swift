/// A figure that somebody published, as they published it.
package struct PublishedBenchmark: Sendable, Equatable {
  package enum Confidence: String, Sendable {
    case high
    case medium
    /// A vendor's own claim, or one case.
    case low
  }

  package let id: String
  package let metric: String
  /// Which suppliers or deals it speaks of: "tail".
  package let segment: String
  /// What the figure is a share of, or is counted per.
  package let base: String
  /// "share", "days" or a currency.
  package let unit: String
  package let low: Double?
  package let typical: Double?
  package let high: Double?
  package let source: String
  package let sourceDate: String
  package let confidence: Confidence
  package let note: String

  package static func named(_ id: String) -> PublishedBenchmark? { all.first { $0.id == id } }

  /// A vendor's claim for its own product: shown on a base of ours or not at all.
  package var isVendorClaim: Bool { note.hasPrefix("vendor claim") }

  /// The figure on a base of ours, where it can be computed.
  package var restated: [Restatement] { Restatement.all.filter { $0.id == id } }
}

/// A published figure on another base, with its arithmetic in words.
package struct Restatement: Sendable, Equatable {
  /// ``PublishedBenchmark/id`` of the figure.
  package let id: String
  package let base: String
  package let unit: String
  package let value: Double
  package let arithmetic: String

  /// The products are exact decimals; a test computes each from the published figures.
  package static let all: [Restatement] = [
    Restatement(
      id: "saving_tail_pilot", base: "spend approached", unit: "share", value: 0.0096,
      arithmetic:
        "64 % of suppliers approached agreed × 1.5 % of their spend = 0.96 %, if agreed deals were of average size"
    ),
    Restatement(
      id: "saving_tail_rollout", base: "spend approached", unit: "share", value: 0.0204,
      arithmetic:
        "68 % of suppliers approached agreed × 3 % of their spend = 2.04 %, if agreed deals were of average size"
    ),
    Restatement(
      id: "saving_tail_rollout", base: "spend approached, realised", unit: "share", value: 0.013_26,
      arithmetic: "2.04 % of spend approached × 65 % that typically reaches invoices = 1.33 %"),
    Restatement(
      id: "realisation", base: "negotiated savings, McKinsey's two losses in sequence",
      unit: "share", value: 0.536,
      arithmetic: "67 % survive planning × 80 % survive execution = 53.6 %"),
    Restatement(
      id: "contract_cost_low", base: "negotiation part of a contract", unit: "USD", value: 2_070,
      arithmetic: "6,900 × 30 % of the effort = 2,070"),
    Restatement(
      id: "contract_cost_mid", base: "negotiation part of a contract", unit: "USD", value: 6_390,
      arithmetic: "21,300 × 30 % of the effort = 6,390"),
    Restatement(
      id: "contract_cost_high", base: "negotiation part of a contract", unit: "USD", value: 14_700,
      arithmetic: "49,000 × 30 % of the effort = 14,700"),
    Restatement(
      id: "licence", base: "year, hidden cost included", unit: "USD", value: 362_500,
      arithmetic: "250,000 × 1.45 (typical hidden cost 45 % on top) = 362,500"),
    Restatement(
      id: "vendor_zycus_ana", base: "tail spend, its own factors applied", unit: "share",
      value: VendorCalculator.restated(VendorCalculator.manufacturing).value,
      arithmetic:
        "sum over categories of share × rate × suppliers that respond × spend that is addressable = 8.12 %, instead of 11.70 % without the last two"
    ),
  ]
}
