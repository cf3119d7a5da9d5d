import CZlib

/// The members of a zip archive, unpacked: as much of the format as libxlsxwriter writes.
struct WrittenArchive {
  private let bytes: [UInt8]
  private var places: [String: (offset: Int, packed: Int, size: Int, isPacked: Bool)] = [:]

  /// Nil where the bytes are no archive.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let end = (0..<max(0, bytes.count - 21)).last { number(4, at: $0) == 0x0605_4B50 }
    guard let end else { return nil }
    var position = number(4, at: end + 16)
    for _ in 0..<number(2, at: end + 10) {
      guard number(4, at: position) == 0x0201_4B50 else { return nil }
      let lengths = [28, 30, 32].map { number(2, at: position + $0) }
      let start = position + 46
      guard start + lengths[0] <= bytes.count else { return nil }
      let name = String(decoding: bytes[start..<start + lengths[0]], as: UTF8.self)
      let local = number(4, at: position + 42)
      places[name] = (
        local + 30 + number(2, at: local + 26) + number(2, at: local + 28),
        number(4, at: position + 20), number(4, at: position + 24),
        number(2, at: position + 10) == 8
      )
      position = start + lengths.reduce(0, +)
    }
  }

  /// A little-endian number; 0 beyond the end.
  private func number(_ count: Int, at offset: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// A member's bytes; nil where there is none, or it is damaged.
  func member(_ name: String) -> [UInt8]? {
    guard let place = places[name], place.offset + place.packed <= bytes.count else { return nil }
    var packed = Array(bytes[place.offset..<place.offset + place.packed])
    guard place.isPacked else { return packed }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard deflate_start_reading(stream) == Z_OK else { return nil }
    defer { inflateEnd(stream) }
    var made = [UInt8](repeating: 0, count: place.size)
    let status = packed.withUnsafeMutableBufferPointer { input in
      made.withUnsafeMutableBufferPointer { output -> Int32 in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return inflate(stream, Z_FINISH)
      }
    }
    return status == Z_STREAM_END && stream.pointee.avail_out == 0 ? made : nil
  }
}
