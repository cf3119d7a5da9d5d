import Bargaining
import Testing

@testable import Savings

/// Common random numbers: the policies meet the same suppliers on the same draws, and none of them
/// shifts another's numbers.
struct PolicyDrawTests {
  private static func totals(
    _ ledger: SmallLedger, change: (inout CompareSettings) -> Void = { _ in }
  ) async throws -> SimulationResult {
    var ledger = ledger
    change(&ledger.settings.compare)
    return try await ledger.simulation()
  }

  @Test func everyPolicyMeetsTheSameSupplier() throws {
    let ledger = SmallLedger.mixed(suppliers: 20)
    let tables = SimulationTables(ledger.settings)
    var (feared, calmer) = (0, 0)
    for deal in try ledger.deals() {
      let simulation = DealSimulation(deal, tables: tables)
      for world in 0..<ledger.settings.worlds {
        let shared = simulation.setting(world: world)
        let type = shared.supplier.revealed()
        for policy in NegotiationPolicy.allCases {
          let setting = simulation.setting(shared, under: policy)
          let met = setting.supplier.revealed()
          #expect(setting.supplier.engages == shared.supplier.engages)
          #expect(setting.supplier.givesUpIn == shared.supplier.givesUpIn)
          #expect(met.valuation == type.valuation)
          #expect(met.curve == type.curve && met.tactic == type.tactic)
          #expect(setting.draw.buyerError == shared.draw.buyerError)
          switch policy {
          case .noBatna:
            // It has nothing to fear, so it gives up less.
            #expect(met.reservation >= type.reservation)
            if met.reservation > type.reservation { calmer += 1 }
            #expect(setting.reservation == ledger.settings.policy.minimumGain)
          case .oneMore:
            #expect(met.reservation <= type.reservation)
            if met.reservation < type.reservation { feared += 1 }
            #expect(setting.reservation >= shared.reservation)
          default:
            #expect(met.reservation == type.reservation)
            #expect(setting.reservation == shared.reservation)
          }
        }
      }
    }
    #expect(calmer > 100 && feared > 100)
  }

  @Test(arguments: NegotiationPolicy.compared)
  func aPolicyThatIsLeftOutChangesNoOther(left: NegotiationPolicy) async throws {
    var ledger = SmallLedger.mixed(suppliers: 14)
    ledger.settings.programme.humanDeals = 4
    let all = try await Self.totals(ledger)
    let without = try await Self.totals(ledger) { $0.policies.removeAll { $0 == left.rawValue } }
    #expect(without.totals(left).isEmpty && !all.totals(left).isEmpty)
    for policy in NegotiationPolicy.allCases where policy != left {
      #expect(all.totals(policy) == without.totals(policy), "\(policy)")
    }
    #expect(all.deals.map(\.statistics) == without.deals.map(\.statistics))
    #expect(all.cells == without.cells)
    #expect(without.deals.allSatisfy { ($0.oneMore == nil) == (left == .oneMore) })
  }

  @Test func theOrderInTheSettingsChangesNothing() async throws {
    let ledger = SmallLedger.mixed(suppliers: 9)
    let there = try await Self.totals(ledger)
    let back = try await Self.totals(ledger) { $0.policies.reverse() }
    #expect(there.totals == back.totals)
  }

  @Test func fewerWorldsAreTheFirstOnes() async throws {
    let ledger = SmallLedger.mixed(suppliers: 9)
    let all = try await Self.totals(ledger)
    let few = try await Self.totals(ledger) { $0.worlds = 13 }
    for policy in NegotiationPolicy.allCases {
      let count = policy.index < 2 ? ledger.settings.worlds : 13
      #expect(few.totals(policy) == Array(all.totals(policy).prefix(count)), "\(policy)")
    }
    #expect(few.deals.allSatisfy { $0.oneMore?.worlds == 13 })
  }

  /// A very large portfolio compares in fewer worlds, never in fewer than a P10 needs.
  @Test func theWorldsFollowTheSizeOfThePortfolio() throws {
    var ledger = SmallLedger.mixed(suppliers: 30, worlds: 500)
    let deals = try ledger.deals()
    func worlds(_ change: (inout CompareSettings) -> Void) -> Int {
      change(&ledger.settings.compare)
      return ComparisonPlan(deals, settings: ledger.settings).worlds
    }
    #expect(worlds { _ in } == 500)
    #expect(worlds { $0.maximumNegotiations = deals.count * 3 * 240 } == 240)
    #expect(worlds { $0.maximumNegotiations = 1 } == ComparisonPlan.leastWorlds)
    // One talk a deal instead of three leaves three times the worlds.
    #expect(
      worlds {
        $0.maximumNegotiations = deals.count * 3 * 120
        $0.policies = ["one-more", "no-negotiation"]
      } == 360)
    #expect(worlds { $0.worlds = 7 } == 7)
    #expect(worlds { $0.worlds = 9_999 } == 500)
  }
}
