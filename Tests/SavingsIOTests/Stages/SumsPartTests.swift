import Savings
import Testing

@testable import SavingsIO

@Suite("A database's sums")
struct SumsPartTests {
  private static let names = LedgerQuery.answer.joined(separator: ",")

  /// A row of an answer.
  private static func row(_ values: [String: String]) -> String {
    LedgerQuery.answer.map { values[$0] ?? "" }.joined(separator: ",") + "\n"
  }

  private static func cell(
    _ supplier: String, month: String, rows: Int, amount: String, credits: Int = 0,
    first: String, last: String, priced: (String, String, Int) = ("0.000000", "0.000000", 0),
    terms: (Int, Int) = (0, 0)
  ) -> String {
    row([
      "kind": "cell", "supplier": supplier, "category": "Parts", "item": "Bolt", "unit": "pcs",
      "currency": "EUR", "month": month, "rows": "\(rows)", "credits": "\(credits)",
      "contract_rows": "0", "first": first, "last": last, "amount": amount,
      "terms_unit_days": "\(terms.0)", "terms_units": "\(terms.1)", "quantity": priced.0,
      "priced_amount": priced.1, "priced_rows": "\(priced.2)",
    ])
  }

  private static func file(
    _ name: String, rows: Int, amount: String, first: String, last: String,
    credits: (Int, String) = (0, "0.000000")
  ) -> String {
    row([
      "kind": "file", "file": name, "currency": "EUR", "rows": "\(rows)", "first": first,
      "last": last, "amount": amount, "decimals": "2", "credits": "\(credits.0)",
      "credit_amount": credits.1, "credit_decimals": credits.0 > 0 ? "2" : "0", "fine_rows": "0",
      "fine_amount": "0.000000", "fine_decimals": "0",
    ])
  }

  /// What the two files of ``twoFiles(_:)`` come to, as a database would say it.
  private static let answer = [
    cell(
      "Acme", month: "2025-01", rows: 2, amount: "15.500000", first: "2025-01-11",
      last: "2025-01-20", priced: ("6.000000", "15.500000", 2), terms: (450, 15)),
    cell(
      "Acme", month: "2025-02", rows: 2, amount: "3.000000", credits: 1, first: "2025-02-01",
      last: "2025-02-03", priced: ("2.000000", "5.250000", 1)),
    file(
      "file:///lake/a.csv", rows: 3, amount: "20.750000", first: "2025-01-11", last: "2025-02-01"),
    file(
      "file:///lake/b.csv", rows: 1, amount: "-2.250000", first: "2025-02-03", last: "2025-02-03",
      credits: (1, "-2.250000")),
    row(["kind": "repeated", "rows": "0"]),
  ]

  private static func twoFiles(_ folder: TemporaryFolder) throws {
    let header = "supplier,amount,date,category,currency,item,unit,quantity,payment terms\n"
    try folder.write(
      header + "Acme,10.25,2025-01-11,Parts,EUR,Bolt,pcs,4,30\n"
        + " Acme ,5.25,2025-01-20,Parts,EUR,Bolt,pcs,2,30\n"
        + "Acme,5.25,2025-02-01,Parts,EUR,Bolt,pcs,2,\n", to: "a.csv")
    try folder.write(
      header + "Acme,-2.25,2025-02-03,Parts,EUR,Bolt,pcs,1,30\n", to: "b.csv")
  }

  private static func resolved(_ folder: TemporaryFolder) throws -> ResolvedSettings {
    var resolved = try ResolvedSettings(file: nil, environment: [:], flags: [])
    resolved.directory = folder.path
    resolved.settings.spend.files = ["?.csv"]
    resolved.settings.spend.decimal = .point
    resolved.settings.spend.dateStyle = .iso
    return resolved
  }

  private static func part(_ answer: String, _ resolved: ResolvedSettings) throws -> AggregatePart {
    try SumsStage(
      resolved.settings, answer: Array(answer.utf8), path: "answer.csv", version: "test"
    )
    .part("sums")
  }

  @Test("are the ledger of the files that they are of")
  func likeTheFiles() throws {
    let folder = try TemporaryFolder()
    try Self.twoFiles(folder)
    let resolved = try Self.resolved(folder)
    let (sums, sources) = ("\(folder.path)/sums.part", "\(folder.path)/sources.part")
    try Self.part(([Self.names + "\n"] + Self.answer).joined(), resolved)
      .write(to: PartOutput(sums))
    try SourcesStage(resolved, version: "test")
      .part(["\(folder.path)/b.csv", "\(folder.path)/a.csv"]).write(to: PartOutput(sources))
    let whole = "\(folder.path)/whole.part"
    try MergeStage.merged(
      [PartFile(sums), PartFile(sources)], expected: 1, version: "test"
    ).write(to: PartOutput(whole))
    let read = try ClassifyStage(resolved, version: "test").input(PartFile(whole)).ledger
    let expected = try LedgerReader(settings: resolved.settings, directory: folder.path).read()
    #expect(read.files == expected.files)
    #expect(read.isSame(as: expected))
  }

