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
      #expect((replay.moves.last?.action == .accept) == (ending == .agreed))
      if ending == .agreed {
        #expect(replay.moves.last?.terms == one.outcome.terms)
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
      for move in replay.moves where move.action == .offer {
        let own = move.side == .first ? move.buyerWorth : move.supplierWorth
        #expect(own >= (move.demand ?? .infinity) - 1e-9)
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
    #expect(text.contains("Agreed."))
    #expect(text.contains("Accepts: the "))
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

  /// Who refuses was offered less than it insists on, who accepts no less; a side that makes no
  /// offers still answers.
  @Test func everyAnswerHasItsReason() throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let tables = SimulationTables(ledger.settings)
    var refusals = 0
    for one in try Self.all(ledger) where one.outcome.rounds > 0 {
      let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
      for (index, move) in replay.moves.enumerated() {
        guard let standing = move.standing else {
          #expect(move.action == .offer && (index == 0 || replay.supplierTactic == .noCounter))
          continue
        }
        #expect((standing.worth >= standing.needed - 1e-9) == (move.action == .accept))
        refusals += move.action == .refuse ? 1 : 0
        // What it answers is the move before, on the other side.
        let before = try #require(replay.moves[..<index].last { $0.action == .offer })
        #expect(before.side != move.side)
        let shown = move.side == .first ? before.buyerWorth : before.supplierWorth
        #expect((standing.worth - shown).magnitude < 1e-12)
      }
    }
    #expect(refusals > 20)
  }

  @Test func theEndingWithoutAnAgreementHasAReason() throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let tables = SimulationTables(ledger.settings)
    var seen: Set<String> = []
    for one in try Self.all(ledger)
    where [.switched, .statusQuo, .escalated].contains(one.outcome.ending) {
      let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
      let reason = replay.reason
      seen.insert(String(reason.prefix(12)))
      #expect(replay.solutions.hasZone != reason.hasPrefix("no package"))
      #expect(
        (replay.outcome.rounds == replay.deadline) != reason.contains("gave up")
          || !replay.solutions.hasZone)
      #expect(
        replay.ending(one.deal, Currency("EUR")).hasPrefix(
          "Ends: \(one.outcome.ending.words)"))
      if one.outcome.ending == .escalated { #expect(replay.outcome.rounds == replay.deadline) }
    }
    #expect(seen.count == 3, "\(seen)")
  }

  /// The picture shows the frontier of the true worths: nothing said lies beyond it, and the points
  /// of the bargaining solutions lie on it.
  @Test func thePictureIsOfTheTrueFrontier() throws {
    let ledger = SmallLedger.mixed(suppliers: 12)
    let tables = SimulationTables(ledger.settings)
    for one in try Self.all(ledger).prefix(400) {
      let replay = Conversation(one.deal, policy: one.policy, world: one.world, tables: tables)
      let plane = ConversationPlane(
        conversation: replay, deal: one.deal, currency: Currency("EUR")
      ).plane
      #expect(plane.first.count + plane.second.count == replay.moves.count { $0.action == .offer })
      #expect((plane.agreement != nil) == (one.outcome.ending == .agreed))
      #expect(plane.zone.isEmpty != replay.solutions.hasZone)
      for (a, b) in zip(plane.frontier, plane.frontier.dropFirst()) {
        #expect(a.x > b.x && a.y < b.y)
        for point in plane.first + plane.second where point.x <= a.x && point.x >= b.x {
          let share = (a.x - point.x) / (a.x - b.x)
          #expect(point.y <= a.y + share * (b.y - a.y) + 1e-6)
        }
      }
      if let gap = replay.paretoGap { #expect(gap >= 0 && gap < 0.2) }
    }
  }
}
