import Savings

/// The spend of a part of the ledger as an entry holds it: three lists of texts and the cells.
///
/// The texts are the arenas as they stand in memory; the cells follow one another without the months
/// that are 0.
enum CachedCube {
  /// Sections of one cube.
  static let sections = 4

  /// What the sections of a cube cannot say of themselves.
  struct Counts: Equatable {
    var suppliers = 0
    var categories = 0
    var items = 0
    var cells = 0
    var hasQuantities = false

    init() {}

    init(_ cube: PartialCube) {
      (suppliers, categories, items) = (
        cube.suppliers.count, cube.categories.count, cube.items.count
      )
      (cells, hasQuantities) = (cube.cells.count, cube.hasQuantities)
    }

    init(_ reader: inout CacheReader) throws(CacheFailure) {
      suppliers = try reader.integer()
      categories = try reader.integer()
      items = try reader.integer()
      cells = try reader.integer()
      hasQuantities = try reader.integer(UInt8.self) == 1
    }

    func put(into writer: inout CacheWriter) {
      for count in [suppliers, categories, items, cells] { writer.put(count) }
      writer.put(UInt8(hasQuantities ? 1 : 0))
    }
  }

  /// The cube whose sections begin at a place; it is read and never added to.
  ///
  /// - Parameter isSorted: whether it was written in the order of its texts.
  static func cube<Source: SectionSource & ~Copyable>(
    _ counts: Counts, in entry: borrowing Source, from section: Int, isSorted: Bool
  ) throws(CacheFailure) -> PartialCube {
    var texts: [TextPairs] = []
    do throws(CacheFailure) {
      for (offset, count) in [counts.suppliers, counts.categories, counts.items].enumerated() {
        let memory = try entry.memory(section + offset)
        guard let list = TextPairs(stored: memory, count: count) else { throw .damaged }
        texts.append(list)
      }
    } catch {
      for list in texts { list.free() }
      throw error
    }
    var cube = PartialCube(
      suppliers: texts[0], categories: texts[1], items: texts[2],
      hasQuantities: counts.hasQuantities)
    var keys: [CellKey] = []
    if isSorted { keys.reserveCapacity(min(max(0, counts.cells), 1 << 24)) }
    do throws(CacheFailure) {
      try entry.stream(section + 3) { (block, isLast) throws(CacheFailure) in
        var source = CellSource(block)
        while isLast ? !source.isAtEnd : source.left >= mostBytes {
          guard let sums = source.sums(counts), cube.cells.count < counts.cells else {
            throw .damaged
          }
          let index = cube.cells.append(sums)
          if isSorted { keys.append(sums.key) }
          guard counts.hasQuantities else { continue }
          guard let priced = source.priced() else { throw .damaged }
          cube.cells.priced(index).pointee = priced
        }
        return block.count - source.left
      }
      guard cube.cells.count == counts.cells else { throw .damaged }
    } catch {
      cube.free()
      throw error
    }
    if isSorted { cube.sortedKeys = keys }
    return cube
  }

  /// Most bytes of one cell.
  private static let mostBytes =
    CellSums.storedBytes + 12 * 8 + PricedSums.storedBytes + 24 * 32
}

/// Takes cells from the bytes of an entry.
private struct CellSource {
  private var place: UnsafeRawPointer
  private let end: UnsafeRawPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    place = bytes.start
    end = bytes.start + bytes.count
  }

  var isAtEnd: Bool { place == end }
  var left: Int { end - place }

  @inline(__always)
  private mutating func next<Value: FixedWidthInteger>(_: Value.Type = Value.self) -> Value {
    defer { place += MemoryLayout<Value>.size }
    return place.loadUnaligned(as: Value.self)
  }

  /// The next cell; nil where the bytes end, or name texts that there are not.
  @inline(__always)
  mutating func sums(_ counts: CachedCube.Counts) -> CellSums? {
    guard end - place >= CellSums.storedBytes else { return nil }
    let key = CellKey(supplier: next(), category: next(), item: next(), currency: next())
    guard key.supplier >= 0, key.supplier < counts.suppliers, key.category >= 0,
      key.category < counts.categories, key.item >= -1, key.item < counts.items,
      key.currency >= 0, key.currency <= CurrencyCode.none.packed
    else { return nil }
    var sums = CellSums(key)
    (sums.rows, sums.credits, sums.contractRows) = (next(), next(), next())
    (sums.first, sums.last) = (next(), next())
    sums.recent = (next(), next(), next())
    let filled: UInt32 = next()
    let newest: Int32 = next()
    (sums.amount, sums.termsUnitDays, sums.termsUnits) = (next(), next(), next())
    guard let months: MonthRing<12, Int64> = ring(newest, filled) else { return nil }
    sums.months = months
    return sums
  }

  mutating func priced() -> PricedSums? {
    guard end - place >= PricedSums.storedBytes else { return nil }
    var priced = PricedSums()
    priced.total = next()
    let filled: UInt32 = next()
    let newest: Int32 = next()
    guard let months: MonthRing<24, PricedSum> = ring(newest, filled) else { return nil }
    priced.months = months
    return priced
  }

  @inline(__always)
  private mutating func next() -> PricedSum {
    PricedSum(quantity: next(), amount: next(), rows: next(), all: next())
  }

  @inline(__always)
  private mutating func ring(_ newest: Int32, _ filled: UInt32) -> MonthRing<12, Int64>? {
    guard has(filled, of: 12, bytes: 8) else { return nil }
    var ring = MonthRing<12, Int64>(newest: newest)
    var left = filled
    while left != 0 {
      ring[slot: left.trailingZeroBitCount] = next()
      left &= left &- 1
    }
    return ring
  }

  private mutating func ring(_ newest: Int32, _ filled: UInt32) -> MonthRing<24, PricedSum>? {
    guard has(filled, of: 24, bytes: 32) else { return nil }
    var ring = MonthRing<24, PricedSum>(newest: newest)
    var left = filled
    while left != 0 {
      ring[slot: left.trailingZeroBitCount] = next()
      left &= left &- 1
    }
    return ring
  }

  /// Whether there are as many bytes as the filled months take.
  @inline(__always)
  private func has(_ filled: UInt32, of months: Int, bytes: Int) -> Bool {
    filled < 1 << UInt32(months) && end - place >= filled.nonzeroBitCount * bytes
  }
}
