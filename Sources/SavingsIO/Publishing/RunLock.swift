import Glibc
import Savings

/// The right to write to an output directory: one run has it, until the value goes away.
///
/// The kernel frees it when the process ends in whatever way, so that no killed run stays locked.
package final class RunLock: Sendable {
  static let name = ".lock"

  let directory: OpenDirectory
  let descriptor: Int32

  /// Unlocked, not just closed: a process that is being started at this moment still has a copy of
  /// the descriptor, and with it the lock.
  deinit {
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }

  /// Takes the lock, or refuses at once where another run holds it.
  init(_ directory: OpenDirectory, mode: mode_t) throws(Refusal) {
    self.directory = directory
    let path = directory.full(RunLock.name)
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    do throws(CallFailure) {
      descriptor = Int32(
        try directory.calls.run("create", path) {
          Int(openat(directory.descriptor, RunLock.name, flags, 0o600))
        })
    } catch {
      throw error.refusal
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      if code == EWOULDBLOCK { throw RunLock.busy(descriptor, in: directory.path) }
      throw CallFailure(call: "lock", path: path, code: code).refusal
    }
    _ = fchmod(descriptor, mode)
    note(LockHolder(process: getpid(), since: since, runID: nil))
  }

  /// Tells those who find the lock taken which run has it.
  package func note(runID: String) {
    note(LockHolder(process: getpid(), since: since, runID: runID))
  }

  private let since = LockHolder.now

  /// Best effort: it only makes the message of a second run better.
  private func note(_ holder: LockHolder) {
    _ = ftruncate(descriptor, 0)
    _ = lseek(descriptor, 0, SEEK_SET)
    try? directory.calls.write(
      Array(holder.text.utf8), to: descriptor, path: directory.full(RunLock.name))
  }

  private static func busy(_ descriptor: Int32, in path: String) -> Refusal {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress!, $0.count, 0) }
    let holder = LockHolder(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self))
    return Refusal(
      .locked, "another run\(holder.map { " (\($0.words))" } ?? "") is writing to \(path)",
      fix: "Try again when it has ended")
  }
}
