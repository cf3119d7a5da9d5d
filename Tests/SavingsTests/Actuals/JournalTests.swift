import Testing

@testable import Savings

/// Steps of a saving that the journal takes, and those that it refuses.
struct JournalTests {
  private let day = CalendarDate("2026-01-01")

  private func entry(
    _ state: SavingsState, _ who: String = "Ann", evidence: String = "DOC", reason: String = "",
    day: CalendarDate? = nil, kind: SavingClass? = nil, line: Int = 0
  ) -> StateEntry {
    StateEntry(
      agreement: "A1", state: state, date: day ?? self.day, who: who, evidence: evidence,
      reason: reason, savingClass: kind, line: line)
  }

  private func chain(to last: SavingsState) -> [StateEntry] {
    let through = SavingsState.chain.firstIndex(of: last) ?? 0
    return SavingsState.chain[...through].map { state in
      entry(
        state, state == .validated ? "Fay" : "Ann",
        day: state == .sustained ? CalendarDate("2027-01-01") : nil)
    }
  }

  private func refusal(_ entries: [StateEntry]) -> Refusal? {
    do throws(Refusal) {
      _ = try SavingsJournal(entries, file: "states.csv")
      return nil
    } catch {
      return error
    }
  }

  @Test("the whole chain, one step at a time")
  func whole() throws {
    let journal = try SavingsJournal(chain(to: .sustained), file: "states.csv")
    #expect(journal.state(of: "A1") == .sustained && journal.histories["A1"]?.count == 8)
  }

  @Test(
    "no state is skipped",
    arguments: [(SavingsState.identified, SavingsState.inNegotiation), (.agreed, .validated)])
  func skipping(from: SavingsState, to: SavingsState) throws {
    let found = try #require(refusal(chain(to: from) + [entry(to, "Fay", line: 9)]))
    #expect(found.line == 9 && found.column == "state" && found.cause.contains("skips"))
  }

  @Test("going back needs a reason")
  func back() throws {
    let entries = chain(to: .agreed)
    #expect(refusal(entries + [entry(.inNegotiation)])?.column == "reason")
    #expect(refusal(entries + [entry(.inNegotiation, reason: "supplier withdrew")]) == nil)
  }

  @Test("who entered a saving does not validate it, however the name is written")
  func separation() throws {
    let entries = chain(to: .realising)
    for who in ["Ann", "ANN", " ann "] {
      #expect(refusal(entries + [entry(.validated, who)])?.column == "who")
    }
    #expect(refusal(entries + [entry(.validated, "Fay")]) == nil)
  }

  @Test("nothing is sustained before twelve months are over since the contract")
  func sustained() throws {
    let entries = chain(to: .validated)
    let early = refusal(entries + [entry(.sustained, day: CalendarDate("2026-12-31"))])
    #expect(early?.column == "date" && early?.cause.contains("before 2027-01-01") == true)
    #expect(refusal(entries + [entry(.sustained, day: CalendarDate("2027-01-01"))]) == nil)
  }

  @Test("nobody, no evidence, days that run backwards, a state twice")
  func bad() throws {
    #expect(refusal([entry(.identified, "")])?.column == "who")
    #expect(refusal([entry(.identified), entry(.qualified, evidence: "")])?.column == "evidence")
    let earlier = CalendarDate("2025-12-31")
    #expect(refusal([entry(.identified), entry(.qualified, day: earlier)])?.column == "date")
    #expect(refusal([entry(.identified), entry(.identified)])?.column == "state")
    #expect(refusal([entry(.agreed)])?.cause.contains("begins as identified") == true)
  }

  @Test("side exits are taken from where they lead off, and ends are ends")
  func exits() throws {
    let talks = chain(to: .inNegotiation)
    #expect(refusal(talks + [entry(.noDeal, reason: "no zone")]) == nil)
    #expect(refusal(talks + [entry(.noDeal)])?.column == "reason")
    #expect(refusal(talks + [entry(.reversed, reason: "why")])?.column == "state")
    let over = talks + [entry(.noDeal, reason: "no zone"), entry(.agreed, reason: "after all")]
    #expect(refusal(over)?.cause.contains("from no-deal to agreed") == true)
    let escalated = talks + [entry(.escalated, reason: "single source")]
    #expect(refusal(escalated + [entry(.inNegotiation, reason: "approved")]) == nil)
  }

  @Test("a class changes only with a reason, and the last one holds")
  func classes() throws {
    let first = [entry(.identified, kind: .hard)]
    #expect(refusal(first + [entry(.qualified, kind: .avoidance)])?.column == "class")
    let moved = first + [entry(.qualified, reason: "no price paid before", kind: .avoidance)]
    let journal = try SavingsJournal(moved, file: "states.csv")
    #expect(journal.savingClass(of: "A1") == .avoidance)
  }
}
