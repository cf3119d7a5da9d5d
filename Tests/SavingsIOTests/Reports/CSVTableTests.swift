import CCSV
import Savings
import Testing

@testable import SavingsIO

@Suite struct CSVTableTests {
  private static let payloads = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"a\",\"b\")", "+1+1", "-1+1", "-", "@SUM(1)",
    "\t=1", "\r=1", "\n=1", "'", "''", "'=1", "＝1", "＋1", "－1", "＠1", "=", "+", "@",
    "a,b", "a\"b", "\"", "\"\"", ",", "line\nfeed", "line\r\nfeed", "", " ", " =1", "0012", "1E10",
    "2025-01-02", "plain", "日本語", "＊", "é", "a;b", "|", "\u{202E}",
  ]

  @Test func textComesBackAsItWas() throws {
    let table = ReportTable(
      id: "t", caption: "", columns: [.init("A", name: "a"), .init("B", name: "=b")],
      rows: Self.payloads.map { [.text($0), .text($0 + $0)] })
    let records = try read(CSVTable.bytes(of: table, currency: Currency("EUR")))
    #expect(records.count == Self.payloads.count + 1)
    #expect(records[0] == ["a", "'=b"])
    for (record, payload) in zip(records.dropFirst(), Self.payloads) {
      for (cell, text) in zip(record, [payload, payload + payload]) {
        #expect(Array(unescape(cell).utf8) == Array(text.utf8))
        let first = cell.unicodeScalars.first
        #expect(first.map { !"=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? true)
      }
    }
  }

  @Test func numbersArePlain() throws {
    let row: [ReportCell] = [
      .money(Money(minor: -123_456_789)), .percent(0.0123), .count(-1_000_000),
      .number(-0.001, decimals: 2), .number(.nan, decimals: 1), .number(1e22, decimals: 0),
      .date(CalendarDate(year: 2025, month: 2, day: 3)!), .empty, .percent(-1),
    ]
    let table = ReportTable(
      id: "t", caption: "", columns: row.indices.map { .init("", name: "c\($0)", numeric: true) },
      rows: [row], totals: [[.text("must not appear")]])
    let text = String(
      decoding: CSVTable.bytes(of: table, currency: Currency("EUR")), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[1] == "-1234567.89,0.012300,-1000000,0.00,,10000000000000000000000,2025-02-03,"
        + ",-1.000000")
    let yen = CSVTable.bytes(of: table, currency: Currency("JPY"))
    #expect(String(decoding: yen, as: UTF8.self).contains("\n-123456789,"))
  }

  @Test func manyRowsComeInPieces() throws {
    var csv = CSVTable(columns: [.init("N", name: "n", numeric: true)], currency: Currency("EUR"))
    var total = 0
    for number in 0..<100_000 {
      csv.append([.count(number)])
      if number % 10_000 == 9_999 { total += csv.take().count }
    }
    #expect(csv.take().isEmpty)
    #expect(total == 4 + 588_890)
  }

  @Test func longTextsComeInSmallPieces() async throws {
    let text = String(repeating: "long name ", count: 200)
    let rows = ReportRows(["number", "text"], texts: ["text"], count: 2_100) {
      row -> [ReportCell] in
      [.count(row), .text(text)]
    }
    let pieces = await CSVTable.pieces(of: rows, currency: Currency("EUR"))
    #expect((pieces.map(\.count).max() ?? 0) < (1 << 20) + 3_000)
    let records = try read(pieces.flatMap(\.self))
    #expect(records.count == 2_101)
    #expect(records[0] == ["number", "text"])
    #expect(records.dropFirst().enumerated().allSatisfy { $1 == ["\($0)", text] })
  }

  private func unescape(_ cell: String) -> String {
    cell.unicodeScalars.first == "'" ? String(cell.unicodeScalars.dropFirst()) : cell
  }

  private final class Sink {
    var records: [[String]] = []
    var record: [String] = []
  }

  /// Reads CSV with libcsv in strict mode, as another program would.
  private func read(_ bytes: [UInt8]) throws -> [[String]] {
    var parser = csv_parser()
    try #require(csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0)
    defer { csv_free(&parser) }
    let sink = Sink()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    let count = csv_parse(
      &parser, bytes, bytes.count,
      { field, length, context in
        let sink = Unmanaged<Sink>.fromOpaque(context!).takeUnretainedValue()
        let bytes = UnsafeRawBufferPointer(start: field, count: length)
        sink.record.append(String(decoding: bytes, as: UTF8.self))
      },
      { _, context in
        let sink = Unmanaged<Sink>.fromOpaque(context!).takeUnretainedValue()
        sink.records.append(sink.record)
        sink.record = []
      }, context)
    try #require(count == bytes.count)
    return withExtendedLifetime(sink) { sink.records }
  }
}
