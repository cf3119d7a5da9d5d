import Glibc
import Savings

/// A file that was written, open to be read back: what is on the disk, not what was meant to be.
package final class WrittenFile: Sendable {
  let path: String
  /// As its size was told when it was opened.
  let size: Int
  private let descriptor: Int32
  private let calls: SystemCalls

  init(_ name: String, in directory: OpenDirectory) throws(CallFailure) {
    path = directory.full(name)
    calls = directory.calls
    let file = Int32(
      try directory.calls.run("open", directory.full(name)) {
        // Non-blocking: a named pipe is refused below instead of waited for.
        Int(openat(directory.descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK))
      })
    var status = stat()
    do throws(CallFailure) {
      try directory.calls.run("look at", directory.full(name)) { Int(fstat(file, &status)) }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw CallFailure(call: "read", path: directory.full(name), code: EISDIR)
      }
    } catch {
      _ = close(file)
      throw error
    }
    descriptor = file
    size = Int(status.st_size)
  }

  deinit { _ = close(descriptor) }

  /// Opens a file of a folder.
  package static func open(_ name: String, in folder: String) throws(Refusal) -> WrittenFile {
    do throws(CallFailure) {
      return try WrittenFile(name, in: .open(folder, calls: SystemCalls()))
    } catch {
      throw error.refusal
    }
  }

  /// Reads what follows, as much as there is room for.
  ///
  /// - Returns: how many bytes; 0 at the end.
  func read(into room: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
    do throws(CallFailure) {
      return try next(into: room)
    } catch {
      throw error.refusal
    }
  }

  /// All of a file that is small enough to hold.
  func bytes() throws(Refusal) -> [UInt8] {
    do throws(CallFailure) {
      return try all()
    } catch {
      throw error.refusal
    }
  }

  /// The same, with the call that failed.
  func all() throws(CallFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(CallFailure) in
        try next(
          into: UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[done...]))
      }
      if count == 0 { throw CallFailure(call: "read", path: path, code: EIO) }
      done += count
    }
    return bytes
  }

  private func next(into room: UnsafeMutableRawBufferPointer) throws(CallFailure) -> Int {
    try calls.run("read", path) { Glibc.read(descriptor, room.baseAddress, room.count) }
  }
}
