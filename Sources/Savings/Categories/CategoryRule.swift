/// One line of the rules file: who or what gets which category.
package struct CategoryRule: Sendable, Equatable {
  /// Supplier's name or id, `*` and `?` as in file names; "" fits all.
  package var supplier: String
  /// Words that stand side by side in the item, the supplier's name or the ledger's category; a `*`
  /// at the end fits any end of the last word; "" fits all.
  package var keyword: String
  /// What the ledger's category column holds, such as an account code; `*` and `?` as above.
  package var code: String
  package var category: String
  /// Line of the rules file.
  package var line: Int

  package init(
    supplier: String = "", keyword: String = "", code: String = "", category: String, line: Int = 0
  ) {
    self.supplier = supplier
    self.keyword = keyword
    self.code = code
    self.category = category
    self.line = line
  }

  /// The rule's conditions in words.
  package var conditions: String {
    [("supplier", supplier), ("keyword", keyword), ("gl_code", code)]
      .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

/// What the rules did to a ledger: every used row is in one line.
package struct CategoryCoverage: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package var rows = 0
    /// Millionths of each of the cube's currencies.
    package var micros: [Int128]

    init(currencies: Int) { micros = [Int128](repeating: 0, count: currencies) }

    mutating func add(_ cell: SpendCell) {
      rows += Int(cell.rows)
      micros[Int(cell.currency)] += Int128(cell.amount)
    }
  }

  package let rules: [CategoryRule]
  /// What each rule placed; a rule without rows matched nothing that an earlier one had not.
  package internal(set) var placed: [Line]
  /// Rows that keep the ledger's own category, and rows that have none.
  package internal(set) var own: Line
  package internal(set) var unclassified: Line

  init(rules: [CategoryRule], currencies: Int) {
    self.rules = rules
    placed = rules.map { _ in Line(currencies: currencies) }
    own = Line(currencies: currencies)
    unclassified = Line(currencies: currencies)
  }

  package var unmatched: [CategoryRule] {
    zip(rules, placed).filter { $0.1.rows == 0 }.map(\.0)
  }
}
