/// Roots and powers by arithmetic alone, so that every machine gets the same bits.
enum Roots {
  /// The positive n-th root of a number ≥ 0, by Newton's method.
  ///
  /// `1 + (x − 1)/n` is never below the root (Bernoulli), and from above Newton only falls: it has
  /// arrived when it no longer does.
  static func root(_ x: Double, degree n: Int) -> Double {
    guard x > 0, n > 0 else { return 0 }
    let degree = Double(n)
    var y = 1 + (x - 1) / degree
    while true {
      let next = ((degree - 1) * y + x / power(y, n - 1)) / degree
      guard next < y else { return y }
      y = next
    }
  }

  /// `x` multiplied by itself, by squaring; exponents ≥ 0.
  static func power(_ x: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var base = x
    var rest = exponent
    while rest > 0 {
      if !rest.isMultiple(of: 2) { result *= base }
      base *= base
      rest /= 2
    }
    return result
  }

  /// `2^(−x)` for x ≥ 0: the share left after x half-lives. Whole part by powers, the rest by the
  /// exponential series.
  static func halved(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < 1000 else { return 0 }
    let whole = x.rounded(.down)
    let exponent = -(x - whole) * 0.693_147_180_559_945_309_417
    var term = 1.0
    var sum = 1.0
    for k in 1...24 {
      term *= exponent / Double(k)
      sum += term
    }
    return sum * power(0.5, Int(whole))
  }

  /// The rate a month that compounds to a rate a year: `(1 + annual)^(1/12) − 1`.
  static func monthly(annual: Double) -> Double { root(1 + annual, degree: 12) - 1 }

  /// The rate a year that a rate a month compounds to: `(1 + monthly)^12 − 1`.
  static func annual(monthly: Double) -> Double { power(1 + monthly, 12) - 1 }
}
