/// One invented supplier, with what is true of it and no ledger shows.
struct SyntheticSupplier: Sendable {
  let id: String
  /// The right name, then the other spellings that the ledger may use.
  let names: [String]
  let country: String
  /// Index into ``SyntheticRates/codes``.
  let currency: Int
  /// Indices into ``SyntheticCategory/all``, the main one first.
  let categories: [Int]
  /// Days.
  let terms: Int
  /// Number of the contract; "" without one.
  let contract: String
  let contractEnd: CalendarDate?
  /// The true gross margin, in basis points.
  let margin: Int
  let alternatives: Int
  let isCritical: Bool
  /// Mean net amount of a row, EUR.
  let meanAmount: Double

  /// - Parameters:
  ///   - rank: place by spend, from 0 for the largest.
  ///   - standing: the rank as a share of all suppliers.
  init(
    rank: Int, standing: Double, number: Int, meanAmount: Double, end: CalendarDate, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed, 1, rank)
    let country = random.pick(SyntheticSupplier.countries)
    var categories = [SyntheticSupplier.category(random.uniform())]
    for _ in 0..<2 where random.chance(0.3) {
      let other = random.below(SyntheticCategory.all.count)
      if !categories.contains(other) { categories.append(other) }
    }
    let isGerman = country == "DE" || country == "AT"
    let trade = SyntheticCategory.all[categories[0]].trades[isGerman ? 1 : 0]
    let name = SyntheticName(number: number, country: country, trade: trade, from: &random)
    let spellings = random.chance(0.25) ? 1 + random.below(3) : 0
    let hasContract = random.chance(standing < 0.06 ? 0.75 : standing < 0.25 ? 0.5 : 0.2)

    id = "V\(100_000 + number)"
    names = [name.full] + name.variants(spellings, from: &random)
    self.country = country
    currency = country == "US" ? 1 : country == "GB" ? 2 : 0
    self.categories = categories
    terms = random.pick([14, 30, 30, 30, 45, 60, 60])
    contract = hasContract ? "CT-\(20_000 + number)" : ""
    contractEnd = hasContract ? CalendarDate(days: end.days - 60 + Int32(random.below(520))) : nil
    margin = min(6_000, max(400, Int(2_500 + 800 * random.normal())))
    alternatives = random.chance(0.06) ? 0 : min(6, 1 + Int(random.uniform() * 4))
    isCritical = random.chance(0.02)
    self.meanAmount = meanAmount
  }

  private static let countries = [
    "DE", "DE", "DE", "DE", "FR", "FR", "PL", "PL", "NL", "IT", "ES", "AT", "SE", "IE", "GB", "GB",
    "US", "US", "US",
  ]

  /// The category at a point between 0 and 1, by weight.
  private static func category(_ point: Double) -> Int {
    var rest = point
    for (index, category) in SyntheticCategory.all.enumerated() {
      rest -= category.weight
      if rest < 0 { return index }
    }
    return SyntheticCategory.all.count - 1
  }
}

/// The currencies of the synthetic ledger and their rates, in EUR per unit.
enum SyntheticRates {
  static let codes = ["EUR", "USD", "GBP"]
  static let rates = [1, 0.92, 1.17]
  /// How much more a unit was worth a year earlier, as a share.
  static let fall = ["USD": 0.03, "GBP": -0.015]
}
