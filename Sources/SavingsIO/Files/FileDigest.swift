/// The fingerprint of a file's bytes.
struct FileDigest: Sendable {
  /// Lower-case hexadecimal.
  let sha256: String

  /// The tag under a key of the cache, where one was asked for and can be had.
  let tag: ContentTag?

  /// Reads the whole file once, in blocks.
  init(of file: InputDescriptor, key: [UInt8]? = nil) throws {
    let digest = SHA256Stream()
    var hash = key.flatMap { try? FileTag($0) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while offset < file.size {
      let count = try file.read(at: offset, into: block)
      let bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
      digest.append(bytes)
      // Half a tag is none.
      if (try? hash?.append(bytes)) == nil { hash = nil }
      offset += count
    }
    tag = try? hash.take()?.finish()
    sha256 = digest.finish()
  }
}
