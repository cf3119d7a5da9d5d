import Savings

/// All that the inner loop must know of a file, in a form that costs nothing to look up.
struct RowRules: Sendable {
  let roles: [ColumnRole]
  /// Column of each role, by raw value; -1 where there is none.
  let columns: [Int]
  let styles: ColumnStyles
  let headerCells: [[UInt8]]
  let delimiter: UInt8
  let limits: LimitSettings
  /// Currency of rows that name none.
  let currency: Int32
  /// Last day of the window; rows after it are used outside of it.
  let lastDay: Int32
  let countsDuplicates: Bool

  init(_ layout: FileLayout, settings: Settings, fileBytes: Int) {
    roles = layout.roles
    columns = ColumnRole.allCases.map { layout.column(of: $0) }
    styles = layout.styles
    headerCells = layout.header.cells
    delimiter = layout.delimiter
    limits = settings.limits
    currency = CurrencyCode(settings.currency.ledger).packed
    lastDay = settings.asOf?.days ?? Int32.max
    countsDuplicates = fileBytes <= settings.limits.duplicateBytes
  }

  func has(_ role: ColumnRole) -> Bool { columns[Int(role.rawValue)] >= 0 }

  var hasQuantities: Bool { has(.item) && has(.quantity) }

  /// Amounts are quantities times unit prices.
  var multiplies: Bool { !has(.amount) }
}
