/// Gives names that are equal but for their spaces one number.
struct NameTable {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  private(set) var keys: [String] = []

  init(capacity: Int) {
    var size = 64
    while size < 2 * capacity { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// The number of a folded name, given on first sight.
  mutating func number(of name: SupplierName) -> Int32 {
    let slot = place(of: name.key, name.hash)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(keys.count)
    slots[slot] = number
    keys.append(name.key)
    hashes.append(name.hash)
    if 2 * keys.count > slots.count { grow() }
    return number
  }

  /// The number of a name that was seen; nil for any other.
  func known(_ key: String) -> Int32? {
    let slot = place(of: key, NameHash(of: key).value)
    return slots[slot] < 0 ? nil : slots[slot]
  }

  private func place(of key: String, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash, keys[known] == key || NameTable.areEqual(keys[known], key) {
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func areEqual(_ a: String, _ b: String) -> Bool {
    var x = a.utf8.makeIterator()
    var y = b.utf8.makeIterator()
    while true {
      var (left, right) = (x.next(), y.next())
      while left == 0x20 { left = x.next() }
      while right == 0x20 { right = y.next() }
      if left != right { return false }
      if left == nil { return true }
    }
  }
}
