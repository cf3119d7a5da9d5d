import Glibc
import Savings

/// One file of the cache: a head that is checked when it is opened, and sections that are checked
/// when they are read.
///
///     "savings\n" · version · number of sections · (bytes, tag) of each · tag of name and head · sections
///
/// The name is part of what the head's tag covers, so that an entry under another's name is none.
struct CacheEntry: ~Copyable, SectionSource {
  /// Goes up with every change of what entries hold.
  static let version: UInt32 = 1
  private static let magic = Array("savings\n".utf8)
  private static let most = 4096
  private static let fixedBytes = 16

  private let descriptor: Int32
  private let key: [UInt8]
  private let sections: [(start: Int, bytes: Int, tag: ContentTag)]
  var count: Int { sections.count }

  deinit { close(descriptor) }

  /// Opens an entry; nil where there is none.
  init?(_ name: String, in directory: CacheDirectory) throws(CacheFailure) {
    guard let descriptor = directory.open(name) else { return nil }
    do throws(CacheFailure) {
      sections = try CacheEntry.head(of: descriptor, name, directory.key)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    key = directory.key
  }

  private static func head(
    of descriptor: Int32, _ name: String, _ key: [UInt8]
  ) throws(CacheFailure) -> [(start: Int, bytes: Int, tag: ContentTag)] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .damaged }
    let fixed = try read(descriptor, at: 0, count: fixedBytes)
    var reader = CacheReader(Array(fixed[8...]))
    let version = try reader.integer(UInt32.self)
    let count = Int(try reader.integer(UInt32.self))
    guard Array(fixed[..<8]) == magic, version == CacheEntry.version, count <= most else {
      throw .damaged
    }
    let head = fixed + (try read(descriptor, at: fixedBytes, count: count * 24 + 16))
    let tag = try KeyedHash.tag(key, Array(name.utf8) + head.dropLast(16))
    reader = CacheReader(Array(head[fixedBytes...]))
    var sections: [(start: Int, bytes: Int, tag: ContentTag)] = []
    var start = head.count
    for _ in 0..<count {
      let bytes = try reader.integer(Int.self)
      let tag = try reader.tag()
      guard bytes >= 0, bytes <= Int(status.st_size) - start else { throw .damaged }
      sections.append((start, bytes, tag))
      start += bytes
    }
    guard try reader.tag() == tag, start == Int(status.st_size) else { throw .damaged }
    return sections
  }

  /// A section, checked, in memory from ``LargeMemory`` that the caller frees.
  func memory(_ section: Int) throws(CacheFailure) -> UnsafeMutableRawBufferPointer {
    guard sections.indices.contains(section) else { throw .damaged }
    let (start, bytes, tag) = sections[section]
    // A word of nothing behind it, for loads that read a word at the last bytes.
    let base = LargeMemory.allocate(bytes + 8)
    let memory = UnsafeMutableRawBufferPointer(start: base, count: bytes)
    do throws(CacheFailure) {
      try fill(memory, from: start, tag)
    } catch {
      LargeMemory.free(base)
      throw error
    }
    return memory
  }

  /// Hands a section over in pieces, before its tag is known to be right: whoever takes them throws
  /// away what he made of them where this throws.
  ///
  /// - Parameter body: gets the bytes that are left and whether they are the last ones, and returns how
  ///   many of them it has used.
  func stream(
    _ section: Int,
    _ body: (UnsafeRawBufferPointer, Bool) throws(CacheFailure) -> Int
  ) throws(CacheFailure) {
    guard sections.indices.contains(section) else { throw .damaged }
    let (start, bytes, tag) = sections[section]
    var hash = try KeyedHash(key)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var (kept, done) = (0, 0)
    while done < bytes {
      let room = UnsafeMutableRawBufferPointer(rebasing: block[kept...])
      let count = pread(
        descriptor, room.baseAddress!, min(room.count, bytes - done), off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw CacheEntry.unread() }
      guard count > 0 else { throw .damaged }
      try hash.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
      done += count
      let filled = UnsafeRawBufferPointer(rebasing: block[..<(kept + count)])
      let used = try body(filled, done == bytes)
      kept = filled.count - used
      block.copyMemory(from: UnsafeRawBufferPointer(rebasing: filled[used...]))
    }
    guard try hash.finish() == tag, kept == 0 else { throw .damaged }
  }

  func bytes(_ section: Int) throws(CacheFailure) -> [UInt8] {
    let memory = try memory(section)
    defer { memory.baseAddress.map(LargeMemory.free) }
    return Array(memory)
  }

  /// Reads in blocks that are still near when their tag is computed.
  private func fill(
    _ memory: UnsafeMutableRawBufferPointer, from start: Int, _ tag: ContentTag
  ) throws(CacheFailure) {
    var hash = try KeyedHash(key)
    var done = 0
    while done < memory.count {
      let count = pread(
        descriptor, memory.baseAddress! + done, min(1 << 18, memory.count - done),
        off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw CacheEntry.unread() }
      guard count > 0 else { throw .damaged }
      try hash.append(UnsafeRawBufferPointer(rebasing: memory[done..<done + count]))
      done += count
    }
    guard try hash.finish() == tag else { throw .damaged }
  }

  /// An entry that cannot be read now is left as it is, and its file is parsed.
  private static func unread() -> CacheFailure { CacheDirectory.failure("read", "the cache") }

  private static func read(
    _ descriptor: Int32, at offset: Int, count: Int
  ) throws(CacheFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + done, count - done, off_t(offset + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw unread() }
      guard read > 0 else { throw .damaged }
      done += read
    }
    return bytes
  }

  /// Writes an entry whose sections have their tags.
  static func write(
    _ name: String, _ sections: [(bytes: UnsafeRawBufferPointer, tag: ContentTag)],
    to directory: CacheDirectory
  ) throws(CacheFailure) {
    var writer = CacheWriter()
    writer.put(version)
    writer.put(UInt32(sections.count))
    for section in sections {
      writer.put(section.bytes.count)
      writer.put(section.tag.high)
      writer.put(section.tag.low)
    }
    let head = magic + writer.bytes
    let tag = try KeyedHash.tag(directory.key, Array(name.utf8) + head)
    writer = CacheWriter()
    writer.put(tag.high)
    writer.put(tag.low)
    let whole = head + writer.bytes
    let result = whole.withUnsafeBytes { head in
      Result { () throws(CacheFailure) in
        try directory.write(name, [head] + sections.map(\.bytes))
      }
    }
    try result.get()
  }
}

extension CacheReader {
  fileprivate mutating func tag() throws(CacheFailure) -> ContentTag {
    ContentTag(high: try integer(), low: try integer())
  }
}
