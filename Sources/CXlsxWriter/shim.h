// libxlsxwriter, which writes workbooks (Debian: libxlsxwriter-dev).
#include <xlsxwriter.h>

// A file that is only in memory (Linux 3.17, glibc 2.27), as the library writes to a path. Declared by
// the C library for GNU programs only, which Swift's Glibc module does not ask for.
int memfd_create(const char *name, unsigned int flags);
