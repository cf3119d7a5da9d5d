// Two names swapped in one step (Linux 3.15, glibc 2.28). The C library declares this call only for
// programs that ask for its GNU extensions, which Swift's Glibc module does not.
int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath,
              unsigned int flags);
enum { SAVINGS_RENAME_EXCHANGE = 2 };

// A file that lies in memory only (glibc 2.27).
int memfd_create(const char *name, unsigned int flags);

// The last place of a byte. Declared by the C library for GNU programs only, as above.
void *memrchr(const void *text, int byte, unsigned long count);

// What file system a path is on, with its number (statfs(2)); Swift's Glibc module leaves this header out.
#include <sys/vfs.h>

// How the allocator gives memory back (mallopt(3)); Swift's Glibc module leaves this header out.
#include <malloc.h>
