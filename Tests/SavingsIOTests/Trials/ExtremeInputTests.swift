import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

/// Inputs that no ledger is, in small: refused with place, cause and fix, or read.
struct ExtremeInputTests {
  private static let rows = String(repeating: "Acme,12.50,2026-01-31\n", count: 20)

  /// How `check` and `run` take the text, and how `init` does.
  private func refusals(
    _ text: String, _ change: (inout Settings) -> Void = { _ in }
  ) throws -> (reading: Refusal?, drafting: Refusal?) {
    let file = try #require(MemoryFile(Array(text.utf8)))
    var settings = Settings()
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    change(&settings)
    var reading: [Refusal?] = []
    for plan in ReadingTrial.plans(threads: [3], chunkBytes: [300]) {
      switch LedgerReading(file, settings: settings, plan: plan) {
      case .refusal(let refusal): reading.append(refusal)
      case .ledger: reading.append(nil)
      }
    }
    #expect(Set(reading.map { $0?.description }).count == 1, "the cut changes the refusal")
    do {
      _ = try InitDraft([file.path], directory: "", mapping: [:])
    } catch let refusal as Refusal {
      return (reading[0], refusal)
    }
    return (reading[0], nil)
  }

  private func expect(
    _ refusal: Refusal?, line: Int?, _ cause: String, _ fix: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(refusal?.status == .badData, sourceLocation: sourceLocation)
    #expect(refusal?.line == line, sourceLocation: sourceLocation)
    #expect(
      refusal?.cause.contains(cause) == true, "\(refusal as Any)", sourceLocation: sourceLocation)
    #expect(refusal?.fix.contains(fix) == true, "\(refusal as Any)", sourceLocation: sourceLocation)
  }

  @Test("a header of more columns than the limit is refused, with names or without")
  func columns() throws {
    for name in ["c", ""] {
      let header = "supplier,amount" + String(repeating: ",\(name)", count: 5_000)
      let found = try refusals(header + "\nAcme,1\n")
      expect(found.reading, line: 1, "more than 4096 columns", "limits.columns")
      expect(found.drafting, line: 1, "more than 4096 columns", "line breaks")
    }
  }

  @Test("a header within the limits is read although it is longer than a sample")
  func wideHeader() throws {
    let long = String(repeating: "a name that says little ", count: 12)
    let names = (0..<500).map { "\(long) \($0)" }
    let text = "supplier,amount,\(names.joined(separator: ","))\nAcme,1\nBeta,2\n"
    #expect(text.utf8.count > 1 << 17)
    let found = try refusals(text)
    #expect(found.reading == nil)
    #expect(found.drafting == nil)
  }

  @Test("a header that does not end is refused where it begins")
  func endlessHeader() throws {
    let columns = "supplier,amount" + String(repeating: ",c", count: 600_000) + "\nAcme,1\n"
    let found = try refusals(columns)
    expect(found.reading, line: 1, "goes on for more than", "line breaks")
    expect(found.drafting, line: 1, "goes on for more than", "line breaks")
    let unbroken = try refusals(String(repeating: "abc,12.5;", count: 130_000))
    expect(unbroken.reading, line: 1, "goes on for more than", "line breaks")
    expect(unbroken.drafting, line: 1, "goes on for more than", "line breaks")
  }

  @Test("a quote that opens the header is refused there, short or long")
  func openHeader() throws {
    let short = try refusals("\"supplier,amount,date\n" + Self.rows)
    expect(short.reading, line: 1, "not closed by the end", "a quote may be missing")
    let long = "\"supplier,amount,date\n" + String(repeating: Self.rows, count: 3_000)
    let found = try refusals(long)
    expect(found.reading, line: 1, "goes on for more than", "a quote that is not closed")
    expect(found.drafting, line: 1, "goes on for more than", "a quote that is not closed")
  }

  @Test("empty lines are read, however many")
  func emptyLines() throws {
    let blank = String(repeating: "\n", count: 100_000)
    let read = try ledger("supplier,amount,date\n" + Self.rows + blank + Self.rows)
    #expect(read.files[0].blank == 100_000)
    #expect(read.files[0].control.used == 40)
  }

  @Test(
    "more suppliers than the limit are refused, in one file or in several, however they are cut")
  func suppliers() throws {
    let rows = (0..<400).map { "Supplier \($0),1.00\n" }
    let found = try refusals("supplier,amount\n" + rows.joined()) { $0.limits.suppliers = 399 }
    expect(found.reading, line: nil, "more than 399 different suppliers", "limits.suppliers")
    #expect(
      try refusals("supplier,amount\n" + rows.joined()) { $0.limits.suppliers = 400 }.reading == nil
    )
    let folder = try TemporaryFolder()
    for (name, part) in [("a.csv", rows[..<250]), ("b.csv", rows[150...])] {
      try folder.write("supplier,amount\n" + part.joined(), to: name)
    }
    for threads in [1, 3] {
      let refusal = #expect(throws: Refusal.self) {
        _ = try folder.ledger(plan: smallChunks(512, threads: threads)) {
          $0.spend.files = ["a.csv", "b.csv"]
          $0.limits.suppliers = 399
        }
      }
      expect(refusal, line: nil, "more than 399 different suppliers", "limits.suppliers")
    }
  }

  @Test("names as long as books count as many suppliers")
  func longNames() throws {
    let name = String(repeating: "long name ", count: 1_000)
    let rows = (0..<200).map { "\($0) \(name),1.00\n" }.joined()
    let found = try refusals("supplier,amount\n" + rows) { $0.limits.suppliers = 1_000 }
    expect(found.reading, line: nil, "100 letters", "limits.suppliers")
    #expect(try refusals("supplier,amount\n" + rows).reading == nil)
  }

  @Test("init says that no row ends where rows are longer than what it looks at")
  func rowLongerThanTheSample() throws {
    let row = String(repeating: "long name ", count: 120_000) + ",1.00\n"
    let found = try refusals("supplier,amount\n" + row) { $0.limits.suppliers = 1_000_000 }
    expect(
      found.drafting, line: nil, "no row below the header ends within", "a quote that is not closed"
    )
  }

  @Test("what is listed of rejects and flags does not hang on the cut")
  func rejects() throws {
    let rows = (0..<60).map { $0 % 3 == 0 ? "Acme,n/a,2026-01-31\n" : "Acme,1.00,soon\n" }
    let file = try #require(MemoryFile(Array(("supplier,amount,date\n" + rows.joined()).utf8)))
    var settings = Settings()
    settings.limits.rejectedShare = 1
    settings.limits.rejectsWritten = 20
    let complaint = ReadingTrial(
      settings: settings, plans: ReadingTrial.plans(chunkBytes: [200, 300, 64])
    ).complaint(about: file)
    #expect(complaint == nil)
    guard
      case .ledger(let ledger) = LedgerReading(
        file, settings: settings, plan: ReadingTrial.plans()[0])
    else {
      Issue.record("the ledger is refused")
      return
    }
    #expect(ledger.rejects.count == 20)
    #expect(ledger.rejects.count { $0.action == .rejected } >= 10)
  }

  @Test("the text of rejects is cut once there is much of it")
  func rejectTexts() throws {
    let note = String(repeating: "no number ", count: 450)
    let rows = (0..<3_600).map { "Acme,\(note)\($0),2026-01-31\n" }.joined()
    let read = try ledger("supplier,amount,date\nAcme,1,2026-01-31\n" + rows)
    #expect(read.rejects.count == 3_600)
    #expect(read.rejects.reduce(0) { $0 + $1.raw.utf8.count + $1.value.utf8.count } < 26 << 20)
    #expect(read.rejects.allSatisfy { $0.raw.hasPrefix("Acme,no number ") })
    #expect(read.rawRejects.reduce(0) { $0 + $1.count + $1.omitted } == 3_600)
  }

  @Test("a tiny negative amount is a negative amount")
  func tinyCredit() throws {
    let read = try ledger("supplier,amount\nAcme,5\nAcme,-0.000000032\n")
    #expect(read.files[0].control.negativeAmounts == 1)
  }

  @Test("init writes settings that can be read, whatever the columns are called")
  func oddNames() throws {
    for name in ["\u{FFFF}sum", "a\u{1}b", "#N/A: {x}", "CONFIRM", "no\u{2028}line", "'\"\\"] {
      let quoted = name.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      let text =
        "supplier,\"\(quoted)\",date\nAcme GmbH,12.50,2026-01-31\nBeta AG,3.75,2026-02-28\n"
      let file = try #require(MemoryFile(Array(text.utf8)))
      #expect(throws: Never.self) { _ = try InitTrial.settings(for: file) }
    }
  }
}
