import GRDB
import Glibc
import Savings
import Testing

@testable import SavingsIO

/// The file of the history by itself: its chain, its steps, what is saved of a broken one.
struct HistoryDatabaseTests {
  private let scratch: Scratch
  private var path: String { scratch.path + "/history.db" }

  init() throws { scratch = try Scratch() }

  private func run(_ day: Int) -> HistoryDatabase.Addition {
    let tiers = ["name:a": "tail", "name:b": day % 2 == 0 ? "tail" : "mid-tier"]
    let run = HistoryRecord.Run(
      runID: "r\(day)", asOf: "2026-01-0\(day)", version: "1", currency: "EUR", worlds: 2,
      records: 100 + day, rejected: 1, spend: "10\(day).50", suppliers: 2, deals: 2,
      suppliersByTier: ["tail": 2], categories: [.init(name: "IT", spend: "10\(day).50")],
      agreementRate: 0.123457, hardSaving: "1.00", netPosition: "-1.00", drift: [], missing: [],
      tiersSHA256: HistoryRecord.fingerprint(tiers))
    return HistoryDatabase.Addition(
      kind: .run, runID: run.runID, asOf: run.asOf,
      record: HistoryEntry.record(run, manifest: "m\(day)"), tiers: tiers)
  }

  private func made(_ days: ClosedRange<Int>) throws -> HistoryDatabase {
    try HistoryDatabase.create(path)
    let database = try HistoryDatabase(path: path)
    for day in days { try database.append([run(day)]) }
    return database
  }

  @Test("rows come back as they were, tied one to the other, in a private file of our own kind")
  func rows() throws {
    let database = try made(1...3)
    let entries = try database.entries()
    #expect(entries.map(\.sequence) == [1, 2, 3] && entries.map(\.runID) == ["r1", "r2", "r3"])
    #expect(HistoryCheck.chain(entries).isEmpty)
    #expect(try HistoryCheck.content(database).isEmpty)
    #expect(entries[1].content?.run.shape.spend == Money(minor: 10_250))
    #expect(try database.tiers(3) == ["name:a": "tail", "name:b": "mid-tier"])
    #expect(scratch.mode("history.db") == 0o600)
    try database.close()
    let queue = try DatabaseQueue(path: path)
    let settings = try queue.read { try String.fetchAll($0, sql: "PRAGMA journal_mode") }
    #expect(settings == ["delete"])
  }

