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
  /// Offsets of the records that a first reading has shown to be totals of others.
  let totals: Set<Int>

  init(
    _ layout: FileLayout, settings: Settings, fileBytes: Int, totals: Set<Int> = []
  ) {
    self.totals = totals
    let idle = RowRules.idleRoles(layout.roles)
    roles = layout.roles.map { idle.contains($0) ? .ignored : $0 }
    columns = ColumnRole.allCases.map { idle.contains($0) ? -1 : layout.column(of: $0) }
    styles = layout.styles
    headerCells = layout.header.cells
    delimiter = layout.delimiter
    limits = settings.limits
    currency = CurrencyCode(settings.currency.ledger).packed
    lastDay = settings.asOf?.days ?? Int32.max
    countsDuplicates = fileBytes <= settings.limits.duplicateBytes
  }

  /// Roles that nothing would be made of: prices beside amounts, quantities of no item.
  private static func idleRoles(_ roles: [ColumnRole]) -> Set<ColumnRole> {
    guard roles.contains(.amount) else { return [] }
    return roles.contains(.item) ? [.unitPrice] : [.unitPrice, .quantity, .unit]
  }

  func has(_ role: ColumnRole) -> Bool { columns[Int(role.rawValue)] >= 0 }

  var hasQuantities: Bool { has(.item) && has(.quantity) }

  /// Amounts are quantities times unit prices.
  var multiplies: Bool { !has(.amount) }
}
