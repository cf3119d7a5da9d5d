import Foundation

/// How often a run of this program asks for memory: it is run again below a few lines of C that stand
/// before the C library's `malloc` and its relatives, count, and pass on.
struct AllocationCount {
  private let library: String

  private static let source = """
    #include <stddef.h>
    #include <stdio.h>
    void *__libc_malloc(size_t); void *__libc_calloc(size_t, size_t);
    void *__libc_realloc(void *, size_t); void *__libc_memalign(size_t, size_t);
    static unsigned long n;
    void *malloc(size_t s) { n++; return __libc_malloc(s); }
    void *calloc(size_t c, size_t s) { n++; return __libc_calloc(c, s); }
    void *realloc(void *p, size_t s) { n++; return __libc_realloc(p, s); }
    void *aligned_alloc(size_t a, size_t s) { n++; return __libc_memalign(a, s); }
    int posix_memalign(void **p, size_t a, size_t s) { n++; return !(*p = __libc_memalign(a, s)); }
    __attribute__((destructor)) static void told(void) { printf("\\nallocations %lu\\n", n); }
    """

  /// - Parameter work: the folder to compile in.
  init(work: String) throws {
    library = work + "/allocations.so"
    let path = work + "/allocations.c"
    try AllocationCount.source.write(toFile: path, atomically: true, encoding: .utf8)
    let compiled = try ChildProcess(["cc", "-O1", "-shared", "-fPIC", "-o", library, path])
    guard compiled.status == 0 else { throw Usage(text: "\(path) cannot be compiled") }
  }

  /// The allocations of one run of this program.
  func of(_ arguments: [String]) throws -> Int {
    let run = try ChildProcess(
      ["env", "LD_PRELOAD=" + library, CommandLine.arguments[0]] + arguments)
    let line = run.output.split(separator: "\n").last { $0.hasPrefix("allocations ") }
    guard let count = line?.split(separator: " ").last.flatMap({ Int($0) }) else {
      throw Usage(text: "no count of allocations")
    }
    return count
  }
}
