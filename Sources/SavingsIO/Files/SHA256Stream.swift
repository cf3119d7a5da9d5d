import CCrypto
import Glibc

/// The SHA-256 of bytes that come in pieces, by OpenSSL.
final class SHA256Stream {
  private let context = EVP_MD_CTX_new()

  init() {
    let status = EVP_DigestInit_ex(context, SHA256.algorithm, nil)
    precondition(status == 1, "OpenSSL without SHA-256")
  }

  deinit { EVP_MD_CTX_free(context) }

  func append(_ bytes: UnsafeRawBufferPointer) {
    let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(status == 1, "OpenSSL without SHA-256")
  }

  /// The digest as 64 lower-case hexadecimal digits; the stream is over.
  func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let status = EVP_DigestFinal_ex(context, &digest, nil)
    precondition(status == 1, "OpenSSL without SHA-256")
    return SHA256.hexadecimal(digest)
  }
}
