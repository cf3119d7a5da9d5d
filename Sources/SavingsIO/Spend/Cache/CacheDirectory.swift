import Glibc

/// The private directory that holds entries and the key of their tags.
///
/// Every name in it is reached through the descriptor. An entry appears under its name complete, by a
/// rename. Nothing is brought to the disk by force: what a power cut spoils does not match its tag,
/// and is made again.
final class CacheDirectory: Sendable {
  let path: String
  let key: [UInt8]
  private let descriptor: Int32

  /// Opens the directory.
  ///
  /// - Parameter makes: whether to make what is missing; without it, a directory that is missing is an
  ///   error as any other.
  init(_ path: String, makes: Bool) throws(CacheFailure) {
    if makes { CacheDirectory.make(path) }
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CacheDirectory.failure("open", path) }
    do throws(CacheFailure) {
      try CacheDirectory.requirePrivate(descriptor, path)
      key = try CacheDirectory.key(in: descriptor, path, makes: makes)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Makes the directory and those above it, as far as that is possible; opening it tells.
  private static func make(_ path: String) {
    for index in path.indices.dropFirst() where path[index] == "/" {
      mkdir(String(path[..<index]), 0o700)
    }
    mkdir(path, 0o700)
  }

  /// Others could put entries there, or read what suppliers were paid.
  private static func requirePrivate(_ descriptor: Int32, _ path: String) throws(CacheFailure) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("look at", path) }
    guard status.st_uid == geteuid() else {
      throw .unusable("\(path) belongs to another user")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .unusable("others may look into \(path); make it private with chmod 700")
    }
  }

  private static let keyName = "key"

  /// The key that is there, or a new one. Of two that are made at once, the first one counts.
  private static func key(
    in descriptor: Int32, _ path: String, makes: Bool
  ) throws(CacheFailure) -> [UInt8] {
    if let key = try read(keyName, in: descriptor, path), key.count == KeyedHash.keyBytes {
      return key
    }
    guard makes else { throw .unusable("\(path) holds no key") }
    var random = SystemRandomNumberGenerator()
    let key = (0..<KeyedHash.keyBytes).map { _ in UInt8.random(in: 0 ... .max, using: &random) }
    let temporary = temporaryName()
    guard write([key], to: temporary, in: descriptor) else {
      throw failure("write to", path)
    }
    defer { unlinkat(descriptor, temporary, 0) }
    if linkat(descriptor, temporary, descriptor, keyName, 0) != 0 {
      guard errno == EEXIST else { throw failure("write to", path) }
      if let first = try read(keyName, in: descriptor, path), first.count == KeyedHash.keyBytes {
        return first
      }
      // A key that was cut off is none.
      guard renameat(descriptor, temporary, descriptor, keyName) == 0 else {
        throw failure("write to", path)
      }
    }
    return key
  }

  /// nil where there is none. One that cannot be read is not replaced: every entry hangs on it.
  private static func read(
    _ name: String, in descriptor: Int32, _ path: String
  ) throws(CacheFailure) -> [UInt8]? {
    let calls = SystemCalls()
    do throws(CallFailure) {
      let file = Int32(
        try calls.run("open", path) {
          Int(openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC))
        })
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = try calls.run("read", path) { Glibc.read(file, &bytes, bytes.count) }
      return Array(bytes[..<count])
    } catch  where error.meansNothingThere {
      return nil
    } catch {
      throw .unusable("cannot \(error.call) \(path)/\(name): \(error.reason)")
    }
  }

  static func failure(_ verb: String, _ path: String) -> CacheFailure {
    .unusable("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }
}

// MARK: - Entries

extension CacheDirectory {
  /// What the directory tells of a file without a look into it.
  struct Listed {
    var name: String
    var bytes: Int
    /// When it was written, or used last, in nanoseconds.
    var used: Int
  }

  /// The descriptor of an entry; nil where there is none.
  func open(_ name: String) -> Int32? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    return file < 0 ? nil : file
  }

  /// Puts an entry in its place, complete or not at all.
  func write(_ name: String, _ parts: [UnsafeRawBufferPointer]) throws(CacheFailure) {
    let temporary = CacheDirectory.temporaryName()
    let isWritten = CacheDirectory.write(parts, to: temporary, in: descriptor)
    guard isWritten, renameat(descriptor, temporary, descriptor, name) == 0 else {
      let failure = CacheDirectory.failure("write to", path)
      unlinkat(descriptor, temporary, 0)
      throw failure
    }
  }

  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  /// Notes that an entry was of use, so that it is not the next to go.
  func touch(_ name: String) { utimensat(descriptor, name, nil, AT_SYMLINK_NOFOLLOW) }

  /// The files of the directory but the key, by name.
  func listing() -> [Listed] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { return [] }
    defer { closedir(stream) }
    var files: [Listed] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name != CacheDirectory.keyName,
        fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append(
        Listed(
          name: name, bytes: Int(status.st_size),
          used: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec))
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Removes what was used longest ago until the rest is no more than this, and what a run that was
  /// killed has left.
  func evict(to limit: Int) {
    let dayAgo = (time(nil) - 86_400) * 1_000_000_000
    var kept = 0
    for file in listing().sorted(by: { ($0.used, $0.name) > ($1.used, $1.name) }) {
      let isLost =
        file.name.hasPrefix(CacheDirectory.temporaryPrefix)
        ? file.used < dayAgo : kept + file.bytes > limit
      if isLost { remove(file.name) } else { kept += file.bytes }
    }
  }

  static let temporaryPrefix = ".new-"

  /// A name that no other run and no other thread has.
  private static func temporaryName() -> String {
    "\(temporaryPrefix)\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
  }

  private static func write(
    _ parts: [some Collection<UInt8>], to name: String, in descriptor: Int32
  ) -> Bool {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, name, flags, 0o600)
    guard file >= 0 else { return false }
    var isWhole = true
    for part in parts where isWhole {
      isWhole = part.withContiguousStorageIfAvailable { write($0, to: file) } ?? false
    }
    return close(file) == 0 && isWhole
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
