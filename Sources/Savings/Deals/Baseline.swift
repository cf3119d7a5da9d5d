/// What a deal's saving is measured against, settled before anything is simulated.
///
/// Of the methods that finance knows, in its order of preference, the inputs allow the first two and
/// the last resort below. A contract's escalator is booked as avoidance (`model.escalator`); a budget,
/// a benchmark and a first bid measure avoidance too, and no input holds one.
/// Source of the order: Savings Realization Proof System v1.0 (2026-01); Deducta (2026-03).
package struct Baseline: Sendable, Equatable {
  package enum Method: String, Sendable, CaseIterable {
    /// Dated prices paid over the last 3 to 12 months, volume-weighted.
    case lastPricePaid = "last-price-paid"
    /// Dated prices paid over another time, brought to today by the index of the category.
    case indexAdjusted = "index-adjusted"
    /// Prices paid, of which it is not known how old they are, or which are too old or too few.
    case pricesPaid = "prices-paid"
  }

  /// How far a controller may rely on it, in the grades of the UK government's savings audits.
  package enum Assurance: String, Sendable, CaseIterable {
    /// The last prices paid, and for at least half of the spend of the same item by unit.
    case substantial
    /// The last prices paid, of invoices that name no item and quantity.
    case moderate
    /// Prices that are undated, older than a year, or of less than three months.
    case limited
  }

  /// Net spend at prices actually paid.
  package let paid: Money
  package let method: Method
  /// First and last day of the purchases that count; nil where the ledger has no dates.
  package let from: CalendarDate?
  package let through: CalendarDate?
  /// Ledger rows of the deal.
  package let rows: Int
  /// Share of ``paid`` that names item, unit and quantity.
  package let pricedShare: Double
  /// The category's price index today over its mean of those days, to six decimals; nil without an
  /// index.
  package let marketRatio: ExactRate?

  package init(
    paid: Money, months: Int?, from: CalendarDate? = nil, through: CalendarDate? = nil,
    rows: Int = 0, pricedShare: Double = 0, marketRatio: ExactRate? = nil
  ) {
    self.paid = paid
    self.from = from
    self.through = through
    self.rows = rows
    self.pricedShare = pricedShare
    self.marketRatio = marketRatio
    let isRecent = months.map { (3...12).contains($0) } ?? false
    method =
      isRecent && from != nil
      ? .lastPricePaid : marketRatio != nil && from != nil ? .indexAdjusted : .pricesPaid
  }

  /// The yearly spend at the prices that the method compares with.
  package var amount: Money {
    method == .indexAdjusted ? marketRatio.map { paid.times($0) } ?? paid : paid
  }

  /// What the market moved of ``paid``: above 0 where prices fell without anyone's skill.
  package var market: Money { marketRatio.map { paid - paid.times($0) } ?? .zero }

  /// The same item's price is known for this share of the spend or more.
  package static let enough = 0.5

  package var assurance: Assurance {
    guard method == .lastPricePaid else { return .limited }
    return pricedShare >= Baseline.enough ? .substantial : .moderate
  }

  package var marketText: String { marketRatio.map { Digits.fixed($0.value, 6) } ?? "" }
}

/// The baselines as they stood before the first negotiation, each under a fingerprint.
///
/// Whoever has the row of a deal can compute its fingerprint again: `content(of:currency:)` says
/// from what. One fingerprint over all of them stands in `run.json`.
package struct BaselineLock: Sendable, Equatable {
  /// By deal, in their order.
  package let fingerprints: [String]
  /// Of all of them, one a line.
  package let fingerprint: String

  /// - Parameters:
  ///   - deals: whose baselines are locked.
  ///   - currency: of the baselines.
  ///   - digest: SHA-256 in hexadecimal digits.
  package init(_ deals: [Deal], currency: Currency, digest: ([UInt8]) -> String) {
    fingerprints = deals.map { digest(Self.content(of: $0, currency: currency)) }
    fingerprint = Self.fingerprint(of: fingerprints, digest: digest)
  }

  /// The same on so many threads.
  package static func locked(
    _ deals: [Deal], currency: Currency, threads: Int,
    digest: @escaping @Sendable ([UInt8]) -> String
  ) async -> BaselineLock {
    let fingerprints = await ParallelMap.values(deals.count, threads: threads) {
      digest(content(of: deals[$0], currency: currency))
    }
    return BaselineLock(fingerprints, digest: digest)
  }

  private init(_ fingerprints: [String], digest: ([UInt8]) -> String) {
    self.fingerprints = fingerprints
    fingerprint = Self.fingerprint(of: fingerprints, digest: digest)
  }

  package static func fingerprint(
    of fingerprints: [String], digest: ([UInt8]) -> String
  ) -> String {
    digest(content(of: fingerprints))
  }

  /// Cells of the deal's row of `deals.csv`, one a line: what is fingerprinted.
  package static let columns = [
    "deal", "supplier_key", "category", "baseline", "baseline_method", "baseline_from",
    "baseline_through", "baseline_rows", "market_ratio", "currency",
  ]

  private static func content(of deal: Deal, currency: Currency) -> [UInt8] {
    let basis = deal.basis
    return content(of: [
      deal.id, deal.supplierKey, deal.category, currency.plain(basis.paid), basis.method.rawValue,
      basis.from?.iso ?? "", basis.through?.iso ?? "", "\(basis.rows)", basis.marketText,
      currency.code,
    ])
  }

  package static func content(of cells: [String]) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(cells.reduce(0) { $0 + $1.utf8.count + 1 })
    for cell in cells {
      content += cell.utf8
      content.append(UInt8(ascii: "\n"))
    }
    return content
  }
}
