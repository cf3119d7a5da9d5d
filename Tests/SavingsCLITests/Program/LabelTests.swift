import Foundation
import Savings
import Testing

/// Simulated figures say that they are, and vendors' figures appear only restated, with their source.
struct LabelTests {
  private let folder: Folder

  init() throws { folder = try Sample.published.get().folder }

  /// Tables of what the files and the settings say, with no figure of a simulation.
  private static let facts: Set<String> = [
    "files", "quality-rows", "grades", "tier-rules", "supplier-merges", "assumptions_table",
    "published",
  ]

  @Test(
    "each page says so before its first figure, and each table again",
    arguments: [
      "savings-benchmark.html", "roi.html",
    ])
  func simulated(name: String) throws {
    let html = folder.text("out/latest/\(name)")
    let page = try Page(html)
    let banner = try #require(page.banners.first)
    #expect(banner.hasPrefix("Simulated: ") && banner.contains("no supplier has agreed"))
    let first = try #require(html.range(of: "class=\"banner\""))
    let figure = try #require(html.range(of: "<dd class=\"figure\">"))
    #expect(first.lowerBound < figure.lowerBound)
    let words = /(?i)simulat|worlds?\b|expected|mean/
    for (id, caption, section) in page.captions where !isFact(id) {
      let around = page.sections.first { $0.id == section }?.words ?? ""
      #expect(
        caption.contains(words) || around.contains(words), "\(name): \(id): \(caption)")
    }
  }

  /// Tables about the ledger: what was read, merged, ranked or left out.
  private func isFact(_ id: String) -> Bool {
    LabelTests.facts.contains(id) || id.hasPrefix("quality") || id.hasPrefix("supplier")
      || id.hasPrefix("categor") && id != "categories" || id.hasPrefix("tier-effects")
      || ["eligibility", "prepared", "data-problems", "lookalikes", "merges"].contains(id)
  }

  @Test("single deals, the workbook, the tables and run.json say so too")
  func elsewhere() throws {
    for name in folder.names("out/latest/deals") {
      let page = try Page(folder.text("out/latest/deals/\(name)"))
      #expect(page.banners.first?.lowercased().contains("simulated") == true, "\(name)")
    }
    let sheets = try Table(folder.text("out/latest/term-sheets.csv")).rows
    #expect(sheets.allSatisfy { $0["label"] == "simulated" })
    let run = try Document(folder.data("out/latest/run.json"))
    #expect(run["headline"]["simulated"].value as? Bool == true)
    let result = try Sample.published.get().result
    #expect(result.output.contains("a year (simulated)"))
  }

  @Test("a vendor's figure stands restated, with source, date and confidence, or not at all")
  func vendors() throws {
    let pages = try ["savings-benchmark.html", "roi.html"].map {
      try Page(folder.text("out/latest/\($0)"))
    }
    let rows = pages[0].rows("published")
    #expect(rows.count == PublishedBenchmark.all.count)
    var claims = 0
    for (row, fact) in zip(rows, PublishedBenchmark.all) {
      #expect(row[0].text == fact.metric)
      #expect(row[9].text == "\(fact.source), \(fact.sourceDate)")
      #expect(row[8].text == fact.confidence.rawValue)
      guard fact.isVendorClaim else { continue }
      claims += 1
      #expect(fact.confidence == .low && row[8].text == "low")
      #expect(row[3...5].allSatisfy { $0.text.isEmpty })
      #expect(row[10].text == "vendor claim")
      #expect(row[6].text.isEmpty == false)
      #expect(fact.restated.isEmpty == !row[6].text.contains(/[0-9]/))
    }
    #expect(claims == 4)
    // Nowhere else on the pages.
    let names = ["Zycus", "Fairmarkit", "Arkestro", "Pactum", "Suplari", "Coupa", "Keelvar"]
    for page in pages {
      for section in page.sections {
        for name in names { #expect(!section.words.contains(name), "\(section.id): \(name)") }
      }
      for (id, caption, _) in page.captions where !["published", "assumptions_table"].contains(id) {
        let text = caption + page.rows(id).joined().map(\.text).joined(separator: " ")
        for name in names { #expect(!text.contains(name), "\(id): \(name)") }
      }
    }
  }
}
