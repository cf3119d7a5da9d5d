import Savings

/// What several files came to together: one cube in place of theirs, already sorted.
struct UnionEntry {
  var name: String
  /// Names of the files' entries, and the last day of the window that each was read for.
  var members: [String: Int32]
  var counts: CachedCube.Counts

  static func prefix(_ context: ContentTag) -> String { "u-\(context.hex)-" }

  init?(_ name: String, in directory: CacheDirectory) throws(CacheFailure) {
    guard let entry = try CacheEntry(name, in: directory) else { return nil }
    var reader = CacheReader(try entry.bytes(0))
    self.name = name
    members = [:]
    for _ in 0..<(try reader.count()) {
      let member = try reader.text()
      members[member] = try reader.integer(Int32.self)
    }
    counts = try CachedCube.Counts(&reader)
    guard reader.isAtEnd, entry.count == 1 + CachedCube.sections else { throw .damaged }
  }

  /// Whether it speaks of nothing but unchanged files.
  func fits(_ entries: [String: FileEntry], until day: Int32) -> Bool {
    members.allSatisfy { member in
      guard let entry = entries[member.key] else { return false }
      return FileEntry.holds(
        read: member.value, until: day, entry.figures.input.control.dateMax)
    }
  }

  /// The spend of all members; the caller frees it.
  func spend(in directory: CacheDirectory) throws(CacheFailure) -> PartialCube {
    guard let entry = try CacheEntry(name, in: directory) else { throw .gone }
    return try CachedCube.cube(counts, in: entry, from: 1, isSorted: true)
  }

  static func write(
    _ members: [String: Int32], _ parts: [PartialCube], context: ContentTag,
    to directory: CacheDirectory
  ) throws(CacheFailure) {
    var writer = CacheWriter()
    writer.put(members.count)
    for (member, lastDay) in members.sorted(by: { $0.key < $1.key }) {
      writer.put(member)
      writer.put(lastDay)
    }
    let tag = try KeyedHash.tag(directory.key, writer.bytes)
    try JoinedCube(parts).encoded(directory.key) { (cube) throws(CacheFailure) in
      cube.counts.put(into: &writer)
      try CacheEntry.write(
        prefix(context) + tag.hex, first: writer.bytes, [cube], to: directory)
    }
  }
}
