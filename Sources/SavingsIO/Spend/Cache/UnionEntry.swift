import Savings

/// What several files came to together: one cube in place of theirs, already sorted.
struct UnionEntry {
  /// One of the files: the name of its entry, the last day of the window that it was read for, and what
  /// it repeats of the others.
  struct Member {
    var name: String
    var lastDay: Int32
    var repeats: FileRepeats?
  }

  var name: String
  /// In the order of the files.
  var members: [Member]
  var counts: CachedCube.Counts

  static func prefix(_ context: ContentTag) -> String { "u-\(context.hex)-" }

  init?(_ name: String, in directory: CacheDirectory) throws(CacheFailure) {
    guard let entry = try CacheEntry(name, in: directory) else { return nil }
    var reader = CacheReader(try entry.bytes(0))
    self.name = name
    members = []
    for _ in 0..<(try reader.count()) {
      members.append(
        Member(
          name: try reader.text(), lastDay: try reader.integer(),
          repeats: try reader.optional { (reader) throws(CacheFailure) in try reader.repeats() }))
    }
    counts = try CachedCube.Counts(&reader)
    guard reader.isAtEnd, entry.count == 1 + CachedCube.sections else { throw .damaged }
  }

  /// Whether it speaks of nothing but unchanged files.
  func fits(_ entries: [String: FileEntry], until day: Int32) -> Bool {
    members.allSatisfy { member in
      guard let entry = entries[member.name] else { return false }
      return FileEntry.holds(
        read: member.lastDay, until: day, entry.figures.input.control.dateMax)
    }
  }

  /// The spend of all members; the caller frees it.
  func spend(in directory: CacheDirectory) throws(CacheFailure) -> PartialCube {
    guard let entry = try CacheEntry(name, in: directory) else { throw .gone }
    return try CachedCube.cube(counts, in: entry, from: 1, isSorted: true)
  }

  static func write(
    _ members: [Member], _ parts: [PartialCube], context: ContentTag, to directory: CacheDirectory
  ) throws(CacheFailure) {
    var writer = CacheWriter()
    writer.put(members.count)
    for member in members {
      writer.put(member.name)
      writer.put(member.lastDay)
      writer.put(member.repeats) { $0.put($1) }
    }
    let tag = try KeyedHash.tag(directory.key, writer.bytes)
    let joined = JoinedCube(parts)
    try joined.encoded(directory.key) { (cube) throws(CacheFailure) in
      // A sum that leaves 64 bits ends the run in a moment.
      guard joined.fits else { return }
      cube.counts.put(into: &writer)
      try CacheEntry.write(
        prefix(context) + tag.hex, first: writer.bytes, [cube], to: directory)
    }
  }
}

extension CacheWriter {
  mutating func put(_ repeats: FileRepeats) {
    for records in [repeats.within, repeats.overlap] {
      put(records.count)
      for record in records {
        put(record.record)
        put(record.range.lowerBound)
        put(record.range.upperBound)
      }
    }
    put(repeats.repetitions)
    put(repeats.sources.count)
    for (source, count) in repeats.sources.sorted(by: { $0.key < $1.key }) {
      put(source)
      put(count)
    }
  }
}

extension CacheReader {
  mutating func repeats() throws(CacheFailure) -> FileRepeats {
    var repeats = FileRepeats()
    repeats.within = try records()
    repeats.overlap = try records()
    repeats.repetitions = try integer()
    for _ in 0..<(try count()) {
      let source = try integer(Int.self)
      repeats.sources[source] = try integer(Int.self)
    }
    return repeats
  }

  private mutating func records() throws(CacheFailure) -> [RepeatedRecord] {
    var records: [RepeatedRecord] = []
    for _ in 0..<(try count()) {
      let record = try integer(Int.self)
      let (start, end) = (try integer(Int.self), try integer(Int.self))
      guard start <= end else { throw .damaged }
      records.append(RepeatedRecord(record: record, range: start..<end))
    }
    return records
  }
}
