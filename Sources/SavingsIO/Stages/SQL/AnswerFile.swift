import Glibc
import Savings

/// The answer of a database.
package enum AnswerFile {
  /// - Parameter path: `-` for standard input.
  package static func bytes(_ path: String) throws -> [UInt8] {
    guard path == "-" else {
      let file = try InputDescriptor(path: path, at: path)
      return try file.bytes(at: 0, count: file.size)
    }
    let spool = try SpoolFile(reading: STDIN_FILENO, as: "standard input")
    let file = try InputDescriptor(path: path, at: spool.match(path).location)
    return try file.bytes(at: 0, count: file.size)
  }
}

extension ResolvedSettings {
  /// The header of the first spend file.
  package func header() throws -> [String] {
    try requireSpend()
    guard let match = try FilePattern.files(settings.spend.files, directory: directory).first else {
      throw Refusal(
        .noInput, "spend.files names no file to take the columns from",
        fix: "Name the columns with --columns")
    }
    let file = try FileKind.opened(
      match, encoding: settings.spend.encoding, limits: settings.limits)
    let layout = try FileLayout(
      of: file, settings: settings.spend, limits: settings.limits, sample: FileSample(of: file))
    return layout.header.names
  }
}
