/// A supplier after resolution: all spellings and records that are one counterparty.
package struct ResolvedSupplier: Sendable {
  /// Stable and unique: the least id, or the normalised name.
  package var key: String
  /// The spelling with the most rows.
  package var name: String
  /// Shared, because a record is long and suppliers are many.
  private let master: Master?

  package init(key: String, name: String, record: SupplierRecord?) {
    self.key = key
    self.name = name
    master = record.map(Master.init)
  }

  /// The supplier's row in the master; nil where there is none.
  package var record: SupplierRecord? { master?.record }
  package var isInMaster: Bool { master != nil }

  private final class Master: Sendable {
    let record: SupplierRecord
    init(_ record: SupplierRecord) { self.record = record }
  }
}

/// One spelling of the ledger and the supplier it was resolved to, with the rule.
package struct Alias: Sendable, Equatable {
  package var raw: RawSupplier
  package var supplier: Int
  package var rule: String
}

/// Which spellings are one supplier: same id, same normalised name, same parent in the master.
package struct SupplierResolution: Sendable {
  package let suppliers: [ResolvedSupplier]
  /// Raw supplier of the cube to index in ``suppliers``.
  package let of: [Int]
  private let raw: [RawSupplier]
  private let rules: [String]
  /// Master rows that no ledger row names.
  package let unusedRecords: Int

  package init(cube: SpendCube, records unordered: [SupplierRecord]) {
    let count = cube.suppliers.count
    // In an order of their own, so that the order of the files decides nothing.
    let records = unordered.sorted { ($0.id, $0.name, $0.parent) < ($1.id, $1.name, $1.parent) }
    let order = SupplierResolution.order(of: cube.suppliers)
    var sets = DisjointSets(count + records.count)
    var rules = [String](repeating: "as in the ledger", count: count)
    let names = cube.suppliers.map { SupplierName($0.name) }
    let recordNames = records.map { SupplierName($0.name) }

    // A spelling without a twin keeps its own rule; the first reason to merge is the one recorded.
    func merge(_ raw: Int, with other: Int, because rule: String) {
      if sets.union(raw, other), rules[raw] == "as in the ledger" { rules[raw] = rule }
    }
    var byID: [String: Int] = [:]
    var byName: [String: Int] = [:]
    byID.reserveCapacity(count)
    byName.reserveCapacity(count)
    for (index, record) in records.enumerated() {
      let node = count + index
      if !record.id.isEmpty {
        if let first = byID[record.id] {
          _ = sets.union(node, first)
        } else {
          byID[record.id] = node
        }
      }
      let key = recordNames[index].key
      if !key.isEmpty, byName[key] == nil { byName[key] = node }
    }
    for index in order {
      let raw = cube.suppliers[index]
      if !raw.id.isEmpty {
        if let first = byID[raw.id] {
          merge(index, with: first, because: "same id")
        } else {
          byID[raw.id] = index
        }
      }
      let name = names[index]
      guard !name.key.isEmpty else { continue }
      if let first = byName[name.key] {
        let applied = name.rules.map(\.rawValue).joined(separator: ", ")
        merge(
          index, with: first,
          because: applied.isEmpty ? "same name" : "same name but for \(applied)")
      } else {
        byName[name.key] = index
      }
    }
    for (index, record) in records.enumerated() where !record.parent.isEmpty {
      let key = SupplierName(record.parent).key
      if let parent = byID[record.parent] ?? byName[key] {
        _ = sets.union(count + index, parent)
      } else {
        // A parent without a row of its own still holds its companies together.
        byID[record.parent] = count + index
        if !key.isEmpty { byName[key] = count + index }
      }
    }

    var rows = [Int](repeating: 0, count: count)
    for cell in cube.cells { rows[Int(cell.supplier)] += Int(cell.rows) }
    // The spellings of each set, side by side and in order.
    var position = [Int](repeating: -1, count: count + records.count)
    var setOf = [Int](repeating: 0, count: count)
    var starts = [0]
    for index in order {
      let root = sets.find(index)
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
    var recordOf: [Int: Int] = [:]
    for index in records.indices {
      let root = sets.find(count + index)
      if let known = recordOf[root] {
        // A parent's own row speaks for the group.
        if records[known].parent.isEmpty == false, records[index].parent.isEmpty {
          recordOf[root] = index
        }
      } else {
        recordOf[root] = index
      }
    }

    var built: [ResolvedSupplier] = []
    built.reserveCapacity(starts.count)
    for set in 1..<starts.count {
      let indices = members[starts[set - 1]..<starts[set]]
      // Of spellings with as many rows, the first in order.
      let main = indices.reduce(members[starts[set - 1]]) { rows[$1] > rows[$0] ? $1 : $0 }
      let record = recordOf[sets.find(main)].map { records[$0] }
      let key = SupplierResolution.key(
        ids: indices.lazy.map { cube.suppliers[$0].id }, names: indices.lazy.map { names[$0].key },
        otherwise: cube.suppliers[main].name)
      let ledgerName = cube.suppliers[main].name
      let masterName = record?.name ?? ""
      let name =
        ledgerName.isEmpty
        ? (masterName.isEmpty ? cube.suppliers[main].id : masterName) : ledgerName
      built.append(ResolvedSupplier(key: key, name: name, record: record))
    }
    // A ledger with ids has them in order.
    let isSorted = zip(built, built.dropFirst()).allSatisfy { $0.key <= $1.key }
    let ranked = built.indices.sorted { isSorted ? $0 < $1 : built[$0].key < built[$1].key }
    var rank = [Int](repeating: 0, count: built.count)
    for (place, set) in ranked.enumerated() { rank[set] = place }
    of = setOf.map { rank[$0] }
    suppliers = isSorted ? built : ranked.map { built[$0] }
    raw = cube.suppliers
    self.rules = rules
    unusedRecords = records.indices.count { position[sets.find(count + $0)] < 0 }
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
    raw.indices.map { Alias(raw: raw[$0], supplier: of[$0], rule: rules[$0]) }
  }

  /// The least id, else the least normalised name.
  private static func key(
    ids: some Sequence<String>, names: some Sequence<String>, otherwise name: String
  ) -> String {
    if let id = ids.filter({ !$0.isEmpty }).min() { return "id:" + id }
    return "name:" + (names.filter { !$0.isEmpty }.min() ?? name)
  }
}

/// Union-find with path halving (Tarjan and van Leeuwen, 1984).
struct DisjointSets {
  private var parent: [Int]

  init(_ count: Int) { parent = Array(0..<count) }

  mutating func find(_ element: Int) -> Int {
    var node = element
    while parent[node] != node {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }

  /// Joins two sets; false if they were one already. The least element stays the root.
  mutating func union(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (find(a), find(b))
    guard x != y else { return false }
    parent[max(x, y)] = min(x, y)
    return true
  }
}
