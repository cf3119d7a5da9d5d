#define _GNU_SOURCE
#include "CTracer.h"
#include "calls.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_THREADS 512

struct tracer {
  const struct tracer_plan *plan;
  struct tracer_result *result;
  pid_t program;
  int failure;
  int has_started;  // past exec: what follows are the program's own calls
  pid_t failing[MOST_THREADS];  // threads that are inside a call that is to fail
  int failing_count;
};

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void become_program(const struct tracer_plan *plan) {
  if (chdir(plan->directory) != 0) _exit(126);
  if (dup2(plan->output, 1) < 0 || dup2(plan->error, 2) < 0) _exit(126);
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing < 0 || dup2(nothing, 0) < 0) _exit(126);
  close_range(3, ~0U, 0);
  // What whoever runs the tracer ignores or blocks, the program must not.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  if (plan->is_traced) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(126);
    raise(SIGSTOP);
  }
  execve(plan->arguments[0], (char *const *)plan->arguments, (char *const *)plan->environment);
  _exit(127);
}

// The path of an open descriptor, or of the working directory; empty where there is none.
static void describe_descriptor(pid_t thread, int descriptor, char *text, size_t size) {
  char link[64];
  if (descriptor == AT_FDCWD)
    snprintf(link, sizeof link, "/proc/%d/cwd", thread);
  else
    snprintf(link, sizeof link, "/proc/%d/fd/%d", thread, descriptor);
  ssize_t length = readlink(link, text, size - 1);
  text[length < 0 ? 0 : length] = 0;
}

// The path that a call is about.
static void describe(
    pid_t thread, const struct known *call, const __uint64_t *arguments, char *text, size_t size) {
  char folder[256] = "", name[256] = "";
  if (call->descriptor >= 0)
    describe_descriptor(thread, (int)arguments[call->descriptor], folder, sizeof folder);
  if (call->path >= 0) {
    struct iovec here = {name, sizeof name - 1};
    struct iovec there = {(void *)(unsigned long)arguments[call->path], sizeof name - 1};
    // A name near the end of a page: the read stops where the page does.
    if (process_vm_readv(thread, &here, 1, &there, 1, 0) < 0) {
      size_t rest = 4096 - arguments[call->path] % 4096;
      here.iov_len = there.iov_len = rest < sizeof name ? rest : sizeof name - 1;
      if (process_vm_readv(thread, &here, 1, &there, 1, 0) < 0) name[0] = 0;
    }
  }
  if (name[0] == '/' || folder[0] == 0)
    snprintf(text, size, "%s", name);
  else
    snprintf(text, size, "%s%s%s", folder, name[0] ? "/" : "", name);
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), wanted = strlen(end);
  return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

// Whether a call is about what has no device, permission or wait: a file in memory; the kernel's account of
// the program's own threads, on which libdispatch relies and without which it ends the program (SIGILL).
static int cannot_fail(pid_t thread, const struct known *call, const __uint64_t *arguments) {
  char path[512] = "";
  describe(thread, call, arguments, path, sizeof path);
  return strncmp(path, "/memfd:", 7) == 0 ||
         (strncmp(path, "/proc/", 6) == 0 && ends_with(path, "/stat"));
}

// Makes the call that has begun none at all, or gives the one that has ended its result.
static void set_call(pid_t thread, int is_entry, long value) {
#if defined(__x86_64__)
  struct user_regs_struct registers;
  struct iovec all = {&registers, sizeof registers};
  if (ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &all) != 0) return;
  if (is_entry)
    registers.orig_rax = (unsigned long long)value;
  else
    registers.rax = (unsigned long long)value;
  ptrace(PTRACE_SETREGSET, thread, NT_PRSTATUS, &all);
#elif defined(__aarch64__)
  if (is_entry) {
    int number = (int)value;
    struct iovec one = {&number, sizeof number};
    ptrace(PTRACE_SETREGSET, thread, NT_ARM_SYSTEM_CALL, &one);
  } else {
    struct user_regs_struct registers;
    struct iovec all = {&registers, sizeof registers};
    if (ptrace(PTRACE_GETREGSET, thread, NT_PRSTATUS, &all) != 0) return;
    registers.regs[0] = (unsigned long long)value;
    ptrace(PTRACE_SETREGSET, thread, NT_PRSTATUS, &all);
  }
#else
#error "The tracer knows the registers of x86-64 and of arm64."
#endif
}

static int is_due(const struct tracer_plan *plan, long number) {
  if (plan->first == 0 || number < plan->first) return 0;
  return number == plan->first || (plan->every > 0 && (number - plan->first) % plan->every == 0);
}

