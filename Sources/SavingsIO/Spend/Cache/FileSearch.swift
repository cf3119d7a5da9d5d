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
    let sizes = WorkerThreads.map(matches.count, threads: threads) { size(of: matches[$0]) }
    // Shared out in pieces, so that one large file keeps all threads busy.
    let pieces = sizes.enumerated().flatMap { file, size in
      (0..<FileTag.pieces(bytes: size ?? 0)).map { (file: file, piece: $0) }
    }
    let tags = WorkerThreads.map(pieces.count, threads: threads) { place in
      let (file, piece) = pieces[place]
      return tag(of: matches[file], bytes: sizes[file], piece)
    }
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + FileTag.pieces(bytes: size ?? 0)) }
    return WorkerThreads.map(matches.count, threads: threads) { [starts] file in
      guard let size = sizes[file] else { return .none }
      return result(bytes: size, tags[starts[file]..<starts[file + 1]])
    }
  }

  /// Nil where no entry is of a file of this size, or the file cannot be opened: that is refused where it
  /// is parsed.
  private func size(of match: FilePattern.Match) -> Int? {
    let file = try? InputDescriptor(path: match.path, at: match.location)
    return file.flatMap { sizes.contains($0.size) ? $0.size : nil }
  }

  /// Opens the file for every piece: no more are open than there are threads.
  private func tag(of match: FilePattern.Match, bytes: Int?, _ piece: Int) -> ContentTag? {
    guard let file = try? InputDescriptor(path: match.path, at: match.location), file.size == bytes
    else { return nil }
    return try? FileTag.piece(piece, of: file, directory.key)
  }

  private func result(bytes: Int, _ tags: ArraySlice<ContentTag?>) -> Found {
    let pieces = tags.compactMap(\.self)
    guard pieces.count == tags.count, let tag = try? FileTag.whole(pieces, directory.key) else {
      return .none
    }
    let name = FileEntry.name(context, bytes: bytes, tag)
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
