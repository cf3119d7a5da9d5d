/// What a reader throws where bytes are not what they should be.
package protocol DamageReporting: Error {
  static var damaged: Self { get }
}

/// Reads what ``ByteWriter`` wrote. Whatever does not fit is damage, not a trap.
package struct ByteReader<Failure: DamageReporting> {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
    end = bytes.count
  }

  /// A part of the bytes, without a copy; a range outside them is cut.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    let range = range.clamped(to: 0..<bytes.count)
    position = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { position == end }

  package mutating func integer<Value: FixedWidthInteger>(
    _: Value.Type = Value.self
  ) throws(Failure) -> Value {
    let size = Value.bitWidth / 8
    guard end - position >= size else { throw .damaged }
    var value: Value = 0
    for index in 0..<size {
      value |= Value(truncatingIfNeeded: bytes[position + index]) << (8 * index)
    }
    position += size
    return value
  }

  /// See ``ByteWriter/put(compact:)``; a number that does not fit the type is damage.
  package mutating func compact<Value: FixedWidthInteger & UnsignedInteger>(
    _: Value.Type = Value.self
  ) throws(Failure) -> Value {
    var value: Value = 0
    var shift = 0
    while position < end {
      let byte = bytes[position]
      position += 1
      let part = Value(byte & 0x7F)
      guard shift < Value.bitWidth, (part << shift) >> shift == part else { throw .damaged }
      value |= part << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .damaged
  }

  package mutating func data() throws(Failure) -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  package mutating func text() throws(Failure) -> String {
    let count = try count()
    let slice = bytes[position..<position + count]
    guard let text = String(validating: slice, as: UTF8.self) else { throw .damaged }
    position += count
    return text
  }

  /// A count of things of at least one byte each.
  package mutating func count() throws(Failure) -> Int {
    let count = try integer(Int.self)
    guard count >= 0, count <= end - position else { throw .damaged }
    return count
  }

  /// The same, written compactly.
  package mutating func compactCount() throws(Failure) -> Int {
    let count = try compact(UInt64.self)
    guard count <= UInt64(end - position) else { throw .damaged }
    return Int(count)
  }

  package mutating func optional<Value>(
    _ value: (inout ByteReader) throws(Failure) -> Value
  ) throws(Failure) -> Value? {
    switch try integer(UInt8.self) {
    case 0: return nil
    case 1: return try value(&self)
    default: throw .damaged
    }
  }

  /// One of an enumeration's cases, by its place among them.
  package mutating func one<Value: CaseIterable>(
    of: Value.Type = Value.self
  ) throws(Failure) -> Value where Value.AllCases.Index == Int {
    let index = Int(try integer(UInt8.self))
    guard Value.allCases.indices.contains(index) else { throw .damaged }
    return Value.allCases[index]
  }
}
