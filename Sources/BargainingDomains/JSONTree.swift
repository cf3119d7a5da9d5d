/// A JSON value with its line; members keep their order, which NegoLog's files rely on.
struct JSONNode {
  enum Value {
    case object([(key: String, node: JSONNode)])
    case array([JSONNode])
    case number(Double)
    case string(String)
    case bool(Bool)
    case null
  }

  var value: Value
  var line: Int
}

/// Reads JSON (RFC 8259); a key that is there twice is an error.
struct JSONTree {
  private let file: TextFile
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var depth = 0

  static func root(of file: TextFile) throws(DomainFileError) -> JSONNode {
    var tree = JSONTree(file: file)
    if tree.bytes.isEmpty { throw file.error("the file is empty") }
    if tree.bytes.prefix(2).contains(0) || tree.bytes.starts(with: [0xFF, 0xFE]) {
      throw file.error("UTF-16 and UTF-32 are not read; save it as UTF-8", line: 1)
    }
    // A byte order mark.
    if tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { tree.place = 3 }
    let root = try tree.node()
    tree.skipSpace()
    guard tree.place == tree.bytes.count else { throw tree.error("text after the value") }
    return root
  }

  private init(file: TextFile) {
    self.file = file
    bytes = file.bytes
  }

  private func error(_ reason: String) -> DomainFileError {
    file.error("not JSON: \(reason)", line: line)
  }

  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  /// Takes the character where it stands next, after space.
  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func node() throws(DomainFileError) -> JSONNode {
    skipSpace()
    let start = line
    guard let byte else { throw error("the text ends too early") }
    switch Unicode.Scalar(byte) {
    case "{": return JSONNode(value: .object(try members()), line: start)
    case "[": return JSONNode(value: .array(try elements()), line: start)
    case "\"": return JSONNode(value: .string(try string()), line: start)
    default: return JSONNode(value: try word(), line: start)
    }
  }

  private mutating func members() throws(DomainFileError) -> [(key: String, node: JSONNode)] {
    var members: [(key: String, node: JSONNode)] = []
    var keys: Set<String> = []
    try descend()
    defer { depth -= 1 }
    if takes("}") { return members }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw error("a key is expected") }
      let key = try string()
      guard keys.insert(key).inserted else { throw error("the key '\(key)' is there twice") }
      guard takes(":") else { throw error("':' is expected after '\(key)'") }
      members.append((key, try node()))
    } while takes(",")
    guard takes("}") else { throw error("',' or '}' is expected") }
    return members
  }

  private mutating func elements() throws(DomainFileError) -> [JSONNode] {
    var elements: [JSONNode] = []
    try descend()
    defer { depth -= 1 }
    if takes("]") { return elements }
    repeat { elements.append(try node()) } while takes(",")
    guard takes("]") else { throw error("',' or ']' is expected") }
    return elements
  }

  private mutating func descend() throws(DomainFileError) {
    place += 1
    depth += 1
    if depth > 100 { throw error("values are nested too deeply") }
  }

  /// The characters between quotes, escapes resolved.
  private mutating func string() throws(DomainFileError) -> String {
    let start = place
    place += 1
    while let byte, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a line ends inside quotes") }
      place = min(bytes.count, place + (byte == UInt8(ascii: "\\") ? 2 : 1))
    }
    guard byte != nil else { throw error("a quote is not closed") }
    place += 1
    guard let text = JSONText.unquoted(bytes[(start + 1)..<(place - 1)]) else {
      throw error("a string is not valid")
    }
    return text
  }

  private mutating func word() throws(DomainFileError) -> JSONNode.Value {
    let start = place
    while let byte, !" \t\r\n,:]}[{\"".utf8.contains(byte) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      guard JSONText.isNumber(word), let value = Double(word), value.isFinite else {
        throw error("'\(word)' is not a finite number")
      }
      return .number(value)
    }
  }
}
