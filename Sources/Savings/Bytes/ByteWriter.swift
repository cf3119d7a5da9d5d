/// Values as bytes, for a file that only this program reads: see ``ByteReader``.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// As wide as the type, little-endian.
  package mutating func put(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Seven bits a byte, the low ones first: small numbers are short.
  package mutating func put<Value: FixedWidthInteger & UnsignedInteger>(compact value: Value) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  package mutating func put(_ value: [UInt8]) {
    put(value.count)
    bytes += value
  }

  package mutating func put(_ value: String) {
    put(value.utf8.count)
    bytes += value.utf8
  }

  package mutating func put<Value>(
    _ value: Value?, _ putValue: (inout ByteWriter, Value) -> Void
  ) {
    put(UInt8(value == nil ? 0 : 1))
    if let value { putValue(&self, value) }
  }

  /// One of an enumeration's cases, by its place among them.
  package mutating func put<Value: CaseIterable & Equatable>(
    oneOf value: Value
  ) where Value.AllCases.Index == Int {
    put(UInt8(Value.allCases.firstIndex(of: value) ?? 0))
  }
}
