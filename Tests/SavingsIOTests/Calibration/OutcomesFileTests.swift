import Savings
import Testing

@testable import SavingsIO

/// Past negotiations as people keep them.
struct OutcomesFileTests {
  private func read(_ text: String, _ mapping: [String: String] = [:]) throws -> [PastOutcome] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "own.csv")
    return try OutcomesFile(path: "\(folder.path)/own.csv", mapping: mapping).outcomes()
  }

  @Test("savings as shares, percentages and amounts are the same")
  func units() throws {
    let share = try read("agreed,baseline,saving\nyes,2000,0.03\nno,500,\n")
    #expect(
      share == [
        PastOutcome(ending: .agreed, spend: 2_000, saving: 0.03),
        PastOutcome(ending: .notAgreed, spend: 500),
      ])
    #expect(try read("agreed,baseline,saving\nyes,2000,3%\nno,500,\n") == share)
    #expect(try read("Agreed,Baseline spend,Saving %\nYes,2000,3\nNo,500,\n") == share)
    #expect(try read("agreed;spend;saving_pct\ntrue;2.000,00;3,0\nfalse;500,00;\n") == share)
    #expect(try read("agreed,baseline,saving_amount\n1,2000,60\n0,500,\n") == share)
    #expect(try read("agreed,baseline,saving_amount\nyes,EUR 2000,EUR 60\nno,EUR 500,\n") == share)
  }

  @Test("outcomes in words, tiers, days, and suppliers that nobody approached")
  func words() throws {
    let rows = try read(
      """
      Invited,Status,Annual spend,Saving,Days to close,Tier
      yes,Agreed,1000,2%,9,tail
      yes,No answer,1000,,,Mid Tier
      no,,1000,,,tail
      yes,Declined,1000,,40,strategic

      """)
    #expect(rows.map(\.ending) == [.agreed, .noAnswer, .notAgreed])
    #expect(rows.map(\.tier) == [.tail, .midTier, .strategic])
    #expect(rows.map(\.days) == [9, nil, nil])
  }

  @Test("columns with names of their own are mapped")
  func mapping() throws {
    let rows = try read(
      "Vertrag,Umsatz,Nachlass\nyes,100,5%\nno,100,\n",
      ["agreed": "Vertrag", "baseline": "Umsatz", "saving": "Nachlass"])
    #expect(rows.map(\.saving) == [0.05, nil])
  }
}
