// SHA-256 of OpenSSL's libcrypto (Debian: libssl-dev), for the fingerprints of inputs and outputs, and
// Poly1305 or GMAC, for the tags of what is kept for the next run.
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

// Starts GMAC with a nonce of zeros; 1 where libcrypto takes the key. In C, as the parameters hold
// pointers to their names.
static inline int gmac_start(EVP_MAC_CTX *context, const unsigned char *key, size_t bytes) {
  unsigned char nonce[12] = {0};
  char cipher[] = "AES-256-GCM";
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cipher, 0),
      OSSL_PARAM_construct_octet_string(OSSL_MAC_PARAM_IV, nonce, sizeof nonce),
      OSSL_PARAM_construct_end()};
  return EVP_MAC_init(context, key, bytes, parameters);
}
