import Glibc

/// A program run to its end, with what the system says it used.
struct ChildProcess {
  let status: Int32
  let wall: Double
  let cpu: Double
  let peakMegabytes: Double
  let output: String

  /// Runs a program found on the PATH; standard error is passed through.
  init(_ command: [String]) throws {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { throw Usage(text: "no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptors[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, descriptors[0])
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let start = ChildProcess.now()
    let code = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    close(descriptors[1])
    guard code == 0 else { throw Usage(text: "\(command[0]) cannot be started") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptors[0], &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    close(descriptors[0])
    var usage = rusage()
    var ended: Int32 = 0
    wait4(process, &ended, 0, &usage)
    wall = ChildProcess.now() - start
    cpu = ChildProcess.seconds(usage.ru_utime) + ChildProcess.seconds(usage.ru_stime)
    peakMegabytes = Double(usage.ru_maxrss) / 1024
    status = ended
    output = String(decoding: bytes, as: UTF8.self)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
