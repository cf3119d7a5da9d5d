import Savings
import Testing

@testable import SavingsIO

@Suite struct HTMLPageTests {
  @Test func samplePageIsAsRecorded() {
    Golden.expect(HTMLPage(currency: SamplePage.currency).bytes(SamplePage.page), "sample.html")
  }

  @Test func structureIsAccessible() throws {
    for page in [SamplePage.page, StressPage.page] {
      let bytes = HTMLPage(currency: SamplePage.currency).bytes(page)
      let tags = try Tag.all(in: String(decoding: bytes, as: UTF8.self))
      func values(_ name: String) -> [String] {
        tags.flatMap { $0.attributes.filter { $0.name == name }.map(\.value) }
      }
      let ids = values("id")
      #expect(Set(ids).count == ids.count)
      #expect(values("href").allSatisfy { ids.contains(String($0.dropFirst())) })
      let named = values("aria-labelledby").flatMap { $0.split(separator: " ") }
      #expect(named.allSatisfy { ids.contains(String($0)) })
      for name in ["h1", "main", "nav", "title"] {
        // Each drawing has a title of its own.
        let drawings = name == "title" ? tags.filter { $0.name == "svg" }.count : 0
        #expect(tags.filter { $0.name == name }.count == 1 + drawings, "\(name)")
      }
      #expect(values("lang") == ["en"])
      for tag in tags where tag.name == "th" {
        #expect(tag.attributes.contains { $0.name == "scope" })
      }
      for tag in tags where tag.name == "svg" {
        #expect(tag.attributes.contains { $0.name == "role" && $0.value == "img" })
      }
      #expect(
        tags.filter { $0.name == "table" }.count == tags.filter { $0.name == "caption" }.count)
    }
  }

  @Test func numbersReadAsPeopleWriteThem() {
    let cells = CellWords(currency: Currency("EUR"))
    #expect(cells.text(.money(Money(minor: -123_456_750))) == "−1,234,568")
    #expect(
      CellWords(currency: Currency("EUR"), money: .exact).text(.money(Money(minor: -50))) == "−0.50"
    )
    #expect(cells.text(.percent(-0.0123)) == "−1.2 %")
    #expect(cells.text(.number(1234.5, decimals: 2)) == "1,234.50")
    #expect(cells.text(.number(.infinity, decimals: 2)) == "–")
    #expect(CellWords.signed("2025-01-02 to -5 (-3) a-b") == "2025-01-02 to −5 (−3) a-b")
    #expect(
      CellWords.bound("EUR 5, 6 EUR, 7 EURO, 3 %") == "EUR\u{A0}5, 6\u{A0}EUR, 7 EURO, 3\u{A0}%")
  }
}
