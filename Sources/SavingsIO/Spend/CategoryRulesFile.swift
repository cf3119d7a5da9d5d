import Savings

/// Reads the category rules of the settings, in the order of the file; none is an empty list.
package func readCategoryRules(settings: Settings, directory: String) throws -> [CategoryRule] {
  let path = settings.categories.rules
  guard !path.isEmpty else { return [] }
  let table = try SmallTable(
    path: path, directory: directory,
    matcher: ColumnMatcher(
      meanings: [
        ColumnMeaning(field: "supplier", aliases: ["supplier", "supplier name", "vendor"]),
        ColumnMeaning(field: "keyword", aliases: ["keyword", "keywords", "contains"]),
        ColumnMeaning(
          field: "gl_code", aliases: ["gl code", "gl", "gl account", "account", "code"]),
        ColumnMeaning(field: "category", aliases: ["category", "spend category"]),
      ], mapping: [:], key: "categories.rules",
      required: [[["category"]], [["supplier"], ["keyword"], ["gl_code"]]]),
    delimiter: "auto", delimiterKey: "categories.rules", names: [])
  var seen: [String: CategoryRule] = [:]
  var rules: [CategoryRule] = []
  for row in table.rows {
    let rule = CategoryRule(
      supplier: table.text("supplier", row), keyword: table.text("keyword", row),
      code: table.text("gl_code", row), category: table.text("category", row), line: row.line)
    guard !rule.category.isEmpty else {
      throw Refusal(
        .badData, file: table.path, line: row.line, column: "category",
        "the rule gives no category", fix: "Name the category, or remove the rule")
    }
    guard !rule.conditions.isEmpty else {
      throw Refusal(
        .badData, file: table.path, line: row.line,
        "the rule has no condition and would take every row",
        fix: "Give a supplier, a keyword or a gl_code, or remove the rule")
    }
    guard rule.keyword.isEmpty || rule.keyword.contains(where: { $0.isLetter || $0.isNumber })
    else { throw table.refusal("keyword", row, "a keyword: it has no letter or digit") }
    if let known = seen[rule.conditions] {
      throw Refusal(
        .badData, file: table.path, line: row.line,
        "the rule has the conditions of line \(known.line) and would never be reached",
        fix: "Remove one of the two rules")
    }
    seen[rule.conditions] = rule
    rules.append(rule)
  }
  return rules
}
