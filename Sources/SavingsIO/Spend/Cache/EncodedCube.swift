/// The sections of a cube and their tags, ready to be written. The texts are those of the cube, which
/// must stay as it is until then.
struct EncodedCube {
  let counts: CachedCube.Counts
  let sections: [(bytes: UnsafeRawBufferPointer, tag: ContentTag)]
  private let cells: CellWriter

  /// The cube as it stands.
  init(_ cube: PartialCube, key: [UInt8]) throws(CacheFailure) {
    var writer = CellWriter(cells: cube.cells.count)
    for index in 0..<cube.cells.count {
      let sums = cube.cells.cell(index).pointee
      writer.append(
        sums.key, sums, cube.hasQuantities ? cube.cells.priced(index).pointee : nil)
    }
    try self.init(
      CachedCube.Counts(cube), [cube.suppliers, cube.categories, cube.items].map(\.stored), writer,
      key)
  }

  /// - Parameter key: of the tags; nil where something else will cover the bytes.
  init(
    _ counts: CachedCube.Counts, _ texts: [UnsafeRawBufferPointer], _ cells: CellWriter,
    _ key: [UInt8]?
  ) throws(CacheFailure) {
    self.counts = counts
    self.cells = cells
    var sections: [(bytes: UnsafeRawBufferPointer, tag: ContentTag)] = []
    let cellBytes = UnsafeRawBufferPointer(start: cells.bytes, count: cells.count)
    do throws(CacheFailure) {
      for bytes in texts + [cellBytes] {
        let tag = try key.map { (key) throws(CacheFailure) in try KeyedHash.tag(key, bytes) }
        sections.append((bytes, tag ?? ContentTag(high: 0, low: 0)))
      }
    } catch {
      cells.free()
      throw error
    }
    self.sections = sections
  }

  func free() { cells.free() }
}

/// Several cubes made one, sorted, so that the next run neither looks up nor sorts.
struct JoinedCube {
  private var suppliers = TextPairs()
  private var categories = TextPairs()
  private var items = TextPairs()
  private var cells: CellWriter
  private var count = 0
  private let hasQuantities: Bool
  /// False where a sum left 64 bits.
  private(set) var fits = true
  /// What the loads ahead of time came to: kept, so that they are not optimised away.
  private var warmth: UInt64 = 0

  /// - Parameter parts: none is added to meanwhile.
  init(_ parts: [PartialCube]) {
    hasQuantities = parts.contains(where: \.hasQuantities)
    cells = CellWriter(cells: parts.map(\.cells.count).max() ?? 0)
    let used = parts.map { UsedTexts($0) }
    let supplierRanks = Ranking(parts.map(\.suppliers), sorted: used.map(\.suppliers))
    let categoryRanks = Ranking(parts.map(\.categories), sorted: used.map(\.categories))
    let itemRanks = Ranking(parts.map(\.items), sorted: used.map(\.items))
    for place in supplierRanks.order { JoinedCube.add(place, parts.map(\.suppliers), &suppliers) }
    for place in categoryRanks.order { JoinedCube.add(place, parts.map(\.categories), &categories) }
    for place in itemRanks.order { JoinedCube.add(place, parts.map(\.items), &items) }
    // Currencies are numbers of their own, the same in every part; the absence of one sorts first, as
    // the reader wants it.
    let currencies = (0..<CurrencyCode.none.packed).map { $0 + 1 } + [0]
    let orders = parts.indices.map { part in
      CellOrder(
        parts[part],
        CellRanks(
          suppliers: supplierRanks.ranks[part], categories: categoryRanks.ranks[part],
          items: itemRanks.ranks[part], currencies: currencies),
        suppliers: supplierRanks.order.count)
    }
    var merge = CellMerge(orders, 0..<supplierRanks.order.count)
    let stores = parts.map(\.cells)
    var batch = CellMerge.Batch()
    repeat {
      warmth &+= merge.next(&batch, from: stores)
      for cell in 0..<batch.count { add(batch.members[batch.members(of: cell)], parts) }
    } while batch.count > 0
  }

  private static func add(
    _ place: (part: Int, id: Int32), _ from: [TextPairs], _ into: inout TextPairs
  ) {
    let (first, second) = from[place.part][place.id]
    _ = into.id(first, second)
  }

  /// - Parameter members: of one cell.
  private mutating func add(_ members: ArraySlice<CellMerge.Member>, _ parts: [PartialCube]) {
    guard let first = members.first else { return }
    var sums = parts[Int(first.part)].cells.cell(Int(first.entry.index)).pointee
    var priced = PricedSums()
    for (number, member) in members.enumerated() {
      let part = parts[Int(member.part)]
      let index = Int(member.entry.index)
      if number > 0 { fits = sums.add(part.cells.cell(index).pointee) && fits }
      if part.hasQuantities { fits = priced.add(part.cells.priced(index).pointee) && fits }
    }
    let key = CellKey(
      supplier: first.supplier, category: first.entry.category, item: first.entry.item,
      currency: first.entry.currency == 0 ? CurrencyCode.none.packed : first.entry.currency - 1)
    cells.append(key, sums, hasQuantities ? priced : nil)
    count += 1
  }

  /// Frees the texts; the cells go with what `body` gets.
  func encoded(
    _ key: [UInt8]?, _ body: (EncodedCube) throws(CacheFailure) -> Void
  ) throws(CacheFailure) {
    defer { for list in [suppliers, categories, items] { list.free() } }
    var counts = CachedCube.Counts()
    (counts.suppliers, counts.categories) = (suppliers.count, categories.count)
    (counts.items, counts.cells, counts.hasQuantities) = (items.count, count, hasQuantities)
    let cube = try EncodedCube(
      counts, [suppliers, categories, items].map(\.stored), cells, key)
    defer { cube.free() }
    try body(cube)
  }
}
