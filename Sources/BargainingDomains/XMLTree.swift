import Foundation
import FoundationXML

/// An element of an XML file, with the line it starts on.
final class XMLElementNode {
  let name: String
  let attributes: [String: String]
  let line: Int
  fileprivate(set) var children: [XMLElementNode] = []

  init(name: String, attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  func children(named name: String) -> [XMLElementNode] { children.filter { $0.name == name } }

  func first(_ name: String) -> XMLElementNode? { children.first { $0.name == name } }
}

/// Elements and attributes of a well-formed file; text between elements is not kept.
final class XMLTree: NSObject, XMLParserDelegate {
  private var open: [XMLElementNode] = []
  private var root: XMLElementNode?
  private var tooDeep: Int?
  /// The first complaint of the parser; it goes on after it, and may find more.
  private var complaint: (line: Int, code: Int)?

  private static let deepest = 100

  /// - Throws: for what is not well-formed, with the line on which the parser gave up. Document type
  ///   declarations are refused: no domain has one, and entities can be made to explode.
  static func root(of file: TextFile) throws(DomainFileError) -> XMLElementNode {
    if file.bytes.starts(with: [0xFE, 0xFF]) || file.bytes.starts(with: [0xFF, 0xFE])
      || file.bytes.prefix(4).contains(0)
    {
      throw file.error("UTF-16 and UTF-32 are not read; save it as UTF-8", line: 1)
    }
    if file.bytes.isEmpty { throw file.error("the file is empty") }
    if let line = doctypeLine(file.bytes) {
      throw file.error("document type declarations are not read", line: line)
    }
    let tree = XMLTree()
    let parser = XMLParser(data: Data(file.bytes))
    parser.delegate = tree
    let isWellFormed = parser.parse()
    if let line = tree.tooDeep { throw file.error("elements are nested too deeply", line: line) }
    if let (line, code) = tree.complaint {
      throw file.error("not well-formed XML: " + reason(code), line: line)
    }
    guard isWellFormed, let root = tree.root, tree.open.isEmpty else {
      throw file.error("not well-formed XML", line: max(1, parser.lineNumber))
    }
    return root
  }

  /// The line of a document type declaration, which can only stand before the first element; comments
  /// and instructions there may say anything.
  private static func doctypeLine(_ bytes: [UInt8]) -> Int? {
    var rest = bytes[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[place...]
      let end: String
      if rest.starts(with: "<!--".utf8) {
        end = "-->"
      } else if rest.starts(with: "<?".utf8) {
        end = "?>"
      } else {
        guard rest.starts(with: "<!DOCTYPE".utf8) else { return nil }
        return bytes[..<place].count { $0 == 10 } + 1
      }
      guard let close = rest.firstRange(of: Array(end.utf8)) else { return nil }
      rest = rest[close.upperBound...]
    }
    return nil
  }

  /// What libxml2's error codes mean, for those that published files run into.
  private static func reason(_ code: Int) -> String {
    switch code {
    case 4, 5: "it ends too early"
    case 9: "bytes that are not text; is the encoding said in its first line?"
    case 26, 27: "an entity that XML does not know; write the character itself"
    case 31, 32, 81: "it is not in the encoding that it says"
    case 38, 39, 40: "an attribute's quotes do not close, or it holds a '<'"
    case 42: "an attribute is there twice"
    case 41, 65, 73: "a tag is broken"
    case 23, 68: "a bare '&' must be written '&amp;', and names must be names"
    case 76, 77: "start and end tags do not match"
    default: "libxml2 error \(code)"
    }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    complaint = complaint ?? (max(1, parser.lineNumber), (error as NSError).code)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    // A prefix says whose element it is, not what it is.
    let local = name.split(separator: ":").last.map(String.init) ?? name
    let node = XMLElementNode(name: local, attributes: attributes, line: parser.lineNumber)
    if open.count == Self.deepest {
      tooDeep = tooDeep ?? parser.lineNumber
      parser.abortParsing()
      return
    }
    open.last?.children.append(node)
    if root == nil { root = node }
    open.append(node)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if !open.isEmpty { open.removeLast() }
  }
}