static void at_call(struct tracer *tracer, pid_t thread) {
  const struct tracer_plan *plan = tracer->plan;
  struct __ptrace_syscall_info info;
  if (ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info) <= 0) return;
  if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
    for (int i = 0; i < tracer->failing_count; i++) {
      if (tracer->failing[i] != thread) continue;
      tracer->failing[i] = tracer->failing[--tracer->failing_count];
      set_call(thread, 0, -plan->code);
      return;
    }
    return;
  }
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY || !tracer->has_started) return;
  const struct known *call = tracer_call(info.entry.nr);
  if (call == NULL || (call->kinds & plan->kinds) == 0) return;
  int is_about_stream = call->path < 0 && (info.entry.args[0] == 1 || info.entry.args[0] == 2);
  if (is_about_stream) return;
  if (plan->code != TRACER_KILL && cannot_fail(thread, call, info.entry.args)) return;
  // A file that is opened without making one takes no space.
  int flags = call->number == SYS_openat ? (int)info.entry.args[2] : O_CREAT;
  if (plan->kinds == TRACER_GROWS && (flags & (O_CREAT | O_TMPFILE)) == 0) return;
  char path[sizeof tracer->result->path] = "";
  if (plan->about != NULL) {
    describe(thread, call, info.entry.args, path, sizeof path);
    if (!ends_with(path, plan->about)) return;
  }
  long number = ++tracer->result->calls;
  if (!is_due(plan, number)) return;
  if (tracer->result->injected++ == 0) {
    if (plan->about == NULL) describe(thread, call, info.entry.args, path, sizeof path);
    snprintf(tracer->result->name, sizeof tracer->result->name, "%s", call->name);
    snprintf(tracer->result->path, sizeof tracer->result->path, "%s", path);
  }
  if (plan->code == TRACER_KILL) {
    kill(tracer->program, SIGKILL);
  } else if (tracer->failing_count < MOST_THREADS) {
    tracer->failing[tracer->failing_count++] = thread;
    set_call(thread, 1, -1);
  }
}

static void ended(struct tracer *tracer, int status, const struct rusage *usage) {
  tracer->result->status = status;
  tracer->result->cpu = seconds(usage->ru_utime) + seconds(usage->ru_stime);
}

static void follow(struct tracer *tracer) {
  int status;
  struct rusage usage;
  pid_t thread;
  const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC |
                       PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_EXITKILL;
  if (waitpid(tracer->program, &status, __WALL) < 0 || !WIFSTOPPED(status)) {
    tracer->failure = EPERM;
    kill(tracer->program, SIGKILL);
    return;
  }
  ptrace(PTRACE_SETOPTIONS, tracer->program, 0, options);
  ptrace(PTRACE_SYSCALL, tracer->program, 0, 0);
  while ((thread = wait4(-1, &status, __WALL | __WNOTHREAD, &usage)) > 0 || errno == EINTR) {
    if (thread <= 0) continue;
    if (!WIFSTOPPED(status)) {
      if (thread == tracer->program) ended(tracer, status, &usage);
      continue;
    }
    int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
      at_call(tracer, thread);
      signal = 0;
    } else if (status >> 16 != 0) {
      if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXEC << 8)) tracer->has_started = 1;
      signal = 0;
    } else if (signal == SIGSTOP) {
      signal = 0;  // how a new thread begins
    }
    ptrace(PTRACE_SYSCALL, thread, 0, signal);
  }
}

// All of it in one thread: only the thread that began a trace may go on with it.
static void *work(void *argument) {
  struct tracer *tracer = argument;
  pid_t program = fork();
  if (program == 0) become_program(tracer->plan);
  if (program < 0) {
    tracer->failure = errno;
    return NULL;
  }
  __atomic_store_n(&tracer->program, program, __ATOMIC_SEQ_CST);
  if (tracer->plan->is_traced) {
    follow(tracer);
  } else {
    int status = 0;
    struct rusage usage;
    while (wait4(program, &status, 0, &usage) < 0 && errno == EINTR) continue;
    ended(tracer, status, &usage);
  }
  return NULL;
}

int tracer_run(const struct tracer_plan *plan, struct tracer_result *result) {
  memset(result, 0, sizeof *result);
  struct tracer tracer = {.plan = plan, .result = result};
  double start = now();
  pthread_t thread;
  int code = pthread_create(&thread, NULL, work, &tracer);
  if (code != 0) return code;
  struct timespec deadline;
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += plan->seconds;
  if (pthread_timedjoin_np(thread, NULL, &deadline) != 0) {
    result->is_late = 1;
    pid_t program = __atomic_load_n(&tracer.program, __ATOMIC_SEQ_CST);
    if (program > 0) kill(program, SIGKILL);
    pthread_join(thread, NULL);
  }
  result->wall = now() - start;
  return tracer.failure;
}
