import GRDB
import Glibc
import Savings

/// Why the history cannot be used.
enum HistoryFailure: Error {
  /// It is not what was written.
  case corrupt(String)
  /// It cannot be opened, read or written now.
  case unavailable(String)

  var words: String {
    switch self {
    case .corrupt(let words), .unavailable(let words): words
    }
  }

  init(_ error: any Error) {
    switch error {
    case let failure as HistoryFailure: self = failure
    case let error as DatabaseError:
      let words = error.message ?? error.resultCode.description
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
        .SQLITE_FORMAT, .SQLITE_SCHEMA, .SQLITE_TOOBIG:
        self = .corrupt(words)
      default: self = .unavailable(words)
      }
    case let error as CallFailure:
      self = .unavailable("cannot \(error.call) \(error.path): \(error.reason)")
    case let error as Refusal: self = .unavailable(error.cause)
    default: self = .corrupt("\(error)")
    }
  }

  /// What SQLite says of a page in a list of what is wrong with a file: it may not have been able to read it.
  ///
  /// - Parameter finding: a line of `PRAGMA integrity_check`, with `error code=10` in it for instance.
  static func isUnread(_ finding: String) -> Bool {
    guard let code = finding.split(separator: "error code=").dropFirst().first,
      let number = Int32(code.prefix { $0.isNumber })
    else { return false }
    // The lowest byte is the kind: of a corrupt page, or of a file that is none, the file tells.
    let kinds = [ResultCode.SQLITE_CORRUPT, .SQLITE_NOTADB].map(\.rawValue)
    return !kinds.contains(number & 0xFF)
  }
}

/// The SQLite file of the history. Rows are only ever added, each tied to the one before it by a
/// SHA-256: what SQLite's own checks do not see, the chain does.
final class HistoryDatabase {
  let path: String
  private let queue: DatabaseQueue

  /// Opens a file that is there.
  ///
  /// - Throws: ``HistoryFailure``; also for a file that is empty or another program's.
  init(path: String, isReadOnly: Bool = false) throws {
    self.path = path
    do {
      let bytes = try HistoryDatabase.head(path)
      guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
        throw HistoryFailure.corrupt("it is no SQLite file")
      }
      guard HistoryDatabase.number(bytes, at: 68) == HistorySchema.applicationID else {
        throw HistoryFailure.corrupt("it is not a history of this program")
      }
      queue = try DatabaseQueue(
        path: path, configuration: HistoryDatabase.configuration(isReadOnly: isReadOnly))
    } catch { throw HistoryFailure(error) }
  }

  /// Makes an empty one, for the user alone whatever the umask.
  static func create(_ path: String, steps: [[String]] = HistorySchema.steps) throws {
    for name in [path, path + "-journal"] { unlink(name) }
    do {
      try makePrivate(path)
      let queue = try DatabaseQueue(path: path, configuration: configuration(isReadOnly: false))
      try queue.write { database in
        try database.execute(sql: "PRAGMA application_id = \(HistorySchema.applicationID)")
        for statement in steps.joined() { try database.execute(sql: statement) }
        try database.execute(sql: "PRAGMA user_version = \(steps.count)")
      }
      try queue.close()
    } catch { throw HistoryFailure(error) }
  }

  func close() throws { try run { try queue.close() } }

  /// Brings an older file to the present form; a copy of it stays beside as `….v1-backup`.
  func migrate(_ steps: [[String]] = HistorySchema.steps) throws {
    try run {
      let version = try version()
      guard version <= steps.count else {
        throw HistoryFailure.unavailable("it was written by a later version of this program")
      }
      guard version < steps.count else { return }
      let backup = path + ".v\(version)-backup"
      unlink(backup)
      try HistoryDatabase.makePrivate(backup)
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "VACUUM INTO ?", arguments: [backup])
      }
      try queue.write { database in
        for statement in steps[version...].joined() { try database.execute(sql: statement) }
        try database.execute(sql: "PRAGMA user_version = \(steps.count)")
      }
    }
  }

  func version() throws -> Int {
    try run { try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } ?? 0 }
  }

  func entries() throws -> [HistoryEntry] {
    try run {
      try queue.read { database in
        try Row.fetchAll(database, sql: "SELECT * FROM entry ORDER BY sequence").map { row in
          let kind: String = row["kind"]
          return HistoryEntry(
            sequence: row["sequence"], kind: kind == "prune" ? .prune : .run,
            runID: row["run_id"], asOf: row["as_of"], record: row["record"], hash: row["hash"])
        }
      }
    }
  }

  /// Tiers of a run by supplier; empty where they are not kept any more.
  func tiers(_ sequence: Int) throws -> [String: String] {
    try run {
      try queue.read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT supplier, tier FROM supplier_tier WHERE sequence = ?",
          arguments: [sequence])
        return Dictionary(
          rows.map { ($0["supplier"], $0["tier"]) }, uniquingKeysWith: { first, _ in first })
      }
    }
  }

  /// A row to add: the database knows its place and its link.
  struct Addition {
    var kind: HistoryEntry.Kind
    var runID: String
    var asOf: String
    var record: String
    var tiers: [String: String] = [:]
  }

  /// Adds rows in one transaction.
  func append(_ added: [Addition]) throws {
    try run {
      try queue.write { database in
        for row in added {
          let last = try Row.fetchOne(
            database, sql: "SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1")
          let sequence = (last?["sequence"] ?? 0) + 1
          let hash = HistoryEntry.link(
            last?["hash"] ?? "", row.kind, row.runID, row.asOf, row.record)
          try database.execute(
            sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [sequence, row.kind.rawValue, row.runID, row.asOf, row.record, hash])
          let insert = try database.makeStatement(
            sql: "INSERT INTO supplier_tier VALUES (?, ?, ?)")
          for (supplier, tier) in row.tiers.sorted(by: { $0.key < $1.key }) {
            try insert.execute(arguments: [sequence, supplier, tier])
          }
        }
        try database.execute(
          sql: """
            DELETE FROM supplier_tier WHERE sequence NOT IN
            (SELECT sequence FROM entry WHERE kind = 'run' ORDER BY sequence DESC LIMIT ?)
            """, arguments: [HistorySchema.runsWithTiers])
      }
    }
  }

  /// What SQLite itself finds wrong with the file.
  func integrity() throws -> [String] {
    try run {
      try queue.read { database in
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        if let unread = found.first(where: HistoryFailure.isUnread) {
          throw HistoryFailure.unavailable(unread)
        }
        let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        return found.filter { $0 != "ok" } + (keys.isEmpty ? [] : ["rows refer to no entry"])
      }
    }
  }

  private func run<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw HistoryFailure(error) }
  }

  private static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      if !isReadOnly {
        try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      }
    }
    return configuration
  }

  /// The first hundred bytes: the header of an SQLite file. Fewer where the file is shorter.
  private static func head(_ path: String) throws(CallFailure) -> [UInt8] {
    let calls = SystemCalls()
    let file = Int32(
      try calls.run("open", path) { Int(open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) })
    defer { Glibc.close(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = try calls.run("read", path) { pread(file, &bytes, 100, 0) }
    return Array(bytes.prefix(count))
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
  }

  private static func makePrivate(_ path: String) throws(CallFailure) {
    let calls = SystemCalls()
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = Int32(try calls.run("create", path) { Int(open(path, flags, 0o600)) })
    defer { Glibc.close(file) }
    try calls.run("set the mode of", path) { Int(fchmod(file, 0o600)) }
  }
}
