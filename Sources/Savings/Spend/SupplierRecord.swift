/// One row of the supplier master. Only `id` or `name` is needed; everything else is evidence that
/// replaces a proxy.
package struct SupplierRecord: Sendable, Equatable {
  package var id = ""
  package var name = ""
  package var parent = ""
  package var taxID = ""
  /// ISO 3166 two-letter code, upper case.
  package var country = ""
  package var category = ""
  /// Payment terms in force, days.
  package var terms: Int?
  /// Gross margin of the supplier on our account, share of revenue.
  package var margin: Double?
  /// Cost of capital, share a year.
  package var costOfCapital: Double?
  /// Qualified alternatives to this supplier.
  package var alternatives: Int?
  /// Our share of the supplier's revenue.
  package var dependence: Double?
  package var contractEnd: CalendarDate?
  /// low, medium, high; "" where unknown.
  package var risk = ""
  /// nil where nothing is said.
  package var critical: Bool?
  package var singleSource: Bool?
  package var regulated = false
  package var sme: Bool?
  package var protected = false
  /// Tier of the previous run, for hysteresis: tail, mid-tier, strategic.
  package var previousTier = ""

  package init() {}
}

/// The exchange rates to the base currency, exact: base units per unit, in 10⁻⁹.
package struct FXTable: Sendable, Equatable {
  package var nanosPerUnit: [String: Int64]
  /// The same at the end of the period before the window, where the file dates its rates.
  package var nanosBefore: [String: Int64]

  package init(nanosPerUnit: [String: Int64] = [:], nanosBefore: [String: Int64] = [:]) {
    self.nanosPerUnit = nanosPerUnit
    self.nanosBefore = nanosBefore
  }
}
