import Savings

/// What the cache holds of one file.
struct FileEntry {
  var name: String
  var figures: FileFigures
  /// Last day of the window that the file was read for: later rows are in no month.
  var lastDay: Int32
  /// Its spend, in as many cubes as it was read in.
  var cubes: [CachedCube.Counts]

  var cells: Int { cubes.reduce(0) { $0 + $1.cells } }
  var hasQuantities: Bool { cubes.contains(where: \.hasQuantities) }

  /// The name under which a file's content is kept.
  static func name(_ context: ContentTag, bytes: Int, _ tag: ContentTag) -> String {
    "\(prefix(context))\(bytes)-\(tag.hex)"
  }

  static func prefix(_ context: ContentTag) -> String { "f-\(context.hex)-" }

  /// The size of the file that an entry of this name speaks of.
  static func bytes(_ name: some StringProtocol, _ context: ContentTag) -> Int? {
    guard name.hasPrefix(prefix(context)) else { return nil }
    return Int(name.dropFirst(prefix(context).count).prefix { $0 != "-" })
  }

  /// Whether reading the file for another window would give the same: no row is after either's end.
  func holds(until day: Int32) -> Bool {
    FileEntry.holds(read: lastDay, until: day, figures.input.control.dateMax)
  }

  static func holds(read lastDay: Int32, until day: Int32, _ last: CalendarDate?) -> Bool {
    guard lastDay != day, let last else { return true }
    return last.days <= lastDay && last.days <= day
  }

  /// The entry of a name; nil where there is none.
  init?(_ name: String, in directory: CacheDirectory) throws(CacheFailure) {
    guard let entry = try CacheEntry(name, in: directory) else { return nil }
    try self.init(name, entry)
  }

  private init(_ name: String, _ entry: borrowing CacheEntry) throws(CacheFailure) {
    var reader = CacheReader(try entry.bytes(0))
    self.name = name
    lastDay = try reader.integer()
    cubes = []
    for _ in 0..<(try reader.count()) { cubes.append(try CachedCube.Counts(&reader)) }
    figures = try FileFigures(cacheBytes: try reader.data())
    guard reader.isAtEnd, entry.count == 1 + cubes.count * CachedCube.sections else {
      throw .damaged
    }
  }

  /// The spend of the file, in cubes that the caller frees.
  ///
  /// The entry may have been written anew meanwhile, from other chunks: it speaks for itself again.
  func spend(in directory: CacheDirectory) throws(CacheFailure) -> [PartialCube] {
    guard let entry = try CacheEntry(name, in: directory) else { throw .gone }
    let now = try FileEntry(name, entry)
    guard now.lastDay == lastDay else { throw .gone }
    var loaded: [PartialCube] = []
    do throws(CacheFailure) {
      for (index, counts) in now.cubes.enumerated() {
        loaded.append(
          try CachedCube.cube(
            counts, in: entry, from: 1 + index * CachedCube.sections, isSorted: false))
      }
    } catch {
      for cube in loaded { cube.free() }
      throw error
    }
    return loaded
  }

  static func write(
    _ name: String, _ figures: FileFigures, lastDay: Int32, _ cubes: [EncodedCube],
    to directory: CacheDirectory
  ) throws(CacheFailure) {
    var writer = CacheWriter()
    writer.put(lastDay)
    writer.put(cubes.count)
    for cube in cubes { cube.counts.put(into: &writer) }
    writer.put(figures.cacheBytes)
    try CacheEntry.write(name, first: writer.bytes, cubes, to: directory)
  }
}

extension CacheEntry {
  /// Writes an entry of a first section and cubes.
  static func write(
    _ name: String, first: [UInt8], _ cubes: [EncodedCube], to directory: CacheDirectory
  ) throws(CacheFailure) {
    let tag = try KeyedHash.tag(directory.key, first)
    let result = first.withUnsafeBytes { first in
      Result { () throws(CacheFailure) in
        try write(name, [(first, tag)] + cubes.flatMap(\.sections), to: directory)
      }
    }
    try result.get()
  }
}
