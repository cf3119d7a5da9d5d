import Savings

/// What some files, or some rows, add up to: a value that can be written, read and added to others.
///
/// The sums are exact and the order of everything in it is that of bytes, so that adding parts is
/// associative and commutative to the byte.
package final class AggregatePart {
  package private(set) var head: PartHead
  /// By path, then by id.
  let entries: [AggregateEntry]
  /// Files that the spend is of, by path, as far as parts of ``PartHead/Kind/sources`` name them.
  let sources: [InputFile]
  /// More marked records than this are not compared: `limits.overlap_rows` of the settings.
  let overlapRows: Int
  /// Freed with the part.
  private var own: [PartialCube]
  /// Parts that were added up: their spend is read where it is, and goes with them.
  private let parents: [AggregatePart]

  /// The spend, in cubes that live as long as the part.
  var cubes: [PartialCube] { parents.flatMap(\.cubes) + own }

  deinit { for cube in own { cube.free() } }

  /// Gives the spend away, to be freed by whoever takes it.
  func takeCubes() -> [PartialCube] {
    precondition(parents.isEmpty, "the spend of a sum belongs to its parts")
    defer { own = [] }
    return own
  }

  /// - Parameter cubes: taken over.
  init(
    _ head: PartHead, _ entries: [AggregateEntry], _ cubes: [PartialCube],
    sources: [InputFile] = [], parents: [AggregatePart] = [], overlapRows: Int
  ) {
    self.head = head
    own = cubes
    self.parents = parents
    self.overlapRows = overlapRows
    self.sources = sources.sorted { $0.path.precedes($1.path) }
    var entries = entries.sorted {
      $0.path == $1.path ? $0.id.precedes($1.id) : $0.path.precedes($1.path)
    }
    // Too many to be compared: each file has been searched by itself.
    if entries.reduce(0, { $0 + $1.marked }) > overlapRows {
      for index in entries.indices { entries[index].marks = nil }
    }
    self.entries = entries
    self.head.control = entries.reduce(into: ControlTotals()) {
      $0.add($1.file.figures.input.control)
    }
  }

  /// Reads a part of this program.
  package convenience init(_ file: PartFile, version: String) throws {
    if file.head.kind != .sources { try file.require(.aggregate, version: version) }
    try file.require(file.head.kind, version: version)
    do throws(CacheFailure) {
      var reader = CacheReader(try file.content(0))
      let overlapRows = try reader.integer(Int.self)
      let counts = try CachedCube.Counts(&reader)
      var stored = StoredReader(try reader.data())
      guard let sources = try? stored.next([InputFile].self) else { throw .damaged }
      var entries: [AggregateEntry] = []
      for index in 0..<(try reader.count()) {
        let start = 1 + CachedCube.sections + index * AggregateEntry.sections
        var sections: [[UInt8]] = []
        for place in start..<start + AggregateEntry.sections {
          sections.append(try file.content(place))
        }
        entries.append(try AggregateEntry(&reader, sections: sections))
      }
      guard reader.isAtEnd else { throw .damaged }
      let cube = try CachedCube.cube(counts, in: file, from: 1, isSorted: true)
      self.init(file.head, entries, [cube], sources: sources, overlapRows: overlapRows)
    } catch {
      throw PartFile.refusal(error, file.path)
    }
  }

  /// Writes the part and returns its checksum.
  @discardableResult
  package func write(to output: PartOutput) throws -> String {
    let joined = JoinedCube(cubes)
    guard joined.fits else {
      throw Refusal(
        .badData, "a sum of amounts is too large", fix: "Look for amounts that are not money")
    }
    let writer = try PartWriter(head, to: output)
    var failure: Refusal?
    try joined.encoded(nil) { cube in
      do throws(Refusal) {
        try writer.section(index(cube.counts))
        for section in cube.sections { try writer.section(section.bytes) }
        for entry in entries {
          try writer.section(entry.first)
          for marks in entry.marks ?? [[], []] { try writer.section(marks) }
          try writer.section(entry.repeated)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return try writer.finish()
  }

  private func index(_ counts: CachedCube.Counts) -> [UInt8] {
    var index = CacheWriter()
    index.put(overlapRows)
    counts.put(into: &index)
    var stored = StoredWriter()
    stored.put(sources)
    index.put(stored.bytes)
    index.put(entries.count)
    for entry in entries { entry.put(into: &index) }
    return index.bytes
  }
}

extension PartFile {
  fileprivate func content(_ section: Int) throws(CacheFailure) -> [UInt8] {
    do {
      return try bytes(section)
    } catch {
      throw .unread(error)
    }
  }
}
