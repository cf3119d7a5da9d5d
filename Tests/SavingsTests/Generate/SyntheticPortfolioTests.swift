import Testing

@testable import Savings

/// The synthetic portfolio: its shape, and that its own counts are right.
struct SyntheticPortfolioTests {
  private static func options(rows: Int, seed: UInt64 = 3) throws -> SyntheticPortfolio.Options {
    let end = try #require(CalendarDate(iso: "2026-10-31"))
    return .init(rows: rows, suppliers: 320, seed: seed, months: 24, end: end)
  }

  private static func ledger(
    _ options: SyntheticPortfolio.Options
  ) -> (text: String, truth: SyntheticTruth) {
    var bytes: [UInt8] = []
    let truth = SyntheticPortfolio(options).ledger { bytes += $0 }
    return (String(decoding: bytes, as: UTF8.self), truth)
  }

  @Test("SplitMix64 gives the published sequence")
  func generator() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test("the same seed gives the same bytes, another seed others")
  func determinism() throws {
    let first = Self.ledger(try Self.options(rows: 500))
    let second = Self.ledger(try Self.options(rows: 500))
    #expect(first == second)
    #expect(first.text != Self.ledger(try Self.options(rows: 500, seed: 4)).text)
  }

  @Test("the true counts tie")
  func truth() throws {
    let (text, truth) = Self.ledger(try Self.options(rows: 20_000))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 20_001)
    let rejected = truth.faults.filter(\.key.isRejected).map(\.value).reduce(0, +)
    #expect(truth.records == 20_000)
    #expect(truth.used + rejected == truth.records)
    #expect(truth.duplicates > 0)
    #expect(truth.credits > 100)
    #expect(Set(truth.faults.keys) == Set(SyntheticFault.allCases))
    #expect(truth.rawSuppliers > truth.suppliers)
  }

  @Test("the repeated records are those that truth counts")
  func duplicates() throws {
    let (text, truth) = Self.ledger(try Self.options(rows: 20_000))
    let lines = text.split(separator: "\n")
    #expect(lines.count - Set(lines).count == truth.duplicates)
  }

  @Test("a small part of the suppliers gets most of the spend")
  func concentration() throws {
    let portfolio = SyntheticPortfolio(try Self.options(rows: 6_000))
    var shares: [Double] = []
    var before = 0.0
    for (supplier, share) in zip(portfolio.suppliers, portfolio.cumulative) {
      shares.append(supplier.meanAmount * (share - before))
      before = share
    }
    let top = shares.prefix(20).reduce(0, +) / shares.reduce(0, +)
    #expect(top > 0.77 && top < 0.83)
  }

  @Test("no two suppliers share a name, and variants differ from the name")
  func names() throws {
    let portfolio = SyntheticPortfolio(try Self.options(rows: 1))
    #expect(Set(portfolio.suppliers.map(\.id)).count == 320)
    #expect(Set(portfolio.suppliers.map { $0.names[0] }).count == 320)
    for supplier in portfolio.suppliers {
      #expect(Set(supplier.names).count == supplier.names.count)
    }
  }

  @Test("a month's season is never below that of the quiet months")
  func season() {
    for category in SyntheticCategory.all {
      #expect(category.season(month: category.peak) == 1 + category.swing)
      #expect((1...12).allSatisfy { category.season(month: $0) >= 1 })
    }
    let weights = SyntheticCategory.all.map(\.weight).reduce(0, +)
    #expect((weights - 1).magnitude < 1e-9)
  }

  @Test("a cell is quoted where it must be")
  func cells() {
    var bytes: [UInt8] = []
    bytes.appendCell("plain")
    bytes.appendCell("a,b")
    bytes.appendCell("2\"")
    #expect(bytes == Array("plain\"a,b\"\"2\"\"\"".utf8))
  }
}
