/// The running sums of one supplier × category × item × currency.
struct CellSums {
  let key: CellKey
  var rows: Int32 = 0
  var credits: Int32 = 0
  var contractRows: Int32 = 0
  /// First and last day; the reverse of each other while no row has a date.
  var first = Int32.max
  var last = Int32.min
  /// The three newest invoice months, newest first, with repetitions; 0 while there is none.
  var recent: (UInt16, UInt16, UInt16) = (0, 0, 0)
  // What every row touches is together: on a memory line of 64 bytes, and the next.
  var amount: Int64 = 0
  var termsUnits: Int64 = 0
  var termsUnitDays: Int64 = 0
  var months = MonthRing<12, Int64>()

  init(_ key: CellKey) { self.key = key }

  @inline(__always)
  mutating func note(month: Int32) {
    let month = UInt16(truncatingIfNeeded: month)
    guard month > recent.2 else { return }
    if month > recent.0 {
      recent = (month, recent.0, recent.1)
    } else if month > recent.1 {
      recent = (recent.0, month, recent.1)
    } else {
      recent.2 = month
    }
  }

  /// Adds the sums of the same cell from another part; false where one leaves 64 bits.
  mutating func add(_ other: CellSums) -> Bool {
    rows += other.rows
    credits += other.credits
    contractRows += other.contractRows
    first = min(first, other.first)
    last = max(last, other.last)
    note(month: Int32(other.recent.0))
    note(month: Int32(other.recent.1))
    note(month: Int32(other.recent.2))
    var fits = months.add(other.months)
    fits = amount.add(other.amount) && fits
    fits = termsUnitDays.add(other.termsUnitDays) && fits
    return termsUnits.add(other.termsUnits) && fits
  }
}

/// Quantities, and what was paid for them: of positive rows that have one. Beside them the amount of all
/// rows.
struct PricedSum: MonthlySum {
  var quantity: Int64 = 0
  var amount: Int64 = 0
  var rows: Int64 = 0
  var all: Int64 = 0

  static let zero = PricedSum()

  var isZero: Bool { quantity == 0 && amount == 0 && rows == 0 && all == 0 }

  @inline(__always)
  mutating func add(_ other: PricedSum) -> Bool {
    var fits = quantity.add(other.quantity)
    fits = amount.add(other.amount) && fits
    fits = rows.add(other.rows) && fits
    return all.add(other.all) && fits
  }
}

/// The quantities of one cell, of files that have items and quantities.
///
/// Its months are two windows of the longest that the settings allow: the trailing one, and the one
/// before it with which it is compared. Of other files the second is not kept: it would cost every row a
/// line of memory more.
struct PricedSums {
  var total = PricedSum.zero
  /// A month's sums are beside each other: a row touches one line of memory.
  var months = MonthRing<24, PricedSum>()

  /// - Parameter month: 0 for rows outside every window.
  @inline(__always)
  mutating func add(_ sum: PricedSum, month: Int32) -> Bool {
    let fits = total.add(sum)
    return month > 0 ? months.add(sum, month: month) && fits : fits
  }

  mutating func add(_ other: PricedSums) -> Bool {
    let fits = total.add(other.total)
    return months.add(other.months) && fits
  }
}

/// What makes a cell: ids within one part of the ledger; `item` is -1 where the row names none.
struct CellKey: Equatable {
  var supplier: Int32
  var category: Int32
  var item: Int32
  var currency: Int32

  @inline(__always)
  var hash: UInt64 {
    let a = UInt64(UInt32(bitPattern: supplier)) << 32 | UInt64(UInt32(bitPattern: category))
    let b = UInt64(UInt32(bitPattern: item)) << 32 | UInt64(UInt32(bitPattern: currency))
    return ByteHash.mixed(a ^ 0xA076_1D64_78BD_642F, b ^ 0xE703_7ED1_A0B4_28DB)
  }
}

extension Int64 {
  /// Adds in place; false beyond 64 bits.
  @inline(__always)
  mutating func add(_ other: Int64) -> Bool {
    let (sum, overflow) = addingReportingOverflow(other)
    self = sum
    return !overflow
  }
}
