import Bargaining
import Testing

@testable import Savings

/// The box of each lever: law, policy and today's terms.
struct LeverBoxTests {
  private static func deal(
    terms: Int64 = 30, _ record: (inout SupplierRecord) -> Void = { _ in },
    policy: (inout PolicySettings) -> Void = { _ in }
  ) throws -> Deal {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000, terms: terms)
    ledger.record("S1", record)
    policy(&ledger.settings.policy)
    return try ledger.deal("S1")
  }

  private static func terms(_ deal: Deal) -> ClosedRange<Double> {
    deal.box.low[Lever.terms.lane]...deal.box.high[Lever.terms.lane]
  }

  @Test func withoutALawThePolicyCapsTheTerms() throws {
    let deal = try Self.deal { $0.country = "US" }
    #expect(deal.termsCap == 90)
    #expect(deal.termsRule == "policy.maximum_terms")
    #expect(Self.terms(deal) == -15...45)
  }

  @Test(arguments: ["DE", "FR", "GB", "UK", "GR", "SE"])
  func latePaymentLawCapsTheTerms(country: String) throws {
    let deal = try Self.deal { $0.country = country }
    #expect(deal.termsCap == 60)
    #expect(deal.termsRule == "late-payment law of \(country)")
    #expect(Self.terms(deal) == -15...30)
  }

  @Test func aSmallSupplierIsPaidInThirtyDays() throws {
    let deal = try Self.deal {
      $0.country = "DE"
      $0.sme = true
    }
    #expect(deal.termsCap == 30)
    #expect(deal.termsRule == "small or medium supplier")
    #expect(Self.terms(deal) == -15...0)
  }

  @Test func aPublicBodyPaysInThirtyDays() throws {
    let deal = try Self.deal(terms: 14, policy: { $0.publicBody = true })
    #expect(deal.termsCap == 30)
    #expect(deal.termsRule == "public body")
    #expect(Self.terms(deal) == -14...16)
  }

  /// The stricter of the two rules holds and is named.
  @Test func aStricterPolicyBeatsTheLaw() throws {
    let deal = try Self.deal({ $0.country = "DE" }, policy: { $0.maximumTerms = 45 })
    #expect(deal.termsCap == 45)
    #expect(deal.termsRule == "policy.maximum_terms")
  }

  /// 75 days today, 60 by law: every agreement takes back 15, and may give 15 more.
  @Test func termsBeyondTheCapAreBroughtBackUnderIt() throws {
    let deal = try Self.deal(terms: 75) { $0.country = "DE" }
    #expect(deal.daysBeyondCap == 15)
    #expect(Self.terms(deal) == -30 ... -15)
    // Whatever is traded: price alone, and a policy that leaves terms alone or gives none.
    let alone = deal.box.priceOnly
    #expect(alone.low[Lever.terms.lane] == -15 && alone.high[Lever.terms.lane] == -15)
    let fixed = try Self.deal(
      terms: 75, { $0.country = "DE" }, policy: { $0.levers = ["price", "volume"] })
    #expect(Self.terms(fixed) == -15 ... -15)
    #expect(AgreedTerms(package: .zero, in: fixed.box).paymentDays == -15)
    let none = try Self.deal(terms: 75, { $0.country = "DE" }, policy: { $0.termsEarlier = 0 })
    #expect(Self.terms(none) == -15 ... -15)
  }

  /// What the law takes costs the buyer and pays the supplier, in every box.
  @Test func daysThatTheLawTakesAreWorthTheirInterest() throws {
    let model = Settings().model
    for levers in [["price"], ["price", "terms"]] {
      let deal = try Self.deal(
        terms: 75, { $0.country = "DE" }, policy: { $0.levers = levers })
      for box in [deal.box, deal.box.priceOnly] {
        // All levers at the end where the buyer gives no more than it must.
        let package = Package(0, 1, 0, 0, 0, 0, 0, 0)
        let buyer = LinearWorth.buyer(box, model).worth(of: package)
        let supplier = LinearWorth.supplier(box, capitalCost: 0.11, others: .zero).worth(
          of: package)
        #expect((buyer + 15 * 0.08 / 365).magnitude < 1e-15)
        #expect((supplier - 15 * 0.11 / 365).magnitude < 1e-15)
      }
    }
  }

  @Test func capsByTierAndCategoryHold() throws {
    let deal = try Self.deal(policy: {
      $0.caps = [
        "price/tail": "2 %", "volume/parts": "0.5", "length/tail": "0", "terms/parts": "40",
        "terms/tail": "50", "risk/freight": "0", "forecast/parts": "0",
      ]
    })
    #expect(deal.box.span == SIMD8(0.02, 25, 0.5, 0, 10, 0.5, 0, 5))
    #expect(deal.termsCap == 40)
    #expect(deal.termsRule == "policy.caps of parts")
    #expect(deal.anchor.basisPoints == 200)
    #expect(deal.anchor.evidence.hasSuffix("; held at policy.caps"))
  }

  @Test func aProtectedSupplierIsAskedForNothing() throws {
    let deal = try Self.deal(terms: 75) {
      $0.protected = true
      $0.country = "DE"
    }
    #expect(deal.box == LeverBox(low: .zero, high: .zero, grain: .zero))
    let simulation = DealSimulation(deal, tables: SimulationTables(SmallLedger.settings))
    for world in 0..<40 {
      #expect(simulation.outcome(.winWin, world: world).ending != .agreed)
      #expect(simulation.outcome(.priceOnly, world: world).ending != .agreed)
    }
  }

  @Test func termsComeFromTheLedgerThenTheMasterThenThirty() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000, terms: 45)
    ledger.spend("S2", 10_000)
    ledger.spend("S3", 10_000)
    for name in ["S1", "S2"] { ledger.record(name) { $0.terms = 20 } }
    #expect(try ledger.deal("S1").terms == 45)
    #expect(try ledger.deal("S2").terms == 20)
    #expect(try ledger.deal("S3").terms == 30)
  }

  /// Every step of every lever is a whole unit of the term sheet.
  @Test func theGrainIsTheUnitOfTheTermSheet() throws {
    let box = try Self.deal().box
    #expect(box.span == SIMD8(0.045, 60, 0.8, 24, 10, 0.5, 1, 5))
    #expect(box.grain == SIMD8(450, 60, 80, 24, 10, 50, 1, 50))
    #expect(box.statusQuo == Package(0, 0.25, 0, 0, 0, 0, 0, 0))
    #expect(AgreedTerms(package: box.statusQuo, in: box) == AgreedTerms())
  }

  @Test func aLeverThatIsNotInThePolicyHasNoRange() throws {
    let box = try Self.deal(policy: { $0.levers = ["price", "forecast"] }).box
    #expect(box.span == SIMD8(0.045, 0, 0, 0, 0, 0, 1, 0))
    #expect(box.statusQuo == .zero)
  }

  @Test func thePriceAloneLeavesEverythingElseAsItIs() throws {
    let box = try Self.deal().box.priceOnly
    #expect(box.span == SIMD8(0.045, 0, 0, 0, 0, 0, 0, 0))
    #expect(AgreedTerms(package: SIMD8(repeating: 1), in: box).priceCutBasisPoints == 450)
    #expect(AgreedTerms(package: SIMD8(repeating: 1), in: box).paymentDays == 0)
  }

  /// The status quo is the zero of both sides, whatever the terms in force.
  @Test func theStatusQuoIsWorthNothingToAnybody() throws {
    let model = Settings().model
    for terms: Int64 in [0, 7, 30, 75, 120] {
      let box = try Self.deal(terms: terms).box
      let supplier = LinearWorth.supplier(
        box, capitalCost: 0.11, others: LinearWorth.supplierMeans(model))
      #expect(LinearWorth.buyer(box, model).worth(of: box.statusQuo).magnitude < 1e-15)
      #expect(supplier.worth(of: box.statusQuo).magnitude < 1e-15)
    }
  }
}
