import Savings

/// All that the inner loop must know of a file, in a form that costs nothing to look up.
struct RowRules: @unchecked Sendable {
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
  /// First days of periods by which rows are told apart; empty for one sum.
  let periods: [CalendarDate]
  /// Offsets of the records that a first reading has shown to be totals or repetitions of others.
  let asides: [Int: RowProblem.Detail]
  /// What amounts are made of, and the side on which purchases stand where that matters.
  let source: AmountSource
  let purchases: PurchaseSide?
  /// Decimals of each currency's minor unit, rows that name none included.
  let coins: UnsafePointer<UInt8>
  /// Whose rows are noted one by one, by the bytes of id and name; nil where none are.
  let traces: (@Sendable (_ id: CellBytes, _ name: CellBytes) -> Bool)?

  init(
    _ layout: FileLayout, settings: Settings, fileBytes: Int,
    asides: [Int: RowProblem.Detail] = [:],
    traces: (@Sendable (_ id: CellBytes, _ name: CellBytes) -> Bool)? = nil
  ) {
    self.traces = traces
    self.asides = asides
    source = layout.source
    purchases = layout.purchases
    let own = settings.currency.ledger.isEmpty ? settings.currency.base : settings.currency.ledger
    coins = CurrencyDecimals.table(own: Currency(own).decimals)
    let idle = RowRules.idleRoles(layout.roles)
    roles = layout.roles.map { idle.contains($0) ? .ignored : $0 }
    columns = ColumnRole.allCases.map { idle.contains($0) ? -1 : layout.column(of: $0) }
    styles = layout.styles
    headerCells = layout.header.cells
    delimiter = layout.delimiter
    limits = settings.limits
    currency = CurrencyCode(settings.currency.ledger).packed
    lastDay = settings.asOf?.days ?? Int32.max
    periods = settings.spend.periods
    countsDuplicates = fileBytes <= min(settings.limits.duplicateBytes, Int(UInt32.max))
  }

  /// Roles that nothing would be made of: prices beside amounts, quantities of no item.
  private static func idleRoles(_ roles: [ColumnRole]) -> Set<ColumnRole> {
    guard roles.contains(.amount) else { return [] }
    return roles.contains(.item) ? [.unitPrice] : [.unitPrice, .quantity, .unit]
  }

  func has(_ role: ColumnRole) -> Bool { columns[Int(role.rawValue)] >= 0 }

  var hasQuantities: Bool { has(.item) && has(.quantity) }

}
