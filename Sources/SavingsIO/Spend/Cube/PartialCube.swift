import Savings

/// The spend of one part of the ledger, under ids of its own.
///
/// The sums are exact, so that neither how a file was cut nor who read what of it changes anything.
struct PartialCube {
  /// Id and name.
  var suppliers: TextPairs
  /// Text, and nothing.
  var categories: TextPairs
  /// Name and unit.
  var items: TextPairs
  var cells: CellStore
  /// Set where a sum left 64 bits.
  var hasOverflow = false
  let hasQuantities: Bool
  /// What the loads ahead of time came to: kept, so that they are not optimised away.
  private(set) var warmth: UInt64 = 0

  /// Whether it came from the cache: it is read, and nothing is added to it.
  let isSealed: Bool
  /// The keys of its cells, where ids and cells are in the order of the texts and every id is used:
  /// what is read to sort the cells is then beside each other. Else nil.
  var sortedKeys: [CellKey]?

  init(hasQuantities: Bool) {
    (suppliers, categories, items) = (TextPairs(), TextPairs(), TextPairs())
    self.hasQuantities = hasQuantities
    isSealed = false
    cells = CellStore(hasQuantities: hasQuantities)
  }

  /// A sealed part, with no cells so far.
  init(suppliers: TextPairs, categories: TextPairs, items: TextPairs, hasQuantities: Bool) {
    (self.suppliers, self.categories, self.items) = (suppliers, categories, items)
    self.hasQuantities = hasQuantities
    isSealed = true
    cells = CellStore(hasQuantities: hasQuantities)
  }

  func free() {
    suppliers.free()
    categories.free()
    items.free()
    cells.free()
  }

  /// Adds another part.
  ///
  /// - Parameter encoding: how to turn the other part's texts into UTF-8; nil where they stay as
  ///   they are.
  mutating func absorb(_ other: PartialCube, from encoding: TextEncoding? = nil) {
    // Only what cells use: a rejected row may have brought a name, and leaves it behind.
    var supplierIDs = [Int32](repeating: -1, count: other.suppliers.count)
    var categoryIDs = [Int32](repeating: -1, count: other.categories.count)
    var itemIDs = [Int32](repeating: -1, count: other.items.count)
    func translated(
      _ id: Int32, _ known: inout [Int32], _ from: TextPairs, _ into: inout TextPairs
    ) -> Int32 {
      guard id >= 0 else { return id }
      if known[Int(id)] < 0 {
        let (first, second) = from[id]
        known[Int(id)] = into.id(first, second, from: encoding)
      }
      return known[Int(id)]
    }
    // In batches, so that the look-ups wait for memory together.
    var keys: [(key: CellKey, hash: UInt64)] = []
    for start in stride(from: 0, to: other.cells.count, by: PendingRow.batch) {
      let batch = start..<min(start + PendingRow.batch, other.cells.count)
      keys.removeAll(keepingCapacity: true)
      for index in batch {
        var key = other.cells.cell(index).pointee.key
        key.supplier = translated(key.supplier, &supplierIDs, other.suppliers, &suppliers)
        key.category = translated(key.category, &categoryIDs, other.categories, &categories)
        key.item = translated(key.item, &itemIDs, other.items, &items)
        keys.append((key, key.hash))
      }
      for place in keys { warmth &+= cells.warmTable(place.hash) }
      for place in keys { warmth &+= cells.warmCell(place.hash) }
      for (index, place) in zip(batch, keys) {
        let target = cells.index(place.key, hash: place.hash)
        if !cells.cell(target).pointee.add(other.cells.cell(index).pointee) { hasOverflow = true }
        if other.hasQuantities,
          !cells.priced(target).pointee.add(other.cells.priced(index).pointee)
        {
          hasOverflow = true
        }
      }
    }
    hasOverflow = hasOverflow || other.hasOverflow
  }
}

extension TextPairs {
  /// The id of a pair of another part, its texts turned into UTF-8 where they are not.
  mutating func id(_ first: CellBytes, _ second: CellBytes, from encoding: TextEncoding?) -> Int32 {
    func isForeign(_ text: CellBytes) -> Bool { CellText.isForeign(text, encoding) }
    guard isForeign(first) || isForeign(second) else { return id(first, second) }
    let a = isForeign(first) ? CellText.utf8(first) : Array(first)
    let b = isForeign(second) ? CellText.utf8(second) : Array(second)
    return a.withUnsafeBytes { a in b.withUnsafeBytes { b in id(a, b) } }
  }
}
