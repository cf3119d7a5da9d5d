import Savings

/// How one column's cells are written, as far as its cells prove it.
struct StyleEvidence {
  var points = 0
  var commas = 0
  /// Numbers that could be read both ways.
  var either = 0
  /// Dates by the sign between their parts, as ``DateOrders/index(of:)`` counts them.
  private var dates = InlineArray<4, OrderCount>(repeating: OrderCount())
  private var years = 0
  private var otherDates = 0

  mutating func add(number cell: CellBytes) {
    switch NumberEvidence(cell: cell) {
    case .point: points += 1
    case .comma: commas += 1
    case .either: either += 1
    case .neither: break
    }
  }

  mutating func add(date cell: CellBytes) {
    guard !CellText.isPlaceholder(CellText.trimmed(cell)) else { return }
    let date = DateScanner.scanned(cell, order: .undecided)
    if YearOrSerial.isYear(CellText.trimmed(cell)) { years += 1 } else { otherDates += 1 }
    guard date.status == .undecided || date.proof != .undecided else { return }
    let sign = CellText.trimmed(cell).first { $0 < 0x30 || $0 > 0x39 } ?? 0
    let index = DateOrders.index(of: sign)
    switch date.proof {
    case .dayFirst: dates[index].dayFirst += 1
    case .monthFirst: dates[index].monthFirst += 1
    default: dates[index].open += 1
    }
  }

  static func += (a: inout StyleEvidence, b: StyleEvidence) {
    a.points += b.points
    a.commas += b.commas
    a.either += b.either
    for index in 0..<4 { a.dates[index] += b.dates[index] }
    a.years += b.years
    a.otherDates += b.otherDates
  }

  var needsSign: Bool { either > 0 && decimalSign == 0 }

  /// `.`, `,`, or 0 where nothing proves either; what most cells say where they disagree.
  var decimalSign: UInt8 {
    points == commas ? 0 : (points > commas ? 0x2E : 0x2C)
  }

  /// The order that each sign's dates prove.
  var provenOrders: DateOrders {
    var orders = DateOrders()
    for index in 0..<4 { orders[index] = dates[index].order }
    orders.hasYears = hasYears
    return orders
  }

  /// The same where there is no more to look at: what proves nothing beside others that do is mixed.
  var dateOrders: DateOrders { provenOrders.completed }

  /// Whether nearly all cells are years alone.
  var hasYears: Bool { years > 9 * otherDates }

  /// Dates that could be read two ways, and whether nothing in the column tells which.
  var openDates: Int { (0..<4).reduce(0) { $0 + dates[$1].open } }
  var needsDateOrder: Bool { openDates > 0 && !dateOrders.isDecided }

  /// Dates that prove an order, in words: `4,901 with / prove day first`.
  var dateProof: String {
    let signs = ["/", "-", ".", "other signs"]
    return (0..<4).compactMap { index in
      let count = dates[index]
      switch count.order {
      case .dayFirst: return "\(count.dayFirst) with \(signs[index]) prove day first"
      case .monthFirst: return "\(count.monthFirst) with \(signs[index]) prove month first"
      case .mixed:
        return
          "\(count.dayFirst) with \(signs[index]) prove day first and \(count.monthFirst) month first"
      default: return nil
      }
    }.joined(separator: ", ")
  }
}

/// What the dates with one sign between their parts prove.
private struct OrderCount {
  var dayFirst = 0
  var monthFirst = 0
  /// Neither: both numbers are at most 12 and differ.
  var open = 0

  static func += (a: inout OrderCount, b: OrderCount) {
    a.dayFirst += b.dayFirst
    a.monthFirst += b.monthFirst
    a.open += b.open
  }

  /// One order where at most one date in a hundred speaks against it: that one is a slip.
  var order: DateOrder {
    if dayFirst == 0, monthFirst == 0 { return .undecided }
    if dayFirst >= 99 * monthFirst { return .dayFirst }
    if monthFirst >= 99 * dayFirst { return .monthFirst }
    return .mixed
  }
}

/// The styles of the columns that are read as numbers or dates.
struct ColumnStyles: Equatable {
  /// `.`, `,`, or 0 while undecided.
  var amount: UInt8 = 0
  var quantity: UInt8 = 0
  var unitPrice: UInt8 = 0
  var date = DateOrders()

  /// What the settings decide for every column.
  init(_ settings: SpendSettings) {
    let sign: UInt8
    switch settings.decimal {
    case .auto: sign = 0
    case .point: sign = 0x2E
    case .comma: sign = 0x2C
    }
    (amount, quantity, unitPrice) = (sign, sign, sign)
    switch settings.dateStyle {
    case .auto: date = DateOrders()
    case .iso: date = DateOrders(.yearFirst)
    case .dmy: date = DateOrders(.dayFirst)
    case .mdy: date = DateOrders(.monthFirst)
    }
  }

  /// Fills what is undecided from the evidence of each role.
  ///
  /// - Parameter isWhole: whether the evidence is that of the whole file, so that no more will come.
  mutating func decide(_ evidence: [ColumnRole: StyleEvidence], isWhole: Bool) {
    if amount == 0 { amount = evidence[.amount]?.decimalSign ?? 0 }
    if quantity == 0 { quantity = evidence[.quantity]?.decimalSign ?? 0 }
    if unitPrice == 0 { unitPrice = evidence[.unitPrice]?.decimalSign ?? 0 }
    guard let dates = evidence[.date] else { return }
    let proven = dates.provenOrders
    for index in 0..<4 where date[index] == .undecided { date[index] = proven[index] }
    date.hasYears = dates.hasYears
    if isWhole { date = date.completed }
  }
}
