import Bargaining
import Testing

@testable import Savings

/// A replay shows what the run counted.
struct ConversationTests {
  private struct Found {
    var deal: Deal
    var policy: NegotiationPolicy
    var world: Int
    var outcome: DealOutcome
  }

  private static func all(_ ledger: SmallLedger) throws -> [Found] {
    let tables = SimulationTables(ledger.settings)
    return try ledger.deals().flatMap { deal in
      let simulation = DealSimulation(deal, tables: tables)
      return (0..<ledger.settings.worlds).flatMap { world in
        NegotiationPolicy.allCases.filter { $0 != .noNegotiation }.map {
          Found(
            deal: deal, policy: $0, world: world, outcome: simulation.outcome($0, world: world))
        }
      }
    }
  }

  @Test(arguments: DealOutcome.Ending.allCases)
  func aReplayEndsAsTheRunDid(ending: DealOutcome.Ending) throws {
    let ledger = SmallLedger.mixed(suppliers: 30)
    let tables = SimulationTables(ledger.settings)
    let found = try Self.all(ledger).filter { $0.outcome.ending == ending }.prefix(40)
    #expect(!found.isEmpty, "no deal ends so: \(ending)")
    for one in found {
      let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
      #expect(replay.outcome == one.outcome)
      #expect(replay.engaged == (ending != .noAnswer))
      #expect(replay.moves.isEmpty || ending != .noAnswer)
      // A yes is the last move, and only of agreements.
      #expect((replay.moves.last.map { $0.terms == nil } ?? false) == (ending == .agreed))
      if ending == .agreed {
        #expect(replay.moves.dropLast().last?.terms == one.outcome.terms)
        #expect(replay.moves.last?.round == one.outcome.rounds)
      }
    }
  }

  @Test func theWorthsShownAreThoseOfTheOutcome() throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let tables = SimulationTables(ledger.settings)
    for one in try Self.all(ledger).filter({ $0.outcome.ending == .agreed }) {
      let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
      let last = try #require(replay.moves.dropLast().last)
      #expect(one.deal.baseline.scaled(by: last.supplierWorth) == one.outcome.supplierSurplus)
      #expect(
        one.deal.baseline.scaled(by: last.buyerWorth + last.supplierWorth)
          == one.outcome.jointSurplus)
      #expect(last.buyerWorth >= replay.buyerReservation - 1e-9)
      #expect(last.supplierWorth >= replay.supplierReservation - 1e-9)
      // Nobody offers less than it insists on.
      for move in replay.moves where move.terms != nil {
        let own = move.side == .first ? move.buyerWorth : move.supplierWorth
        #expect(own >= move.demand - 1e-9)
      }
    }
  }

  @Test func anAgreementIsToldWithEveryClassApart() throws {
    let ledger = SmallLedger.mixed(suppliers: 6)
    let tables = SimulationTables(ledger.settings)
    let one = try #require(try Self.all(ledger).first { $0.outcome.ending == .agreed })
    let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
    let section = replay.section(of: one.deal, currency: Currency("EUR"))
    let text = String(describing: section)
    #expect(section.heading.contains("(simulated)"))
    #expect(text.contains("never added"))
    #expect(text.contains(Currency("EUR").grouped(one.outcome.booking.hard)))
    #expect(text.contains("accepts."))
  }

  @Test func aSupplierThatDoesNotAnswerIsToldSo() throws {
    let ledger = SmallLedger.mixed(suppliers: 6)
    let tables = SimulationTables(ledger.settings)
    let one = try #require(try Self.all(ledger).first { $0.outcome.ending == .noAnswer })
    let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
    let text = String(describing: replay.section(of: one.deal, currency: Currency("EUR")))
    #expect(text.contains("does not answer"))
    #expect(text.contains("no answer"))
  }
}
