import Savings

/// A range of values with ticks at round numbers: 1, 2 or 5 times a power of ten.
struct AxisScale {
  let low: Double
  let high: Double
  let ticks: [Double]
  /// Decimals that tell the ticks apart.
  let decimals: Int

  /// A range with a tick at each whole multiple of a step.
  init(from low: Double, to high: Double, step: Double) {
    self.low = low
    self.high = max(high, low + step)
    let first = Int((low / step - 1e-9).rounded(.up))
    let last = Int((self.high / step + 1e-9).rounded(.down))
    ticks = (first...max(first, last)).map { Double($0) * step }
    decimals = 0
  }

  /// Covers the values with about so many ticks: out to the next ticks, or `tight`ly.
  init(_ values: [Double], ticks wanted: Int, tight: Bool = false) {
    let finite = values.filter(\.isFinite)
    var least = finite.min() ?? 0
    var most = finite.max() ?? 1
    if least == most {
      least = min(least, 0)
      most = most == least ? least + 1 : most
    }
    let raw = (most - least) / Double(max(wanted, 1))
    var power = 1.0
    var digits = 0
    while power * 10 <= raw { power *= 10 }
    while power > raw, digits < 12 {
      power /= 10
      digits += 1
    }
    let factor = [1.0, 2, 5, 10].first { $0 * power >= raw * 0.999 } ?? 10
    let step = factor * power
    decimals = factor == 10 ? max(0, digits - 1) : digits
    let first = (least / step + (tight ? -1e-9 : 1e-9)).rounded(tight ? .up : .down)
    let last = (most / step + (tight ? 1e-9 : -1e-9)).rounded(tight ? .down : .up)
    low = tight ? least : first * step
    high = tight ? most : last * step
    ticks = (0...max(0, Int(last - first))).map { (first + Double($0)) * step }
  }

  /// Where a value lies: 0 at the low end, 1 at the high end.
  func share(_ value: Double) -> Double {
    guard value.isFinite, high > low else { return 0 }
    return (value - low) / (high - low)
  }
}
