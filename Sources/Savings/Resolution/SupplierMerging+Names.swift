extension SupplierMerging {
  /// Names join in three steps: each set's own name first, then its other spellings, then the
  /// further names that a spelling holds. What two ids share beside their own names joins nothing.
  mutating func joinNames() {
    var guarded = IdentityGuard(sets: sets, marks: marks, apart: apart)
    let names = table.keys.count
    let main = mainElements()
    guarded.join(
      main.compactMap { numbers[$0] < 0 ? nil : .init(name: numbers[$0], element: $0) },
      names: names, unique: [.taxID, .parent])

    var isSecondary = [Bool](repeating: false, count: names)
    var hasSecondary = false
    var mainOf = [Int32](repeating: -1, count: elements)
    for element in main { mainOf[sets.find(element)] = numbers[element] }
    for element in numbers.indices where numbers[element] >= 0 {
      if mainOf[sets.find(element)] != numbers[element] {
        isSecondary[Int(numbers[element])] = true
        hasSecondary = true
      }
    }
    if hasSecondary {
      guarded.join(bearers(isSecondary), names: names, unique: [.taxID, .parent, .id])
    }

    let others = otherNames(&guarded)
    if !others.isEmpty { guarded.join(others, names: names, unique: [.taxID, .parent, .id]) }
    sets = guarded.sets
  }

  /// The element whose name a set has as its own: the parent's, else the master's, else the one
  /// with the most rows.
  private mutating func mainElements() -> [Int] {
    var mainOf = [Int32](repeating: -1, count: elements)
    for element in order {
      let root = sets.find(element)
      if mainOf[root] < 0 || rows[element] > rows[Int(mainOf[root])] {
        mainOf[root] = Int32(element)
      }
    }
    // From the weakest to the strongest: companies of a parent, other records, names given.
    for isOwnRow in [false, true] {
      for index in records.indices.reversed() where records[index].parent.isEmpty == isOwnRow {
        let element = spellings.count + index
        if numbers[element] >= 0 { mainOf[sets.find(element)] = Int32(element) }
      }
    }
    for element in (spellings.count + records.count)..<elements where numbers[element] >= 0 {
      mainOf[sets.find(element)] = Int32(element)
    }
    return mainOf.compactMap { $0 < 0 ? nil : Int($0) }
  }

  private func bearers(_ isWanted: [Bool]) -> [IdentityGuard.Evidence] {
    numbers.indices.compactMap { element in
      let name = numbers[element]
      return name >= 0 && isWanted[Int(name)] ? .init(name: name, element: element) : nil
    }
  }

  /// Trade names, "Smith, John", "Mueller": where another supplier bears the name. A trade name
  /// that several companies use, as those of a franchise do, joins none of them.
  private mutating func otherNames(_ guarded: inout IdentityGuard) -> [IdentityGuard.Evidence] {
    var found: [(evidence: IdentityGuard.Evidence, rule: SupplierName.Rule)] = []
    var users: [Int32: Set<Int>] = [:]
    for element in folded.indices {
      for other in folded[element].others {
        guard let name = table.known(other.key), name != numbers[element] else { continue }
        found.append((.init(name: name, element: element), other.rule))
        if other.rule == .tradeName { users[name, default: []].insert(guarded.find(element)) }
      }
    }
    found.removeAll { $0.rule == .tradeName && users[$0.evidence.name, default: []].count > 1 }
    guard !found.isEmpty else { return [] }
    var isWanted = [Bool](repeating: false, count: table.keys.count)
    for entry in found {
      isWanted[Int(entry.evidence.name)] = true
      otherRule[entry.evidence.element] = entry.rule
    }
    return bearers(isWanted) + found.map(\.evidence)
  }
}
