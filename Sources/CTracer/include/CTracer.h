// Runs a program and, at its n-th system call of some kind, lets the call fail or the program die.
//
// The calls of all threads are counted together, in the order in which they happen. Linux only.
#ifndef SAVINGS_TRACER_H
#define SAVINGS_TRACER_H

// What can befall a call; a call may be of several kinds.
enum {
  TRACER_GROWS = 1,   // makes or grows a file: a disk may be full, a quota used up
  TRACER_NAMES = 2,   // reaches a name: permission may be missing
  TRACER_DEVICE = 4,  // touches a device: it may be broken
  TRACER_WAITS = 8,   // may wait: a signal may come
  TRACER_ANY = 15
};

// Instead of an error code: the program is killed as the call begins.
enum { TRACER_KILL = -1 };

struct tracer_plan {
  const char *const *arguments;    // the program's path first, NULL last
  const char *const *environment;  // NAME=VALUE, NULL last
  const char *directory;
  int output, error;               // descriptors that become standard output and standard error
  int is_traced;                   // 0 only runs the program
  int kinds;                       // which calls are counted; standard output and error never are
  const char *about;               // counts only calls about paths that end so; NULL counts all
  long first;                      // the call that fails, from 1; 0 lets all succeed
  long every;                      // and each so-manieth after it; 0 only the one
  int code;                        // errno, or TRACER_KILL
  int seconds;                     // the program is killed after so long
};

struct tracer_result {
  int status;          // as wait(2) gives it
  int is_late;         // killed because it did not end
  long calls;          // calls that were counted
  long injected;       // calls that failed, or 1 for the kill
  double wall, cpu;    // seconds
  char name[24];       // the first call that was made to fail, and what it was about
  char path[512];
};

// Returns 0, or an errno where the program could not be run at all.
int tracer_run(const struct tracer_plan *plan, struct tracer_result *result);

#endif
