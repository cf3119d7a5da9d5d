import CLinux
import Glibc

/// An open directory, through which every name in it is reached.
///
/// The descriptor stays with the directory: whoever swaps its path for a link while a run publishes
/// does not move a single write.
final class OpenDirectory: Sendable {
  let descriptor: Int32
  let path: String
  let calls: SystemCalls

  private init(descriptor: Int32, path: String, calls: SystemCalls) {
    self.descriptor = descriptor
    self.path = path
    self.calls = calls
  }

  deinit { _ = close(descriptor) }

  /// Opens the directory at a path; a link to a directory is followed here, and only here.
  static func open(_ path: String, calls: SystemCalls) throws(CallFailure) -> OpenDirectory {
    let descriptor = try calls.run("open", path) {
      Int(Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    }
    return OpenDirectory(descriptor: Int32(descriptor), path: path, calls: calls)
  }

  func directory(_ name: String) throws(CallFailure) -> OpenDirectory {
    let opened = try calls.run("open", full(name)) {
      Int(openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
    }
    return OpenDirectory(descriptor: Int32(opened), path: full(name), calls: calls)
  }

  func full(_ name: String) -> String { path + "/" + name }

  func exists(_ name: String) throws(CallFailure) -> Bool { try status(of: name) != nil }

  /// What the file system says of a name, a link not followed; nil where there is none.
  ///
  /// - Throws: where it does not answer: what cannot be looked at is not for that reason missing.
  func status(of name: String) throws(CallFailure) -> stat? {
    var status = stat()
    do throws(CallFailure) {
      try calls.run("look at", full(name)) {
        Int(fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW))
      }
      return status
    } catch  where error.meansNothingThere {
      return nil
    }
  }

  /// Whether a name is a directory, and no link to one.
  func isDirectory(_ name: String) throws(CallFailure) -> Bool {
    try status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Makes a directory with exactly this mode, whatever the umask.
  func make(_ name: String, mode: mode_t) throws(CallFailure) -> OpenDirectory {
    try calls.run("create", full(name)) { Int(mkdirat(descriptor, name, 0o700)) }
    let made = try directory(name)
    try calls.run("set the mode of", made.path) { Int(fchmod(made.descriptor, mode)) }
    return made
  }

  /// Writes a new file with exactly this mode, from pieces in order, and brings it to the disk.
  func create(_ name: String, _ pieces: [[UInt8]], mode: mode_t) throws(CallFailure) {
    let path = full(name)
    let file = Int32(
      try calls.run("create", path) {
        Int(openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600))
      })
    do throws(CallFailure) {
      try calls.run("set the mode of", path) { Int(fchmod(file, mode)) }
      for piece in pieces { try calls.write(piece, to: file, path: path) }
      try calls.run("sync", path) { Int(fsync(file)) }
    } catch {
      _ = close(file)
      throw error
    }
    // Network file systems report a full disk only now. Not repeated on EINTR: Linux has closed it.
    if close(file) != 0, errno != EINTR {
      throw CallFailure(call: "close", path: path, code: errno)
    }
  }

  /// The bytes of a file as they are on the disk.
  func read(_ name: String) throws(CallFailure) -> [UInt8] {
    try WrittenFile(name, in: self).all()
  }

  func rename(
    _ name: String, to other: String, in folder: OpenDirectory? = nil
  ) throws(CallFailure) {
    let target = folder ?? self
    try calls.run("rename to", target.full(other)) {
      Int(renameat(descriptor, name, target.descriptor, other))
    }
  }

  /// Swaps two names in one step; not every file system can.
  func exchange(_ name: String, with other: String) throws(CallFailure) {
    try calls.run("exchange", full(other)) {
      Int(renameat2(descriptor, name, descriptor, other, UInt32(SAVINGS_RENAME_EXCHANGE)))
    }
  }

  func link(_ name: String, to target: String) throws(CallFailure) {
    try calls.run("create", full(name)) { Int(symlinkat(target, descriptor, name)) }
  }

  /// Gives a file a second name in another directory of the same file system.
  func hardLink(_ name: String, in other: OpenDirectory) throws(CallFailure) {
    try calls.run("create", other.full(name)) {
      Int(linkat(descriptor, name, other.descriptor, name, 0))
    }
  }

  func mode() -> mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & 0o7777 : 0o700
  }

  /// Where a symbolic link leads, or nil where there is no such link.
  func target(of name: String) throws(CallFailure) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    do throws(CallFailure) {
      let count = try calls.run("look at", full(name)) {
        buffer.withUnsafeMutableBytes { raw in
          readlinkat(
            descriptor, name, raw.baseAddress!.assumingMemoryBound(to: CChar.self), raw.count)
        }
      }
      return String(decoding: buffer[..<count], as: UTF8.self)
    } catch  where error.meansNothingThere || error.code == EINVAL {
      return nil
    }
  }

  func sync() throws(CallFailure) {
    try calls.run("sync", path) { Int(fsync(descriptor)) }
  }

  /// The names in the directory, sorted: all of them.
  func names() throws(CallFailure) -> [String] {
    let copy = Int32(
      try calls.run("read", path) {
        Int(openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
      })
    guard let stream = fdopendir(copy) else {
      let code = errno
      _ = close(copy)
      throw CallFailure(call: "read", path: path, code: code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      // The end and a list that breaks off look the same but for this.
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    if errno != 0 { throw CallFailure(call: "read", path: path, code: errno) }
    return names.sorted()
  }

  /// Removes a name and all below it, as far as that is possible; links are removed, not followed.
  func remove(_ name: String) {
    if (try? calls.run("remove", full(name)) { Int(unlinkat(descriptor, name, 0)) }) != nil {
      return
    }
    guard let below = try? directory(name), let children = try? below.names() else { return }
    for child in children { below.remove(child) }
    _ = try? calls.run("remove", full(name)) { Int(unlinkat(descriptor, name, AT_REMOVEDIR)) }
  }
}
