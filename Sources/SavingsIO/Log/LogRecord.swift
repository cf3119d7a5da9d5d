import Savings

/// How a log record is written.
package enum LogFormat: String, CaseIterable, Sendable {
  case text, logfmt, json
}

/// One event of the program, which becomes one line.
package struct LogRecord: Sendable, Equatable {
  /// Nanoseconds since 1970-01-01 UTC.
  package var time: Int64
  package var level: String
  package var message: String
  /// In the order of their keys.
  package var fields: [Field]

  package struct Field: Sendable, Equatable {
    package var key: String
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  package init(time: Int64, level: String, message: String, fields: [Field]) {
    self.time = time
    self.level = level
    self.message = message
    self.fields = fields
  }

  /// The record as a line, its end included.
  package func line(in format: LogFormat) -> String {
    let pairs =
      [("ts", timestamp), ("level", level), ("msg", message)] + fields.map { ($0.key, $0.value) }
    switch format {
    case .text:
      let rest = fields.map { " \($0.key.escapingControls)=\(LogRecord.word($0.value))" }
      return "savings: \(level): \(message.escapingControls)\(rest.joined())\n"
    case .logfmt:
      return pairs.map { "\(LogRecord.key($0))=\(LogRecord.word($1))" }.joined(separator: " ")
        + "\n"
    case .json:
      let members = pairs.map { "\(LogRecord.quoted($0)):\(LogRecord.quoted($1))" }
      return "{" + members.joined(separator: ",") + "}\n"
    }
  }

  /// RFC 3339 in UTC, to the millisecond.
  private var timestamp: String {
    let seconds = time / 1_000_000_000
    let days = seconds / 86_400
    let second = seconds % 86_400
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let milliseconds = String(1000 + time / 1_000_000 % 1000).dropFirst()
    let date = CalendarDate(days: Int32(days)).iso
    return
      "\(date)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)).\(milliseconds)Z"
  }

  /// A key without what would end it.
  private static func key(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.escapingControls.unicodeScalars.map { scalar in
          scalar == " " || scalar == "=" || scalar == "\"" ? "_" : scalar
        }))
  }

  /// A value of logfmt: bare where that is unmistakable, else in quotes.
  private static func word(_ text: String) -> String {
    let isBare =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value < 0x7F && scalar != "=" && scalar != "\""
          && scalar != "\\"
      }
    return isBare ? text : quoted(text)
  }

  /// A JSON string, which logfmt readers understand as well.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if String(scalar).escapingControls == String(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let hex = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      }
    }
    return quoted + "\""
  }
}
