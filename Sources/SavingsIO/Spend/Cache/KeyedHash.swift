import CCrypto

/// The tags of bytes under a secret key: Poly1305 (RFC 8439, 2.5).
///
/// It is a polynomial modulo 2¹³⁰ − 5 at a secret point, so that two given texts of at most n bytes have
/// one tag with a probability of at most 8⌈n/16⌉/2¹⁰⁶, whoever wrote them, as long as nobody has seen the key
/// or a tag. Seven times as fast as SHA-256 on a processor with wide multiplications.
struct KeyedHash: ~Copyable {
  static let keyBytes = 32

  private let context: OpaquePointer

  /// Found once; libcrypto counts its users under a lock of its own.
  private nonisolated(unsafe) static let algorithm = EVP_MAC_fetch(nil, "POLY1305", nil)

  /// - Throws: ``CacheFailure`` where libcrypto has no Poly1305, as one that is bound to FIPS 140.
  init(_ key: [UInt8]) throws(CacheFailure) {
    guard key.count == KeyedHash.keyBytes, let algorithm = KeyedHash.algorithm,
      let context = EVP_MAC_CTX_new(algorithm)
    else { throw .noHash }
    // The standard takes a key for one text: two tags give it away. Here they stay in the private
    // directory of their key.
    guard EVP_MAC_init(context, key, key.count, nil) == 1 else {
      EVP_MAC_CTX_free(context)
      throw .noHash
    }
    self.context = context
  }

  deinit { EVP_MAC_CTX_free(context) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(CacheFailure) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    let text = start.assumingMemoryBound(to: UInt8.self)
    guard EVP_MAC_update(context, text, bytes.count) == 1 else { throw .noHash }
  }

  consuming func finish() throws(CacheFailure) -> ContentTag {
    var words: (UInt64, UInt64) = (0, 0)
    let isDone = withUnsafeMutableBytes(of: &words) { tag in
      var count = 0
      let start = tag.baseAddress?.assumingMemoryBound(to: UInt8.self)
      return EVP_MAC_final(context, start, &count, tag.count) == 1 && count == tag.count
    }
    guard isDone else { throw .noHash }
    return ContentTag(high: words.0.bigEndian, low: words.1.bigEndian)
  }

  /// The tag of bytes that follow one another.
  static func tag(
    _ key: [UInt8], _ parts: UnsafeRawBufferPointer...
  ) throws(CacheFailure) -> ContentTag {
    var hash = try KeyedHash(key)
    for part in parts { try hash.append(part) }
    return try hash.finish()
  }

  static func tag(_ key: [UInt8], _ bytes: [UInt8]) throws(CacheFailure) -> ContentTag {
    var hash = try KeyedHash(key)
    // Typed errors do not pass through the buffer's closure.
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(CacheFailure) in try hash.append(bytes) }
    }
    try result.get()
    return try hash.finish()
  }
}

/// Why the cache gave or took nothing. Never more than a reason to read the ledger itself.
enum CacheFailure: Error, Equatable {
  /// An entry that is cut, changed, or not what its name says.
  case damaged
  /// An entry that another run has removed since it was found.
  case gone
  /// libcrypto does not give the hash.
  case noHash
  /// The directory cannot be used: what was tried, and why it failed.
  case unusable(String)
}
