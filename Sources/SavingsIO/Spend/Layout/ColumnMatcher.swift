import Savings

/// One meaning that a column may have: its name in settings and the column names that imply it.
struct ColumnMeaning: Sendable {
  let field: String
  /// Folded, in order of preference.
  let aliases: [String]

  init(field: String, aliases: [String]) {
    self.field = field
    self.aliases = aliases.map(ColumnMatcher.folded)
  }
}

/// Decides which column means what: by the settings first, by aliases where they are silent.
struct ColumnMatcher {
  let meanings: [ColumnMeaning]
  /// Field to column name, of the settings.
  let mapping: [String: String]
  /// The settings key of the mapping, for messages.
  let key: String
  /// Groups of fields of which a header must have one each; a list inside means all of it.
  let required: [[[String]]]
  /// Columns that the settings give a meaning, folded.
  private let taken: Set<String>

  init(
    meanings: [ColumnMeaning], mapping: [String: String], key: String, required: [[[String]]]
  ) {
    self.meanings = meanings
    self.mapping = mapping
    self.key = key
    self.required = required
    taken = Set(mapping.values.flatMap(ColumnMatcher.alternatives).map(ColumnMatcher.folded))
  }

  /// The names that a mapping allows: `Net | Net amount` is either, `none` is no column.
  static func alternatives(_ text: String) -> [String] {
    if text == "none" { return [] }
    let names = text.split(separator: "|").map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return names.filter { !$0.isEmpty }
  }

  /// Letters and digits, case folded: `Amount (£)` is `amount`.
  static func folded(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    let kept = name.utf8.filter { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return String(decoding: kept.map { $0 < 0x40 ? $0 : $0 | 0x20 }, as: UTF8.self)
  }

  /// True where the names hold all that is required.
  func isHeader(_ names: [String]) -> Bool {
    let found = columns(names)
    return required.allSatisfy { group in
      group.contains { $0.allSatisfy { found[$0] != nil } }
    }
  }

  /// How many fields the names hold.
  func known(_ names: [String]) -> Int { columns(names).count }

  /// Field to column index, without complaints.
  private func columns(_ names: [String]) -> [String: Int] {
    var found: [String: Int] = [:]
    let folded = names.map(ColumnMatcher.folded)
    for meaning in meanings {
      if let name = mapping[meaning.field] {
        if let column = candidates(name, names).first { found[meaning.field] = column }
      } else if let column = aliased(meaning, folded).first {
        found[meaning.field] = column
      }
    }
    return found
  }

  /// Field to column index, or a refusal that says what to set.
  func resolved(_ names: [String], file: String, line: Int) throws -> [String: Int] {
    let place = line > 0 ? line : nil
    for field in mapping.keys.sorted() where !meanings.contains(where: { $0.field == field }) {
      throw Refusal(
        .badSettings, "\(key).\(field) is no field",
        fix: "Use one of \(meanings.map(\.field).joined(separator: ", "))")
    }
    var found: [String: Int] = [:]
    for meaning in meanings {
      let matches: [Int]
      if let name = mapping[meaning.field] {
        matches = candidates(name, names)
        if name == "none", matches.isEmpty { continue }
        guard !matches.isEmpty else {
          throw Refusal(
            .badSettings, file: file, line: place, column: name,
            "the header has no such column for \(key).\(meaning.field)",
            fix: Settings.suggestion(for: name, among: names.filter { !$0.isEmpty }))
        }
      } else {
        matches = aliased(meaning, names.map(ColumnMatcher.folded))
      }
      guard matches.count < 2 else {
        throw Refusal(
          .badSettings, file: file, line: place, column: names[matches[0]],
          "columns \(matches[0] + 1) and \(matches[1] + 1) both have this name",
          fix: "Rename one of them, or map \(key).\(meaning.field) to another column")
      }
      if let column = matches.first { found[meaning.field] = column }
    }
    for group in required where !group.contains(where: { $0.allSatisfy { found[$0] != nil } }) {
      let list = ColumnMatcher.listed(names)
      throw Refusal(
        .badSettings, file: file, line: place,
        "no column is known to be the \(group[0][0]); the columns are \(list)",
        fix: "Name it in the settings: \(key).\(group[0][0])")
    }
    return found
  }

  /// The first names in quotes, each of a bearable length.
  private static func listed(_ names: [String]) -> String {
    let filled = names.lazy.filter { !$0.isEmpty }
    let shown = filled.prefix(24).map { name in
      name.utf8.count <= 80 ? "\"\(name)\"" : "\"\(name.prefix(40))…\""
    }
    let rest = names.count { !$0.isEmpty } - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// Columns of this very name, or else of the same letters and digits, or else of a name that the
  /// text lists.
  private func candidates(_ name: String, _ names: [String]) -> [Int] {
    for name in [name] + ColumnMatcher.alternatives(name) {
      let exact = names.indices.filter { names[$0] == name }
      guard exact.isEmpty else { return exact }
      let folded = ColumnMatcher.folded(name)
      guard !folded.isEmpty, folded != "none" else { continue }
      let alike = names.indices.filter { ColumnMatcher.folded(names[$0]) == folded }
      guard alike.isEmpty else { return alike }
    }
    return []
  }

  /// Columns that match the first alias that any column matches, those of the settings excepted.
  private func aliased(_ meaning: ColumnMeaning, _ folded: [String]) -> [Int] {
    for alias in meaning.aliases where !taken.contains(alias) {
      let matches = folded.indices.filter { folded[$0] == alias }
      if !matches.isEmpty { return matches }
    }
    return []
  }
}

extension ColumnMatcher {
  private static let spendMeanings = SpendField.allCases.map {
    ColumnMeaning(field: $0.rawValue, aliases: $0.aliases)
  }

  /// The fields of the spend ledger.
  static func spend(_ settings: SpendSettings) -> ColumnMatcher {
    ColumnMatcher(
      meanings: spendMeanings, mapping: settings.mapping, key: "spend.mapping",
      required: [
        [["supplier"], ["supplier_id"]],
        [["amount"], ["debit", "credit"], ["quantity", "unit_price"]],
      ])
  }
}
