import Bargaining
import Testing

@testable import Savings

struct PreparationPackTests {
  private static func pack(_ change: (inout SupplierRecord) -> Void = { _ in }) throws -> (
    PreparationPack, Deal, Settings
  ) {
    var ledger = SmallLedger()
    ledger.spend("S1", 100_000, terms: 30)
    ledger.record("S1", change)
    let deal = try ledger.deal("S1")
    return (
      PreparationPack(deal, currency: Currency("EUR"), settings: ledger.settings), deal,
      ledger.settings
    )
  }

  private static func section(_ pack: PreparationPack, _ id: String) throws -> String {
    String(describing: try #require(pack.sections.first { $0.id == id }))
  }

  @Test func theSectionsComeInTheOrderOfATalk() throws {
    #expect(
      try Self.pack().0.sections.map(\.id) == [
        "objectives", "batna", "zopa", "levers", "moves", "risks",
      ])
  }

  @Test func theAnchorAndTheAlternativeComeWithTheirEvidence() throws {
    let (pack, deal, _) = try Self.pack { $0.alternatives = 3 }
    #expect(try Self.section(pack, "batna").contains(deal.batna.evidence))
    #expect(try Self.section(pack, "zopa").contains(deal.anchor.evidence))
    #expect(try Self.section(pack, "zopa").contains(pack.zone.finding))
    #expect(try Self.section(pack, "objectives").contains(deal.termsRule))
  }

  /// Trade, don't concede: each give names the price that pays for it, between what it costs us and
  /// what it is worth to them.
  @Test func everyMoveHasACondition() throws {
    let (pack, deal, settings) = try Self.pack()
    let moves = try Self.section(pack, "moves")
    let count = moves.components(of: "If the price falls by")
    // Volume, length, lead time, forecast and earlier payment; an index costs us what it is worth.
    #expect(count == 5)
    let price = (settings.model.supplierVolume + settings.model.buyerVolume) / 2
    #expect(
      moves.contains(
        "If the price falls by \(Digits.percent(price, 2)), we can commit to 80 % of the forecast"))
    #expect(deal.box.span[Lever.risk.lane] > 0)
    #expect(!moves.contains("index"))
  }

  @Test func leversAreListedByExchangeValue() throws {
    let (pack, deal, settings) = try Self.pack()
    let buyer = LinearWorth.buyer(deal.box, settings.model)
    let supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost,
      others: LinearWorth.supplierMeans(settings.model))
    let text = try Self.section(pack, "levers")
    func exchange(_ lane: Int) -> Double {
      supplier.weights[lane].magnitude / buyer.weights[lane].magnitude
    }
    let traded = (0..<8).filter { buyer.weights[$0] * supplier.weights[$0] < 0 }
    let ranked = traded.sorted { exchange($0) > exchange($1) }
    var places: [String.Index] = []
    for lane in ranked {
      places.append(
        try #require(text.firstRange(of: "\"\(Lever.allCases[lane].name)\"")).lowerBound)
    }
    #expect(places == places.sorted())
    #expect(ranked.count >= 7)
  }

  @Test func risksNameWhatIsKnownAndWhatIsNot() throws {
    let (pack, deal, _) = try Self.pack {
      $0.singleSource = true
      $0.critical = true
      $0.sme = true
      $0.contractEnd = CalendarDate(iso: "2027-03-31")
    }
    let risks = try Self.section(pack, "risks")
    for words in ["Single source", "Critical supply", "2027-03-31", "Small or medium supplier"] {
      #expect(risks.contains(words))
    }
    #expect(risks.contains("Data grade \(deal.quality.grade.rawValue)"))
    for proxy in deal.quality.proxies { #expect(risks.contains(proxy)) }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
