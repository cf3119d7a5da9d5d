/// What the ledger itself proves about prices: the same item, in the same unit, bought from several
/// suppliers in comparable order sizes.
package struct PriceEvidence: Sendable, Equatable {
  /// Saving against today's prices if every comparable item were bought at the best other price,
  /// as a share of the deal's spend; items without a cheaper alternative count 0.
  package var saving: Double
  /// Share of the deal's spend that has a comparable alternative.
  package var coverage: Double
  /// Items with an alternative, and distinct other suppliers of them.
  package var items: Int
  package var alternatives: Int
  /// The other supplier that saves most, by index of the resolution; and its part of ``saving``.
  package var bestSupplier: Int
  package var bestSaving: Double

  /// Prices of this share of the spend or more are evidence; of less, they only count the
  /// alternatives.
  package static let enough = 0.5
}

/// The prices of all items by supplier: built once, asked per deal.
package struct PriceBook: Sendable {
  /// One supplier's price of one item.
  private struct Quote: Sendable {
    var supplier: Int
    /// Base currency per unit, volume-weighted over the window.
    var price: Double
    /// Units per order: the volume band.
    var orderSize: Double
  }

  private var quotes: [Int32: [Quote]] = [:]
  /// Spread of prices between suppliers by category, where enough items show it.
  private var dispersions: [Int: Double] = [:]

  /// Order sizes within this factor are one volume band.
  private static let band = 4.0
  /// A price under this share of ours, or over its inverse, is another pack size, not another price.
  private static let comparable = 0.4
  /// A wider spread is taken for different goods under one name.
  private static let widestDispersion = 0.20
  /// Items needed before a category's own dispersion is believed.
  private static let enoughItems = 5

  package init(cube: SpendCube, portfolio: Portfolio) {
    struct Key: Hashable {
      var item: Int32
      var supplier: Int
    }
    var value: [Key: (money: Double, quantity: Double, orders: Double, category: Int)] = [:]
    // Cells in scope only: what the settings exclude is nobody's alternative.
    for cell in portfolio.cells.sorted().lazy.map({ cube.cells[Int($0)] })
    where cell.item >= 0 && cell.windowQuantity > 0 && cell.windowPricedAmount > 0 {
      let key = Key(item: cell.item, supplier: portfolio.resolution.of[Int(cell.supplier)])
      let money =
        Double(portfolio.base.exact(micros: cell.windowPricedAmount, currency: cell.currency))
        * 1e-15
      var entry = value[key] ?? (0, 0, 0, Int(cell.category))
      entry.money += money
      entry.quantity += Double(cell.windowQuantity) * 1e-6
      entry.orders += Double(max(1, cell.windowPricedRows))
      value[key] = entry
    }
    var deviations: [Int: [Double]] = [:]
    var shared: [Int: Int] = [:]
    for key in value.keys.sorted(by: { ($0.item, $0.supplier) < ($1.item, $1.supplier) }) {
      guard let entry = value[key] else { continue }
      quotes[key.item, default: []].append(
        Quote(
          supplier: key.supplier, price: entry.money / entry.quantity,
          orderSize: entry.quantity / entry.orders))
    }
    for item in quotes.keys.sorted() {
      guard let offers = quotes[item], offers.count > 1, let first = offers.first else { continue }
      let category = value[Key(item: item, supplier: first.supplier)]?.category ?? 0
      let prices = offers.map(\.price).sorted()
      let median = (prices[(prices.count - 1) / 2] + prices[prices.count / 2]) / 2
      let kept = prices.filter { PriceBook.isComparable($0, median) }
      guard kept.count > 1 else { continue }
      deviations[category, default: []] += kept.map { ($0 / median - 1).magnitude }
      shared[category, default: 0] += 1
    }
    for (category, count) in shared where count >= PriceBook.enoughItems {
      let sorted = (deviations[category] ?? []).sorted()
      dispersions[category] = min(
        PriceBook.widestDispersion, 1.4826 * sorted[sorted.count / 2])
    }
  }

  /// Spread of suppliers' prices around the median of each item, as the standard deviation that a
  /// normal distribution of that median absolute deviation has: a share, robust against pack sizes
  /// and typing errors; nil where too few items are bought from several suppliers.
  package func dispersion(ofCategory category: Int) -> Double? { dispersions[category] }

  /// The evidence for one deal; nil where none of its items has a comparable alternative.
  package func evidence(for group: SpendGroup, cube: SpendCube, portfolio: Portfolio)
    -> PriceEvidence?
  {
    guard !quotes.isEmpty, group.spend > .zero else { return nil }
    let total = Double(group.spend.minor) / Double(portfolio.base.currency.minorPerMajor)
    var saving = 0.0
    var covered = 0.0
    var items = Set<Int32>()
    var bySupplier: [Int: Double] = [:]
    for index in portfolio.cells[group.cells] {
      let cell = cube.cells[Int(index)]
      guard cell.item >= 0, cell.windowQuantity > 0, cell.windowPricedAmount > 0,
        let offers = quotes[cell.item],
        let own = offers.first(where: { $0.supplier == group.supplier })
      else { continue }
      let spend =
        Double(portfolio.base.exact(micros: cell.windowPricedAmount, currency: cell.currency))
        * 1e-15
      var best: Quote?
      for offer in offers where offer.supplier != group.supplier {
        guard PriceBook.isComparable(offer.price, own.price),
          offer.orderSize <= own.orderSize * PriceBook.band,
          offer.orderSize >= own.orderSize / PriceBook.band
        else { continue }
        bySupplier[offer.supplier] = bySupplier[offer.supplier] ?? 0
        if offer.price < best?.price ?? .infinity { best = offer }
      }
      guard let best else { continue }
      items.insert(cell.item)
      covered += spend
      let gain = max(0, 1 - best.price / own.price) * spend
      saving += gain
      bySupplier[best.supplier, default: 0] += gain
    }
    guard covered > 0 else { return nil }
    let top = bySupplier.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return PriceEvidence(
      saving: min(1, saving / total), coverage: min(1, covered / total), items: items.count,
      alternatives: bySupplier.count, bestSupplier: top?.key ?? group.supplier,
      bestSaving: (top?.value ?? 0) / total)
  }

  private static func isComparable(_ a: Double, _ b: Double) -> Bool {
    a >= comparable * b && b >= comparable * a
  }
}
