import Bargaining
import Testing

@testable import Savings

struct PreparationPackTests {
  private struct Sample {
    var pack: PreparationPack
    var deal: Deal
    var settings: Settings
  }

  /// The pack of S1, beside two other suppliers of parts and another deal of S1.
  private static func sample(_ change: (inout SupplierRecord) -> Void = { _ in }) throws -> Sample {
    var ledger = SmallLedger()
    ledger.spend("S1", 100_000, terms: 30)
    ledger.spend("S1", 40_000, on: "freight")
    ledger.spend("S2", 25_000)
    ledger.spend("S3", 12_000)
    ledger.record("S1", change)
    let deals = try ledger.deals()
    let deal = try #require(deals.first { $0.supplierName == "S1" && $0.category == "parts" })
    let pack = PreparationPack(
      deal, neighbours: DealMap(deals).neighbours(of: deal),
      worlds: DealWorlds(deal, tables: SimulationTables(ledger.settings)),
      currency: Currency("EUR"), settings: ledger.settings)
    return Sample(pack: pack, deal: deal, settings: ledger.settings)
  }

  private static func section(_ pack: PreparationPack, _ id: String) throws -> String {
    String(describing: try #require(pack.sections.first { $0.id == id }))
  }

  @Test func theSectionsComeInTheOrderOfATalk() throws {
    #expect(
      try Self.sample().pack.sections.map(\.id) == [
        "glance", "objectives", "batna", "zopa", "levers", "moves", "win-win", "risks",
      ])
  }

  @Test func theAnchorAndTheAlternativeComeWithTheirEvidence() throws {
    let sample = try Self.sample { $0.alternatives = 3 }
    let (pack, deal) = (sample.pack, sample.deal)
    #expect(try Self.section(pack, "batna").contains(deal.batna.evidence.dropFirst()))
    #expect(try Self.section(pack, "glance").contains(deal.anchor.evidence))
    #expect(try Self.section(pack, "objectives").contains(deal.anchor.evidence))
    #expect(try Self.section(pack, "glance").contains(pack.zone.finding))
    #expect(try Self.section(pack, "objectives").contains(deal.termsRule))
  }

  /// Each objective is a lever of this deal, and its aim the median of the agreements.
  @Test func objectivesAreTheLeversOfTheDeal() throws {
    let sample = try Self.sample()
    let section = try #require(sample.pack.sections.first { $0.id == "objectives" })
    let table = try #require(
      section.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    )
    #expect(table.texts("lever") == Lever.allCases.map(\.name))
    let cut = try #require(sample.pack.worlds.agreedTerms[.price])
    #expect(table.texts("aim")[0] == Digits.percent(cut.p50, 2))
    #expect(table.texts("open")[0] == Digits.percent(sample.deal.anchor.cut, 2))
    #expect(table.texts("today")[1] == "30 days")
  }

  @Test func waysToStrengthenTheAlternativeComeFromTheLedger() throws {
    let known = try Self.section(Self.sample { $0.alternatives = 2 }.pack, "batna")
    for words in [
      "Qualify one more supplier", "S2 (25,000 EUR) and S3 (12,000 EUR)", "no comparable item",
      "its other deal on the same table: 40,000 EUR", "5.0 % of the spend is assumed",
    ] { #expect(known.contains(words), "\(words)") }
    // Nothing to switch to: no cheaper switch either.
    let single = try Self.section(Self.sample { $0.singleSource = true }.pack, "batna")
    #expect(!single.contains("Make switching cheaper"))
  }

  /// Trade, don't concede: each give names the price that pays for it, between what it costs us and
  /// what it is worth to them.
  @Test func everyMoveHasACondition() throws {
    let sample = try Self.sample()
    let (deal, model) = (sample.deal, sample.settings.model)
    let moves = try Self.section(sample.pack, "moves")
    // Volume, length, lead time, forecast and earlier payment; an index costs us what it is worth.
    #expect(moves.components(of: "If the price falls by") == 5)
    let price = (model.supplierVolume + model.buyerVolume) / 2
    #expect(
      moves.contains(
        "If the price falls by \(Digits.percent(price, 2)), we can commit to 80 % of the forecast"))
    #expect(deal.box.span[Lever.risk.lane] > 0)
    #expect(!moves.contains("we can link"))
    for words in ["Opening: ", "Middle of the simulated agreements: ", "Last package before"] {
      #expect(moves.components(of: words) == 1)
    }
  }

  /// The last package is worth what we need, and no less.
  @Test func theLastPackageKeepsTheReservationValue() throws {
    let pack = try Self.sample().pack
    let package = pack.path.offer(keeping: pack.zone.buyerReservation)
    let worth = pack.buyer.worth(of: package)
    #expect(worth >= pack.zone.buyerReservation - 1e-9)
    #expect(worth < pack.zone.buyerReservation + 0.002)
  }

  @Test func leversAreListedByExchangeValue() throws {
    let pack = try Self.sample().pack
    let section = try #require(pack.sections.first { $0.id == "levers" })
    guard case .table(let table) = section.blocks[0] else {
      Issue.record("no table")
      return
    }
    let exchange = table.rows.map { row in
      if case .number(let ratio, _) = row[6] { ratio } else { Double.nan }
    }
    #expect(exchange.count >= 7)
    #expect(exchange == exchange.sorted(by: >))
    for (ours, theirs) in zip(table.money("ours"), table.money("theirs")) {
      #expect(ours.isNegative != theirs.isNegative)
    }
    let price = try #require(table.texts("lever").firstIndex(of: Lever.price.name))
    #expect(table.money("ours")[price] == Money(minor: 100_000))
  }

  @Test func dearerMoneyIsNamedOnTheSideThatHasIt() throws {
    let dear = try Self.section(Self.sample { $0.costOfCapital = 0.2 }.pack, "win-win")
    #expect(dear.contains("Money is dearer to them (20 % a year against our 8 %)"))
    let cheap = try Self.section(Self.sample { $0.costOfCapital = 0.03 }.pack, "win-win")
    #expect(cheap.contains("Money is dearer to us (8 % a year against their 3 %)"))
  }

  @Test func risksNameWhatIsKnownAndWhatIsNot() throws {
    let sample = try Self.sample {
      $0.singleSource = true
      $0.critical = true
      $0.sme = true
      $0.contractEnd = CalendarDate(iso: "2027-03-31")
    }
    let risks = try Self.section(sample.pack, "risks")
    for words in [
      "Single source", "Critical supply", "2027-03-31", "Small or medium supplier",
      "73 % of our spend on parts",
    ] { #expect(risks.contains(words), "\(words)") }
    #expect(risks.contains("Data grade \(sample.deal.quality.grade.rawValue)"))
    for proxy in sample.deal.quality.flags { #expect(risks.contains(proxy)) }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
