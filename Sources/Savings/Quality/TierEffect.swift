/// What a change of the ledger would do to tiers: the suppliers ranked and placed once more.
///
/// A supplier's count of invoices, on which the rule for one-off purchases rests, stays as it is.
package struct TierEffect: Sendable, Equatable {
  package enum Change: String, Sendable, CaseIterable {
    case spellingsApart = "spellings-apart"
    case withoutRepeats = "without-repeated-rows"
    case withRepeats = "with-repeated-rows"
    case withoutOverlaps = "without-rows-of-earlier-files"
    case withOverlaps = "with-rows-of-earlier-files"
    case lookalikesJoined = "look-alikes-joined"

    package var title: String {
      switch self {
      case .spellingsApart: "Spellings counted apart"
      case .withoutRepeats: "Repeated rows left out"
      case .withRepeats: "Repeated rows used"
      case .withoutOverlaps: "Rows of earlier files left out"
      case .withOverlaps: "Rows of earlier files used"
      case .lookalikesJoined: "All listed look-alikes joined"
      }
    }
  }

  /// The suppliers of one tier.
  package struct Count: Sendable, Equatable {
    package var suppliers = 0
    package var spend = Money.zero
  }

  package let change: Change
  /// By ``Tier/index``, as they would be.
  package let tiers: [Count]
  /// Those that would stand in another tier than now, and their spend now: spellings where they are
  /// counted apart, else suppliers.
  package let moved: Count

  static func counts(_ placed: [(tier: Tier, spend: Money)]) -> [Count] {
    var counts = [Count](repeating: Count(), count: Tier.allCases.count)
    for (tier, spend) in placed {
      counts[tier.index].suppliers += 1
      counts[tier.index].spend += spend
    }
    return counts
  }

  /// - Parameters:
  ///   - placed: every supplier or spelling: its tier now, its tier then, its spend now and then.
  init(_ change: Change, _ placed: [(now: Tier, then: Tier, spend: Money)], tiers: [Count]) {
    self.change = change
    self.tiers = tiers
    var moved = Count()
    for entry in placed where entry.now != entry.then {
      moved.suppliers += 1
      moved.spend += entry.spend
    }
    self.moved = moved
  }

  /// The repeated rows of a kind left out, or used where the settings leave them out; nil where there
  /// are none.
  init?(
    repeats kind: RepeatedSpend.Kind, _ cube: SpendCube, _ portfolio: Portfolio,
    _ settings: Settings
  ) {
    let base = portfolio.base
    let isUsed = !settings.spend.setsAside(kind)
    var parts: [Place: Int128] = [:]
    for part in cube.repeats where part.kind == kind {
      let place = Place(
        supplier: portfolio.resolution.of[Int(part.supplier)], category: Int(part.category))
      let exact = base.exact(micros: part.windowAmount, currency: part.currency)
      parts[place, default: 0] += isUsed ? -exact : exact
    }
    guard !parts.isEmpty else { return nil }
    var groups: [SpendGroup] = []
    for var group in portfolio.suppliers.flatMap(\.groups) {
      let place = Place(supplier: group.supplier, category: group.category)
      if let part = parts[place] {
        group.spend = base.money(portfolio.exact(group, cube) + part)
      }
      groups.append(group)
    }
    let change: Change =
      switch (kind, isUsed) {
      case (.withinFile, true): .withoutRepeats
      case (.withinFile, false): .withRepeats
      case (.ofEarlierFile, true): .withoutOverlaps
      case (.ofEarlierFile, false): .withOverlaps
      }
    self.init(change, groups, portfolio, settings) { $0 }
  }

  /// The look-alikes of each other joined to one supplier; nil where there are none.
  init?(joining pairs: [Lookalike], _ portfolio: Portfolio, _ settings: Settings) {
    guard !pairs.isEmpty else { return nil }
    var sets = DisjointSets(portfolio.resolution.suppliers.count)
    for pair in pairs { sets.union(pair.alias, pair.supplier) }
    // The suppliers come by rank: the first of a set is the one that the others join.
    var heads: [Int: Int] = [:]
    var joined: [Int: Int] = [:]
    for supplier in portfolio.suppliers {
      let root = sets.find(supplier.index)
      heads[root] = heads[root] ?? supplier.index
      joined[supplier.index] = heads[root]
    }
    var groups: [Place: SpendGroup] = [:]
    for var group in portfolio.suppliers.flatMap(\.groups) {
      group.supplier = joined[group.supplier] ?? group.supplier
      let place = Place(supplier: group.supplier, category: group.category)
      if let known = groups[place] {
        group.spend += known.spend
        group.rows += known.rows
        group.recentInvoices += known.recentInvoices
        group.contractRows += known.contractRows
      }
      groups[place] = group
    }
    self.init(.lookalikesJoined, Array(groups.values), portfolio, settings) {
      joined[$0] ?? $0
    }
  }

  /// - Parameter supplier: what a supplier of the portfolio is then.
  private init(
    _ change: Change, _ groups: [SpendGroup], _ portfolio: Portfolio, _ settings: Settings,
    supplier: (Int) -> Int
  ) {
    let ranked = SupplierRanking(
      SupplierGroups.all(
        of: groups.sorted { ($0.supplier, $0.category) < ($1.supplier, $1.category) }),
      portfolio.resolution.suppliers, portfolio.base, settings,
      previousTiers: portfolio.previousTiers
    ).suppliers()
    var then: [Int: Tier] = [:]
    for entry in ranked { then[entry.index] = entry.placement.tier }
    self.init(
      change,
      portfolio.suppliers.map { entry in
        (
          entry.placement.tier, then[supplier(entry.index)] ?? entry.placement.tier, entry.spend
        )
      }, tiers: TierEffect.counts(ranked.map { ($0.placement.tier, $0.spend) }))
  }

  private struct Place: Hashable {
    let supplier: Int
    let category: Int
  }
}

extension Portfolio {
  /// The exact window spend of a group, in 10⁻¹⁵ of the base currency.
  func exact(_ group: SpendGroup, _ cube: SpendCube) -> Int128 {
    cells[group.cells].reduce(0) { sum, place in
      let cell = cube.cells[Int(place)]
      return sum + base.exact(micros: cell.windowAmount, currency: cell.currency)
    }
  }
}
