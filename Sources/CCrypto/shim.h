// SHA-256 of OpenSSL's libcrypto (Debian: libssl-dev), for the fingerprints of inputs and outputs.
#include <openssl/evp.h>
