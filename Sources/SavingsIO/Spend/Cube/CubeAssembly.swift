import Savings

/// Turns the aggregated bytes into the cube that the rest of the program reads, sorted by bytes.
///
/// The parts stay apart until here, where each is sorted on a thread of its own and the sorted
/// parts are merged: nothing is looked up. Threads share it, and only read.
struct CubeAssembly: @unchecked Sendable {
  let parts: [PartialCube]
  let settings: Settings
  private let asOf: CalendarDate?
  let isDated: Bool
  let lastMonth: Int32
  let path: String?
  let threads: Int

  init(_ parts: [PartialCube], settings: Settings, files: [InputFile], threads: Int) {
    self.threads = threads
    self.parts = parts
    self.settings = settings
    let last = files.compactMap(\.control.dateMax).max()
    asOf = settings.asOf ?? last
    isDated = last != nil
    lastMonth = asOf?.monthIndex ?? 0
    path = files.count == 1 ? files[0].path : nil
  }

  func cube() throws -> SpendCube {
    let used = WorkerThreads.map(parts.count, threads: threads) { UsedTexts(parts[$0]) }
    let suppliers = Ranking(parts.map(\.suppliers), sorted: used.map(\.suppliers))
    guard suppliers.order.count <= settings.limits.suppliers, hasRoom(for: suppliers) else {
      throw settings.limits.tooManySuppliers(path: path)
    }
    let categories = Ranking(parts.map(\.categories), sorted: used.map(\.categories))
    let items = Ranking(parts.map(\.items), sorted: used.map(\.items))
    let currencies = used.reduce(into: Set()) { $0.formUnion($1.currencies) }.sorted {
      // The absence of a currency sorts first, as the empty text does.
      ($0 == CurrencyCode.none.packed ? -1 : $0) < ($1 == CurrencyCode.none.packed ? -1 : $1)
    }
    var currencyRanks = [Int32](repeating: 0, count: Int(CurrencyCode.none.packed) + 1)
    for (rank, code) in currencies.enumerated() { currencyRanks[Int(code)] = Int32(rank) }
    let orders = WorkerThreads.map(parts.count, threads: threads) { [currencyRanks] part in
      CellOrder(
        parts[part],
        CellRanks(
          suppliers: suppliers.ranks[part], categories: categories.ranks[part],
          items: items.ranks[part], currencies: currencyRanks), suppliers: suppliers.order.count)
    }
    let (spellings, folded) = names(suppliers)
    var cube = SpendCube(
      suppliers: spellings,
      categories: categories.order.map {
        String(decoding: parts[$0.part].categories[$0.id].first, as: UTF8.self)
      },
      items: items.order.map {
        let (name, unit) = parts[$0.part].items[$0.id]
        return RawItem(
          name: String(decoding: name, as: UTF8.self), unit: String(decoding: unit, as: UTF8.self))
      },
      currencies: currencies.map { CurrencyCode(packed: $0).text },
      cells: try cells(orders, suppliers: suppliers.order.count), asOf: asOf,
      hasWindow: hasWindow)
    cube.folded = folded
    return cube
  }

  /// Whether the names of all suppliers are within the limit: added up only where the parts' are not.
  private func hasRoom(for suppliers: Ranking) -> Bool {
    let limit = settings.limits.supplierBytes
    if parts.reduce(0, { $0 + $1.suppliers.byteCount }) <= limit { return true }
    let bytes = suppliers.order.reduce(0) { bytes, place in
      let (id, name) = parts[place.part].suppliers[place.id]
      return bytes + TextPairs.byteCount(id, name)
    }
    return bytes <= limit
  }

  var hasWindow: Bool { isDated && settings.scope.windowMonths > 0 }

  /// The suppliers in order, and their names folded.
  private func names(_ ranking: Ranking) -> ([RawSupplier], [SupplierName]) {
    let count = ranking.order.count
    let slices = self.slices(of: count)
    var folded: [SupplierName] = []
    let spellings = [RawSupplier](unsafeUninitializedCapacity: count) { spellings, filled in
      nonisolated(unsafe) let spellings = spellings
      folded = [SupplierName](unsafeUninitializedCapacity: count) { folded, filled in
        nonisolated(unsafe) let folded = folded
        WorkerThreads.share(slices, threads: threads) { slice in
          let range = count * slice / slices..<count * (slice + 1) / slices
          let own = ranking.order[range].map {
            let (id, name) = parts[$0.part].suppliers[$0.id]
            return RawSupplier(
              id: String(decoding: id, as: UTF8.self), name: String(decoding: name, as: UTF8.self))
          }
          _ = spellings[range].initialize(fromContentsOf: own)
          _ = folded[range].initialize(fromContentsOf: SupplierName.folded(own))
        }
        filled = count
      }
      filled = count
    }
    return (spellings, folded)
  }

  /// Pieces for the threads to share: many, as one may be slower than another.
  func slices(of count: Int) -> Int { count < 10_000 ? 1 : max(1, threads) * 8 }
}
