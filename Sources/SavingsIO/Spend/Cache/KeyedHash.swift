import CCrypto

/// The tags of bytes under a secret key: GMAC, which is AES-128-GCM that encrypts nothing.
///
/// Its core is a polynomial over GF(2¹²⁸) at a secret point (NIST SP 800-38D, 6.4), so that two given
/// texts of at most n bytes have one tag with a probability of at most (n/16 + 1)/2¹²⁸, whoever wrote
/// them, as long as nobody has seen the key or a tag. Four times as fast as SHA-256 where the
/// processor multiplies without carries.
struct KeyedHash: ~Copyable {
  static let keyBytes = 16

  private let context: OpaquePointer

  /// - Throws: ``CacheFailure`` where libcrypto has no AES-GCM.
  init(_ key: [UInt8]) throws(CacheFailure) {
    guard key.count == KeyedHash.keyBytes, let context = EVP_CIPHER_CTX_new() else {
      throw .noHash
    }
    // Tags stay in the private directory of their key, where an equal nonce gives nothing away.
    let nonce = [UInt8](repeating: 0, count: 12)
    guard EVP_EncryptInit_ex(context, EVP_aes_128_gcm(), nil, key, nonce) == 1 else {
      EVP_CIPHER_CTX_free(context)
      throw .noHash
    }
    self.context = context
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(CacheFailure) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let count = min(rest.count, 1 << 30)
      var written: Int32 = 0
      guard EVP_EncryptUpdate(context, nil, &written, start, Int32(count)) == 1 else {
        throw .noHash
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  consuming func finish() throws(CacheFailure) -> ContentTag {
    var words: (UInt64, UInt64) = (0, 0)
    var unused: (UInt64, UInt64) = (0, 0)
    var count: Int32 = 0
    let isDone = withUnsafeMutableBytes(of: &unused) { rest in
      EVP_EncryptFinal_ex(context, rest.baseAddress, &count) == 1
        && withUnsafeMutableBytes(of: &words) { tag in
          EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag.baseAddress) == 1
        }
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
