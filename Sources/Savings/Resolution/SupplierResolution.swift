/// Which spellings are one supplier: same id, same normalised name, same parent or tax id in the
/// master, or the alias file says so. See `IdentityGuard` for what a name does not join.
package struct SupplierResolution: Sendable {
  package let suppliers: [ResolvedSupplier]
  /// Raw supplier of the cube to index in ``suppliers``.
  package let of: [Int]
  /// Raw supplier to index in ``names``; -1 where nothing of the name identifies.
  let nameOf: [Int32]
  /// Distinct normalised names of ledger and master.
  let names: [String]
  /// Pairs of suppliers that the alias file calls different, lower index first.
  let apart: Set<SupplierPair>
  let raw: [RawSupplier]
  let reasons: [MergeReason]
  /// Master rows that no ledger row names.
  package let unusedRecords: Int
  /// Decisions of the alias file that speak of no supplier of ledger or master.
  package let unusedAliases: Int

  package init(
    cube: SpendCube, records unordered: [SupplierRecord], aliases: [SupplierAlias] = []
  ) {
    let spellings = cube.suppliers
    let count = spellings.count
    // In an order of their own, so that the order of the files decides nothing.
    let records = unordered.sorted {
      ($0.id, $0.name, $0.parent, $0.taxID) < ($1.id, $1.name, $1.parent, $1.taxID)
    }
    var rows = [Int](repeating: 0, count: count)
    for cell in cube.cells { rows[Int(cell.supplier)] += Int(cell.rows) }
    let order = SupplierResolution.order(of: spellings)
    var merging = SupplierMerging(
      spellings: spellings, folded: cube.folded, order: order, rows: rows, records: records)
    merging.decide(aliases)
    merging.joinNames()

    // The spellings of each set, side by side and in order.
    var position = [Int](repeating: -1, count: merging.elements)
    var setOf = [Int](repeating: 0, count: count)
    var starts = [0]
    for index in order {
      let root = merging.find(index)
      if position[root] < 0 {
        position[root] = starts.count - 1
        starts.append(0)
      }
      setOf[index] = position[root]
      starts[position[root] + 1] += 1
    }
    for set in 1..<starts.count { starts[set] += starts[set - 1] }
    var next = starts
    var members = [Int](repeating: 0, count: count)
    for index in order {
      members[next[setOf[index]]] = index
      next[setOf[index]] += 1
    }
    let recordOf = merging.recordOfSet()
    let givenName = merging.givenNameOfSet()
    let folded = merging.folded

    var built: [ResolvedSupplier] = []
    built.reserveCapacity(starts.count)
    for set in 1..<starts.count {
      let indices = members[starts[set - 1]..<starts[set]]
      // Of spellings with as many rows, the first in order.
      let main = indices.reduce(members[starts[set - 1]]) { rows[$1] > rows[$0] ? $1 : $0 }
      let root = merging.find(main)
      let record = recordOf[root].map { records[$0] }
      let key = SupplierResolution.key(
        ids: indices.lazy.map { spellings[$0].id },
        names: indices.lazy.map { folded[$0].key }, otherwise: spellings[main].name)
      let ledgerName = spellings[main].name
      let masterName = record?.name ?? ""
      let name =
        givenName[root]
        ?? (ledgerName.isEmpty
          ? (masterName.isEmpty ? spellings[main].id : masterName) : ledgerName)
      built.append(ResolvedSupplier(key: key, name: name, record: record))
    }
    // A ledger with ids has them in order.
    let isSorted = zip(built, built.dropFirst()).allSatisfy { $0.key < $1.key }
    let ranked = isSorted ? Array(built.indices) : SupplierResolution.ranked(built)
    var rank = [Int](repeating: 0, count: built.count)
    for (place, set) in ranked.enumerated() { rank[set] = place }
    of = setOf.map { rank[$0] }
    suppliers = isSorted ? built : SupplierResolution.unique(ranked.map { built[$0] })
    raw = spellings
    reasons = merging.reasons(firsts: starts.dropLast().map { members[$0] })
    nameOf = Array(merging.numbers[..<count])
    names = merging.table.keys
    var different: Set<SupplierPair> = []
    for (a, b) in merging.apart where a < count && b < count && of[a] != of[b] {
      different.insert(SupplierPair(of[a], of[b]))
    }
    apart = different
    unusedRecords = records.indices.count { position[merging.find(count + $0)] < 0 }
    unusedAliases = merging.unusedAliases
  }

  /// Indices by key. Most keys differ in the first letters behind `id:` and `name:`, and those are
  /// compared as a number.
  private static func ranked(_ suppliers: [ResolvedSupplier]) -> [Int] {
    let heads = suppliers.indices.map { index in
      (
        head: suppliers[index].key.utf8.prefix(12).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
          << UInt128(8 * (12 - min(12, suppliers[index].key.utf8.count))), index: index
      )
    }
    return heads.sorted { a, b in
      if a.head != b.head { return a.head < b.head }
      let (x, y) = (suppliers[a.index].key, suppliers[b.index].key)
      return x == y ? a.index < b.index : x < y
    }.map(\.index)
  }

  /// Indices by id and name. A reader gives them in that order, which a look tells.
  private static func order(of suppliers: [RawSupplier]) -> [Int] {
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (x, y) = (suppliers[a], suppliers[b])
      return x.id == y.id ? x.name < y.name : x.id < y.id
    }
    let indices = Array(suppliers.indices)
    let isSorted = zip(indices, indices.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return isSorted ? indices : indices.sorted(by: isBefore)
  }

  /// Every spelling of the ledger, with its supplier and the rule that joined it.
  package var aliases: [Alias] {
    raw.indices.map { index in
      let reason = reasons[index]
      return Alias(
        raw: raw[index], supplier: of[index], merge: reason.merge, rule: reason.words)
    }
  }

  /// The least id, else the least normalised name.
  private static func key(
    ids: some Sequence<String>, names: some Sequence<String>, otherwise name: String
  ) -> String {
    if let id = ids.filter({ !$0.isEmpty }).min() { return "id:" + id }
    return "name:" + (names.filter { !$0.isEmpty }.min() ?? name)
  }

  /// Suppliers of one name that are kept apart have keys of their own.
  private static func unique(_ sorted: [ResolvedSupplier]) -> [ResolvedSupplier] {
    var suppliers = sorted
    var start = 0
    while start < suppliers.count {
      var end = start + 1
      while end < suppliers.count, sorted[end].key == sorted[start].key {
        suppliers[end].key += " #\(end - start + 1)"
        end += 1
      }
      start = end
    }
    return suppliers
  }
}

/// Two suppliers, by index, the lower one first.
package struct SupplierPair: Hashable, Sendable {
  package let low: Int
  package let high: Int

  package init(_ a: Int, _ b: Int) {
    low = min(a, b)
    high = max(a, b)
  }
}
