import Glibc
import Savings

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
  /// What was kept of the files that were parsed, by name.
  private var kept: [String: Int32] = [:]
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
    entries.keys.filter { union?.members[entries[$0]?.name ?? ""] == nil }.sorted()
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

  // MARK: - Keeping

  /// Keeps what a file came to, before its cubes are added to any other.
  func keep(_ outcome: SpendFile.Outcome) {
    cache.report.parsed += 1
    parsedCells += outcome.cubes.reduce(0) { $0 + $1.cells.count }
    guard let tag = outcome.tag, cache.mayWrite else {
      isEveryFileKept = false
      return
    }
    let name = FileEntry.name(context, bytes: outcome.figures.input.bytes, tag)
    do throws(CacheFailure) {
      let cubes = try encoded(outcome.cubes)
      defer { for cube in cubes { cube.free() } }
      try FileEntry.write(name, outcome.figures, lastDay: lastDay, cubes, to: directory)
      kept[name] = lastDay
    } catch {
      isEveryFileKept = false
      cache.note(error)
    }
  }

  private func encoded(_ cubes: [PartialCube]) throws(CacheFailure) -> [EncodedCube] {
    var results = [Result<EncodedCube, CacheFailure>?](repeating: nil, count: cubes.count)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      nonisolated(unsafe) let cubes = cubes
      let key = key
      let work = cubes.indices.map { index in
        { @Sendable in
          results[index] = Result { () throws(CacheFailure) in
            try EncodedCube(cubes[index], key: key)
          }
        }
      }
      WorkerThreads.run(Array(work.dropFirst())) { work.first?() }
    }
    let made = results.compactMap { try? $0?.get() }
    guard made.count == cubes.count else {
      for cube in made { cube.free() }
      throw .noHash
    }
    return made
  }

  /// Keeps the union of what will be the same next time, where that saves enough; then makes room.
  ///
  /// - Parameters:
  ///   - unchanged: the spend that came from the cache.
  ///   - parsed: the spend that did not.
  func finish(unchanged: [PartialCube], parsed: [PartialCube]) {
    cache.report.taken = entries.count
    defer { cache.finish(directory) }
    guard cache.mayWrite else { return }
    let loose = loose.compactMap { entries[$0] }
    let looseCells = loose.reduce(0) { $0 + $1.cells }
    let known = Dictionary(entries.values.map { ($0.name, $0.lastDay) }) { first, _ in first }
    do throws(CacheFailure) {
      if parsedCells > looseCells + (union?.counts.cells ?? 0), isEveryFileKept {
        // Mostly new: the whole ledger, as nothing tells yet which files will change.
        let members = known.merging(kept) { first, _ in first }
        guard members.count > 1 else { return }
        try UnionEntry.write(members, unchanged + parsed, context: context, to: directory)
      } else if known.count > 1, looseCells > (union?.counts.cells ?? 0) / 8 {
        // What has been the same before; a file that grows every night is never part of it.
        try UnionEntry.write(known, unchanged, context: context, to: directory)
      } else {
        if let union { directory.touch(union.name) }
        return
      }
      if let union { directory.remove(union.name) }
    } catch {
      cache.note(error)
    }
  }
}
