#define _GNU_SOURCE
#include "CMemoryFile.h"

#include <sys/mman.h>
#include <unistd.h>

FILE *lxw_tmpfile(const char *directory) {
  (void)directory;
  int descriptor = memfd_create("workbook-part", MFD_CLOEXEC);
  if (descriptor < 0) return NULL;
  FILE *file = fdopen(descriptor, "w+");
  if (file == NULL) close(descriptor);
  return file;
}
