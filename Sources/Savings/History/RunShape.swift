/// What a ledger looks like from far: the figures by which one night is held against another.
package struct RunShape: Sendable, Equatable {
  package var records: Int
  package var rejected: Int
  /// Addressable spend of the window, in the base currency.
  package var spend: Money
  /// Addressable spend by category, largest first; what is beyond ``RunShape/width`` is summed under "".
  package var categories: [CategorySpend]
  package var suppliers: Int

  package struct CategorySpend: Sendable, Equatable {
    package var name: String
    package var spend: Money

    package init(name: String, spend: Money) {
      self.name = name
      self.spend = spend
    }
  }

  /// Categories that are told apart.
  package static let width = 50

  package init(
    records: Int, rejected: Int, spend: Money, categories: [CategorySpend], suppliers: Int
  ) {
    self.records = records
    self.rejected = rejected
    self.spend = spend
    self.categories = categories
    self.suppliers = suppliers
  }

  package init(ledger: Ledger, portfolio: Portfolio) {
    var byCategory = [Money](repeating: .zero, count: ledger.cube.categories.count)
    for supplier in portfolio.suppliers {
      for group in supplier.groups where group.spend > .zero {
        byCategory[group.category] += group.spend
      }
    }
    let sorted = zip(ledger.cube.categories, byCategory).filter { $1 > .zero }.map {
      CategorySpend(name: $0, spend: $1)
    }.sorted { ($1.spend, $0.name) < ($0.spend, $1.name) }
    let others = sorted.dropFirst(RunShape.width).reduce(Money.zero) { $0 + $1.spend }
    self.init(
      records: ledger.files.reduce(0) { $0 + $1.control.records },
      rejected: ledger.files.reduce(0) { $0 + $1.control.rejected },
      spend: portfolio.waterfall.addressable,
      categories: sorted.prefix(RunShape.width)
        + (others == .zero ? [] : [CategorySpend(name: "", spend: others)]),
      suppliers: portfolio.suppliers.count)
  }

  /// Share of the records that were rejected.
  package var rejectRate: Double { records == 0 ? 0 : Double(rejected) / Double(records) }

  /// Shares of the categories in ``spend``, by name.
  package var mix: [String: Double] {
    Dictionary(
      categories.map { ($0.name, $0.spend.share(of: spend)) }, uniquingKeysWith: { $0 + $1 })
  }
}
