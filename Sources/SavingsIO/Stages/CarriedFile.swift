import Savings

/// A file that another process has read: what its part carries, and what the file must still be where
/// that is not enough.
struct CarriedFile: Sendable {
  let records: KeptRecords
  /// Of the file when it was read.
  let sha256: String
  /// Whether it is a file at all, and not rows of a table.
  let isFile: Bool

  /// Refuses to read again what cannot be read, or is not what was read.
  func requireSame(_ match: FilePattern.Match) throws {
    let cause =
      "rows of this file are in an earlier one too, or are to be set aside, and the part carries"
      + " only what the file repeats of itself"
    let fix =
      "Run savings stage classify where the file can be read, or keep such rows and set limits.overlap_rows to 0 in all stages: files are then not compared with each other"
    guard isFile else { throw Refusal(.badData, file: match.path, cause, fix: fix) }
    let file: InputDescriptor
    do {
      file = try InputDescriptor(path: match.path, at: match.location)
    } catch {
      throw Refusal(.badData, file: match.path, cause, fix: fix)
    }
    guard try FileDigest(of: file).sha256 == sha256 else {
      throw Refusal(
        .badData, file: match.path, "the file has changed since its part was made",
        fix: "Run savings stage aggregate on it again, then merge and classify")
    }
  }
}

extension SpendFile {
  /// A file in which these records can be read, and the lines of their offsets where those are known.
  func opened(
    for records: [RepeatedRecord]
  ) throws -> (file: InputDescriptor, lines: [Int: Int]?) {
    guard let kept = carried?.records, kept.covers(records) else {
      return (try opened(), nil)
    }
    return (try kept.file(match.path), kept.lineByOffset)
  }
}
