/// A file that cannot be read as a domain or a profile: where, and why.
public struct DomainFileError: Error, Equatable, Sendable {
  /// The file's path, as it was given.
  public var file: String
  /// Counted from 1; nil where the reason has no place in the file.
  public var line: Int?
  public var reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension DomainFileError: CustomStringConvertible {
  /// `file:line: reason`, as compilers write it.
  public var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}
