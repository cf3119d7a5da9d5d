/// Sorts by a number, digit by digit from the last one; elements of one number keep their order.
enum RadixSort {
  struct Element {
    var key: UInt64
    var id: Int32
  }

  private static let digitBits = 11
  private static let digits = 1 << digitBits

  static func sort(_ elements: inout [Element]) {
    // Digits in which all keys agree need no pass.
    let differing = elements.reduce(into: (or: UInt64(0), and: UInt64.max)) {
      $0 = ($0.or | $1.key, $0.and & $1.key)
    }
    let varying = differing.or & ~differing.and
    var other = elements
    for shift in stride(from: 0, to: 64, by: digitBits)
    where varying >> UInt64(shift) & UInt64(digits - 1) != 0 {
      var places = [Int](repeating: 0, count: digits + 1)
      for element in elements { places[digit(element, shift) + 1] += 1 }
      for digit in 0..<digits { places[digit + 1] += places[digit] }
      for element in elements {
        let digit = digit(element, shift)
        other[places[digit]] = element
        places[digit] += 1
      }
      swap(&elements, &other)
    }
  }

  @inline(__always)
  private static func digit(_ element: Element, _ shift: Int) -> Int {
    Int(truncatingIfNeeded: element.key >> UInt64(shift)) & (digits - 1)
  }
}
