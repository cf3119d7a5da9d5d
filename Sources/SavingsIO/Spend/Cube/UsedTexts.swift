/// The texts that the cells of one part use, sorted: a rejected row may have brought others.
struct UsedTexts: Sendable {
  private(set) var suppliers: [Int32] = []
  private(set) var categories: [Int32] = []
  private(set) var items: [Int32] = []
  private(set) var currencies: Set<Int32> = []

  init() {}

  init(_ part: PartialCube) {
    if let keys = part.sortedKeys {
      suppliers = Array(0..<Int32(part.suppliers.count))
      categories = Array(0..<Int32(part.categories.count))
      items = Array(0..<Int32(part.items.count))
      var last = Int32.min
      for key in keys where key.currency != last {
        currencies.insert(key.currency)
        last = key.currency
      }
      return
    }
    var usesSupplier = [Bool](repeating: false, count: part.suppliers.count)
    var usesCategory = [Bool](repeating: false, count: part.categories.count)
    var usesItem = [Bool](repeating: false, count: part.items.count)
    var usesCurrency = [Bool](repeating: false, count: Int(CurrencyCode.none.packed) + 1)
    for index in 0..<part.cells.count {
      let key = part.cells.cell(index).pointee.key
      usesSupplier[Int(key.supplier)] = true
      usesCategory[Int(key.category)] = true
      if key.item >= 0 { usesItem[Int(key.item)] = true }
      usesCurrency[Int(key.currency)] = true
    }
    currencies = Set(usesCurrency.indices.lazy.filter { usesCurrency[$0] }.map { Int32($0) })
    suppliers = Ranking.sorted(part.suppliers, used: usesSupplier)
    categories = Ranking.sorted(part.categories, used: usesCategory)
    items = Ranking.sorted(part.items, used: usesItem)
  }
}
