/// The texts that the cells of one part use, sorted: a rejected row may have brought others.
struct UsedTexts: Sendable {
  private(set) var suppliers: [Int32] = []
  private(set) var categories: [Int32] = []
  private(set) var items: [Int32] = []
  /// Their codes, which are the same in every part.
  private(set) var currencies: [Int32] = []

  init(_ part: PartialCube) {
    var usesCurrency = [Bool](repeating: false, count: Int(CurrencyCode.none.packed) + 1)
    defer {
      currencies = usesCurrency.indices.lazy.filter { usesCurrency[$0] }.map { Int32($0) }
    }
    if let keys = part.sortedKeys {
      for key in keys { usesCurrency[Int(key.currency)] = true }
      suppliers = Array(0..<Int32(part.suppliers.count))
      categories = Array(0..<Int32(part.categories.count))
      items = Array(0..<Int32(part.items.count))
      return
    }
    var usesSupplier = [Bool](repeating: false, count: part.suppliers.count)
    var usesCategory = [Bool](repeating: false, count: part.categories.count)
    var usesItem = [Bool](repeating: false, count: part.items.count)
    for index in 0..<part.cells.count {
      let key = part.cells.cell(index).pointee.key
      usesSupplier[Int(key.supplier)] = true
      usesCategory[Int(key.category)] = true
      if key.item >= 0 { usesItem[Int(key.item)] = true }
      usesCurrency[Int(key.currency)] = true
    }
    suppliers = Ranking.sorted(part.suppliers, used: usesSupplier)
    categories = Ranking.sorted(part.categories, used: usesCategory)
    items = Ranking.sorted(part.items, used: usesItem)
  }
}
