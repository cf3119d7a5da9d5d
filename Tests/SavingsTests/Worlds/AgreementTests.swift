import Bargaining
import Testing

@testable import Savings

/// What must hold of every agreement of a run.
struct AgreementTests {
  private struct Case {
    var deal: Deal
    var setting: DealSimulation.Setting
    var policy: NegotiationPolicy
    var outcome: DealOutcome
  }

  private static func agreements(
    suppliers: Int = 40, change: (inout SmallLedger) -> Void = { _ in }
  )
    throws -> [Case]
  {
    var ledger = SmallLedger.mixed(suppliers: suppliers)
    change(&ledger)
    let tables = SimulationTables(ledger.settings)
    var cases: [Case] = []
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<ledger.settings.worlds {
        let setting = simulation.setting(world: world)
        for policy in NegotiationPolicy.allCases {
          var recorder = NoRecorder()
          let outcome = simulation.play(policy, setting, recorder: &recorder)
          if outcome.ending == .agreed {
            cases.append(
              Case(
                deal: deal, setting: simulation.setting(setting, under: policy), policy: policy,
                outcome: outcome))
          }
        }
      }
    }
    return cases
  }

  @Test func bothSidesAreAtOrAboveTheirReservationValues() throws {
    let cases = try Self.agreements()
    #expect(cases.count > 500)
    for found in cases {
      let supplier = Double(found.outcome.supplierSurplus.minor)
      let buyer = Double((found.outcome.jointSurplus - found.outcome.supplierSurplus).minor)
      let baseline = Double(found.deal.baseline.minor)
      // Each surplus is rounded to the minor unit once.
      #expect(buyer >= found.setting.reservation * baseline - 1.01)
      #expect(supplier >= found.setting.supplier.revealed().reservation * baseline - 1.01)
    }
  }

  @Test func everyAgreementIsInsideItsBox() throws {
    for found in try Self.agreements() {
      let (terms, box) = (found.outcome.terms, found.deal.box)
      let amounts: [(Lever, Double)] = [
        (.price, terms.priceCut), (.terms, Double(terms.paymentDays)),
        (.volume, Double(terms.volumePercent) / 100), (.length, Double(terms.extraMonths)),
        (.leadTime, Double(terms.leadTimeDays)), (.risk, Double(terms.indexSharePercent) / 100),
        (.forecast, terms.sharesForecast ? 1 : 0), (.service, Double(terms.serviceTenths) / 10),
      ]
      for (lever, amount) in amounts {
        #expect(amount >= box.low[lever.lane] && amount <= box.high[lever.lane])
      }
      #expect(found.deal.terms + terms.paymentDays <= found.deal.termsCap)
      #expect(found.deal.terms + terms.paymentDays >= 0)
    }
  }

  @Test func aLeverThatThePolicyLeavesOutIsNeverMoved() throws {
    let cases = try Self.agreements { $0.settings.policy.levers = ["price", "terms"] }
    #expect(!cases.isEmpty)
    for found in cases {
      var terms = found.outcome.terms
      terms.priceCutBasisPoints = 0
      terms.paymentDays = 0
      #expect(terms == AgreedTerms())
      #expect(found.outcome.booking.otherLevers == .zero)
    }
  }

  /// The term sheet in whole units is what was negotiated: worth it again, find the same.
  @Test func theTermSheetSaysWhatWasAgreed() throws {
    let model = Settings().model
    for found in try Self.agreements(suppliers: 15) {
      let (terms, deal) = (found.outcome.terms, found.deal)
      let supplier = found.setting.supplier.revealed().valuation
      let amounts = SIMD8(
        terms.priceCut, Double(terms.paymentDays), Double(terms.volumePercent) / 100,
        Double(terms.extraMonths), Double(terms.leadTimeDays),
        Double(terms.indexSharePercent) / 100, terms.sharesForecast ? 1 : 0,
        Double(terms.serviceTenths) / 10)
      var package = (amounts - deal.box.low) / deal.box.span
      package.replace(with: 0, where: deal.box.span .== 0)
      let buyer = LinearWorth.buyer(deal.box, model).worth(of: package)
      let joint = deal.baseline.scaled(by: buyer + supplier.worth(of: package))
      #expect((found.outcome.booking.linear - deal.baseline.scaled(by: buyer)).minor.magnitude <= 1)
      #expect((found.outcome.jointSurplus - joint).minor.magnitude <= 1)
    }
  }

  /// A price is a transfer: what one side gets the other gives.
  @Test func aPriceAloneMakesNoJointSurplus() throws {
    let alone = try Self.agreements().filter { $0.policy == .priceOnly }
    #expect(alone.count > 200)
    for found in alone {
      #expect(found.outcome.jointSurplus == .zero)
      #expect(!found.outcome.supplierBetterOff)
    }
  }

  @Test func noAgreementHasMoreThanThereIs() throws {
    for found in try Self.agreements() {
      #expect(found.outcome.jointShare <= 1 + 1e-9)
      #expect(found.policy == .unconditional || found.outcome.unreciprocated == 0)
    }
  }

  /// Convex: the part that comes back grows with the cut, so the amount with its square. Less of it
  /// the further the package pays the supplier for what it gives.
  @Test func clawbackIsConvexInTheCutAndSofterWhereTheExchangeIsFair() throws {
    var kinds: Set<String> = []
    for found in try Self.agreements() {
      let outcome = found.outcome
      let cut = outcome.terms.priceCut
      let supplier = found.setting.supplier.revealed().valuation
      let box = found.deal.box
      var gets = 0.0
      var gives = 0.0
      for lane in 0..<8 where box.span[lane] > 0 {
        let rate = supplier.weights[lane] / found.deal.box.span[lane]
        let worth = rate * Self.amounts(outcome.terms)[lane]
        if worth > 0 { gets += worth } else { gives -= worth }
      }
      let paid = gives > 0 ? min(1, gets / gives) : 1
      let expected = found.setting.shift.clawback * (1 - 0.5 * paid) * cut * cut / 0.03
      let back = Double(outcome.booking.clawback.minor) / Double(found.deal.baseline.minor)
      kinds.insert(paid == 1 ? "in full" : paid == 0 ? "not" : "in part")
      // Hard saving and clawback are rounded to the minor unit, of a baseline of 11,000 or more.
      #expect((back - expected).magnitude < 2 / Double(found.deal.baseline.minor))
      #expect((paid == 1) == (outcome.supplierShare >= -1e-12))
    }
    #expect(kinds == ["in full", "in part", "not"])
  }

  private static func amounts(_ terms: AgreedTerms) -> SIMD8<Double> {
    SIMD8(
      terms.priceCut, Double(terms.paymentDays), Double(terms.volumePercent) / 100,
      Double(terms.extraMonths), Double(terms.leadTimeDays),
      Double(terms.indexSharePercent) / 100, terms.sharesForecast ? 1 : 0,
      Double(terms.serviceTenths) / 10)
  }
}
