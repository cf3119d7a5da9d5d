import Glibc

/// Distinct pairs of texts as dense ids: supplier id and name, item and unit, category alone.
///
/// An open-addressing table over one arena of bytes; no object per text. Owned by one thread and
/// freed by ``free()``.
struct TextPairs {
  struct Entry {
    var offset: Int
    var first: Int32
    var second: Int32
    var hash: UInt64
    /// True where the texts hold a NUL byte.
    var hasNUL: Bool
  }

  private(set) var count = 0
  private var entries: UnsafeMutablePointer<Entry>
  private var capacity = 64
  /// 0 where empty, else the upper half of the hash above id + 1.
  private var table: UnsafeMutablePointer<UInt64>
  private var mask = 127
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity = 1024

  init() {
    entries = .allocate(capacity: capacity)
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
    arena = .allocate(capacity: arenaCapacity)
  }

  func free() {
    entries.deallocate()
    table.deallocate()
    arena.deallocate()
  }

  subscript(id: Int32) -> (first: CellBytes, second: CellBytes) {
    let entry = entries[Int(id)]
    let start = UnsafeRawPointer(arena + entry.offset)
    return (
      CellBytes(start: start, count: Int(entry.first)),
      CellBytes(start: start + Int(entry.first), count: Int(entry.second))
    )
  }

  @inline(__always)
  func hasNUL(_ id: Int32) -> Bool { entries[Int(id)].hasNUL }

  /// The pair's id, new or known.
  @inline(__always)
  mutating func id(_ first: CellBytes, _ second: CellBytes) -> Int32 {
    var hash = ByteHash.of(first.start, first.count)
    if second.count > 0 { hash = ByteHash.of(second.start, second.count, seed: hash) }
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let word = table[slot]
      if word == 0 { return insert(first, second, hash, slot) }
      if word & 0xFFFF_FFFF_0000_0000 == tag {
        let id = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
        let entry = entries + id
        if Int(entry.pointee.first) == first.count, Int(entry.pointee.second) == second.count,
          memcmp(arena + entry.pointee.offset, first.start, first.count) == 0,
          second.count == 0
            || memcmp(
              arena + (entry.pointee.offset &+ first.count), second.start, second.count) == 0
        {
          return Int32(truncatingIfNeeded: id)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(
    _ first: CellBytes, _ second: CellBytes, _ hash: UInt64, _ slot: Int
  ) -> Int32 {
    let id = count
    if id == capacity { growEntries() }
    let needed = arenaCount + first.count + second.count
    if needed > arenaCapacity { growArena(needed) }
    memcpy(arena + arenaCount, first.start, first.count)
    memcpy(arena + arenaCount + first.count, second.start, second.count)
    let hasNUL = first.contains(0) || second.contains(0)
    (entries + id).initialize(
      to: Entry(
        offset: arenaCount, first: Int32(first.count), second: Int32(second.count), hash: hash,
        hasNUL: hasNUL))
    arenaCount = needed
    count += 1
    table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
    if count * 2 > mask { growTable() }
    return Int32(id)
  }

  private mutating func growEntries() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }

  private mutating func growArena(_ needed: Int) {
    arenaCapacity = max(needed, arenaCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: arenaCapacity)
    memcpy(larger, arena, arenaCount)
    arena.deallocate()
    arena = larger
  }

  private mutating func growTable() {
    table.deallocate()
    mask = mask * 4 + 3
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
    for id in 0..<count {
      let hash = entries[id].hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(id + 1)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The address even of an empty buffer, for the C functions that want one.
  @inline(__always)
  var start: UnsafeRawPointer { baseAddress ?? UnsafeRawPointer(bitPattern: 1)! }
}
