import Testing

@testable import Savings

/// Values as they are kept: each comes back as it was, and no bytes make the reader trap.
struct StoredValuesTests {
  private func bytes<each Value: Stored>(_ values: repeat each Value) -> [UInt8] {
    var writer = StoredWriter()
    writer.put(repeat each values)
    return writer.bytes
  }

  private func back<Value: Stored>(_ value: Value) throws -> Value {
    var reader = StoredReader(bytes(value))
    let found = try reader.next(Value.self)
    try reader.requireEnd()
    return found
  }

  @Test("numbers come back at both ends of their range, small ones in one byte")
  func integers() throws {
    for value in [0, 1, -1, 63, -64, 64, 1 << 40, .min, .max] as [Int] {
      #expect(try back(value) == value)
    }
    for value in [0, -1, .min, .max, Int128(Int64.max) * 1_000] as [Int128] {
      #expect(try back(value) == value)
    }
    for value in [0, -1, .min, .max] as [Int32] { #expect(try back(value) == value) }
    #expect(bytes(63) == [126] && bytes(-64) == [127])
  }

  @Test("doubles come back bit for bit, also those that are no number")
  func doubles() throws {
    for value in [0, -0.0, 1, 0.1, -1e-300, .infinity, .nan, .leastNonzeroMagnitude] as [Double] {
      #expect(try back(value).bitPattern == value.bitPattern)
    }
    #expect(bytes(1.0).count <= 3)
  }

  @Test("a text is written once")
  func texts() throws {
    let text = "Zürich ✓ \u{0}"
    let once = bytes(text)
    let list = [text, "", text, text]
    #expect(try back(list) == list)
    #expect(bytes(list).count < once.count + 16)
  }

  @Test("lists, tables, ranges and what may be missing come back")
  func containers() throws {
    #expect(try back([Int?.none, 3]) == [nil, 3])
    #expect(try back(["b": 2, "a": 1]) == ["a": 1, "b": 2])
    #expect(bytes(["b": 2, "a": 1]) == bytes(["a": 1, "b": 2]))
    let range = WorldRange(p10: Money(minor: -3), p50: .zero, p90: Money(minor: 9))
    #expect(try back(range) == range)
    let lanes = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7.5)
    #expect(try back(lanes) == lanes)
  }

  @Test("numbers that are too long, counts beyond the bytes, unknown words: damage")
  func damage() {
    func expectDamage<Value: Stored>(_: Value.Type, _ bytes: [UInt8]) {
      var reader = StoredReader(bytes)
      #expect(throws: StoredFailure.damaged) { try reader.next(Value.self) }
    }
    expectDamage(Int32.self, [0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    expectDamage(Int.self, [UInt8](repeating: 0x80, count: 20))
    expectDamage(Int.self, [0x80])
    expectDamage(Bool.self, [2])
    expectDamage([Int].self, [5, 0])
    expectDamage(String.self, [1])
    expectDamage(Tier.self, [3])
    expectDamage(Double?.self, [])
    expectDamage([String: Int].self, [2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 97, 2, 1, 2])
  }
}
