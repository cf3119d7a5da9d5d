import Savings
import Testing

@testable import SavingsIO

@Suite("What init finds beside columns")
struct InitFileTests {
  private static func draft(
    _ files: [String: [UInt8]], _ patterns: [String]
  ) throws -> InitDraft {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    return try InitDraft(patterns, directory: folder.path, mapping: [:])
  }

  private static func draft(_ text: String) throws -> InitDraft {
    try draft(["spend.csv": Array(text.utf8)], ["spend.csv"])
  }

  private static func found(_ draft: InitDraft, _ key: String) -> Inference? {
    draft.inferences.first { $0.key == key }
  }

  private static func rows(_ count: Int, from: Int = 0, _ row: (Int) -> String) -> String {
    (from..<(from + count)).map { row($0) + "\n" }.joined()
  }

  @Test("a title and a blank line above the header are passed over")
  func title() throws {
    let draft = try Self.draft(
      "Payments 2025; all amounts in euro;;\n;;;\nLieferant;Datum;Betrag;Text\n"
        + Self.rows(30) { "Huber \($0 % 5) GmbH;\($0 % 9 + 13).01.2025;\($0),50;x" })
    #expect(draft.exams[0].header.line == 3)
    #expect(Self.found(draft, "spend.date_style")?.value == "dmy")
    #expect(Self.found(draft, "spend.decimal")?.value == "comma")
    #expect(Self.found(draft, "currency.base")?.value == "EUR")
    #expect(draft.open.isEmpty)
  }

  @Test("dates that prove nothing are marked, and so are numbers")
  func ambiguous() throws {
    let dates = try Self.draft(
      "Supplier,Date,Amount\n" + Self.rows(30) { "Acme \($0 % 5),0\($0 % 8 + 1)/02/2025,\($0).50" })
    #expect(dates.open.map(\.key) == ["spend.date_style"])
    #expect(dates.yaml().contains("date_style: CONFIRM dmy"))
    let numbers = try Self.draft(
      "Supplier;Date;Amount\n" + Self.rows(30) { "Acme \($0 % 5);2025-02-01;1\($0 % 9),234" })
    #expect(numbers.open.map(\.key) == ["spend.decimal"])
  }

  @Test("the same file under two names is left out once")
  func copies() throws {
    let text = "Supplier,Date,Amount\n" + Self.rows(30) { "Acme \($0 % 5),2025-02-13,\($0).50" }
    let draft = try Self.draft(
      ["a.csv": Array(text.utf8), "b.csv": Array(text.utf8)], ["a.csv", "b.csv"])
    #expect(draft.files.map(\.value) == ["a.csv"])
    #expect(draft.notes == ["b.csv holds the same as a.csv and is left out."])
  }

  @Test("a file that includes an older one is marked")
  func overlap() throws {
    let header = "Supplier,Date,Amount\n"
    let old = Self.rows(30) { "Acme \($0 % 5),2025-02-13,\($0).50" }
    let new = Self.rows(30, from: 30) { "Acme \($0 % 5),2025-03-13,\($0).50" }
    let draft = try Self.draft(
      ["02.csv": Array((header + old).utf8), "03.csv": Array((header + old + new).utf8)],
      ["02.csv", "03.csv"])
    #expect(draft.open.map(\.key) == ["spend.files"])
    #expect(draft.yaml().contains("- CONFIRM 03.csv"))
    let apart = try Self.draft(
      ["02.csv": Array((header + old).utf8), "03.csv": Array((header + new).utf8)],
      ["0*.csv"])
    #expect(apart.open.isEmpty)
    #expect(apart.files.map(\.value) == ["0*.csv"])
  }

  @Test("columns that change their names from month to month get one mapping")
  func drift() throws {
    let draft = try Self.draft(
      [
        "1.csv": Array(
          ("Supplier,Date,Amount\n" + Self.rows(30) { "Acme \($0 % 5),2025-01-13,\($0).50" }).utf8),
        "2.csv": Array(
          ("Paid on;Vendor name;Net value\n"
            + Self.rows(30) { "2025-02-13;Acme \($0 % 5);\($0).75" }).utf8),
      ], ["1.csv", "2.csv"])
    #expect(Self.found(draft, "spend.mapping.supplier")?.value == "Supplier | Vendor name")
    #expect(Self.found(draft, "spend.mapping.amount")?.value == "Amount | Net value")
    #expect(Self.found(draft, "spend.delimiter")?.value == "auto")
    #expect(draft.open.isEmpty)
  }

  @Test("Mac Roman is told from Windows-1252 and named in the settings")
  func macRoman() throws {
    func text(_ e: UInt8) -> [UInt8] {
      Array("Supplier,Date,Amount\n".utf8)
        + (0..<30).flatMap { i in
          Array("Caf".utf8) + [e] + Array("s \(i % 5) SARL,2025-02-13,\(i).50\n".utf8)
        }
    }
    let mac = try Self.draft(["spend.csv": text(0x8F)], ["spend.csv"])
    #expect(Self.found(mac, "spend.encoding")?.value == "mac-roman")
    let windows = try Self.draft(["spend.csv": text(0xE9)], ["spend.csv"])
    #expect(Self.found(windows, "spend.encoding")?.value == "auto")
    #expect(windows.exams[0].encoding == "windows-1252")
  }

  @Test("the same files give the same settings, byte for byte")
  func deterministic() throws {
    let files = HeaderSet.all.enumerated().map { ("\($0.offset).csv", Array($0.element.text.utf8)) }
    for (name, bytes) in files {
      let texts = try (0..<3).map { _ in try Self.draft([name: bytes], [name]).yaml() }
      #expect(Set(texts).count == 1)
    }
  }
}
