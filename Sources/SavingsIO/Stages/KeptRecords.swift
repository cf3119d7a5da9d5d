import Glibc
import Savings

/// What a part carries of a file's repeated records, so that they can be listed and added up where the file
/// cannot be read: their bytes, and the lines on which they start.
struct KeptRecords: Sendable {
  /// Bytes of the file's text.
  var size = 0
  /// What the file repeats of itself, as if it were alone.
  var repeats = FileRepeats()
  /// One for each record of ``FileRepeats/within``.
  var lines: [Int] = []
  var texts: [[UInt8]] = []

  init() {}

  /// Searches a file that was read for records that repeat earlier ones of it.
  ///
  /// - Parameter source: of the file, which is opened again only where it repeats itself.
  init(_ outcome: SpendFile.Outcome, of source: SpendFile) throws {
    guard let marks = outcome.known.marks else { return }
    let found = RepeatSearch.find([marks], kinds: [0])[0]
    guard !found.within.isEmpty else { return }
    repeats.within = found.within.map { RepeatedRecord(record: $0, range: marks.range(of: $0)) }
    repeats.repetitions = found.repetitions
    let file = try source.opened()
    size = file.size
    let layout = outcome.known.layout
    var count = LineCount(file: file, offset: layout.start, line: layout.startLine)
    for record in repeats.within {
      lines.append(try count.line(at: record.range.lowerBound))
      texts.append(try file.bytes(at: record.range.lowerBound, count: record.range.count))
    }
  }

  /// Whether all of these records are here.
  func covers(_ records: [RepeatedRecord]) -> Bool {
    let known = Set(repeats.within.map(\.record))
    return records.allSatisfy { known.contains($0.record) }
  }

  /// A file of nothing but these records, each at its place.
  ///
  /// - Parameter path: of the file that they are of, for messages.
  func file(_ path: String) throws -> InputDescriptor {
    let spool = try SpoolFile(for: path)
    try spool.place(zip(repeats.within, texts).map { ($0.range.lowerBound, $1) }, size: size)
    return try InputDescriptor(path: path, at: "/proc/self/fd/\(spool.descriptor)")
  }

  /// Line on which each record starts, by its offset.
  var lineByOffset: [Int: Int] {
    Dictionary(zip(repeats.within.map(\.range.lowerBound), lines)) { first, _ in first }
  }
}

extension KeptRecords {
  var bytes: [UInt8] {
    var writer = CacheWriter()
    writer.put(size)
    writer.put(repeats)
    for (line, text) in zip(lines, texts) {
      writer.put(line)
      writer.put(text)
    }
    return writer.bytes
  }

  init(bytes: [UInt8]) throws(CacheFailure) {
    var reader = CacheReader(bytes)
    size = try reader.integer()
    repeats = try reader.repeats()
    for record in repeats.within {
      lines.append(try reader.integer())
      texts.append(try reader.data())
      guard texts.last?.count == record.range.count, record.range.upperBound <= size else {
        throw .damaged
      }
    }
    guard reader.isAtEnd else { throw .damaged }
  }
}

extension SpoolFile {
  /// Writes texts at their places; what lies between them takes no room.
  func place(_ texts: [(offset: Int, bytes: [UInt8])], size: Int) throws {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw SpoolFile.refusal(path) }
    for text in texts {
      var done = 0
      while done < text.bytes.count {
        let count = text.bytes.withUnsafeBytes {
          pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(text.offset + done))
        }
        if count > 0 {
          done += count
        } else if count == 0 || errno != EINTR {
          throw SpoolFile.refusal(path)
        }
      }
    }
  }
}
