/// The ledger, aggregated as it is read: what the rest of the program knows of the spend files.
///
/// Its size follows suppliers × categories × items, never rows.
package struct SpendCube: Sendable {
  /// Distinct suppliers as the ledger spells them, outer white space removed.
  package var suppliers: [RawSupplier]
  /// The suppliers' names, folded by the threads that read them; empty where none were.
  package var folded: [SupplierName] = []
  /// Distinct category texts; "" is unclassified.
  package var categories: [String]
  /// Distinct items, with their unit of measure.
  package var items: [RawItem]
  /// Distinct currency codes; "" where the ledger has no currency.
  package var currencies: [String]
  /// One cell per supplier, category, item and currency that occur together, in that order.
  package var cells: [SpendCell]
  /// The last date of the ledger, or the `as_of` of the settings; nil where no row has a date.
  package var asOf: CalendarDate?
  /// True where rows carry dates, so that the trailing window could be cut.
  package var hasWindow: Bool
  /// What of the spend the files hold more than once.
  package var repeats: [RepeatedSpend] = []

  package init(
    suppliers: [RawSupplier] = [], categories: [String] = [], items: [RawItem] = [],
    currencies: [String] = [], cells: [SpendCell] = [], asOf: CalendarDate? = nil,
    hasWindow: Bool = false
  ) {
    self.suppliers = suppliers
    self.categories = categories
    self.items = items
    self.currencies = currencies
    self.cells = cells
    self.asOf = asOf
    self.hasWindow = hasWindow
  }
}

/// A supplier as the ledger names it: either text may be empty, not both.
package struct RawSupplier: Hashable, Sendable {
  package var id: String
  package var name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// An item as the ledger names it, with its unit of measure ("" where none is given).
package struct RawItem: Hashable, Sendable {
  package var name: String
  package var unit: String

  package init(name: String, unit: String) {
    self.name = name
    self.unit = unit
  }
}

/// What one supplier × category × item × currency adds up to.
///
/// Amounts are millionths of the currency's major unit and exact; a row with more than six
/// decimals is rounded once here, and exactly in ``ControlTotals``.
package struct SpendCell: Sendable, Equatable {
  /// Indices into the cube's lists; `item` is -1 where the row names none.
  package var supplier: Int32
  package var category: Int32
  package var item: Int32
  package var currency: Int32
  /// Used rows, and how many of them are negative.
  package var rows: Int32 = 0
  package var credits: Int32 = 0
  /// Net amount of all used rows, and of those in the trailing window (equal without dates).
  package var amount: Int64 = 0
  package var windowAmount: Int64 = 0
  /// Quantity (millionths) and amount of the window's positive rows that have a quantity: their
  /// quotient is the volume-weighted unit price.
  package var windowQuantity: Int64 = 0
  package var windowPricedAmount: Int64 = 0
  /// Rows behind ``windowQuantity``: with it, the average order size.
  package var windowPricedRows: Int32 = 0
  /// Net amount, quantity and priced amount of the period of the same length before the window: of files
  /// that have items and quantities, else 0.
  package var priorAmount: Int64 = 0
  package var priorQuantity: Int64 = 0
  package var priorPricedAmount: Int64 = 0
  /// Spend-weighted payment terms: sum of whole currency units × days over positive rows that have
  /// terms, and the sum of those units.
  package var termsUnitDays: Int64 = 0
  package var termsUnits: Int64 = 0
  /// First and last invoice; nil where no row has a date.
  package var first: CalendarDate?
  package var last: CalendarDate?
  /// Invoices in the 24 months to `asOf`, counted up to 3 (all rows, up to 3, without dates).
  package var recentInvoices: Int32 = 0
  /// Rows whose contract column says that they are under contract.
  package var contractRows: Int32 = 0

  package init(supplier: Int32, category: Int32, item: Int32 = -1, currency: Int32 = 0) {
    self.supplier = supplier
    self.category = category
    self.item = item
    self.currency = currency
  }
}
