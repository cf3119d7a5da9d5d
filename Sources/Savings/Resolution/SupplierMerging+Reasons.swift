extension SupplierMerging {
  /// The record that speaks for a set, by the set's root: a parent's own row before its companies'.
  mutating func recordOfSet() -> [Int: Int] {
    var recordOf: [Int: Int] = [:]
    for index in records.indices {
      let root = sets.find(spellings.count + index)
      guard let known = recordOf[root] else {
        recordOf[root] = index
        continue
      }
      if !records[known].parent.isEmpty, records[index].parent.isEmpty { recordOf[root] = index }
    }
    return recordOf
  }

  /// The name that the alias file gives a set, by the set's root; the least of several.
  mutating func givenNameOfSet() -> [Int: String] {
    var nameOf: [Int: String] = [:]
    for (element, name) in given {
      let root = sets.find(element)
      nameOf[root] = nameOf[root].map { min($0, name) } ?? name
    }
    return nameOf
  }

  /// Why each spelling is where it is.
  /// - Parameter firsts: the first spelling of each set, which needs no reason.
  mutating func reasons(firsts: some Sequence<Int>) -> [MergeReason] {
    var isFirst = [Bool](repeating: false, count: spellings.count)
    for index in firsts { isFirst[index] = true }
    // Spellings that bear a name, in the set of the first that does.
    var home = [Int32](repeating: -1, count: table.keys.count)
    var bearers = [Int32](repeating: 0, count: table.keys.count)
    for index in order where numbers[index] >= 0 {
      let name = Int(numbers[index])
      let root = Int32(sets.find(index))
      if home[name] < 0 { home[name] = root }
      if home[name] == root { bearers[name] += 1 }
    }
    let masterRules = self.masterRules()
    var found = [MergeReason](repeating: MergeReason(.ledger), count: spellings.count)
    for index in order where !isFirst[index] {
      found[index] =
        reason(index, home: home, bearers: bearers)
        ?? MergeReason(masterRules[sets.find(index)] ?? .chain)
    }
    return found
  }

  private mutating func reason(_ index: Int, home: [Int32], bearers: [Int32]) -> MergeReason? {
    if isDecided[index] { return MergeReason(.aliasFile) }
    if sharesID[index] { return MergeReason(.id) }
    let name = Int(numbers[index])
    if name >= 0, bearers[name] > 1, home[name] == Int32(sets.find(index)) {
      var applied = folded[index].rules
      // The trade name is what is left out here, and no reason of its own.
      if folded[index].key != table.keys[name] { applied.append(.spaces) }
      return MergeReason(.name, applied)
    }
    if let rule = otherRule[index] { return MergeReason(.otherName, [rule]) }
    return nil
  }

  /// What holds a set together by way of the master alone, by the set's root.
  private mutating func masterRules() -> [Int: MergeRule] {
    var rules: [Int: MergeRule] = [:]
    for (place, record) in records.enumerated() {
      let root = sets.find(spellings.count + place)
      if !record.parent.isEmpty {
        rules[root] = .parent
      } else if !record.taxID.isEmpty, rules[root] == nil {
        rules[root] = .taxID
      }
    }
    return rules
  }
}
