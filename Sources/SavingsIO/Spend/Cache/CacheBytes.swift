/// Values as bytes, for an entry that only the program that wrote it reads.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ value: [UInt8]) {
    put(value.count)
    bytes += value
  }

  mutating func put(_ value: String) {
    put(value.utf8.count)
    bytes += value.utf8
  }

  mutating func put<Value>(
    _ value: Value?, _ putValue: (inout CacheWriter, Value) -> Void
  ) {
    put(UInt8(value == nil ? 0 : 1))
    if let value { putValue(&self, value) }
  }
}

/// Reads what ``CacheWriter`` wrote. Whatever does not fit is damage, not a trap.
struct CacheReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func integer<Value: FixedWidthInteger>(
    _: Value.Type = Value.self
  ) throws(CacheFailure) -> Value {
    let size = MemoryLayout<Value>.size
    guard bytes.count - position >= size else { throw .damaged }
    let value = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position, as: Value.self)
    }
    position += size
    return Value(littleEndian: value)
  }

  mutating func data() throws(CacheFailure) -> [UInt8] {
    let count = try integer(Int.self)
    guard count >= 0, count <= bytes.count - position else { throw .damaged }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func text() throws(CacheFailure) -> String {
    let data = try data()
    guard let text = String(validating: data, as: UTF8.self) else { throw .damaged }
    return text
  }

  /// A count of things of at least one byte each.
  mutating func count() throws(CacheFailure) -> Int {
    let count = try integer(Int.self)
    guard count >= 0, count <= bytes.count - position else { throw .damaged }
    return count
  }

  mutating func optional<Value>(
    _ value: (inout CacheReader) throws(CacheFailure) -> Value
  ) throws(CacheFailure) -> Value? {
    switch try integer(UInt8.self) {
    case 0: return nil
    case 1: return try value(&self)
    default: throw .damaged
    }
  }

  /// One of an enumeration's cases, by its place among them.
  mutating func one<Value: CaseIterable>(
    of: Value.Type = Value.self
  ) throws(CacheFailure) -> Value where Value.AllCases.Index == Int {
    let index = Int(try integer(UInt8.self))
    guard Value.allCases.indices.contains(index) else { throw .damaged }
    return Value.allCases[index]
  }
}

extension CacheWriter {
  mutating func put<Value: CaseIterable & Equatable>(
    oneOf value: Value
  ) where Value.AllCases.Index == Int {
    put(UInt8(Value.allCases.firstIndex(of: value) ?? 0))
  }
}
