/// Checks that bytes handed over in blocks are UTF-8; a character may span two blocks.
struct UTF8Validity {
  private(set) var isValid = true
  /// Continuation bytes that the current character still needs, and the bounds of the next one.
  private var needed = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  /// True where everything so far is valid and no character is cut.
  var isComplete: Bool { isValid && needed == 0 }

  mutating func append(_ block: UnsafeRawBufferPointer) {
    guard isValid, let base = block.baseAddress else { return }
    var i = 0
    while i < block.count {
      if needed == 0 {
        i = UTF8Validity.asciiEnd(base, from: i, to: block.count)
        guard i < block.count else { return }
      }
      step(block[i])
      guard isValid else { return }
      i += 1
    }
  }

  /// The first byte that is not ASCII, in strides that grow with the ASCII before it: a name with an accent
  /// in each row is as common as none in the file.
  @inline(__always)
  private static func asciiEnd(_ base: UnsafeRawPointer, from start: Int, to end: Int) -> Int {
    var i = start
    while i + 64 <= end, isASCII((base + i).loadUnaligned(as: SIMD8<UInt64>.self)) {
      i += 64
      while i + 512 <= end {
        var bits = SIMD8<UInt64>.zero
        for part in 0..<8 {
          bits |= (base + (i &+ part &* 64)).loadUnaligned(as: SIMD8<UInt64>.self)
        }
        guard isASCII(bits) else { break }
        i += 512
      }
    }
    while i + 8 <= end {
      let high = (base + i).loadUnaligned(as: UInt64.self).littleEndian & 0x8080_8080_8080_8080
      guard high == 0 else { return i + high.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < end, base.load(fromByteOffset: i, as: UInt8.self) < 0x80 { i += 1 }
    return i
  }

  @inline(__always)
  private static func isASCII(_ bits: SIMD8<UInt64>) -> Bool {
    (bits & 0x8080_8080_8080_8080) == SIMD8<UInt64>.zero
  }

  private mutating func step(_ byte: UInt8) {
    if needed > 0 {
      isValid = byte >= low && byte <= high
      (needed, low, high) = (needed - 1, 0x80, 0xBF)
      return
    }
    switch byte {
    case 0x00...0x7F: break
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, low) = (2, 0xA0)
    case 0xED: (needed, high) = (2, 0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, low) = (3, 0x90)
    case 0xF4: (needed, high) = (3, 0x8F)
    case 0xF1...0xF3: needed = 3
    default: isValid = false
    }
  }

  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var validity = UTF8Validity()
    validity.append(bytes)
    return validity.isComplete
  }
}
