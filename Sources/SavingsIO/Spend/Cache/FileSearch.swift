import Savings

/// Looks for files in the cache by their content.
struct FileSearch: Sendable {
  let directory: CacheDirectory
  let context: ContentTag
  /// Last day of the window that files are read for.
  let lastDay: Int32
  /// Names and sizes of the files that there are entries of; no other file is hashed.
  let names: Set<String>
  let sizes: Set<Int>

  /// What looking for one file came to.
  enum Found: Sendable {
    case none
    case entry(FileEntry)
    case failed(CacheFailure, String)
  }

  /// One for each file, in their order.
  func results(_ matches: [FilePattern.Match], threads: Int) -> [Found] {
    var results = [Found](repeating: .none, count: matches.count)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      WorkerThreads.share(matches.count, threads: threads) { results[$0] = result(matches[$0]) }
    }
    return results
  }

  private func result(_ match: FilePattern.Match) -> Found {
    // A file that cannot be read is refused where it is parsed.
    guard let file = try? InputDescriptor(path: match.path, at: match.location),
      sizes.contains(file.size), let tag = try? FileDigest.tag(of: file, key: directory.key)
    else { return .none }
    let name = FileEntry.name(context, bytes: file.size, tag)
    guard names.contains(name) else { return .none }
    do throws(CacheFailure) {
      guard let entry = try FileEntry(name, in: directory), entry.holds(until: lastDay) else {
        return .none
      }
      return .entry(entry)
    } catch {
      return .failed(error, name)
    }
  }
}
