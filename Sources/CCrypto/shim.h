// SHA-256 of OpenSSL's libcrypto (Debian: libssl-dev), for the fingerprints of inputs and outputs, and
// Poly1305, for the tags of what is kept for the next run.
#include <openssl/evp.h>
