import Glibc

/// Distinct pairs of texts as dense ids: supplier id and name, item and unit, category alone.
///
/// An open-addressing table over one arena; no object per text. Each text stands behind its own
/// header in the arena, so that a look-up touches the table and one more place. Owned by one thread
/// and freed by ``free()``.
struct TextPairs {
  /// What stands in front of each pair in the arena; the texts follow, padded to eight bytes.
  private struct Head {
    var id: Int32
    var first: Int32
    var second: Int32
  }

  private(set) var count = 0
  /// Offset of each id's head in the arena, in units of eight bytes.
  private var offsets: UnsafeMutablePointer<UInt32>
  private var capacity = 64
  /// 0 where empty, else the upper half of the hash above the head's offset + 1.
  private var table: UnsafeMutablePointer<UInt64>
  private var mask = 127
  private var arena: UnsafeMutableRawPointer
  private var arenaCount = 0
  private var arenaCapacity = 4096
  /// Whether the second text is what the first, which is in one pair only, stands for.
  private let isByFirst: Bool

  init(isByFirst: Bool = false) {
    self.isByFirst = isByFirst
    offsets = .allocate(capacity: capacity)
    table = LargeMemory.words(mask + 1)
    arena = LargeMemory.allocate(arenaCapacity)
  }

  func free() {
    offsets.deallocate()
    LargeMemory.free(table)
    LargeMemory.free(arena)
  }

  /// Bytes of all pairs, each with what stands in front of it.
  var byteCount: Int { arenaCount }

  /// Bytes that a pair takes.
  @inline(__always)
  static func byteCount(_ first: CellBytes, _ second: CellBytes) -> Int {
    size(first.count, second.count)
  }

