import Savings
import Yams

/// Turns the nodes of a settings file into assignments, and refuses what is no setting.
struct SettingsNodeReader {
  let path: String
  private(set) var assignments: [SettingAssignment] = []
  private var lines: [String: Int] = [:]

  init(path: String) { self.path = path }

  mutating func read(_ root: Node) throws(Refusal) {
    switch root {
    case .mapping(let mapping): try read(mapping, below: "")
    case .scalar(let scalar) where isEmpty(scalar): break
    default:
      throw refusal(
        at: root, "the file does not hold settings",
        fix: "Write keys with values, as in: seed: 1")
    }
  }

  private mutating func read(_ mapping: Node.Mapping, below prefix: String) throws(Refusal) {
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        throw refusal(at: keyNode, "a key is not a text", fix: "Write keys as in: seed: 1")
      }
      let key = prefix.isEmpty ? scalar.string : "\(prefix).\(scalar.string)"
      if let setting = Setting.named(key) {
        try assign(setting, value, at: keyNode)
      } else if Setting.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
        try readSection(value, key: key, at: keyNode)
      } else {
        throw refusal(
          at: keyNode, "unknown setting \"\(key)\"", fix: Setting.suggestion(for: key))
      }
    }
  }

  private mutating func readSection(
    _ value: Node, key: String, at keyNode: Node
  ) throws(Refusal) {
    switch value {
    case .mapping(let section): try read(section, below: key)
    // A section whose settings are all commented out.
    case .scalar(let scalar) where isEmpty(scalar): break
    default:
      throw refusal(
        at: keyNode, "\"\(key)\" is a section and holds no value itself",
        fix: "Write its settings below it, indented by two spaces")
    }
  }

  private mutating func assign(
    _ setting: Setting, _ node: Node, at keyNode: Node
  ) throws(Refusal) {
    if let first = lines[setting.key] {
      throw refusal(
        at: keyNode, "\"\(setting.key)\" is given twice, first on line \(first)",
        fix: "Keep one of the two")
    }
    let line = keyNode.mark?.line ?? 0
    lines[setting.key] = line
    var entryLines: [String: Int] = [:]
    let value: SettingValue
    switch node {
    case .scalar(let scalar): value = isEmpty(scalar) ? .none : .text(scalar.string)
    case .sequence(let sequence):
      var items: [String] = []
      for item in sequence { items.append(try text(item, in: setting, at: keyNode)) }
      value = .list(items)
    case .mapping(let mapping):
      guard SettingShape(of: setting) == .table else {
        throw refusal(
          at: keyNode, "\(setting.key) has keys below it", fix: "Expected \(setting.expectation)")
      }
      var table: [String: String] = [:]
      for (entry, item) in mapping {
        let name = try text(entry, in: setting, at: keyNode)
        table[name] = try text(item, in: setting, at: entry)
        entryLines[name] = entry.mark?.line ?? line
      }
      value = .table(table)
    case .alias:
      throw refusal(
        at: keyNode, "\(setting.key) refers to another place", fix: "Write the value itself")
    }
    assignments.append(
      SettingAssignment(
        key: setting.key, value: value, origin: .file(path, line: line), entryLines: entryLines))
  }

  private func text(
    _ node: Node, in setting: Setting, at place: Node
  ) throws(Refusal) -> String {
    guard case .scalar(let scalar) = node else {
      throw refusal(
        at: place, "\(setting.key) holds a list or keys where a single value belongs",
        fix: "Expected \(setting.expectation)")
    }
    return isEmpty(scalar) ? "" : scalar.string
  }

  /// True for YAML's null: nothing, `~` or `null`, not in quotes.
  private func isEmpty(_ scalar: Node.Scalar) -> Bool {
    scalar.style != .singleQuoted && scalar.style != .doubleQuoted
      && ["", "~", "null"].contains(scalar.string.lowercased())
  }

  private func refusal(at node: Node, _ cause: String, fix: String) -> Refusal {
    Refusal(.badSettings, file: path, line: node.mark?.line, cause, fix: fix)
  }
}
