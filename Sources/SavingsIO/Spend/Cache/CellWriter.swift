/// Puts cells into memory that grows.
struct CellWriter {
  private(set) var bytes: UnsafeMutableRawPointer
  private(set) var count = 0
  private var capacity: Int

  init(cells: Int) {
    capacity = max(4096, cells * (CellSums.storedBytes + 16))
    bytes = LargeMemory.allocate(capacity)
  }

  func free() { LargeMemory.free(bytes) }

  /// - Parameter key: under the ids of the entry.
  mutating func append(_ key: CellKey, _ sums: CellSums, _ priced: PricedSums?) {
    reserve(CellSums.storedBytes + 12 * 8 + PricedSums.storedBytes + 24 * 32)
    put(key.supplier)
    put(key.category)
    put(key.item)
    put(key.currency)
    for count in [sums.rows, sums.credits, sums.contractRows, sums.first, sums.last] { put(count) }
    put(sums.recent.0)
    put(sums.recent.1)
    put(sums.recent.2)
    put(sums.months.filled)
    put(sums.months.newest)
    put(sums.amount)
    put(sums.termsUnitDays)
    put(sums.termsUnits)
    var left = sums.months.filled
    while left != 0 {
      put(sums.months[slot: left.trailingZeroBitCount])
      left &= left &- 1
    }
    guard let priced else { return }
    put(priced.total)
    left = priced.months.filled
    put(left)
    put(priced.months.newest)
    while left != 0 {
      put(priced.months[slot: left.trailingZeroBitCount])
      left &= left &- 1
    }
  }

  private mutating func put(_ sum: PricedSum) {
    put(sum.quantity)
    put(sum.amount)
    put(sum.rows)
    put(sum.all)
  }

  @inline(__always)
  private mutating func put<Value: FixedWidthInteger>(_ value: Value) {
    (bytes + count).storeBytes(of: value, as: Value.self)
    count += MemoryLayout<Value>.size
  }

  @inline(__always)
  private mutating func reserve(_ needed: Int) {
    guard count + needed > capacity else { return }
    capacity = max(count + needed, capacity * 2)
    let larger = LargeMemory.allocate(capacity)
    larger.copyMemory(from: bytes, byteCount: count)
    LargeMemory.free(bytes)
    bytes = larger
  }
}

extension CellSums {
  /// Bytes of a stored cell without its months.
  static let storedBytes = 74
}

extension PricedSums {
  /// Bytes of stored quantities without their months.
  static let storedBytes = 40
}
