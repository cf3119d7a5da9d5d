import Savings
import Testing

@testable import SavingsIO

@Suite("The aggregate as SQL")
struct LedgerQueryTests {
  private static func query(
    _ columns: [String], _ dialect: SQLDialect = .duckdb,
    _ change: (inout Settings) -> Void = { _ in }
  ) throws -> String {
    var settings = Settings()
    settings.spend.decimal = .point
    settings.spend.dateStyle = .iso
    change(&settings)
    return try LedgerQuery(
      dialect, columns: columns, table: "t", file: nil, settings: settings
    ).text
  }

  @Test("settings that SQL cannot express are refused with what to set")
  func refused() throws {
    func status(_ columns: [String], _ change: (inout Settings) -> Void) throws -> Refusal? {
      try refusal { _ = try Self.query(columns, .spark, change) }
    }
    let plain = ["supplier", "amount"]
    let decimal = try status(plain) { $0.spend.decimal = .auto }
    #expect(decimal?.status == .badSettings && decimal?.fix.contains("spend.decimal") == true)
    let dates = try status(plain) { $0.spend.dateStyle = .dmy }
    #expect(dates?.status == .badSettings && dates?.fix.contains("spend.date_style") == true)
    let sides = try status(["supplier", "debit", "credit"]) { _ in }
    #expect(sides?.status == .badSettings && sides?.fix.contains("--rows") == true)
    let product = try status(["supplier", "quantity", "unit price"]) { _ in }
    #expect(product?.status == .badSettings)
    #expect(try status(["x", "y"]) { _ in }?.status == .badSettings)
    #expect(try status(plain) { _ in } == nil)
  }

  @Test("a name can be no more than a name", arguments: SQLDialect.allCases)
  func quoted(_ dialect: SQLDialect) throws {
    let hostile = "a\"`'; DROP TABLE t; --"
    let text = try Self.query(["supplier", "amount", hostile], dialect)
    let name = dialect == .spark ? "`a\"``'; DROP TABLE t; --`" : "\"a\"\"`'; DROP TABLE t; --\""
    #expect(text.contains(", \(name)"))
    #expect(!text.contains("\\"))
  }

  @Test("rows after as_of are in no month, and repetitions are looked for where settings say so")
  func settings() throws {
    let columns = ["supplier", "amount", "date"]
    let text = try Self.query(columns)
    #expect(text.contains("GROUP BY \"supplier\", \"amount\", \"date\""))
    #expect(!(try Self.query(columns) { $0.limits.duplicateBytes = 0 }).contains("copies"))
    let dated = try Self.query(columns) { $0.asOf = CalendarDate(year: 2026, month: 1, day: 31) }
    #expect(dated.contains("WHEN day <= '2026-01-31'"))
    let own = try Self.query(columns) { $0.currency.ledger = "CHF" }
    #expect(own.contains("THEN 'CHF' ELSE currency"))
  }
}
