/// Issues from the highest ratio to the lowest, without those whose ratio is 0.
///
/// Ratios that agree to 49 of their 52 bits are a tie, which the lower issue wins: the other three
/// bits carry the issue, so that one network of 19 comparisons on whole numbers sorts both.
struct IssueRanking {
  let count: Int
  /// The issue of each rank, three bits each from the lowest on.
  let order: UInt32

  /// - Parameter ratios: 0 or a positive normal number an issue.
  @inline(__always)
  init(_ ratios: SIMD8<Double>) {
    @inline(__always) func key(_ issue: Int) -> Int64 {
      Int64(bitPattern: ratios[issue].bitPattern & ~7) | Int64(7 - issue)
    }
    var (a, b, c, d) = (key(0), key(1), key(2), key(3))
    var (e, f, g, h) = (key(4), key(5), key(6), key(7))
    @inline(__always) func sort(_ x: inout Int64, _ y: inout Int64) {
      (x, y) = (max(x, y), min(x, y))
    }
    sort(&a, &c)
    sort(&b, &d)
    sort(&e, &g)
    sort(&f, &h)
    sort(&a, &e)
    sort(&b, &f)
    sort(&c, &g)
    sort(&d, &h)
    sort(&a, &b)
    sort(&c, &d)
    sort(&e, &f)
    sort(&g, &h)
    sort(&c, &e)
    sort(&d, &f)
    sort(&b, &e)
    sort(&d, &g)
    sort(&b, &c)
    sort(&d, &e)
    sort(&f, &g)

    var order: UInt32 = 0
    var count = 0
    @inline(__always) func take(_ key: Int64, _ rank: UInt32) {
      order |= UInt32(7 - (key & 7)) << (3 * rank)
      count += key > 7 ? 1 : 0
    }
    take(a, 0)
    take(b, 1)
    take(c, 2)
    take(d, 3)
    take(e, 4)
    take(f, 5)
    take(g, 6)
    take(h, 7)
    self.order = order
    self.count = count
  }

  @inline(__always)
  func issue(_ rank: Int) -> Int { Int(truncatingIfNeeded: (order >> UInt32(3 * rank)) & 7) }
}
