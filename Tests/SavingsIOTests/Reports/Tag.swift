import Testing

/// A start tag as an HTML reader sees it: every `<` before a letter opens one.
struct Tag {
  var name: String
  var attributes: [(name: String, value: String)] = []

  static let elements: Set<String> = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "a", "div", "header", "h1", "p",
    "nav", "h2", "ol", "li", "main", "section", "ul", "dl", "dt", "dd", "table", "caption", "span",
    "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "details", "summary",
    "footer", "svg", "desc", "rect", "line", "path", "circle", "text",
  ]

  static let attributes: Set<String> = [
    "html", "lang", "charset", "name", "content", "http-equiv", "class", "href", "id", "role",
    "aria-label", "aria-labelledby", "scope", "tabindex", "viewbox", "x", "y", "width", "height",
    "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "text-anchor", "transform",
    "data-value",
  ]

  /// All tags of a page. The style block is skipped, as a reader takes it for text.
  static func all(in html: String) throws -> [Tag] {
    var tags: [Tag] = []
    var bytes = Array(html.utf8)[...]
    while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
      bytes = bytes[(open + 1)...]
      guard let first = bytes.first, first != UInt8(ascii: "/") else { continue }
      let isTag = first == UInt8(ascii: "!") || (first | 0x20).isLetter
      try #require(isTag, "a bare < in the text")
      var reader = Reader(rest: bytes)
      tags.append(try reader.tag())
      bytes = reader.rest
      if tags.last?.name == "style" {
        while !bytes.starts(with: "</style>".utf8) { bytes = bytes.dropFirst() }
      }
    }
    return tags
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func word(until end: (UInt8) -> Bool) -> String {
      let word = rest.prefix { !end($0) }
      rest = rest.dropFirst(word.count)
      return String(decoding: word, as: UTF8.self).lowercased()
    }

    mutating func tag() throws -> Tag {
      func endsName(_ byte: UInt8) -> Bool { " \n\t\u{C}/>=".utf8.contains(byte) }
      var tag = Tag(name: word(until: endsName))
      while let next = rest.first {
        if next == UInt8(ascii: ">") {
          rest = rest.dropFirst()
          return tag
        }
        if next != UInt8(ascii: "="), endsName(next) {
          rest = rest.dropFirst()
          continue
        }
        let name = word(until: endsName)
        guard rest.first == UInt8(ascii: "=") else {
          tag.attributes.append((name, ""))
          continue
        }
        rest = rest.dropFirst()
        try #require(rest.first == UInt8(ascii: "\""), "attribute \(name) without quotes")
        rest = rest.dropFirst()
        tag.attributes.append((name, word { $0 == UInt8(ascii: "\"") }))
        rest = rest.dropFirst()
      }
      throw Unclosed()
    }
  }

  struct Unclosed: Error {}
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) }
}
