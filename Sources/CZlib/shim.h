// zlib, which unpacks gzip (Debian: zlib1g-dev). Its initialisers are macros, which Swift cannot see.
#include <zlib.h>

/// Starts unpacking gzip, header and checksum included.
static inline int gzip_start(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

/// Starts unpacking bare deflate, as the members of a zip archive are.
static inline int deflate_start_reading(z_stream *stream) { return inflateInit2(stream, -15); }
