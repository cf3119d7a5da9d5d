/// How the program ends; every help text lists these.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  case published = 0
  case checksFailed = 1
  case incomplete = 3
  case usage = 64
  case badData = 65
  case noInput = 66
  case bug = 70
  case cannotCreate = 73
  case ioError = 74
  case locked = 75
  case noPermission = 77
  case badSettings = 78

  package var meaning: String {
    switch self {
    case .published: "done; warnings allowed"
    case .checksFailed: "checks failed, nothing published"
    case .incomplete: "published but incomplete, and the report says so"
    case .usage: "wrong arguments"
    case .badData: "bad input data"
    case .noInput: "input missing or unreadable"
    case .bug: "a bug, or totals that do not tie"
    case .cannotCreate: "output cannot be created"
    case .ioError: "input/output error or disk full"
    case .locked: "another run holds the lock, try later"
    case .noPermission: "no permission"
    case .badSettings: "bad settings or mapping"
    }
  }
}

/// Why the program stops: the facts, and what the user can do. Bad rows are not refusals: they are
/// ``Reject`` values that travel beside the results.
package struct Refusal: Error, Sendable, Equatable {
  package let status: ExitStatus
  package var file: String?
  package var line: Int?
  package var column: String?
  /// What is wrong, as one sentence without a full stop.
  package let cause: String
  /// What to do, as one sentence that begins with a capital, without a full stop.
  package let fix: String

  package init(
    _ status: ExitStatus, file: String? = nil, line: Int? = nil, column: String? = nil,
    _ cause: String, fix: String
  ) {
    self.status = status
    self.file = file
    self.line = line
    self.column = column
    self.cause = cause
    self.fix = fix
  }
}

extension Refusal: CustomStringConvertible {
  /// One paragraph: `spend.csv, line 3, column "Amount": cause. Fix.`
  package var description: String {
    var place: [String] = []
    if let file { place.append(file) }
    if let line { place.append("line \(line)") }
    if let column { place.append("column \"\(column)\"") }
    let prefix = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    return "\(prefix)\(cause). \(fix)\(fix.hasSuffix("?") ? "" : ".")"
  }
}
