import FoundationEssentials
import Savings

/// `history.json`: what a run leaves to those after it, and what it took from those before. The
/// history can be made again from these files.
package struct HistoryRecord: Codable, Equatable, Sendable {
  package var run: Run
  package var past: Past
  /// Tier of each supplier by key, as words of ``Tier``.
  package var tiers: [String: String]
  /// What the run before had given to those of them that it knew.
  package var previousTiers: [String: String]

  package static let name = "history.json"

  enum CodingKeys: String, CodingKey {
    case run, past, tiers
    case previousTiers = "previous_tiers"
  }

  /// The headline of a run, and the shape of its ledger. Amounts are decimal texts of the currency.
  package struct Run: Codable, Equatable, Sendable {
    package var runID: String
    /// `yyyy-mm-dd`; "" where the ledger has no dates.
    package var asOf: String
    package var version: String
    package var currency: String
    package var worlds: Int
    package var records: Int
    package var rejected: Int
    package var spend: String
    package var suppliers: Int
    package var deals: Int
    package var suppliersByTier: [String: Int]
    package var categories: [Category]
    package var agreementRate: Double
    package var hardSaving: String
    package var netPosition: String
    /// What drifted, as words of ``Drift/Measure``.
    package var drift: [String]
    package var missing: [String]
    package var tiersSHA256: String

    package struct Category: Codable, Equatable, Sendable {
      package var name: String
      package var spend: String
    }

    enum CodingKeys: String, CodingKey {
      case version, currency, worlds, records, rejected, spend, suppliers, deals, categories, drift
      case missing
      case runID = "run_id"
      case asOf = "as_of"
      case suppliersByTier = "suppliers_by_tier"
      case agreementRate = "agreement_rate"
      case hardSaving = "hard_saving_agreed"
      case netPosition = "net_position"
      case tiersSHA256 = "tiers_sha256"
    }
  }

  package struct Past: Codable, Equatable, Sendable {
    package var fingerprint: String
    package var runs: [String]
  }

  package init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(HistoryRecord.self, from: Data(bytes))
  }

  package init(_ run: SavingsRun, figures: BenchmarkFigures, version: String, runID: String) {
    let currency = run.portfolio.base.currency
    let mean = figures.mean[.winWin] ?? WorldTotals()
    let shape = RunShape(ledger: run.ledger, portfolio: run.portfolio)
    var tiers: [String: String] = [:]
    var previous: [String: String] = [:]
    var counts: [String: Int] = [:]
    for supplier in run.portfolio.suppliers {
      let tier = supplier.placement.tier.rawValue
      tiers[supplier.supplier.key] = tier
      counts[tier, default: 0] += 1
      previous[supplier.supplier.key] = run.past.tiers[supplier.supplier.key]?.rawValue
    }
    self.tiers = tiers
    previousTiers = previous
    past = Past(fingerprint: run.past.fingerprint, runs: run.past.runs.map(\.runID))
    self.run = Run(
      runID: runID, asOf: run.portfolio.asOf?.iso ?? "", version: version,
      currency: currency.code, worlds: run.settings.worlds, records: shape.records,
      rejected: shape.rejected, spend: currency.plain(shape.spend), suppliers: shape.suppliers,
      deals: run.deals.count, suppliersByTier: counts,
      categories: shape.categories.map { .init(name: $0.name, spend: currency.plain($0.spend)) },
      agreementRate: mean.approached.deals == 0
        ? 0 : Double(mean.agreed.deals) / Double(mean.approached.deals),
      hardSaving: currency.plain(mean.hard),
      netPosition: currency.plain(run.roi.figures.netPosition),
      drift: run.drift.warnings.map(\.measure.rawValue), missing: run.ledger.missing,
      tiersSHA256: HistoryRecord.fingerprint(tiers))
  }

  /// The tiers that the run took from the one before it.
  package var tiersBefore: [String: Tier] { previousTiers.compactMapValues { Tier(rawValue: $0) } }

  /// SHA-256 of the tiers, sorted by supplier.
  static func fingerprint(_ tiers: [String: String]) -> String {
    SHA256.hex(Array(JSONText.text(object(tiers)).utf8))
  }

  static func object(_ words: [String: String]) -> JSONValue {
    .object(
      words.sorted { $0.key.precedes($1.key) }
        .map { ($0.key, .string($0.value)) })
  }
}
