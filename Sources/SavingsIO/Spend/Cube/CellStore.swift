/// All cells of one part of the ledger, in pages that never move, behind an open-addressing table.
struct CellStore {
  private(set) var count = 0
  private var pages: [UnsafeMutableRawPointer] = []
  private var pricedPages: [UnsafeMutablePointer<PricedSums>] = []
  private var directory: UnsafeMutablePointer<UnsafeMutableRawPointer>
  private var directoryCapacity = 64
  private var table: UnsafeMutablePointer<UInt64>
  private var mask = 1023
  private let hasQuantities: Bool

  private static let pageBits = 15
  private static let pageMask = (1 << pageBits) - 1
  /// Bytes from cell to cell: whole memory lines, so that a row touches as few as it can.
  private static let stride = (MemoryLayout<CellSums>.size + 63) / 64 * 64

  init(hasQuantities: Bool) {
    self.hasQuantities = hasQuantities
    directory = .allocate(capacity: directoryCapacity)
    table = LargeMemory.words(mask + 1)
  }

  func free() {
    for page in pages { LargeMemory.free(page) }
    for page in pricedPages { LargeMemory.free(page) }
    directory.deallocate()
    LargeMemory.free(table)
  }

  @inline(__always)
  func cell(_ index: Int) -> UnsafeMutablePointer<CellSums> {
    (directory[index >> CellStore.pageBits] + (index & CellStore.pageMask) * CellStore.stride)
      .assumingMemoryBound(to: CellSums.self)
  }

  /// The cell's quantities; only where the store was made for them.
  func priced(_ index: Int) -> UnsafeMutablePointer<PricedSums> {
    pricedPages[index >> CellStore.pageBits] + (index & CellStore.pageMask)
  }

  /// Loads the table's place for a hash; many such loads wait for memory together.
  @inline(__always)
  func warmTable(_ hash: UInt64) -> UInt64 { table[Int(truncatingIfNeeded: hash) & mask] }

  /// Loads the cell that the table's place for a hash points to, from end to end.
  @inline(__always)
  func warmCell(_ hash: UInt64) -> UInt64 {
    let word = table[Int(truncatingIfNeeded: hash) & mask]
    guard word != 0 else { return 0 }
    return warmCell(at: Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1)
  }

  @inline(__always)
  func warmCell(at index: Int) -> UInt64 {
    let cell = UnsafeRawPointer(cell(index))
    return cell.load(as: UInt64.self) &+ (cell + 64).load(as: UInt64.self)
      &+ (cell + 128).load(as: UInt64.self)
  }

  /// The index of the key's cell, new or known.
  mutating func index(_ key: CellKey) -> Int { index(key, hash: key.hash) }

  @inline(__always)
  mutating func index(_ key: CellKey, hash: UInt64) -> Int {
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let word = table[slot]
      if word == 0 { return insert(key, hash, slot) }
      if word & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
        if cell(index).pointee.key == key { return index }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(_ key: CellKey, _ hash: UInt64, _ slot: Int) -> Int {
    let index = count
    if index & CellStore.pageMask == 0 { addPage() }
    cell(index).initialize(to: CellSums(key))
    if hasQuantities { priced(index).initialize(to: PricedSums()) }
    count += 1
    table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    if count * 3 > mask * 2 { growTable() }
    return index
  }

  /// Adds a cell that no look-up will find.
  mutating func append(_ sums: CellSums) -> Int {
    let index = count
    if index & CellStore.pageMask == 0 { addPage() }
    cell(index).initialize(to: sums)
    if hasQuantities { priced(index).initialize(to: PricedSums()) }
    count += 1
    return index
  }

  private mutating func addPage() {
    if pages.count == directoryCapacity {
      let larger = UnsafeMutablePointer<UnsafeMutableRawPointer>.allocate(
        capacity: directoryCapacity * 2)
      larger.moveInitialize(from: directory, count: pages.count)
      directory.deallocate()
      directory = larger
      directoryCapacity *= 2
    }
    let page = LargeMemory.allocate((CellStore.pageMask + 1) * CellStore.stride)
    (directory + pages.count).initialize(to: page)
    pages.append(page)
    guard hasQuantities else { return }
    pricedPages.append(
      LargeMemory.allocate((CellStore.pageMask + 1) * MemoryLayout<PricedSums>.stride)
        .bindMemory(to: PricedSums.self, capacity: CellStore.pageMask + 1))
  }

  private mutating func growTable() {
    LargeMemory.free(table)
    mask = mask * 2 + 1
    table = LargeMemory.words(mask + 1)
    for index in 0..<count {
      let hash = cell(index).pointee.key.hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }
}
