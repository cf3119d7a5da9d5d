/// One purchase of the synthetic ledger, before anything is broken.
struct SyntheticRow: Sendable {
  var supplier: Int
  var category: Int
  /// Number of the item in its category, from 0; -1 where the line has none.
  var item = -1
  var date: CalendarDate
  var quantity: Int64 = 0
  /// In ten-thousandths of the currency.
  var unitPrice: Int64 = 0
  /// In hundredths of the currency.
  var amount: Int64
  var invoice: Int
  /// Invoice that this row credits; 0 where it credits none.
  var credited = 0
  /// Line text of the category, and the unit of the item.
  var line = 0
  var terms: Int
  var businessUnit: Int

  static let businessUnits = [
    "Plant Nord", "Plant Süd", "Head Office", "Łódź Warehouse", "Distribution Lyon",
  ]
}

extension SyntheticPortfolio {
  /// The purchase of a row: its supplier, what is bought, how much and at what price.
  func purchase(_ index: Int, on date: CalendarDate, from random: inout SplitMix64) -> SyntheticRow
  {
    let rank = supplier(at: random.uniform())
    let supplier = suppliers[rank]
    // Two rows in three are of what the supplier mainly sells.
    let isMain = random.chance(0.67)
    let choice = isMain ? supplier.categories[0] : random.pick(supplier.categories)
    let category = SyntheticCategory.all[choice]
    let parts = date.components
    let target = supplier.meanAmount * category.season(month: parts.month) * random.skewed(0.6)
    let rate = SyntheticRates.rates[supplier.currency]
    var row = SyntheticRow(
      supplier: rank, category: choice, date: date, amount: 0, invoice: 1_000_000 + index,
      terms: random.chance(0.03) ? 30 : supplier.terms,
      businessUnit: random.below(SyntheticRow.businessUnits.count))
    row.line = random.below(category.lines.count)
    guard category.hasItems else {
      row.amount = max(1, Int64(target / rate * 100))
      return row
    }
    // Each supplier offers a run of the category's items and sells the first ones most.
    let skew = random.uniform()
    let first = SplitMix64.number(options.seed, choice, rank, below: itemsPerCategory)
    row.item = (first + Int(skew * skew * 10)) % itemsPerCategory
    row.line = row.item % category.lines.count
    let months = Int(date.monthIndex) - Int(options.start.monthIndex)
    let price =
      unitPrice(of: row.item, in: choice, by: rank, from: &random)
      * (target > 40_000 ? 0.965 : target > 8_000 ? 0.985 : 1)
      * (1 + category.drift * Double(months) / 12) / rate
    // Two decimals, or four where a cent would be coarse.
    let step: Int64 = price < 10 ? 1 : 100
    row.unitPrice = max(1, Int64((price * 10_000 / Double(step)).rounded())) * step
    row.quantity = max(1, Int64((target / rate / price).rounded()))
    row.amount = SyntheticPortfolio.cents(row.quantity, row.unitPrice)
    return row
  }

  /// A credit note for part of an earlier purchase.
  func credit(
    of original: SyntheticRow, _ index: Int, on date: CalendarDate, from random: inout SplitMix64
  ) -> SyntheticRow {
    var row = original
    row.date = date
    row.invoice = 1_000_000 + index
    row.credited = original.invoice
    let share = random.pick([1.0, 0.5, 0.2, 0.1])
    if row.item >= 0 {
      row.quantity = -max(1, Int64(Double(original.quantity) * share))
      row.amount = SyntheticPortfolio.cents(row.quantity, row.unitPrice)
    } else {
      row.amount = -max(1, Int64(Double(original.amount) * share))
    }
    return row
  }

  /// Price of an item from one supplier, EUR: the item's own, and some 6 % around it.
  func unitPrice(
    of item: Int, in choice: Int, by rank: Int, from random: inout SplitMix64
  ) -> Double {
    let prices = SyntheticCategory.all[choice].prices
    let place = choice * 10_000 + item
    var base = SplitMix64(seed: options.seed, 3, place)
    let point = base.uniform()
    let price = prices.lowerBound + (prices.upperBound - prices.lowerBound) * point * point
    var offer = SplitMix64(seed: options.seed ^ UInt64(place), 4, rank)
    let offset = min(2.5, max(-2.5, offer.normal()))
    return price * (1 + 0.06 * offset) * (1 + 0.01 * random.normal())
  }

  /// Quantity times price in hundredths, ties to even.
  private static func cents(_ quantity: Int64, _ price: Int64) -> Int64 {
    let product = quantity * price
    let (quotient, remainder) = product.magnitude.quotientAndRemainder(dividingBy: 100)
    let isUp = remainder > 50 || (remainder == 50 && !quotient.isMultiple(of: 2))
    let cents = Int64(quotient + (isUp ? 1 : 0))
    return product < 0 ? -cents : cents
  }
}

extension SplitMix64 {
  /// A number that two others decide.
  static func number(_ seed: UInt64, _ a: Int, _ b: Int, below bound: Int) -> Int {
    var random = SplitMix64(seed: seed ^ 0x5EED, a, b)
    return random.below(bound)
  }
}
