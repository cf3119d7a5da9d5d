#include "calls.h"

#include <stddef.h>
#include <sys/syscall.h>

#include "CTracer.h"

#define GNDW (TRACER_GROWS | TRACER_NAMES | TRACER_DEVICE | TRACER_WAITS)
#define GND (TRACER_GROWS | TRACER_NAMES | TRACER_DEVICE)
#define GDW (TRACER_GROWS | TRACER_DEVICE | TRACER_WAITS)
#define ND (TRACER_NAMES | TRACER_DEVICE)
#define DW (TRACER_DEVICE | TRACER_WAITS)

static const struct known calls[] = {
#ifdef SYS_open
    {SYS_open, "open", GNDW, 0, -1},
    {SYS_mkdir, "mkdir", GND, 0, -1},
    {SYS_rename, "rename", GND, 1, -1},
    {SYS_unlink, "unlink", ND, 0, -1},
    {SYS_rmdir, "rmdir", ND, 0, -1},
    {SYS_symlink, "symlink", GND, 1, -1},
    {SYS_link, "link", GND, 1, -1},
    {SYS_readlink, "readlink", ND, 0, -1},
    {SYS_access, "access", ND, 0, -1},
#endif
    {SYS_openat, "openat", GNDW, 1, 0},
    {SYS_mkdirat, "mkdirat", GND, 1, 0},
#ifdef SYS_renameat
    {SYS_renameat, "renameat", GND, 3, 2},
#endif
    {SYS_renameat2, "renameat2", GND, 3, 2},
    {SYS_unlinkat, "unlinkat", ND, 1, 0},
    {SYS_symlinkat, "symlinkat", GND, 2, 1},
    {SYS_linkat, "linkat", GND, 3, 2},
    {SYS_readlinkat, "readlinkat", ND, 1, 0},
    {SYS_faccessat, "faccessat", ND, 1, 0},
#ifdef SYS_newfstatat
    {SYS_newfstatat, "newfstatat", ND, 1, 0},
#endif
    {SYS_getdents64, "getdents64", ND, -1, 0},
    {SYS_fchmod, "fchmod", ND, -1, 0},
    {SYS_read, "read", DW, -1, 0},
    {SYS_pread64, "pread64", DW, -1, 0},
    {SYS_readv, "readv", DW, -1, 0},
    {SYS_write, "write", GDW, -1, 0},
    {SYS_pwrite64, "pwrite64", GDW, -1, 0},
    {SYS_writev, "writev", GDW, -1, 0},
    {SYS_ftruncate, "ftruncate", GDW, -1, 0},
    {SYS_fallocate, "fallocate", GDW, -1, 0},
    {SYS_fsync, "fsync", GDW, -1, 0},
    {SYS_fdatasync, "fdatasync", GDW, -1, 0},
    {SYS_close, "close", GDW, -1, 0},
    {SYS_flock, "flock", DW, -1, 0},
};

const struct known *tracer_call(unsigned long number) {
  for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
    if ((unsigned long)calls[i].number == number) return &calls[i];
  return NULL;
}
