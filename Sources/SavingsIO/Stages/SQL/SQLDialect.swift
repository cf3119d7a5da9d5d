/// How a database wants its SQL.
package enum SQLDialect: String, Sendable, CaseIterable {
  case spark, duckdb, postgres

  /// A name of a column, quoted.
  func column(_ name: String) -> String {
    let mark = self == .spark ? "`" : "\""
    let doubled = name.split(separator: Character(mark), omittingEmptySubsequences: false)
    return mark + doubled.joined(separator: mark + mark) + mark
  }

  /// A text, quoted. Backslashes are Spark's escapes.
  func text(_ text: String) -> String {
    let escaped = text.flatMap { character -> [Character] in
      switch character {
      case "'": self == .spark ? ["\\", "'"] : ["'", "'"]
      case "\\" where self == .spark: ["\\", "\\"]
      default: [character]
      }
    }
    return "'" + String(escaped) + "'"
  }

  var textType: String {
    switch self {
    case .spark: "STRING"
    case .duckdb: "VARCHAR"
    case .postgres: "text"
    }
  }

  /// Whether a text fits a pattern; patterns are free of backslashes, so that all dialects read them alike.
  func matches(_ value: String, _ pattern: String) -> String {
    switch self {
    case .spark: "\(value) RLIKE '\(pattern)'"
    case .duckdb: "regexp_matches(\(value), '\(pattern)')"
    case .postgres: "\(value) ~ '\(pattern)'"
    }
  }

  /// The text without outer white space, as cells of a file are read.
  func trimmed(_ value: String) -> String {
    let controls = (9...13).map { "chr(\($0))" }.joined(separator: " || ")
    return "TRIM(BOTH \(controls) || ' \u{A0}\u{2009}\u{202F}' FROM \(value))"
  }
}
