extension SpendCell {
  /// What tells cells apart, in their order.
  var place: Place {
    Place(supplier: supplier, category: category, item: item, currency: currency)
  }

  struct Place: Comparable {
    let supplier: Int32
    let category: Int32
    let item: Int32
    let currency: Int32

    static func < (a: Place, b: Place) -> Bool {
      (a.supplier, a.category, a.item, a.currency) < (b.supplier, b.category, b.item, b.currency)
    }
  }

  /// Adds the sums of a cell of the same place.
  mutating func add(_ other: SpendCell) {
    rows += other.rows
    credits += other.credits
    amount += other.amount
    windowAmount += other.windowAmount
    windowQuantity += other.windowQuantity
    windowPricedAmount += other.windowPricedAmount
    windowPricedRows += other.windowPricedRows
    priorAmount += other.priorAmount
    priorQuantity += other.priorQuantity
    priorPricedAmount += other.priorPricedAmount
    termsUnitDays += other.termsUnitDays
    termsUnits += other.termsUnits
    if let date = other.first { first = min(first ?? date, date) }
    if let date = other.last { last = max(last ?? date, date) }
    recentInvoices = min(3, recentInvoices + other.recentInvoices)
    contractRows += other.contractRows
  }
}
