import Savings

/// The spend of one part of the ledger, under ids of its own.
///
/// Parts are added up in file order; the sums are exact, so how a file was cut changes nothing.
struct PartialCube {
  /// Id and name.
  var suppliers = TextPairs()
  /// Text, and nothing.
  var categories = TextPairs()
  /// Name and unit.
  var items = TextPairs()
  var cells: CellStore
  /// Set where a sum left 64 bits.
  var hasOverflow = false
  let hasQuantities: Bool

  init(hasQuantities: Bool) {
    self.hasQuantities = hasQuantities
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
    for index in 0..<other.cells.count {
      let cell = other.cells.cell(index)
      let key = cell.pointee.key
      let target = cells.index(
        CellKey(
          supplier: translated(key.supplier, &supplierIDs, other.suppliers, &suppliers),
          category: translated(key.category, &categoryIDs, other.categories, &categories),
          item: translated(key.item, &itemIDs, other.items, &items), currency: key.currency))
      if !cells.cell(target).pointee.add(cell.pointee) { hasOverflow = true }
      if other.hasQuantities, !cells.priced(target).pointee.add(other.cells.priced(index).pointee) {
        hasOverflow = true
      }
    }
    hasOverflow = hasOverflow || other.hasOverflow
  }
}

extension TextPairs {
  /// The id of a pair of another part, its texts turned into UTF-8 where they are not.
  mutating func id(_ first: CellBytes, _ second: CellBytes, from encoding: TextEncoding?) -> Int32 {
    func isForeign(_ text: CellBytes) -> Bool {
      switch encoding {
      case nil, .utf8: false
      case .auto: !UTF8Validity.isValid(text)
      case .windows1252: text.contains { $0 >= 0x80 }
      }
    }
    guard isForeign(first) || isForeign(second) else { return id(first, second) }
    let a = isForeign(first) ? CellText.utf8(first) : Array(first)
    let b = isForeign(second) ? CellText.utf8(second) : Array(second)
    return a.withUnsafeBytes { a in b.withUnsafeBytes { b in id(a, b) } }
  }
}
