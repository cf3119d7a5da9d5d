import Foundation
import Testing

@testable import SavingsIO

/// Log records: one line each, whatever the text.
struct LogRecordTests {
  private static let record = LogRecord(
    time: 1_793_404_805_067_000_000, level: "warning", message: "two\nlines \u{1B}[31m \"red\"",
    fields: [.init(key: "file", value: "a b.csv"), .init(key: "rows", value: "12")])

  @Test("text is for people")
  func text() {
    #expect(
      Self.record.line(in: .text)
        == "savings: warning: two\\nlines \\u{1b}[31m \"red\" file=\"a b.csv\" rows=12\n")
  }

  @Test("logfmt quotes what is not a word")
  func logfmt() {
    #expect(
      Self.record.line(in: .logfmt) == """
        ts=2026-10-31T00:00:05.067Z level=warning msg="two\\nlines \\u001b[31m \\"red\\"" \
        file="a b.csv" rows=12

        """)
  }

  @Test("JSON reads back to the same texts")
  func json() throws {
    let line = Self.record.line(in: .json)
    let decoded = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    #expect(
      decoded == [
        "ts": "2026-10-31T00:00:05.067Z", "level": "warning", "msg": Self.record.message,
        "file": "a b.csv", "rows": "12",
      ])
  }

  @Test("a record is one line in every format", arguments: LogFormat.allCases)
  func oneLine(format: LogFormat) {
    let separators = "\n\r\u{85}\u{2028}\u{2029}\u{B}\u{C}"
    let record = LogRecord(
      time: 0, level: "info", message: separators,
      fields: [.init(key: "a \(separators)=\"", value: separators)])
    #expect(record.line(in: format).split(whereSeparator: \.isNewline).count == 1)
    #expect(record.line(in: format).hasSuffix("\n"))
  }
}
