import CZlib
import Glibc
import Savings

/// Unpacks gzip, one member or several, within the limits of the settings.
enum Gzip {
  /// Bytes up to which no ratio is looked at.
  private static let freeBytes = 64 << 20

  /// - Parameter clock: nanoseconds since any time; it ends what a slow disk or a hostile file draws out,
  ///   and decides no figure.
  static func unpacked(
    _ file: InputDescriptor, limits: LimitSettings, clock: () -> Int = Gzip.monotonic
  ) throws -> InputDescriptor {
    let spool = try SpoolFile(for: file.path)
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    state.initialize(to: z_stream())
    defer { state.deallocate() }
    guard gzip_start(state) == Z_OK else {
      throw Refusal(.bug, file: file.path, "zlib does not start", fix: "Check its version")
    }
    defer { inflateEnd(state) }
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 64)
    defer {
      output.deallocate()
      input.deallocate()
    }
    var offset = 0
    var total = 0
    var isBetween = true
    let start = clock()
    while offset < file.size {
      let count = try file.read(at: offset, into: input)
      offset += count
      state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_in = UInt32(count)
      try check(time: clock() - start, file, limits)
      // A full output means that more may wait although no input is left.
      var isFull = false
      while state.pointee.avail_in > 0 || isFull {
        if isBetween, state.pointee.avail_in > 0 {
          // Zeros behind the last member pad the file to a block.
          if total > 0, state.pointee.next_in.pointee == 0 {
            state.pointee.next_in += 1
            state.pointee.avail_in -= 1
            continue
          }
          isBetween = false
        }
        state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(output.count)
        let status = inflate(state, Z_NO_FLUSH)
        let made = output.count - Int(state.pointee.avail_out)
        isFull = state.pointee.avail_out == 0
        total += made
        try check(total, from: offset, file, limits)
        try check(time: clock() - start, file, limits)
        try spool.append(UnsafeRawBufferPointer(rebasing: output[..<made]))
        if status == Z_STREAM_END {
          isBetween = true
          isFull = false
          inflateReset(state)
        } else if status != Z_OK, status != Z_BUF_ERROR {
          throw damaged(file, "the compressed text is damaged near byte \(offset)")
        }
      }
    }
    guard isBetween else { throw damaged(file, "the compressed file is cut off") }
    let descriptor = try spool.finish()
    return InputDescriptor(
      decoded: descriptor, size: spool.size, of: file, compression: "gzip")
  }

  private static func check(
    _ total: Int, from read: Int, _ file: InputDescriptor, _ limits: LimitSettings
  ) throws {
    if total > limits.unpackedBytes {
      throw Refusal(
        .badData, file: file.path, "unpacked, the file has more than \(limits.unpackedBytes) bytes",
        fix: "Check that it is a ledger, or raise limits.unpacked_bytes")
    }
    if total > freeBytes, Double(total) > limits.unpackedRatio * Double(read) {
      throw Refusal(
        .badData, file: file.path,
        "the file unpacks to more than \(Digits.shortest(limits.unpackedRatio)) times its size",
        fix: "Check that it is a ledger, or raise limits.unpacked_ratio")
    }
  }

  private static func check(
    time nanoseconds: Int, _ file: InputDescriptor, _ limits: LimitSettings
  ) throws {
    let most = limits.unpackedSeconds
    guard most > 0, nanoseconds > most * 1_000_000_000 else { return }
    throw Refusal(
      .badData, file: file.path, "the file is not unpacked after \(most) seconds",
      fix: "Check that it is a ledger and the disk is well, or raise limits.unpacked_seconds")
  }

  /// A clock that nobody sets.
  static func monotonic() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func damaged(_ file: InputDescriptor, _ cause: String) -> Refusal {
    Refusal(.badData, file: file.path, cause, fix: "Copy or export it again: gzip --test FILE")
  }
}
