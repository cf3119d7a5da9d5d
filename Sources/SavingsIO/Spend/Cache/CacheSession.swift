import Glibc
import Savings
import Synchronization

/// The cache during one reading of the ledger.
final class CacheSession {
  private let cache: LedgerCache
  let directory: CacheDirectory
  private let context: ContentTag
  private let lastDay: Int32
  private let threads: Int
  /// Entries of this context, as the directory had them at the start.
  private let files: Set<String>
  private let unions: [String]
  /// What the cache has of the files, by their place in the list.
  private(set) var entries: [Int: FileEntry] = [:]
  /// The union that stands for some of them.
  private(set) var union: UnionEntry?
  /// Names under which files that were parsed are kept, by their place in the list.
  private var kept: [Int: String] = [:]
  private var parsedCells = 0
  private var isEveryFileKept = true

  var key: [UInt8] { directory.key }

  init(
    cache: LedgerCache, directory: CacheDirectory, context: ContentTag, lastDay: Int32, threads: Int
  ) {
    self.cache = cache
    self.directory = directory
    self.context = context
    self.lastDay = lastDay
    self.threads = max(1, threads)
    let names = directory.listing().map(\.name)
    files = Set(names.filter { $0.hasPrefix(FileEntry.prefix(context)) })
    unions = names.filter { $0.hasPrefix(UnionEntry.prefix(context)) }
  }

  // MARK: - Finding

  /// Looks for the files whose content is known. A file of a size that no entry has is not hashed.
  func find(_ matches: [FilePattern.Match]) {
    let sizes = Set(files.compactMap { FileEntry.bytes($0, context) })
    guard !sizes.isEmpty else { return }
    let search = FileSearch(
      directory: directory, context: context, lastDay: lastDay, names: files, sizes: sizes)
    let results = search.results(matches, threads: threads)
    for (index, result) in results.enumerated() {
      switch result {
      case .none: break
      case .entry(let entry): entries[index] = entry
      case .failed(let failure, let name): drop(name, for: failure)
      }
    }
    for entry in entries.values { directory.touch(entry.name) }
    findUnion()
  }

  private func findUnion() {
    let known = Dictionary(entries.values.map { ($0.name, $0) }) { first, _ in first }
    for name in unions {
      do throws(CacheFailure) {
        guard let found = try UnionEntry(name, in: directory), found.fits(known, until: lastDay),
          found.members.count > union?.members.count ?? 1
        else { continue }
        union = found
      } catch {
        drop(name, for: error)
      }
    }
  }

  /// Forgets an entry that is not what it should be.
  private func drop(_ name: String, for failure: CacheFailure) {
    if failure == .damaged, cache.mayWrite { directory.remove(name) }
    cache.note(failure)
  }

  // MARK: - Taking

  /// The files that the union does not speak of, by their place in the list.
  var loose: [Int] {
    let known = Set(union?.members.map(\.name) ?? [])
    return entries.keys.filter { !known.contains(entries[$0]?.name ?? "") }.sorted()
  }

  /// The comparison of the union's members with each other, where it was kept.
  var compared: ComparedFiles? {
    guard let union else { return nil }
    // The same content twice is a matter for a new comparison.
    guard Set(entries.values.map(\.name)).count == entries.count else { return nil }
    let places = Dictionary(
      entries.map { ($0.value.name, $0.key) }, uniquingKeysWith: { first, _ in first })
    var files: [(part: Int, repeats: FileRepeats)] = []
    for member in union.members {
      guard let place = places[member.name], let repeats = member.repeats else { return nil }
      files.append((place, repeats))
    }
    guard
      files.allSatisfy({ $0.repeats.sources.keys.allSatisfy { files.indices.contains($0) } })
    else { return nil }
    let members = files.compactMap { entries[$0.part] }
    return ComparedFiles(files: files) { [directory, threads] screen in
      CacheSession.isWithout(screen, members, in: directory, threads: threads)
    }
  }

  /// Whether no record of these files has a hash of the screen's, looked up on all threads.
  private static func isWithout(
    _ screen: HashScreen, _ entries: [FileEntry], in directory: CacheDirectory, threads: Int
  ) -> Bool {
    let isFound = Atomic(false)
    WorkerThreads.share(entries.count, threads: threads) { index in
      guard !isFound.load(ordering: .relaxed) else { return }
      // What cannot be read is found out by the search that follows.
      if (try? entries[index].isWithout(screen, in: directory)) != true {
        isFound.store(true, ordering: .relaxed)
      }
    }
    return !isFound.load(ordering: .relaxed)
  }

