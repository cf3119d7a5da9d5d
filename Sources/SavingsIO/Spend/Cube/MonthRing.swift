/// What a month can hold: something that adds up, and says where it leaves its bits.
protocol MonthlySum {
  static var zero: Self { get }
  var isZero: Bool { get }
  /// Adds in place; false where the sum leaves 64 bits.
  mutating func add(_ other: Self) -> Bool
}

extension Int64: MonthlySum {
  var isZero: Bool { self == 0 }
}

/// So many monthly sums that end with the newest month seen.
///
/// The last month of a ledger is not known before its end, so each cell keeps the months up to its own
/// last one; what falls out is in no window, and still in the cell's whole amount.
struct MonthRing<let length: Int, Sum: MonthlySum> {
  private static var months: Int32 { Int32(length) }

  /// The newest month, in months since year 0; 0 while there is none.
  private(set) var newest: Int32 = 0
  private var sums: InlineArray<length, Sum> = .init(repeating: .zero)

  init() {}

  /// A ring whose months are set by slot.
  init(newest: Int32) { self.newest = newest }

  /// The sum of a slot, month modulo its length.
  subscript(slot slot: Int) -> Sum {
    get { sums[slot] }
    set { sums[slot] = newValue }
  }

  /// A bit for each slot that is not 0.
  var filled: UInt32 {
    var bits: UInt32 = 0
    for slot in sums.indices where !sums[slot].isZero { bits |= 1 << UInt32(slot) }
    return bits
  }

  /// Adds to a month; false where the sum leaves 64 bits.
  @inline(__always)
  mutating func add(_ value: Sum, month: Int32) -> Bool {
    if month > newest { advance(to: month) }
    guard month > newest &- Self.months else { return true }
    return sums[Int(month % Self.months)].add(value)
  }

  mutating func advance(to month: Int32) {
    guard month > newest else { return }
    if month - newest >= Self.months {
      sums = .init(repeating: .zero)
    } else {
      for passed in (newest + 1)...month { sums[Int(passed % Self.months)] = .zero }
    }
    newest = month
  }

  /// Adds another ring, month by month.
  mutating func add(_ other: MonthRing) -> Bool {
    guard other.newest > 0 else { return true }
    var fits = true
    if newest == 0 {
      self = other
      return true
    }
    if newest == other.newest {
      // The same months in the same places.
      for slot in sums.indices { fits = sums[slot].add(other.sums[slot]) && fits }
      return fits
    }
    advance(to: other.newest)
    for month in max(1, other.newest - Self.months + 1)...other.newest {
      fits = add(other.sums[Int(month % Self.months)], month: month) && fits
    }
    return fits
  }

  /// The sum of the `months` that end with `last`; nil beyond 64 bits.
  func sum(months: Int32, to last: Int32) -> Sum? {
    var total = Sum.zero
    let first = max(max(1, last - months + 1), newest - Self.months + 1)
    let end = min(last, newest)
    guard first <= end else { return total }
    var slot = Int(first % Self.months)
    for _ in first...end {
      guard total.add(sums[slot]) else { return nil }
      slot = slot + 1 == length ? 0 : slot + 1
    }
    return total
  }
}