  @Test("that lost a row, repeat rows, or rest on rows that SQL cannot read are refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    let resolved = try Self.resolved(folder)
    func cause(_ rows: [String], _ names: String = Self.names) throws -> String {
      let found = try refusal {
        _ = try Self.part(([names + "\n"] + rows).joined(), resolved)
      }
      #expect(found?.status == .badData && found?.file == "answer.csv")
      return found?.cause ?? ""
    }
    for lost in 0..<4 {
      var rows = Self.answer
      rows.remove(at: lost)
      #expect(try cause(rows).contains("not whole"), "\(lost)")
    }
    let other = Self.row(["kind": "other", "file": "a.csv", "rows": "3"])
    #expect(try cause(Self.answer + [other]).contains("3 rows of a.csv"))
    let repeated = Self.row(["kind": "repeated", "rows": "2"])
    #expect(try cause(Self.answer + [repeated]).contains("the same as others"))
    #expect(try cause(Self.answer + [Self.row(["kind": "celll"])]).contains("no row of the answer"))
    #expect(try cause(Self.answer, "kind,file").contains("no column supplier_id"))
    let broken = Self.cell(
      "Acme", month: "2025-01", rows: 1, amount: "1e3", first: "2025-01-01", last: "2025-01-01")
    #expect(try cause(Self.answer + [broken]).contains("no row of the answer"))
  }

  @Test("of files that nobody has described, or that have changed, are refused")
  func strangers() throws {
    let folder = try TemporaryFolder()
    try Self.twoFiles(folder)
    let resolved = try Self.resolved(folder)
    let (sums, sources) = ("\(folder.path)/sums.part", "\(folder.path)/sources.part")
    let stray = Self.answer.map { $0.replacingFirst("lake/b.csv", "lake/c.csv") }
    try Self.part(([Self.names + "\n"] + stray).joined(), resolved).write(to: PartOutput(sums))
    try SourcesStage(resolved, version: "test")
      .part(["\(folder.path)/b.csv", "\(folder.path)/a.csv"]).write(to: PartOutput(sources))
    let whole = "\(folder.path)/whole.part"
    try MergeStage.merged(
      [PartFile(sums), PartFile(sources)], expected: 1, version: "test"
    ).write(to: PartOutput(whole))
    let found = try refusal {
      _ = try ClassifyStage(resolved, version: "test").input(PartFile(whole))
    }
    #expect(
      found?.file == "file:///lake/c.csv" && found?.cause.contains("none of the files") == true)
  }

  @Test("of more or fewer rows than the file has are refused: readers drop rows without a word")
  func lostRows() throws {
    let folder = try TemporaryFolder()
    try Self.twoFiles(folder)
    let resolved = try Self.resolved(folder)
    // One record with a line end within quotes, an empty line that is none, and no line end at the end.
    try folder.write(
      "supplier,amount,date,category,currency,item,unit,quantity,payment terms\n"
        + "\n\"Acme\n\",-2.25,2025-02-03,Parts,EUR,Bolt,pcs,1,30", to: "b.csv")
    let (sums, sources) = ("\(folder.path)/sums.part", "\(folder.path)/sources.part")
    try SourcesStage(resolved, version: "test")
      .part(["\(folder.path)/b.csv", "\(folder.path)/a.csv"]).write(to: PartOutput(sources))
    func cause(_ answer: [String]) throws -> String? {
      try Self.part(([Self.names + "\n"] + answer).joined(), resolved).write(to: PartOutput(sums))
      let whole = "\(folder.path)/whole.part"
      try MergeStage.merged(
        [PartFile(sums), PartFile(sources)], expected: 1, version: "test"
      ).write(to: PartOutput(whole))
      return try refusal {
        _ = try ClassifyStage(resolved, version: "test").input(PartFile(whole))
      }?.cause
    }
    #expect(try cause(Self.answer) == nil)
    let january = Self.cell(
      "Acme", month: "2025-01", rows: 2, amount: "15.500000", first: "2025-01-11",
      last: "2025-01-20", priced: ("6.000000", "15.500000", 2), terms: (450, 15))
    let dropped = [
      january, Self.answer[4],
      Self.file("a.csv", rows: 2, amount: "15.500000", first: "2025-01-11", last: "2025-01-20"),
    ]
    #expect(try cause(dropped) == "2 rows of this file were added up, and it has 3 records")
    let gone = [
      january, Self.answer[4],
      Self.file("b.csv", rows: 2, amount: "15.500000", first: "2025-01-11", last: "2025-01-20"),
    ]
    // Of the first file none was read at all.
    #expect(try cause(gone) == "0 rows of this file were added up, and it has 3 records")
  }

  @Test("decimals of databases are exact or nothing")
  func decimals() {
    #expect(Micros("-12.500000")?.value == -12_500_000)
    #expect(Micros("7")?.value == 7_000_000 && Micros("0.1000000000")?.value == 100_000)
    for text in ["", "-", ".5", "1.", "1e3", "0.0000001", "9223372036855", "1,5", " 1"] {
      #expect(Micros(text) == nil, "\(text)")
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ text: String, _ other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
