import Savings

/// What the cache holds of one file.
struct FileEntry {
  var name: String
  var figures: FileFigures
  /// Last day of the window that the file was read for: later rows are in no month.
  var lastDay: Int32
  /// How it is read again, its marks left aside.
  var known: SpendFile.Known
  /// Its spend, in as many cubes as it was read in.
  var cubes: [CachedCube.Counts]
  /// Nil where it was too large for the search for repetitions.
  private(set) var places: CachedMarks?

  var cells: Int { cubes.reduce(0) { $0 + $1.cells } }
  /// Records that were marked for the search for repetitions; nil where there was none.
  var records: Int? { places?.count }
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
    try self.init(name, first: try entry.bytes(0))
    guard entry.count == marksSection + (places == nil ? 0 : CachedMarks.sections) else {
      throw .damaged
    }
  }

  /// - Parameter bytes: of the first section.
  init(_ name: String, first bytes: [UInt8]) throws(CacheFailure) {
    var reader = CacheReader(bytes)
    self.name = name
    lastDay = try reader.integer()
    cubes = []
    for _ in 0..<(try reader.count()) { cubes.append(try CachedCube.Counts(&reader)) }
    known = try reader.known()
    places = try reader.optional { (reader) throws(CacheFailure) in try CachedMarks(&reader) }
    figures = try FileFigures(cacheBytes: try reader.data())
    guard reader.isAtEnd else { throw .damaged }
  }

  private var marksSection: Int { 1 + cubes.count * CachedCube.sections }

  /// Where the records of the file stand, and their hashes.
  func marks(in directory: CacheDirectory) throws(CacheFailure) -> RecordMarks {
    guard let entry = try CacheEntry(name, in: directory) else { throw .gone }
    let now = try FileEntry(name, entry)
    guard let places = now.places else { throw .damaged }
    return try places.marks(entry, from: now.marksSection)
  }

  /// Whether no record of the file has a hash of the screen's.
  func isWithout(_ screen: HashScreen, in directory: CacheDirectory) throws(CacheFailure) -> Bool {
    guard let entry = try CacheEntry(name, in: directory) else { throw .gone }
    let now = try FileEntry(name, entry)
    guard now.places != nil else { return false }
    return try CachedMarks.isWithout(screen, entry, section: now.marksSection)
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

  /// The first section of a file's entry.
  static func first(
    _ outcome: SpendFile.Outcome, lastDay: Int32, _ cubes: [CachedCube.Counts]
  ) -> [UInt8] {
    var writer = CacheWriter()
    writer.put(lastDay)
    writer.put(cubes.count)
    for cube in cubes { cube.put(into: &writer) }
    writer.put(outcome.known)
    writer.put(outcome.known.marks) { CachedMarks($1).put(into: &$0) }
    writer.put(outcome.figures.cacheBytes)
    return writer.bytes
  }

  static func write(
    _ name: String, _ outcome: SpendFile.Outcome, lastDay: Int32, _ cubes: [EncodedCube],
    to directory: CacheDirectory
  ) throws(CacheFailure) {
    try CacheEntry.write(
      name, first: first(outcome, lastDay: lastDay, cubes.map(\.counts)), cubes,
      more: outcome.known.marks.map(CachedMarks.bytes) ?? [], to: directory)
  }
}

extension CacheEntry {
  /// Writes an entry of a first section, cubes and further sections.
  static func write(
    _ name: String, first: [UInt8], _ cubes: [EncodedCube], more: [[UInt8]] = [],
    to directory: CacheDirectory
  ) throws(CacheFailure) {
    var sections: [(bytes: UnsafeRawBufferPointer, tag: ContentTag)] = []
    var copies: [UnsafeMutableRawBufferPointer] = []
    defer { for copy in copies { copy.deallocate() } }
    for bytes in [first] + more {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
      copy.copyBytes(from: bytes)
      copies.append(copy)
      sections.append((UnsafeRawBufferPointer(copy), try KeyedHash.tag(directory.key, bytes)))
    }
    try write(
      name, [sections[0]] + cubes.flatMap(\.sections) + sections.dropFirst(), to: directory)
  }
}
