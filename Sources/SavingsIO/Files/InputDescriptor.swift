import Glibc
import Savings

/// A regular file, open for reading at any offset by any thread.
///
/// The size is taken once; what is appended later belongs to the next run.
final class InputDescriptor: Sendable {
  /// The path as the user knows it, for messages.
  let path: String
  let size: Int
  private let descriptor: Int32
  /// The file as it is on the disk, where this one is its decoded text.
  let source: InputDescriptor?
  /// Encoding that the text was decoded from; nil where it was none or one that is read as it is.
  let decodedFrom: String?
  let compression: String?
  /// What the file system said of the file when it was opened.
  private let stamp: Stamp

  init(path: String, at location: String) throws {
    // Non-blocking, so that a named pipe is refused below instead of waited for.
    var descriptor: Int32
    repeat {
      descriptor = open(location, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw InputDescriptor.refusal(errno, path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw InputDescriptor.refusal(code, path: path)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      throw Refusal(
        .noInput, file: path,
        kind == S_IFDIR ? "this is a directory, not a file" : "this is not a regular file",
        fix: "Name a CSV file, or the files of the directory as \(path)/*.csv")
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
    (source, decodedFrom, compression) = (nil, nil, nil)
    stamp = Stamp(status)
  }

  /// The decoded text of a file; takes the descriptor over.
  init(
    decoded descriptor: Int32, size: Int, of file: InputDescriptor, encoding: String? = nil,
    compression: String? = nil
  ) {
    path = file.path
    self.size = size
    self.descriptor = descriptor
    source = file.source ?? file
    decodedFrom = encoding ?? file.decodedFrom
    self.compression = compression ?? file.compression
    stamp = file.stamp
  }

  /// What changes whenever somebody writes to a file.
  private struct Stamp: Equatable {
    var size: off_t
    var changes: [Int]

    init(_ status: stat) {
      size = status.st_size
      changes = [
        status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec,
        status.st_ctim.tv_nsec,
      ]
    }
  }

  /// Whether the file system has seen no write since the file was opened.
  var isUnwritten: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && Stamp(status) == stamp
  }

  /// Whether the last write was so long before now that one after now has another time: the clock of a
  /// file system moves in steps.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return stamp.changes[2] < now.tv_sec - 2
  }

  /// The file whose bytes identify the input.
  var original: InputDescriptor { source ?? self }

  deinit { close(descriptor) }

  /// Fills the buffer from the offset; returns fewer bytes only at the end of the file.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    let wanted = min(buffer.count, max(0, size - offset))
    while filled < wanted {
      let count = pread(
        descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(offset + filled))
      if count < 0 {
        if errno == EINTR { continue }
        throw InputDescriptor.refusal(errno, path: path)
      }
      guard count > 0 else {
        throw Refusal(
          .badData, file: path, "the file became shorter while it was read",
          fix: "Run again when the file is complete; write it aside and rename it")
      }
      filled += count
    }
    return filled
  }

  /// A copy of a part of the file, cut at its end.
  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    return try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      initialized = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// A copy of the whole file.
  func all() throws -> [UInt8] { try bytes(at: 0, count: size) }

  private static func refusal(_ code: Int32, path: String) -> Refusal {
    switch code {
    case ENOENT, ENOTDIR:
      Refusal(
        .noInput, file: path, "there is no such file",
        fix: "Correct the path; paths are relative to the settings file")
    case EACCES, EPERM:
      Refusal(
        .noInput, file: path, "the file may not be read",
        fix: "Give the user of this program permission to read it")
    default:
      Refusal(
        .ioError, file: path, "the file cannot be read: \(String(cString: strerror(code)))",
        fix: "Check the disk or network drive that holds it")
    }
  }
}
