/// Joins what has the same name, unless that would make one supplier of two that say they are not.
///
/// What says so: two tax ids, two parents in the master, two ids whose own names differ, and the
/// alias file. Every step looks at all names together, so that no order decides: first, names whose
/// bearers contradict each other join nothing but those bearers that have nothing of their own to
/// say; then, where the joined sets would still contradict each other by way of several names,
/// none of these names joins.
struct IdentityGuard {
  /// What a set of spellings and records has of its own.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let taxID = Marks(rawValue: 1)
    static let parent = Marks(rawValue: 2)
    static let id = Marks(rawValue: 4)
    /// Declared to be another supplier than some other.
    static let declared = Marks(rawValue: 8)
  }

  private(set) var sets: DisjointSets
  private var marks: [Marks]
  /// Pairs that the alias file calls different.
  private let apart: [(Int, Int)]

  init(sets: DisjointSets, marks own: [Marks], apart: [(Int, Int)]) {
    var sets = sets
    var marks = [Marks](repeating: [], count: own.count)
    for (element, mark) in own.enumerated() where !mark.isEmpty {
      marks[sets.find(element)].formUnion(mark)
    }
    for (a, b) in apart {
      for root in [sets.find(a), sets.find(b)] { marks[root].insert(.declared) }
    }
    self.sets = sets
    self.marks = marks
    self.apart = apart
  }

  mutating func find(_ element: Int) -> Int { sets.find(element) }

  /// One name that elements bear.
  struct Evidence {
    let name: Int32
    let element: Int
  }

  /// Joins the bearers of each name.
  /// - Parameter unique: of which a set may have but one.
  mutating func join(_ evidence: [Evidence], names: Int, unique: Marks) {
    var first = [Int32](repeating: -1, count: names)
    let guarded = unique.union(.declared)
    guard marks.contains(where: { !$0.isDisjoint(with: guarded) }) else {
      for entry in evidence { joinFirst(entry, &first) }
      return
    }
    let isMarked = evidence.map { !marks[sets.find($0.element)].isDisjoint(with: guarded) }
    var blocked = contradicting(evidence, names, unique)
    var tentative = sets
    for (entry, isMarked) in zip(evidence, isMarked) where !blocked[Int(entry.name)] || !isMarked {
      let known = Int(first[Int(entry.name)])
      if known < 0 {
        first[Int(entry.name)] = Int32(entry.element)
      } else {
        tentative.union(known, entry.element)
      }
    }
    let contradictory = contradictorySets(&tentative, unique)
    for entry in evidence where contradictory[tentative.find(entry.element)] {
      blocked[Int(entry.name)] = true
    }
    first = [Int32](repeating: -1, count: names)
    for (entry, isMarked) in zip(evidence, isMarked) where !blocked[Int(entry.name)] || !isMarked {
      joinFirst(entry, &first)
    }
  }

  private mutating func joinFirst(_ entry: Evidence, _ first: inout [Int32]) {
    let name = Int(entry.name)
    guard first[name] >= 0 else {
      first[name] = Int32(entry.element)
      return
    }
    let (a, b) = (sets.find(Int(first[name])), sets.find(entry.element))
    guard a != b else { return }
    let both = marks[a].union(marks[b])
    sets.union(a, b)
    marks[sets.find(a)] = both
  }

  /// Names that two sets bear of which each has a tax id, a parent or an id of its own.
  private mutating func contradicting(
    _ evidence: [Evidence], _ names: Int, _ unique: Marks
  ) -> [Bool] {
    var blocked = [Bool](repeating: false, count: names)
    var bearer = [Int32](repeating: -1, count: 3 * names)
    for entry in evidence {
      let root = sets.find(entry.element)
      for (place, mark) in [Marks.taxID, .parent, .id].enumerated()
      where unique.contains(mark) && marks[root].contains(mark) {
        let slot = 3 * Int(entry.name) + place
        if bearer[slot] >= 0, bearer[slot] != Int32(root) { blocked[Int(entry.name)] = true }
        bearer[slot] = Int32(root)
      }
    }
    return blocked
  }

  /// Which roots of the tentative sets would hold two of what a set may have but one.
  private mutating func contradictorySets(
    _ tentative: inout DisjointSets, _ unique: Marks
  ) -> [Bool] {
    var found = [Bool](repeating: false, count: marks.count)
    var held = [Marks](repeating: [], count: marks.count)
    for element in marks.indices where !marks[element].isDisjoint(with: unique) {
      guard sets.find(element) == element else { continue }
      let root = tentative.find(element)
      let own = marks[element].intersection(unique)
      if !held[root].isDisjoint(with: own) { found[root] = true }
      held[root].formUnion(own)
    }
    for (a, b) in apart where tentative.find(a) == tentative.find(b) {
      found[tentative.find(a)] = true
    }
    return found
  }
}
