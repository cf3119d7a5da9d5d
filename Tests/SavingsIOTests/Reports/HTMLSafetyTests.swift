import Savings
import Testing

@testable import SavingsIO

@Suite struct HTMLSafetyTests {
  private static let payloads = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)", "\" onfocus=\"alert(1)\" autofocus=\"", "</title><script>1</script>",
    "</style><script>1</script>", "</svg><iframe>", "<!--", "-->", "<![CDATA[<b>]]>", "]]>",
    "&lt;script&gt;", "&#60;b&#62;", "&#x3C;b>", "&amp;", "+ADw-script+AD4-", "\0<b>", "<\0b>",
    "<b\u{301}>", "\"\u{301} onclick=\"x", "<\u{338}b>", "'\u{20D2}onclick='x", "{{title}}",
    "{{{style}}}", "{{>page}}", "{{#sections}}", "javascript:alert(1)", "<a href=\"javascript:1\">",
    "<base target=x>", "<meta http-equiv=refresh content=0>", "<form action=x>", "<math><mi>",
    "<object data=x>", "<link rel=stylesheet>", "<style>*{}</style>", "<textarea>", "<noscript>",
    "<template>", "`onclick=x`", "<x\u{C}onclick=1>", "\u{202E}evil\u{2066}",
    "</summary></details>",
    "<SCRIPT/XSS>", "<<b>", "<p title=\"</p><script>\">", "\u{FEFF}<b>", "\u{2028}<b>", "\u{85}<b>",
  ]

  /// A page in which every text is the payload.
  private func page(_ text: String) -> ReportPage {
    let table = ReportTable(
      id: "t", caption: text, columns: [.init(text, name: text), .init(text, name: "b")],
      rows: [[.text(text), .link(ReportLink(text, to: text))]], totals: [[.text(text), .empty]])
    func chart(_ id: String, _ kind: ReportChart.Kind) -> ReportBlock {
      .chart(
        ReportChart(id: id, title: text, summary: text, unit: text, kind: kind, table: table))
    }
    let range = ReportChart.Range(label: text, low: 1, typical: 2, high: 3, isOwn: false)
    return ReportPage(
      title: text, subtitle: text, banners: [text],
      sections: [
        ReportSection(
          id: "s", heading: text,
          blocks: [
            .paragraph(text), .note(text), .bullets([text]),
            .tiles([ReportTile(label: text, value: text, range: text)]), .table(table),
            .details(text, [.paragraph(text)]),
            chart("c1", .waterfall([.init(label: text, value: 1, isTotal: false)])),
            chart("c2", .ranges([range])),
            chart("c3", .tornado(base: 1, [.init(label: text, low: 0, high: 2)])),
            chart("c4", .heatmap(rows: [text], columns: [text], values: [[1]])),
            chart("c5", .curve(points: [(0, 0), (1, 1)], marks: [(text, 0.5, 0.5)])),
            chart(
              "c6",
              .plane(
                ReportChart.Plane(
                  frontier: [(0, 1), (1, 0)], zone: [(0.2, 0.8), (0.8, 0.2)],
                  reservation: (0.2, 0.2), first: [(0.5, 0.4)], second: [(0.4, 0.5)],
                  points: [(text, 0.5, 0.5)], agreement: (0.5, 0.4), sides: (text, text)))),
            chart("c9", .zone([range], band: (0, 1))),
            .dialogue([
              ReportTurn(isOurs: true, speaker: text, words: text, remarks: [text, text]),
              ReportTurn(isOurs: false, speaker: text, words: text, remarks: []),
            ]),
            chart("c7", .bars(series: [text, text], groups: [(text, [1, 2])])),
            chart("c8", .band(months: [1, 2], low: [-2, 0], middle: [-1, 1], high: [0, 2])),
          ])
      ], footer: [text], parent: ReportLink(text, to: text))
  }

  private func html(_ page: ReportPage) -> String {
    String(decoding: HTMLPage(currency: Currency("EUR")).bytes(page), as: UTF8.self)
  }

  @Test func payloadsStayText() throws {
    let harmless = try Tag.all(in: html(page("plain text")))
    #expect(harmless.count > 200)
    for payload in Self.payloads {
      let tags = try Tag.all(in: html(page(payload)))
      for tag in tags {
        #expect(Tag.elements.contains(tag.name), "\(payload) made <\(tag.name)>")
        for attribute in tag.attributes {
          #expect(Tag.attributes.contains(attribute.name), "\(payload) made \(attribute.name)=")
          if attribute.name == "href" { #expect(attribute.value.hasPrefix("#")) }
        }
      }
      // Labels wrap and move differently, so that only the lines of text, and the lines that lead
      // to them, may differ in number.
      func fixed(_ tags: [Tag]) -> Int { tags.count { !["text", "line"].contains($0.name) } }
      #expect(fixed(tags) == fixed(harmless), "\(payload)")
    }
  }

  @Test func pagesAskForNothing() {
    let text = html(SamplePage.page).replacing("http-equiv", with: "")
    let body = text.replacing(Stylesheet.policy.replacing("'", with: "&#39;"), with: "")
    for needle in ["http", "//", "url(", "@import", "src=", "<script", "xmlns", " style="] {
      #expect(!body.contains(needle), "\(needle)")
    }
    #expect(text.utf8.count < 2 << 20)
  }

  @Test func deceptiveCharactersAreShown() {
    #expect(
      Markup.escape("a\u{202E}b\u{0}c\u{85}d\u{2066}\r")
        == "a⟦U+202E⟧b⟦U+0000⟧c⟦U+0085⟧d⟦U+2066⟧⟦U+000D⟧")
    #expect(Markup.escape("<\u{338}\"\u{301}").utf8.starts(with: "&lt;".utf8))
    #expect(!Markup.escape("x\"\u{301}").utf8.contains(UInt8(ascii: "\"")))
  }

  @Test func thePolicyNamesTheStyleBlock() {
    let text = html(SamplePage.page)
    let style = text.split(separator: "<style>")[1].split(separator: "</style>")[0]
    let hash = Base64.text(SHA256.digest(Array(style.utf8)))
    #expect(text.contains("style-src &#39;sha256-\(hash)&#39;"))
    #expect(Base64.text(Array("foob".utf8)) == "Zm9vYg==")
    #expect(Base64.text(Array("fooba".utf8)) == "Zm9vYmE=")
    #expect(
      SHA256.hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
