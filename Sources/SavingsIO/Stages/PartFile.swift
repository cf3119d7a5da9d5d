import Savings

/// A part on the disk, checked from its first byte to its last before anything is made of it.
package final class PartFile: Sendable {
  package let path: String
  package let head: PartHead
  /// Of the whole part, in hexadecimal: what later parts name it by.
  package let checksum: String
  private let file: InputDescriptor
  private let sections: [Range<Int>]

  var count: Int { sections.count }

  /// - Throws: ``Refusal``: 66 where there is no such file, 65 where it is no part, of another format, cut or
  ///   changed, 74 where it cannot be read.
  package init(_ path: String) throws {
    self.path = path
    file = try InputDescriptor(path: path, at: path)
    var walk = Walk(file)
    do throws(StoredFailure) {
      head = try walk.head()
      sections = try walk.sections()
      checksum = try walk.end()
    } catch {
      throw walk.unread ?? PartFile.damaged(path)
    }
  }

  /// Refuses a part of another stage or of another program.
  package func require(_ kind: PartHead.Kind, version: String) throws(Refusal) {
    guard head.kind == kind else {
      throw Refusal(
        .badData, file: path,
        "this is a part with \(head.kind.rawValue), not with \(kind.rawValue)",
        fix: "Name the part that savings stage \(kind.maker) has made")
    }
    guard head.version == version else {
      throw Refusal(
        .badData, file: path,
        "the part was made by version \(head.version), and this is \(version)",
        fix: "Make all parts with one version of the program")
    }
  }

  static func damaged(_ path: String) -> Refusal {
    Refusal(
      .badData, file: path, "the part was cut off or changed",
      fix: "Make it again with the stage that made it, and look why its end was lost")
  }

  /// What a section could not be made of.
  static func refusal(_ failure: CacheFailure, _ path: String) -> Refusal {
    guard case .unusable(let words) = failure else { return damaged(path) }
    return Refusal(
      .ioError, file: path, words, fix: "Check the disk or network drive that holds it")
  }

  func bytes(_ section: Int) throws -> [UInt8] {
    guard sections.indices.contains(section) else { throw PartFile.damaged(path) }
    return try file.bytes(at: sections[section].lowerBound, count: sections[section].count)
  }
}

extension PartHead.Kind {
  /// The stage that makes such parts.
  var maker: String {
    switch self {
    case .sources: "sources"
    case .aggregate: "aggregate or merge"
    case .deals: "classify"
    case .results: "negotiate"
    }
  }
}

/// Sections are checked when the part is opened, not when they are read.
extension PartFile: SectionSource {
  func memory(_ section: Int) throws(CacheFailure) -> UnsafeMutableRawBufferPointer {
    guard sections.indices.contains(section) else { throw .damaged }
    let range = sections[section]
    // A word of nothing behind it, for loads that read a word at the last bytes.
    let base = LargeMemory.allocate(range.count + 8)
    let memory = UnsafeMutableRawBufferPointer(start: base, count: range.count)
    do throws(CacheFailure) {
      try fill(memory, at: range.lowerBound)
    } catch {
      LargeMemory.free(base)
      throw error
    }
    return memory
  }

  private func fill(
    _ memory: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(CacheFailure) {
    do {
      guard try file.read(at: offset, into: memory) == memory.count else {
        throw CacheFailure.damaged
      }
    } catch {
      throw .unread(error)
    }
  }

  func stream(
    _ section: Int, _ body: (UnsafeRawBufferPointer, Bool) throws(CacheFailure) -> Int
  ) throws(CacheFailure) {
    guard sections.indices.contains(section) else { throw .damaged }
    let range = sections[section]
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var (kept, offset) = (0, range.lowerBound)
    while offset < range.upperBound {
      let room = UnsafeMutableRawBufferPointer(rebasing: block[kept...])
      let wanted = min(room.count, range.upperBound - offset)
      let part = UnsafeMutableRawBufferPointer(rebasing: room[..<wanted])
      try fill(part, at: offset)
      offset += wanted
      let filled = UnsafeRawBufferPointer(rebasing: block[..<(kept + wanted)])
      let used = try body(filled, offset == range.upperBound)
      kept = filled.count - used
      block.copyMemory(from: UnsafeRawBufferPointer(rebasing: filled[used...]))
    }
    guard kept == 0 else { throw .damaged }
  }
}

extension CacheFailure {
  /// Why bytes could not be had: a disk that does not answer has damaged nothing.
  static func unread(_ error: any Error) -> CacheFailure {
    switch error {
    case let failure as CacheFailure: failure
    case let refusal as Refusal where refusal.status != .badData: .unusable(refusal.cause)
    default: .damaged
    }
  }
}

/// Reads the form of a part from its first byte on.
private struct Walk {
  private let file: InputDescriptor
  /// Why bytes could not be read.
  private(set) var unread: Refusal?
  private var offset = 0
  private var count = 0

  init(_ file: InputDescriptor) { self.file = file }

  private mutating func next(_ bytes: Int) throws(StoredFailure) -> [UInt8] {
    guard bytes >= 0, bytes <= file.size - offset else { throw .damaged }
    do {
      let read = try file.bytes(at: offset, count: bytes)
      offset += bytes
      return read
    } catch {
      unread = error as? Refusal
      throw .damaged
    }
  }

  private mutating func number() throws(StoredFailure) -> UInt64 {
    var reader = ByteReader<StoredFailure>(try next(8))
    return try reader.integer()
  }

  private mutating func length() throws(StoredFailure) -> Int {
    guard let length = Int(exactly: try number()), length <= file.size - offset else {
      throw .damaged
    }
    return length
  }

  mutating func head() throws(StoredFailure) -> PartHead {
    guard try next(PartForm.magic.count) == PartForm.magic else { throw .damaged }
    var format = ByteReader<StoredFailure>(try next(4))
    guard try format.integer(UInt32.self) == PartForm.format else { throw .damaged }
    var reader = StoredReader(try next(try length()))
    let head = try reader.next(PartHead.self)
    try reader.requireEnd()
    return head
  }

  mutating func sections() throws(StoredFailure) -> [Range<Int>] {
    var sections: [Range<Int>] = []
    while true {
      let number = try number()
      if number == PartForm.endMark { break }
      guard let bytes = Int(exactly: number), bytes <= file.size - offset else { throw .damaged }
      sections.append(offset..<offset + bytes)
      offset += bytes
    }
    count = sections.count
    return sections
  }

  mutating func end() throws(StoredFailure) -> String {
    let start = offset - 8
    guard try number() == UInt64(count), try number() == UInt64(start) else { throw .damaged }
    let summed = offset
    let sum = String(decoding: try next(64), as: UTF8.self)
    guard offset == file.size, sum == (try digest(of: summed)) else { throw .damaged }
    return sum
  }

  private mutating func digest(of bytes: Int) throws(StoredFailure) -> String {
    let digest = SHA256Stream()
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while offset < bytes {
      let wanted = UnsafeMutableRawBufferPointer(
        rebasing: block[..<min(block.count, bytes - offset)])
      do {
        _ = try file.read(at: offset, into: wanted)
      } catch {
        unread = error as? Refusal
        throw .damaged
      }
      digest.append(UnsafeRawBufferPointer(wanted))
      offset += wanted.count
    }
    return digest.finish()
  }
}
