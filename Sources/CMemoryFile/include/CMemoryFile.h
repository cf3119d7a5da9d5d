// Temporary files of libxlsxwriter, in memory.
#ifndef SAVINGS_MEMORY_FILE_H
#define SAVINGS_MEMORY_FILE_H

#include <stdio.h>

// The library writes every part of a workbook to such a file first and does not look whether that
// worked: on a full disk it makes a workbook with holes and says that all is well. This definition takes
// the place of the library's own when the program is started, so that a part never sees a disk.
FILE *lxw_tmpfile(const char *directory);

#endif