  /// The heads and texts in the order of their ids, as ``init(stored:count:)`` takes them back.
  var stored: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: arena, count: arenaCount) }

  /// Texts to be looked up by id and never added to; nil, and the memory freed, where the bytes are no
  /// such texts.
  ///
  /// - Parameter stored: memory from ``LargeMemory``, taken over.
  init?(stored: UnsafeMutableRawBufferPointer, count: Int) {
    guard let base = stored.baseAddress else { return nil }
    isByFirst = false
    (arena, arenaCount, arenaCapacity) = (base, stored.count, stored.count)
    capacity = max(1, count)
    offsets = .allocate(capacity: capacity)
    mask = 0
    table = LargeMemory.words(1)
    var position = 0
    while position < arenaCount, self.count < count {
      let size = TextPairs.size(of: stored, at: position, id: self.count)
      guard size > 0 else { break }
      offsets[self.count] = UInt32(position / 8)
      self.count += 1
      position += size
    }
    guard position == arenaCount, self.count == count else {
      free()
      return nil
    }
  }

  /// Bytes of the head at a place and of its texts; 0 where they are not those of this id.
  private static func size(
    of stored: UnsafeMutableRawBufferPointer, at position: Int, id: Int
  ) -> Int {
    let left = stored.count - position - MemoryLayout<Head>.stride
    guard left >= 0 else { return 0 }
    let head = stored.load(fromByteOffset: position, as: Head.self)
    let (first, second) = (Int(head.first), Int(head.second))
    guard head.id == id, first >= 0, second >= 0 else { return 0 }
    let size = TextPairs.size(first, second)
    return size <= left + MemoryLayout<Head>.stride ? size : 0
  }

  /// Bytes of a pair in the arena.
  @inline(__always)
  private static func size(_ first: Int, _ second: Int) -> Int {
    (MemoryLayout<Head>.stride + first + second + 7) & ~7
  }

  subscript(id: Int32) -> (first: CellBytes, second: CellBytes) { texts(head(id)) }

  private func head(_ id: Int32) -> UnsafeMutablePointer<Head> {
    (arena + Int(offsets[Int(id)]) * 8).assumingMemoryBound(to: Head.self)
  }

  @inline(__always)
  private func texts(_ head: UnsafeMutablePointer<Head>) -> (first: CellBytes, second: CellBytes) {
    let start = UnsafeRawPointer(head + 1)
    let first = Int(head.pointee.first)
    return (
      CellBytes(start: start, count: first),
      CellBytes(start: start + first, count: Int(head.pointee.second))
    )
  }

  /// Loads the table's place for a hash; many such loads wait for memory together.
  @inline(__always)
  func warmTable(_ hash: UInt64) -> UInt64 { table[Int(truncatingIfNeeded: hash) & mask] }

  /// Loads the text that the table's place for a hash points to.
  @inline(__always)
  func warmText(_ hash: UInt64) -> UInt64 {
    let word = table[Int(truncatingIfNeeded: hash) & mask]
    guard word != 0 else { return 0 }
    let offset = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
    return UInt64((arena + offset &* 8).load(as: UInt32.self))
  }

  /// Loads the last bytes of the texts that the table's place for a hash points to.
  @inline(__always)
  func warmEnd(_ hash: UInt64) -> UInt64 {
    let word = table[Int(truncatingIfNeeded: hash) & mask]
    guard word != 0 else { return 0 }
    let head = (arena + (Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1) &* 8)
      .assumingMemoryBound(to: Head.self)
    let end = UnsafeRawPointer(head) + Int(head.pointee.first &+ head.pointee.second)
    return end.loadUnaligned(as: UInt64.self)
  }

  /// The pair's id, new or known.
  @inline(__always)
  mutating func id(_ first: CellBytes, _ second: CellBytes) -> Int32 {
    id(first, second, hash: TextPairs.hash(first, second))
  }

  @inline(__always)
  mutating func id(_ first: CellBytes, _ second: CellBytes, hash: UInt64) -> Int32 {
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let word = table[slot]
      if word == 0 { return insert(first, second, hash, slot) }
      if word & 0xFFFF_FFFF_0000_0000 == tag {
        let offset = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
        let head = (arena + offset &* 8).assumingMemoryBound(to: Head.self)
        let known = texts(head)
        if known.first.isSame(as: first), known.second.isSame(as: second) {
          return head.pointee.id
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// What a first text stands for; nil where it is new.
  @inline(__always)
  func second(_ first: CellBytes, hash: UInt64) -> CellBytes? {
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let word = table[slot]
      if word == 0 { return nil }
      if word & 0xFFFF_FFFF_0000_0000 == tag {
        let offset = Int(truncatingIfNeeded: word & 0xFFFF_FFFF) &- 1
        let head = (arena + offset &* 8).assumingMemoryBound(to: Head.self)
        let known = texts(head)
        if known.first.isSame(as: first) { return known.second }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  static func hash(_ first: CellBytes, _ second: CellBytes) -> UInt64 {
    let hash = ByteHash.of(first.start, first.count)
    return second.count > 0 ? ByteHash.of(second.start, second.count, seed: hash) : hash
  }

  @inline(never)
  private mutating func insert(
    _ first: CellBytes, _ second: CellBytes, _ hash: UInt64, _ slot: Int
  ) -> Int32 {
    let id = Int32(count)
    if count == capacity { growOffsets() }
    let size = TextPairs.size(first.count, second.count)
    if arenaCount + size > arenaCapacity { growArena(arenaCount + size) }
    let offset = UInt32(arenaCount / 8)
    // What fills up the last word is 0, so that equal texts are equal bytes.
    (arena + arenaCount + size - 8).storeBytes(of: 0, as: UInt64.self)
    let head = (arena + arenaCount).bindMemory(to: Head.self, capacity: 1)
    head.initialize(to: Head(id: id, first: Int32(first.count), second: Int32(second.count)))
    let text = UnsafeMutableRawPointer(head + 1)
    memcpy(text, first.start, first.count)
    memcpy(text + first.count, second.start, second.count)
    offsets[count] = offset
    arenaCount += size
    count += 1
    table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(offset + 1)
    if count * 2 > mask { growTable() }
    return id
  }

  private mutating func growOffsets() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: offsets, count: count)
    offsets.deallocate()
    offsets = larger
    capacity *= 2
  }

  private mutating func growArena(_ needed: Int) {
    arenaCapacity = max(needed, arenaCapacity * 2)
    let larger = LargeMemory.allocate(arenaCapacity)
    memcpy(larger, arena, arenaCount)
    LargeMemory.free(arena)
    arena = larger
  }

  private mutating func growTable() {
    LargeMemory.free(table)
    mask = mask * 4 + 3
    table = LargeMemory.words(mask + 1)
    for id in 0..<count {
      let (first, second) = self[Int32(id)]
      let hash = TextPairs.hash(first, isByFirst ? CellBytes(start: nil, count: 0) : second)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(offsets[id] + 1)
    }
  }
}
