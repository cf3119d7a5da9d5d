import FoundationEssentials
import Savings
import Testing

@testable import SavingsIO

/// Names of a ledger that are formulas, markup or quotes, from the cube to the published bytes.
struct HostileNamesTests {
  private static let names = [
    "=HYPERLINK(\"http://x\",\"pay\")", "@SUM(1+1)*cmd|' /C calc'!A0", "+49 Telefon", "-Minus-",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "Tom & Jerry's", "{{title}}",
    "＝1+1", "a,b\"c\nd", "\tTab", "\u{202E}gnp.exe", "'quoted'",
  ]

  private static let files = Task {
    var files: [(name: String, text: String)] = []
    try await RunFiles(try await run.value, version: "0", runID: "id").render { name, pieces in
      files.append((name, String(decoding: pieces.joined(), as: UTF8.self)))
    }
    return files
  }

  private static let run = Task {
    var cube = SpendCube(
      suppliers: names.map { RawSupplier(id: "", name: $0) }, categories: names,
      items: names.map { RawItem(name: $0, unit: $0) }, currencies: ["EUR"],
      asOf: CalendarDate(year: 2026, month: 10, day: 31), hasWindow: true)
    for index in names.indices {
      var cell = SpendCell(
        supplier: Int32(index), category: Int32(index), item: Int32(index), currency: 0)
      cell.rows = 5
      cell.recentInvoices = 3
      cell.amount = 90_000_000_000
      cell.windowAmount = cell.amount
      (cell.windowQuantity, cell.windowPricedAmount) = (70_000_000, cell.amount)
      (cell.priorQuantity, cell.priorPricedAmount) = (60_000_000, cell.amount)
      cell.priorAmount = cell.amount
      cube.cells.append(cell)
    }
    var file = InputFile(path: "<b>=1.csv")
    file.mapping = [.item: "item", .quantity: "quantity"]
    file.control.dateMin = CalendarDate(year: 2024, month: 11, day: 1)
    file.control.dateMax = cube.asOf
    file.control.records = 5 * names.count
    file.control.used = file.control.records
    let rejects = names.map {
      Reject(
        file: $0, record: 1, line: 2, column: 3, columnName: $0, code: .typeError, action: .kept,
        value: $0, message: "message", raw: $0)
    }
    var settings = Settings()
    settings.worlds = 8
    return try await SavingsRun(
      ledger: Ledger(cube: cube, files: [file], rejects: rejects), records: [], fx: FXTable(),
      settings: settings, threads: 1, digest: SHA256.hex)
  }

  @Test("no name becomes markup of a page", arguments: ["savings-benchmark.html", "roi.html"])
  func pages(name: String) async throws {
    let text = try #require(try await Self.files.value.first { $0.name == name }).text
    let tags = try Tag.all(in: text)
    #expect(tags.count > 500)
    Self.expectHarmless(tags)
    #expect(text.lowercased().contains("simulated"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("&lt;b&gt;=1.csv"))
    if name == "roi.html" { #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;")) }
    if name == "savings-benchmark.html" {
      #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(text.contains("Tom &amp; Jerry&#39;s"))
      #expect(text.contains("{{title}}"))
    }
  }

  private static func expectHarmless(_ tags: [Tag]) {
    for tag in tags {
      #expect(Tag.elements.contains(tag.name), "<\(tag.name)>")
      #expect(tag.attributes.allSatisfy { Tag.attributes.contains($0.name) }, "<\(tag.name)>")
      // Ways lead within the page or to a page of the run.
      for link in tag.attributes where link.name == "href" {
        let isOurs =
          link.value.hasPrefix("#") || link.value == "../savings-benchmark.html"
          || link.value.wholeMatch(of: /deals\/d[0-9a-f]{10}\.html/) != nil
        #expect(isOurs, "\(link.value)")
      }
    }
  }

  @Test("no name becomes markup of a deal's page, of its drawings, or a control of the terminal")
  func deals() async throws {
    let pages = try await Self.files.value.filter { $0.name.hasPrefix("deals/") }
    try #require(pages.count == Self.names.count)
    for (_, text) in pages {
      Self.expectHarmless(try Tag.all(in: text))
      #expect(text.contains("Simulated: ") && text.contains("<svg class=\"wide\""))
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(!Markup.isDeceptive(scalar), "U+\(String(scalar.value, radix: 16))")
      }
    }
    let all = pages.map(\.text).joined()
    // As the title of its own page, and as another seller on those of its neighbours.
    for name in Self.names where name != "Tom & Jerry's" {
      let shown = Markup.escape(name)
      #expect(all.contains("<title>\(shown), "), "\(name)")
    }
    #expect(all.contains("Tom &amp; Jerry&#39;s"))
  }

  @Test("explain writes a hostile name on one line, and its JSON can be read back")
  func explain() async throws {
    let run = try await Self.run.value
    let map = DealMap(run.deals)
    for deal in run.deals {
      let document = DealDocument(
        DealPage(
          deal, neighbours: map.neighbours(of: deal), currency: Currency("EUR"),
          tables: run.simulation.tables), currency: Currency("EUR"), settings: run.settings,
        version: "0", runID: nil)
      for scalar in document.text.unicodeScalars where scalar != "\n" {
        #expect(!Markup.isDeceptive(scalar), "U+\(String(scalar.value, radix: 16))")
      }
      #expect(document.text.hasPrefix("\(deal.id): \(deal.supplierName.escapingControls), "))
      let read = try JSONDecoder().decode(
        JSONName.self, from: Data(JSONText.bytes(document.json)))
      #expect(read.deal.supplier == deal.supplierName)
      #expect(read.deal.category == deal.category)
    }
  }

  private struct JSONName: Decodable {
    struct Deal: Decodable {
      let supplier: String
      let category: String
    }
    let deal: Deal
  }

  @Test(
    "no cell of a CSV is a formula, and every name is there to be had back",
    arguments: [
      "deals.csv", "suppliers.csv", "aliases.csv", "supplier-candidates.csv", "term-sheets.csv",
      "rejects.csv", "spend-bridge.csv",
    ])
  func tables(name: String) async throws {
    let text = try #require(try await Self.files.value.first { $0.name == name }).text
    let cells = Self.cells(text)
    for cell in cells where cell.isQuoted {
      let first = cell.text.unicodeScalars.first
      #expect(first.map { !"=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(cell.text)")
    }
    guard name != "term-sheets.csv", name != "supplier-candidates.csv" else { return }
    let texts = Set(cells.map { $0.text.hasPrefix("'") ? String($0.text.dropFirst()) : $0.text })
    for hostile in Self.names { #expect(texts.contains(hostile), "\(hostile)") }
  }

  @Test("run.json keeps the name of the file as it is")
  func json() async throws {
    let text = try #require(try await Self.files.value.first { $0.name == "run.json" }).text
    #expect(text.contains("\"path\": \"<b>=1.csv\""))
  }

  /// Cells in their order, and whether they are quoted.
  private static func cells(_ text: String) -> [(text: String, isQuoted: Bool)] {
    var cells: [(text: String, isQuoted: Bool)] = []
    var cell = ""
    var (isOpen, isQuoted) = (false, false)
    var last: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        isOpen.toggle()
        if isOpen, last == "\"" { cell.append("\"") }
        isQuoted = true
      } else if !isOpen, scalar == "," || scalar == "\n" {
        cells.append((cell, isQuoted))
        cell = ""
        isQuoted = false
      } else {
        cell.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return cells
  }
}
