/// Joins spellings and master records into suppliers, step by step: ids, tax ids and parents first,
/// then the alias file, then names.
///
/// Elements are the spellings, the records, and the names that parents and the alias file give.
struct SupplierMerging {
  let spellings: [RawSupplier]
  let order: [Int]
  /// Rows of each spelling.
  let rows: [Int]
  let records: [SupplierRecord]
  var table: NameTable
  /// Each element's name, folded, and its number in the table; -1 where nothing of it identifies.
  var folded: [SupplierName] = []
  var numbers: [Int32] = []
  var marks: [IdentityGuard.Marks] = []
  var sets: DisjointSets
  /// Names that the alias file gives, by element.
  var given: [Int: String] = [:]
  /// Elements that the alias file calls different.
  var apart: [(Int, Int)] = []
  var unusedAliases = 0
  /// Spellings that share an id, that the alias file joins, that hold another supplier's name.
  var sharesID: [Bool]
  var isDecided: [Bool]
  var otherRule: [Int: SupplierName.Rule] = [:]
  private var byID: [String: Int] = [:]

  /// - Parameter folded: the spellings' names, where they have been folded.
  init(
    spellings: [RawSupplier], folded known: [SupplierName], order: [Int], rows: [Int],
    records: [SupplierRecord]
  ) {
    self.spellings = spellings
    self.order = order
    self.rows = rows
    self.records = records
    let count = spellings.count
    sets = DisjointSets(count + records.count)
    table = NameTable(capacity: count + records.count)
    sharesID = [Bool](repeating: false, count: count)
    isDecided = [Bool](repeating: false, count: count)
    folded = known.count == count ? known : SupplierName.folded(spellings)
    numbers = [Int32](repeating: -1, count: count)
    marks = [IdentityGuard.Marks](repeating: [], count: count)
    // In order, so that a name's number and words do not hang on the order of the files.
    for index in order where !folded[index].key.isEmpty {
      numbers[index] = table.number(of: folded[index])
    }
    for record in records { add(record.name) }
    joinIDs()
    joinParents()
  }

  var elements: Int { numbers.count }

  mutating func find(_ element: Int) -> Int { sets.find(element) }

  /// Adds an element of this name.
  @discardableResult
  mutating func add(_ name: String) -> Int {
    let name = SupplierName(name)
    folded.append(name)
    numbers.append(name.key.isEmpty ? -1 : table.number(of: name))
    marks.append([])
    sets.grow(to: numbers.count)
    return numbers.count - 1
  }

  /// Same id, and same tax id.
  private mutating func joinIDs() {
    let count = spellings.count
    var byTaxID: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      let element = count + index
      if !record.id.isEmpty {
        marks[element].insert(.id)
        if let known = byID[record.id] {
          sets.union(known, element)
        } else {
          byID[record.id] = element
        }
      }
      let taxID = record.foldedTaxID
      guard !taxID.isEmpty else { continue }
      marks[element].insert(.taxID)
      if let known = byTaxID[taxID] {
        sets.union(known, element)
      } else {
        byTaxID[taxID] = element
      }
    }
    // Records speak of ids; without them it is enough that spellings of one id follow each other.
    let isSpokenOf = !records.isEmpty
    if isSpokenOf { byID.reserveCapacity(count) }
    var last: Int?
    var known: Int?
    for index in order where !spellings[index].id.isEmpty {
      let id = spellings[index].id
      marks[index].insert(.id)
      if last.map({ spellings[$0].id != id }) ?? true { known = isSpokenOf ? byID[id] : nil }
      last = index
      if let known {
        sets.union(known, index)
        sharesID[index] = true
      } else {
        known = index
        if isSpokenOf { byID[id] = index }
      }
    }
  }

  /// Same parent. A parent is named by id, or by the name of a record; one without a row of its own
  /// still holds its companies together.
  private mutating func joinParents() {
    var bearer: [Int32: Int] = [:]
    for index in records.indices {
      let element = spellings.count + index
      if numbers[element] >= 0, bearer[numbers[element]] == nil {
        bearer[numbers[element]] = element
      }
    }
    for (index, record) in records.enumerated() where !record.parent.isEmpty {
      let element = spellings.count + index
      marks[element].insert(.parent)
      let key = SupplierName(record.parent).key
      if let parent = byID[record.parent] ?? table.known(key).flatMap({ bearer[$0] }) {
        marks[parent].insert(.parent)
        sets.union(parent, element)
      } else {
        let parent = add(record.parent)
        byID[record.parent] = parent
        if numbers[parent] >= 0 { bearer[numbers[parent]] = parent }
        sets.union(parent, element)
      }
    }
  }
}

extension SupplierRecord {
  /// Letters and digits of the tax id, which is written with and without spaces and points.
  var foldedTaxID: String {
    let kept = taxID.uppercased().utf8.filter {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