  @Test(
    "whoever changes a row with SQL breaks the chain, whatever SQLite's own checks say",
    arguments: [
      "UPDATE entry SET record = replace(record, '\"records\": 102', '\"records\": 999') WHERE sequence = 2",
      "UPDATE entry SET as_of = '2026-01-09' WHERE sequence = 2",
      "UPDATE supplier_tier SET tier = 'strategic' WHERE sequence = 2 AND supplier = 'name:a'",
      "DELETE FROM supplier_tier WHERE sequence = 3",
      "PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE sequence = 2",
      "INSERT INTO supplier_tier VALUES (2, 'name:c', 'tail')",
    ])
  func tampered(statement: String) throws {
    try made(1...3).close()
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
    try queue.close()
    let database = try HistoryDatabase(path: path, isReadOnly: true)
    #expect(try !HistoryCheck.content(database).isEmpty)
    if !statement.hasPrefix("PRAGMA") { #expect(try database.integrity().isEmpty) }
  }

  @Test(
    "an older file gets the newer steps, and a copy of it stays beside; a newer one is left alone")
  func migration() throws {
    try made(1...2).close()
    let before = try InputDescriptor(path: path, at: path).all()
    let steps =
      HistorySchema.steps + [["ALTER TABLE entry ADD COLUMN note TEXT NOT NULL DEFAULT ''"]]
    let database = try HistoryDatabase(path: path)
    try database.migrate(steps)
    #expect(try database.version() == 2 && database.entries().count == 2)
    let backup = try HistoryDatabase(path: path + ".v1-backup")
    #expect(try backup.version() == 1 && backup.entries() == database.entries())
    #expect(scratch.mode("history.db.v1-backup") == 0o600)
    #expect(try InputDescriptor(path: path, at: path).all() != before)
    let failure = #expect(throws: HistoryFailure.self) { try database.migrate() }
    #expect(failure?.words.contains("later version") == true)
  }

  @Test("what is no history of ours is not opened")
  func strangers() throws {
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE entry (sequence)") }
    try other.close()
    #expect(throws: HistoryFailure.self) { try HistoryDatabase(path: path) }
    let empty = scratch.path + "/empty.db"
    close(open(empty, O_CREAT | O_WRONLY, 0o600))
    #expect(throws: HistoryFailure.self) { try HistoryDatabase(path: empty) }
    symlink(path, scratch.path + "/link.db")
    #expect(throws: HistoryFailure.self) { try HistoryDatabase(path: scratch.path + "/link.db") }
  }

  @Test("rows up to the first broken one are saved, of runs that are nowhere else")
  func salvage() throws {
    try made(1...4).close()
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "UPDATE entry SET record = '{}' WHERE sequence = 3")
    }
    try queue.close()
    let publication = Publication(directory: scratch.out)
    let saved = try HistorySalvage(path: path, publication: publication).additions()
    #expect(saved.map(\.runID) == ["r1", "r2"] && saved[1].tiers == run(2).tiers)
    let lock = try publication.lock()
    let history = RunHistory(path: path, publication: publication, holding: lock)
    #expect(history.problem?.contains("entry 3 (r3) is not as it was written") == true)
    #expect(try history.entries().map(\.runID) == ["r1", "r2"])
    #expect(try HistoryCheck(path: path).isSealed() == true)
  }

  @Test(
    "a page that SQLite could not read is no finding about it; one that it could not make sense of is"
  )
  func unread() {
    for code in [10, 266, 14, 7] {
      #expect(HistoryFailure.isUnread("Tree 2 page 5: unable to get the page. error code=\(code)"))
    }
    for code in [11, 267, 26] {
      #expect(!HistoryFailure.isUnread("Tree 2 page 5 cell 1: error code=\(code)"))
    }
    #expect(!HistoryFailure.isUnread("row 3 missing from index sqlite_autoindex_entry_1"))
  }

  @Test(
    "a history that cannot be read now is neither broken nor replaced, nor is what lies beside it")
  func unavailable() throws {
    try made(1...2).close()
    let publication = Publication(directory: scratch.out)
    let lock = try publication.lock()
    _ = RunHistory(path: path, publication: publication, holding: lock)
    let seal = HistoryCheck.seal(path)
    // What a user may not read and what leads in circles: root reads everything else.
    rename(path, path + ".kept")
    symlink("history.db", path)
    #expect(throws: HistoryFailure.self) { try HistoryCheck(path: path).fingerprint() }
    #expect(throws: HistoryFailure.self) { try HistoryCheck(path: path).isSealed() }
    let history = RunHistory(path: path, publication: publication, holding: lock)
    #expect(history.problem?.hasPrefix("the history cannot be used: ") == true)
    #expect(throws: Refusal.self) { try history.entries() }
    unlink(path)
    rename(path + ".kept", path)
    let line = try InputDescriptor(path: seal, at: seal).all()
    rename(seal, seal + ".kept")
    symlink("history.db.sha256", seal)
    #expect(throws: HistoryFailure.self) { try HistoryCheck(path: path).isSealed() }
    let unsealed = RunHistory(path: path, publication: publication, holding: lock)
    #expect(unsealed.problem?.hasPrefix("the history cannot be used: ") == true)
    rename(seal + ".kept", seal)
    #expect(try InputDescriptor(path: seal, at: seal).all() == line)
    let sound = RunHistory(path: path, publication: publication, holding: lock)
    #expect(try sound.problem == nil && sound.entries().map(\.runID) == ["r1", "r2"])
    #expect(scratch.mode("history.db.corrupt-1") == nil)
  }

  @Test("tiers are kept of the newest runs, fingerprints of all")
  func room() throws {
    let database = try made(1...9)
    for _ in 1...3 { try database.append([run(9)]) }
    #expect(try database.tiers(2).isEmpty && !database.tiers(3).isEmpty)
    #expect(try HistoryCheck.content(database).isEmpty)
  }

  @Test("the past is of earlier dates only, of each the last whole run, in the same currency")
  func past() throws {
    let database = try made(1...4)
    var other = run(2)
    other.record = other.record.replacing("\"records\": 102", with: "\"records\": 5")
    try database.append([other])
    var dollars = run(3)
    dollars.record = dollars.record.replacing("\"EUR\"", with: "\"USD\"")
    try database.append([dollars])
    let date = try #require(CalendarDate(iso: "2026-01-04"))
    let found = try database.past(before: date, currency: "EUR", settings: DriftSettings())
    // The third is there in euros as well, and the fourth is of the date itself.
    #expect(found.runs.map(\.shape.records) == [103, 5, 101])
    #expect(found.tiers == ["name:a": .tail, "name:b": .midTier])
    #expect(found.fingerprint.count == 64)
    let first = try #require(CalendarDate(iso: "2026-01-01"))
    #expect(
      try database.past(before: first, currency: "EUR", settings: DriftSettings()) == .none)
  }
}
