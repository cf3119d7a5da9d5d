import Bargaining
import Testing

@testable import Savings

@Suite struct BaselineTests {
  private static func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }
  private static let from = day("2025-11-01")
  private static let through = day("2026-10-30")

  private static func baseline(
    months: Int? = 12, dated: Bool = true, priced: Double = 1, ratio: ExactRate? = nil
  ) -> Baseline {
    Baseline(
      paid: Money(minor: 1_000_001), months: months, from: dated ? from : nil,
      through: dated ? through : nil, rows: 7, pricedShare: priced, marketRatio: ratio)
  }

  @Test(
    "the best method that the ledger allows",
    arguments: [
      (12, true, nil, .lastPricePaid), (3, true, 0.9, .lastPricePaid), (2, true, nil, .pricesPaid),
      (2, true, 0.9, .indexAdjusted), (nil, true, 0.9, .indexAdjusted),
      (nil, true, nil, .pricesPaid), (12, false, 0.9, .pricesPaid),
    ] as [(Int?, Bool, Double?, Baseline.Method)])
  func methods(months: Int?, dated: Bool, ratio: Double?, method: Baseline.Method) {
    let found = Self.baseline(months: months, dated: dated, ratio: ratio.map { ExactRate($0) })
    #expect(found.method == method)
    #expect(found.paid.minor == 1_000_001)
    #expect(found.amount.minor == (method == .indexAdjusted ? 900_001 : 1_000_001))
  }

  @Test(
    "assurance asks for recent prices of the same item",
    arguments: [
      (12, 0.5, .substantial), (12, 0.49, .moderate), (2, 1, .limited), (nil, 1, .limited),
    ] as [(Int?, Double, Baseline.Assurance)])
  func assurance(months: Int?, priced: Double, grade: Baseline.Assurance) {
    #expect(Self.baseline(months: months, priced: priced).assurance == grade)
  }

  @Test("the market's part is what the index fell, to the minor unit")
  func market() {
    #expect(Self.baseline(ratio: 0.95).market.minor == 50_000)
    #expect(Self.baseline(ratio: 1.02).market.minor == -20_000)
    #expect(Self.baseline().market == .zero)
  }

  @Test("an index compares its last value with the mean of the days")
  func index() throws {
    let from = try #require(Self.from)
    let through = try #require(Self.through)
    func value(_ day: String, _ index: Int64) throws -> PriceIndex.Value {
      PriceIndex.Value(day: try #require(Self.day(day)), nanos: index * 1_000_000_000)
    }
    let index = PriceIndex([
      "Steel": [
        try value("2026-10-01", 90), try value("2025-10-31", 500), try value("2025-11-01", 110),
        try value("2026-10-31", 10),
      ], "*": [try value("2026-01-01", 3)],
    ])
    #expect(index.ratio(of: "Steel", from: from, through: through) == 0.9)
    #expect(index.ratio(of: "Paper", from: from, through: through) == 1.0)
    #expect(PriceIndex().ratio(of: "Steel", from: from, through: through) == nil)
    #expect(index.ratio(of: "Paper", from: through, through: through) == nil)
    #expect(index.unknown(among: ["Paper"]) == ["Steel"])
  }

  @Test("a changed cell of any baseline changes its fingerprint and that of all")
  func lock() async throws {
    let run = try await RunSketch.shared.value
    let currency = run.portfolio.base.currency
    let digest = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
    let lock = BaselineLock(run.deals, currency: currency, digest: digest)
    #expect(lock.fingerprints.count == run.deals.count)
    #expect(Set(lock.fingerprints).count == run.deals.count)
    let first = try #require(run.deals.first)
    #expect(
      lock.fingerprints[0]
        == "\(first.id)\n\(first.supplierKey)\n\(first.category)\n\(currency.plain(first.baseline))\n\(first.basis.method.rawValue)\n\(first.basis.from?.iso ?? "")\n\(first.basis.through?.iso ?? "")\n\(first.basis.rows)\n\n\(currency.code)\n"
    )
    #expect(lock.fingerprint == lock.fingerprints.map { $0 + "\n" }.joined())
    let other = BaselineLock(Array(run.deals.dropFirst()), currency: currency, digest: digest)
    #expect(other.fingerprint != lock.fingerprint)
    #expect(
      run.baselines
        == BaselineLock(run.deals, currency: currency) {
          StableHash.of(String(decoding: $0, as: UTF8.self)).description
        })
  }
}
