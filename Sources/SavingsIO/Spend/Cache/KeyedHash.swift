import CCrypto

/// The tags of bytes under a secret key: Poly1305 (RFC 8439, 2.5).
///
/// It is a polynomial modulo 2¹³⁰ − 5 at a secret point, so that two given texts of at most n bytes have
/// one tag with a probability of at most 8⌈n/16⌉/2¹⁰⁶, whoever wrote them, as long as nobody has seen the key
/// or a tag. Seven times as fast as SHA-256 on a processor with wide multiplications. A libcrypto that is
/// bound to FIPS 140 does not have it and takes GMAC (NIST SP 800-38D), which promises no less.
struct KeyedHash: ~Copyable {
  static let keyBytes = 32

  enum Algorithm: String {
    case poly1305 = "POLY1305"
    case gmac = "GMAC"
  }

  private let context: OpaquePointer

  /// The first that libcrypto has. Found once; libcrypto counts its users under a lock of its own.
  private nonisolated(unsafe) static let best = found(.poly1305) ?? found(.gmac)

  private static func found(_ algorithm: Algorithm) -> (mac: OpaquePointer, algorithm: Algorithm)? {
    EVP_MAC_fetch(nil, algorithm.rawValue, nil).map { ($0, algorithm) }
  }

  /// - Parameter algorithm: nil takes the best that there is.
  /// - Throws: ``CacheFailure`` where libcrypto has none.
  init(_ key: [UInt8], as algorithm: Algorithm? = nil) throws(CacheFailure) {
    guard key.count == KeyedHash.keyBytes,
      let (mac, algorithm) = algorithm.map(KeyedHash.found) ?? KeyedHash.best,
      let context = EVP_MAC_CTX_new(mac)
    else { throw .noHash }
    guard KeyedHash.start(context, key, algorithm) else {
      EVP_MAC_CTX_free(context)
      throw .noHash
    }
    self.context = context
  }

  /// The standards take a key, or a nonce, for one text: two tags give it away. Here they stay in the
  /// private directory of their key.
  private static func start(
    _ context: OpaquePointer, _ key: [UInt8], _ algorithm: Algorithm
  ) -> Bool {
    switch algorithm {
    case .poly1305: EVP_MAC_init(context, key, key.count, nil) == 1
    case .gmac: gmac_start(context, key, key.count) == 1
    }
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
      // Both write 16 bytes; how many it wrote GMAC does not say.
      return EVP_MAC_final(context, start, &count, tag.count) == 1
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
