/// Members of an object, asked for by key and kind.
struct JSONReader {
  let file: TextFile
  let members: [(key: String, node: JSONNode)]
  let line: Int

  /// - Parameter what: what the object is, for errors.
  init(_ node: JSONNode, _ what: String, file: TextFile) throws(DomainFileError) {
    guard case .object(let members) = node.value else {
      throw file.error("\(what) is not an object", line: node.line)
    }
    self.file = file
    self.members = members
    line = node.line
  }

  func node(_ key: String) throws(DomainFileError) -> JSONNode {
    guard let member = members.first(where: { $0.key == key }) else {
      throw file.error("'\(key)' is missing", line: line)
    }
    return member.node
  }

  func object(_ key: String) throws(DomainFileError) -> JSONReader {
    try JSONReader(node(key), "'\(key)'", file: file)
  }

  func number(_ key: String) throws(DomainFileError) -> Double {
    let node = try node(key)
    guard case .number(let value) = node.value else {
      throw file.error("'\(key)' is not a number", line: node.line)
    }
    return value
  }

  func numbers(_ key: String) throws(DomainFileError) -> [Double] {
    let list = try node(key)
    guard case .array(let nodes) = list.value else {
      throw file.error("'\(key)' is not a list", line: list.line)
    }
    var values: [Double] = []
    for node in nodes {
      guard case .number(let value) = node.value else {
        throw file.error("'\(key)' holds what is not a number", line: node.line)
      }
      values.append(value)
    }
    return values
  }

  /// Refuses keys other than these.
  func only(_ keys: Set<String>, _ what: String) throws(DomainFileError) {
    for member in members where !keys.contains(member.key) {
      throw file.error("\(what) has no '\(member.key)'", line: member.node.line)
    }
  }
}
