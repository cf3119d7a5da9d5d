import Savings

/// The tag of a file's bytes: that of the tags of its pieces, which threads can take apart from each other.
struct FileTag: ~Copyable {
  static let pieceBytes = 8 << 20

  private let key: [UInt8]
  private var pieces: [ContentTag] = []
  private var piece: KeyedHash
  /// Bytes that the piece has not got yet.
  private var room = FileTag.pieceBytes

  init(_ key: [UInt8]) throws(CacheFailure) {
    self.key = key
    piece = try KeyedHash(key)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(CacheFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = min(room, rest.count)
      try piece.append(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      room -= count
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      if room == 0 { try close() }
    }
  }

  private mutating func close() throws(CacheFailure) {
    var full = try KeyedHash(key)
    swap(&full, &piece)
    pieces.append(try full.finish())
    room = FileTag.pieceBytes
  }

  consuming func finish() throws(CacheFailure) -> ContentTag {
    if room < FileTag.pieceBytes { try close() }
    return try FileTag.whole(pieces, key)
  }

  /// Reads a whole file.
  static func of(_ file: InputDescriptor, _ key: [UInt8]) throws -> ContentTag {
    try whole((0..<pieces(bytes: file.size)).map { try piece($0, of: file, key) }, key)
  }

  /// How many pieces a file of so many bytes has.
  static func pieces(bytes: Int) -> Int { (bytes + pieceBytes - 1) / pieceBytes }

  /// Reads one piece.
  static func piece(_ index: Int, of file: InputDescriptor, _ key: [UInt8]) throws -> ContentTag {
    var hash = try KeyedHash(key)
    // Stays in a core's own cache between the copy and the tag.
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = index * pieceBytes
    let end = min(offset + pieceBytes, file.size)
    while offset < end {
      let room = UnsafeMutableRawBufferPointer(rebasing: block[..<min(block.count, end - offset)])
      let count = try file.read(at: offset, into: room)
      try hash.append(UnsafeRawBufferPointer(rebasing: room[..<count]))
      offset += count
    }
    return try hash.finish()
  }

  /// The tag of a file from those of its pieces.
  static func whole(_ pieces: [ContentTag], _ key: [UInt8]) throws(CacheFailure) -> ContentTag {
    var writer = CacheWriter()
    for piece in pieces {
      writer.put(piece.high)
      writer.put(piece.low)
    }
    return try KeyedHash.tag(key, writer.bytes)
  }
}
