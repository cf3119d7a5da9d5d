import CCrypto
import Glibc
import Savings

/// The fingerprint of a file's bytes.
struct FileDigest: Sendable {
  /// Lower-case hexadecimal.
  let sha256: String

  /// The tag under a key of the cache, where one was asked for and can be had.
  let tag: ContentTag?

  /// Reads the whole file once, in blocks.
  init(of file: InputDescriptor, key: [UInt8]? = nil) throws {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { throw FileDigest.failure(file) }
    var hash = key.flatMap { try? KeyedHash($0) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while offset < file.size {
      let count = try file.read(at: offset, into: block)
      guard EVP_DigestUpdate(context, block.baseAddress, count) == 1 else {
        throw FileDigest.failure(file)
      }
      // Half a tag is none.
      if (try? hash?.append(UnsafeRawBufferPointer(rebasing: block[..<count]))) == nil {
        hash = nil
      }
      offset += count
    }
    tag = try? hash.take()?.finish()
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw FileDigest.failure(file) }
    sha256 = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The tag alone, which costs a fraction of the SHA-256.
  static func tag(of file: InputDescriptor, key: [UInt8]) throws -> ContentTag {
    var hash = try KeyedHash(key)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while offset < file.size {
      let count = try file.read(at: offset, into: block)
      try hash.append(UnsafeRawBufferPointer(rebasing: block[..<count]))
      offset += count
    }
    return try hash.finish()
  }

  private static func failure(_ file: InputDescriptor) -> Refusal {
    Refusal(
      .bug, file: file.path, "libcrypto could not compute a SHA-256",
      fix: "Check the installation of OpenSSL")
  }
}
