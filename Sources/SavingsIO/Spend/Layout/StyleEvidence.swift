import Savings

/// How one column's cells are written, as far as its cells prove it.
struct StyleEvidence {
  var points = 0
  var commas = 0
  var dayFirst = 0
  var monthFirst = 0

  mutating func add(number cell: CellBytes) {
    switch NumberEvidence(cell: cell) {
    case .point: points += 1
    case .comma: commas += 1
    case .either, .neither: break
    }
  }

  mutating func add(date cell: CellBytes) {
    switch DateScanner.scanned(cell, order: .undecided).proof {
    case .dayFirst: dayFirst += 1
    case .monthFirst: monthFirst += 1
    case .undecided, .yearFirst: break
    }
  }

  static func += (a: inout StyleEvidence, b: StyleEvidence) {
    a.points += b.points
    a.commas += b.commas
    a.dayFirst += b.dayFirst
    a.monthFirst += b.monthFirst
  }

  /// `.`, `,`, or 0 where nothing proves either; what most cells say where they disagree.
  var decimalSign: UInt8 {
    points == commas ? 0 : (points > commas ? 0x2E : 0x2C)
  }

  var dateOrder: DateOrder {
    dayFirst == monthFirst ? .undecided : (dayFirst > monthFirst ? .dayFirst : .monthFirst)
  }
}

/// The styles of the columns that are read as numbers or dates.
struct ColumnStyles: Equatable {
  /// `.`, `,`, or 0 while undecided.
  var amount: UInt8 = 0
  var quantity: UInt8 = 0
  var unitPrice: UInt8 = 0
  var date = DateOrder.undecided

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
    case .auto: date = .undecided
    case .iso: date = .yearFirst
    case .dmy: date = .dayFirst
    case .mdy: date = .monthFirst
    }
  }

  /// Fills what is undecided from the evidence of each role.
  mutating func decide(_ evidence: [ColumnRole: StyleEvidence]) {
    if amount == 0 { amount = evidence[.amount]?.decimalSign ?? 0 }
    if quantity == 0 { quantity = evidence[.quantity]?.decimalSign ?? 0 }
    if unitPrice == 0 { unitPrice = evidence[.unitPrice]?.decimalSign ?? 0 }
    if date == .undecided { date = evidence[.date]?.dateOrder ?? .undecided }
  }
}
