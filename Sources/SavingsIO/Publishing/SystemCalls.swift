import Glibc
import Savings

/// A system call that failed: what it was doing, to which path, and why.
struct CallFailure: Error {
  let call: String
  let path: String
  let code: Int32

  var reason: String { String(cString: strerror(code)) }

  /// Whether the answer is that nothing has this name; anything else leaves that open.
  var meansNothingThere: Bool { code == ENOENT || code == ENOTDIR }

  /// The failure in the words and the exit status that a user gets.
  var refusal: Refusal {
    let cause = "cannot \(call) \(path): \(reason)"
    switch code {
    case ENOSPC, EDQUOT:
      return Refusal(.ioError, cause, fix: "Free some space on that file system, then run again")
    case EFBIG:
      return Refusal(.ioError, cause, fix: "Raise the file size limit (ulimit -f), then run again")
    case EACCES, EPERM:
      return Refusal(
        .noPermission, cause, fix: "Give the user of this program permission there")
    case EROFS:
      return Refusal(.cannotCreate, cause, fix: "Choose an output directory that can be written")
    case ENOTDIR, ENOENT, ELOOP, ENAMETOOLONG, EISDIR, EEXIST:
      return Refusal(
        .cannotCreate, cause, fix: "Name an output directory whose parent exists and is a directory"
      )
    default:
      return Refusal(.ioError, cause, fix: "Check the disk and the mount, then run again")
    }
  }
}

/// Whether there is something at a path, links followed.
package enum Presence {
  /// - Throws: ``Refusal`` where that cannot be known: a disk that does not answer is not an empty one.
  package static func of(_ path: String) throws(Refusal) -> Bool {
    do throws(CallFailure) {
      try SystemCalls().run("look at", path) { Int(access(path, F_OK)) }
      return true
    } catch  where error.meansNothingThere {
      return false
    } catch {
      throw error.refusal
    }
  }
}

/// The calls that change files, each one checked and repeated where a signal cut it short.
///
/// Everything goes through ``run(_:_:_:)`` so that a test can let the first, the second, the third …
/// call fail and look at what is left behind.
struct SystemCalls: Sendable {
  /// The error that a call is to pretend, for tests; nil lets it happen.
  var fault: (@Sendable (_ call: String) -> Int32?)?

  @discardableResult
  func run(_ call: String, _ path: String, _ body: () -> Int) throws(CallFailure) -> Int {
    if let code = fault?(call) { throw CallFailure(call: call, path: path, code: code) }
    while true {
      let result = body()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw CallFailure(call: call, path: path, code: code) }
    }
  }

  /// Writes every byte, however many calls that takes.
  func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(CallFailure) {
    var done = 0
    while done < bytes.count {
      let written = try run("write", path) {
        bytes.withUnsafeBytes { buffer in
          Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        }
      }
      // A device that takes nothing and reports no error would otherwise be asked forever.
      if written == 0 { throw CallFailure(call: "write", path: path, code: EIO) }
      done += written
    }
  }
}
