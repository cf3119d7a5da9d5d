/// Twelve monthly sums that end with the newest month seen.
///
/// The last month of a ledger is not known before its end, so each cell keeps the twelve months up
/// to its own last one; what falls out is in no window, and still in the cell's whole amount.
struct MonthRing {
  /// The newest month, in months since year 0; 0 while there is none.
  private(set) var newest: Int32 = 0
  private var sums: InlineArray<12, Int64> = .init(repeating: 0)

  init() {}

  /// A ring whose months are set by slot.
  init(newest: Int32) { self.newest = newest }

  /// The sum of a slot, month modulo 12.
  subscript(slot slot: Int) -> Int64 {
    get { sums[slot] }
    set { sums[slot] = newValue }
  }

  /// A bit for each slot that is not 0.
  var filled: UInt16 {
    var bits: UInt16 = 0
    for slot in 0..<12 where sums[slot] != 0 { bits |= 1 << UInt16(slot) }
    return bits
  }

  /// Adds to a month; false where the sum leaves 64 bits.
  @inline(__always)
  mutating func add(_ value: Int64, month: Int32) -> Bool {
    if month > newest { advance(to: month) }
    guard month > newest &- 12 else { return true }
    let slot = Int(month % 12)
    let (sum, overflow) = sums[slot].addingReportingOverflow(value)
    sums[slot] = sum
    return !overflow
  }

  mutating func advance(to month: Int32) {
    guard month > newest else { return }
    if month - newest >= 12 {
      sums = .init(repeating: 0)
    } else {
      for passed in (newest + 1)...month { sums[Int(passed % 12)] = 0 }
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
      // The same twelve months in the same places.
      for slot in 0..<12 {
        let (sum, overflow) = sums[slot].addingReportingOverflow(other.sums[slot])
        sums[slot] = sum
        fits = fits && !overflow
      }
      return fits
    }
    advance(to: other.newest)
    for month in max(1, other.newest - 11)...other.newest {
      fits = add(other.sums[Int(month % 12)], month: month) && fits
    }
    return fits
  }

  /// The sum of the `months` that end with `last`; nil beyond 64 bits.
  func sum(months: Int32, to last: Int32) -> Int64? {
    var total: Int64 = 0
    let first = max(max(1, last - months + 1), newest - 11)
    var month = first
    while month <= min(last, newest) {
      let (sum, overflow) = total.addingReportingOverflow(sums[Int(month % 12)])
      guard !overflow else { return nil }
      (total, month) = (sum, month + 1)
    }
    return total
  }
}