  /// Forgets the union, so that its members come one by one.
  func dropUnion(for failure: CacheFailure) {
    if let name = union?.name { drop(name, for: failure) }
    union = nil
  }

  /// Forgets what the cache has of a file, so that it is parsed.
  func dropFile(_ index: Int, for failure: CacheFailure) {
    if let name = entries.removeValue(forKey: index)?.name { drop(name, for: failure) }
  }

  /// Removes the entry of a file whose marks are wanted and damaged. What else was taken of it stays: its
  /// spend has been added already.
  func dropMarks(_ index: Int, for failure: CacheFailure) {
    if let name = entries[index]?.name { drop(name, for: failure) }
  }

  // MARK: - Keeping

  /// Keeps what a file came to, before its cubes are added to any other.
  ///
  /// - Parameter index: the file's place in the list.
  func keep(_ outcome: SpendFile.Outcome, at index: Int) {
    cache.report.parsed += 1
    parsedCells += outcome.cubes.reduce(0) { $0 + $1.cells.count }
    guard let tag = outcome.tag, cache.mayWrite, outcome.figures.isSmall else {
      isEveryFileKept = false
      return
    }
    let name = FileEntry.name(context, bytes: outcome.figures.input.bytes, tag)
    do throws(CacheFailure) {
      let cubes = try encoded(outcome.cubes)
      defer { for cube in cubes { cube.free() } }
      try FileEntry.write(name, outcome, lastDay: lastDay, cubes, to: directory)
      kept[index] = name
    } catch {
      isEveryFileKept = false
      cache.note(error)
    }
  }

  private func encoded(_ cubes: [PartialCube]) throws(CacheFailure) -> [EncodedCube] {
    nonisolated(unsafe) let cubes = cubes
    let key = key
    let results = WorkerThreads.map(cubes.count, threads: cubes.count) { index in
      Result { () throws(CacheFailure) in try EncodedCube(cubes[index], key: key) }
    }
    let made = results.compactMap { try? $0.get() }
    guard made.count == cubes.count else {
      for cube in made { cube.free() }
      throw .noHash
    }
    return made
  }

  /// Keeps the union of what will be the same next time, where that saves enough; then makes room.
  func finish(_ reading: LedgerReading) {
    cache.report.taken = entries.count
    defer { cache.finish(directory) }
    guard cache.mayWrite else { return }
    let looseCells = loose.reduce(0) { $0 + (entries[$1]?.cells ?? 0) }
    let unionCells = union?.counts.cells ?? 0
    var members = entries.mapValues {
      UnionEntry.Member(name: $0.name, lastDay: $0.lastDay, repeats: nil)
    }
    do throws(CacheFailure) {
      if parsedCells > looseCells + unionCells, isEveryFileKept {
        // Mostly new: the whole ledger, as nothing tells yet which files will change.
        for (index, name) in kept where members[index] == nil {
          members[index] = UnionEntry.Member(name: name, lastDay: lastDay, repeats: nil)
        }
        try keepUnion(members, reading.total.parts, reading.repeated)
      } else if looseCells > unionCells / 8 {
        // What has been the same before; a file that grows every night is never part of it.
        try keepUnion(members, reading.total.unchanged, reading.repeated)
      } else if let union {
        directory.touch(union.name)
      }
    } catch {
      cache.note(error)
    }
  }

  /// - Parameter members: by their places in the list.
  private func keepUnion(
    _ members: [Int: UnionEntry.Member], _ parts: [PartialCube], _ repeated: RepeatedLedger
  ) throws(CacheFailure) {
    guard members.count > 1, Set(members.values.map(\.name)).count == members.count else { return }
    let places = members.keys.sorted()
    let repeats = repeated.repeats(places)
    let ordered = places.enumerated().compactMap { number, place in
      var member = members[place]
      member?.repeats = repeats?[number]
      return member
    }
    try UnionEntry.write(ordered, parts, context: context, to: directory)
    if let union { directory.remove(union.name) }
  }
}
