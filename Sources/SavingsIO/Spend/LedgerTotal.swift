import Savings

/// The files read so far, added up.
///
/// The spend stays in parts, each added to by one thread: as many as there are threads for the files
/// that were parsed, as many for those that the cache knew one by one, and one for those that it knew
/// together. How rows fall into parts changes nothing, as sums are exact. The files' own figures are
/// noted in the order of the files.
struct LedgerTotal {
  private let settings: Settings
  private let threads: Int
  /// Of the files that were parsed.
  private(set) var parsed: [PartialCube] = []
  /// Of the files that came from the cache.
  private(set) var unchanged: [PartialCube] = []
  private(set) var files: [InputFile] = []
  private(set) var rejects: [Reject] = []
  /// By header, in the order of the files.
  private(set) var rawRejects: [RawRejects] = []
  /// The first rejected row of each code.
  private(set) var examples: [RejectCode: Reject] = [:]

  var parts: [PartialCube] { unchanged + parsed }

  init(settings: Settings, threads: Int) {
    self.settings = settings
    self.threads = max(1, threads)
  }

  func free() { for part in parts { part.free() } }

  /// Refuses a file whose bytes have been read under another name: its spend would count twice.
  private func refuseCopy(_ input: InputFile) throws {
    guard settings.spend.overlaps != .setAside, !input.sha256.isEmpty, input.control.used > 0,
      let twin = files.first(where: { $0.sha256 == input.sha256 })
    else { return }
    throw Refusal(
      .badData, file: input.path, "this is the same file as \(twin.path), byte for byte",
      fix:
        "Name one of them in spend.files, remove the copy, or set spend.overlaps to set-aside")
  }

  /// Notes the counts and rejects of the next file.
  mutating func note(_ file: FileFigures) throws {
    try refuseCopy(file.input)
    files.append(file.input)
    for reject in file.rejects {
      // Flags on used rows may not crowd out the rows that are not used.
      let limit = settings.limits.rejectsWritten / (reject.action == .kept ? 2 : 1)
      if rejects.count < limit { rejects.append(reject) }
    }
    addRaw(file.raw)
    examples.merge(file.examples) { first, _ in first }
  }

  private mutating func addRaw(_ raw: RawRejects) {
    guard raw.count > 0 else { return }
    var raw = raw
    if rawRejects.reduce(raw.records.count, { $0 + $1.records.count }) > RejectTexts.rawBytes {
      raw.omitted += raw.count
      (raw.records, raw.count) = ([], 0)
    }
    if let same = rawRejects.firstIndex(where: { $0.header == raw.header }) {
      rawRejects[same].records += raw.records
      rawRejects[same].count += raw.count
      rawRejects[same].omitted += raw.omitted
    } else if raw.count > 0 || rawRejects.isEmpty {
      rawRejects.append(raw)
    } else {
      rawRejects[0].omitted += raw.omitted
    }
  }

  /// Adds the spend of a file that was parsed, and takes its cubes over.
  mutating func add(_ cubes: [PartialCube], of input: InputFile) throws {
    let encoding = encoding(of: input)
    let hasQuantities = cubes.contains(where: \.hasQuantities)
    var left = cubes[...]
    while parsed.count < min(threads, cubes.count), encoding == nil {
      // Nothing to translate: the cube becomes the part.
      parsed.append(left.removeFirst())
    }
    defer { for cube in left { cube.free() } }
    LedgerTotal.prepare(&parsed, min(threads, cubes.count), hasQuantities: hasQuantities)
    nonisolated(unsafe) let absorbed = left
    LedgerTotal.onParts(&parsed) { part, place, count in
      for index in stride(from: absorbed.startIndex + place, to: absorbed.endIndex, by: count) {
        part.absorb(absorbed[index], from: encoding)
      }
    }
    try check(path: input.path)
  }

  /// Adds files that the cache knows, several at a time.
  ///
  /// - Parameter spend: the cubes of one of them, which are freed here.
  /// - Returns: the places of those that could not be had, and why.
  mutating func add(
    _ entries: [FileEntry],
    _ spend: @Sendable @escaping (FileEntry) -> Result<[PartialCube], CacheFailure>
  ) throws -> [(place: Int, failure: CacheFailure)] {
    LedgerTotal.prepare(
      &unchanged, min(threads, entries.count),
      hasQuantities: entries.contains(where: \.hasQuantities))
    var failures = [CacheFailure?](repeating: nil, count: entries.count)
    let encodings = entries.map { encoding(of: $0.figures.input) }
    failures.withUnsafeMutableBufferPointer { failures in
      nonisolated(unsafe) let failures = failures
      LedgerTotal.onParts(&unchanged) { part, place, count in
        for index in stride(from: place, to: entries.count, by: count) {
          switch spend(entries[index]) {
          case .failure(let failure): failures[index] = failure
          case .success(let cubes):
            for cube in cubes {
              part.absorb(cube, from: encodings[index])
              cube.free()
            }
          }
        }
      }
    }
    try check(path: nil)
    return failures.enumerated().compactMap { place, failure in failure.map { (place, $0) } }
  }

  /// Adds the union of several files as a part of its own.
  mutating func add(union: PartialCube) { unchanged.append(union) }

  /// How a file's texts are to be translated; nil for UTF-8, which needs nothing.
  func encoding(of input: InputFile) -> TextEncoding? {
    input.encoding == TextEncoding.windows1252.rawValue ? settings.spend.encoding : nil
  }

  private func check(path: String?) throws {
    guard !parts.contains(where: \.hasOverflow) else {
      throw Refusal(
        .badData, file: path, "a sum of amounts is too large",
        fix: "Look for amounts that are not money")
    }
    guard parts.allSatisfy({ $0.cells.count <= settings.limits.cells }) else {
      throw CubeAssembly.tooManyCells(settings, path: path)
    }
    guard parts.allSatisfy({ settings.limits.allows($0.suppliers) }) else {
      throw settings.limits.tooManySuppliers(path: path)
    }
  }

  /// Sees to it that there are as many parts, with room for what they will get.
  private static func prepare(
    _ parts: inout [PartialCube], _ count: Int, hasQuantities: Bool
  ) {
    for part in parts.indices
    where hasQuantities && !parts[part].hasQuantities && !parts[part].isSealed {
      var larger = PartialCube(hasQuantities: true)
      larger.absorb(parts[part])
      parts[part].free()
      parts[part] = larger
    }
    while parts.count(where: { !$0.isSealed }) < count {
      parts.append(PartialCube(hasQuantities: hasQuantities))
    }
  }

  /// Works on all parts that can be added to, each on a thread of its own.
  ///
  /// - Parameter body: gets the part, its place among these, and how many they are.
  private static func onParts(
    _ parts: inout [PartialCube],
    _ body: @Sendable @escaping (inout PartialCube, Int, Int) -> Void
  ) {
    let open = parts.indices.filter { !parts[$0].isSealed }
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      WorkerThreads.share(open.count, threads: open.count) { place in
        body(&parts[open[place]], place, open.count)
      }
    }
  }
}
