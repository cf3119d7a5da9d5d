/// The marks of one file: at hand, or to be fetched where they are needed.
enum FileMarks {
  case here(RecordMarks)
  case kept(count: Int, load: () throws -> RecordMarks)

  var count: Int {
    switch self {
    case .here(let marks): marks.count
    case .kept(let count, _): count
    }
  }

  func loaded() throws -> RecordMarks {
    switch self {
    case .here(let marks): marks
    case .kept(_, let load): try load()
    }
  }
}

/// What one of several files repeats.
struct FileRepeats: Equatable, Sendable {
  var within: [RepeatedRecord] = []
  var overlap: [RepeatedRecord] = []
  var repetitions = 0
  /// Earlier files that have rows of this one, by their place among the several, and how many.
  var sources: [Int: Int] = [:]
}

/// Files that were compared with each other before.
struct ComparedFiles {
  /// In the order in which they were compared, with their places among the files of today.
  let files: [(part: Int, repeats: FileRepeats)]
  /// Whether none of their records has one of these hashes; false where that cannot be told.
  let isWithout: (HashScreen) -> Bool
}
