import Savings

/// Order of day and month in a column's dates.
enum DateOrder: UInt8 {
  case undecided
  case dayFirst
  case monthFirst
  /// Only dates that begin with the year, or that spell the month.
  case yearFirst
  /// Both orders are there, or the other signs' order is proven and this one's is not: only dates that
  /// prove themselves are read.
  case mixed
}

/// How one column writes its dates: the order of day and month for each sign between them, since a
/// column that two systems fill has one order with points and another with slashes.
struct DateOrders: Equatable {
  private var bySign: InlineArray<4, DateOrder>
  /// Whether a year alone is a date: where nearly all cells are years.
  var hasYears = false

  init(_ order: DateOrder = .undecided) { bySign = InlineArray(repeating: order) }

  static func == (a: DateOrders, b: DateOrders) -> Bool {
    a.hasYears == b.hasYears && (0..<4).allSatisfy { a.bySign[$0] == b.bySign[$0] }
  }

  /// Index of a sign: slash, hyphen, point, or anything else.
  static func index(of sign: UInt8) -> Int {
    switch sign {
    case 0x2F: 0
    case 0x2D: 1
    case 0x2E: 2
    default: 3
    }
  }

  subscript(index: Int) -> DateOrder {
    get { bySign[index] }
    set { bySign[index] = newValue }
  }

  /// Whether any sign's order is known.
  var isDecided: Bool { (0..<4).contains { bySign[$0] != .undecided } }

  /// What is still open is mixed where something else is known.
  var completed: DateOrders {
    guard isDecided else { return self }
    var orders = self
    for index in 0..<4 where bySign[index] == .undecided { orders[index] = .mixed }
    return orders
  }
}

/// A date of a cell.
struct ScannedDate: Equatable {
  var status = ScanStatus.empty
  var days: Int32 = 0
  /// Months since year 0.
  var month: Int32 = 0
  /// What a date of two numbers and a year proves of its column.
  var proof = DateOrder.undecided

  static let unreadable = ScannedDate(status: .unreadable)

  /// A date that exists in a year that a ledger can speak of.
  @inline(__always)
  init(year: Int, month: Int, day: Int, proof: DateOrder = .undecided) {
    let index = (year &- MonthStarts.firstYear) &* 12 &+ month &- 1
    guard month >= 1, month <= 12, index >= 0, index < MonthStarts.count else {
      self = .unreadable
      return
    }
    let start = MonthStarts.days[index]
    // The next month's start tells how long this one is.
    guard day >= 1, day <= Int(MonthStarts.days[index &+ 1] &- start) else {
      self = .unreadable
      return
    }
    status = .value
    days = start &+ Int32(truncatingIfNeeded: day &- 1)
    self.month = Int32(truncatingIfNeeded: year &* 12 &+ month &- 1)
    self.proof = proof
  }

  init(status: ScanStatus = .empty) { self.status = status }

  /// A day by its number since 1970.
  init(_ days: Int32) {
    let parts = CalendarDate(days: days).components
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }
}

/// Reads dates as ledgers write them; a time behind the date is passed over.
enum DateScanner {
  /// `2025-09-03` alone: most ledgers. Nil where the cell is anything else.
  @inline(__always)
  static func plain(_ cell: CellBytes) -> ScannedDate? {
    guard cell.count == 10 else { return nil }
    let head = cell.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let tail = cell.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    // Little endian: "yyyy-mm-" and "dd", the dashes at bytes 4 and 7.
    guard head & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
    let a = (head & 0x00FF_FF00_FFFF_FFFF) &- 0x0030_3000_3030_3030
    let b = tail &- 0x3030
    // A byte outside 0...9 shows in its high nibble, now or after adding 6.
    guard (a | (a &+ 0x0006_0600_0606_0606)) & 0x00F0_F000_F0F0_F0F0 == 0,
      (b | (b &+ 0x0606)) & 0xF0F0 == 0
    else { return nil }
    func digit(_ i: UInt64) -> Int { Int(truncatingIfNeeded: (a >> (8 * i)) & 0xF) }
    let year = (digit(0) &* 10 &+ digit(1)) &* 100 &+ digit(2) &* 10 &+ digit(3)
    return ScannedDate(
      year: year, month: digit(5) &* 10 &+ digit(6),
      day: Int(b & 0xF) &* 10 &+ Int(b >> 8))
  }

  static func scanned(_ cell: CellBytes, order: DateOrder) -> ScannedDate {
    scanned(cell, orders: DateOrders(order))
  }

  static func scanned(_ cell: CellBytes, orders: DateOrders) -> ScannedDate {
    var text = DateText(CellText.trimmed(cell))
    guard !text.isAtEnd else { return ScannedDate() }
    if let month = text.month() { return spelled(&text, month: month) }
    guard let first = text.number() else { return .unreadable }
    if first.digits == 8, text.isAtEnd {
      return ScannedDate(
        year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
    }
    if first.digits == 5, let days = YearOrSerial.serial(CellText.trimmed(cell)) {
      return ScannedDate(days)
    }
    if first.digits == 4, text.isAtEnd, orders.hasYears {
      return ScannedDate(year: first.value, month: 1, day: 1)
    }
    guard let separator = text.separator() else { return .unreadable }
    if first.digits <= 2, let month = text.month() {
      _ = text.separator()
      guard let year = text.year(), text.endsOrHasTime else { return .unreadable }
      return ScannedDate(year: year, month: month, day: first.value)
    }
    guard let second = text.number(), second.digits <= 2, text.separator() == separator else {
      return .unreadable
    }
    if first.digits == 4 {
      guard let day = text.number(), day.digits <= 2, text.endsOrHasTime else { return .unreadable }
      return ScannedDate(year: first.value, month: second.value, day: day.value)
    }
    guard first.digits <= 2, let year = text.year(), text.endsOrHasTime else { return .unreadable }
    return ordered(first.value, second.value, year, orders[DateOrders.index(of: separator)])
  }

  /// `Oct 9, 2012`, behind the month.
  private static func spelled(_ text: inout DateText, month: Int) -> ScannedDate {
    _ = text.separator()
    guard let day = text.number(), day.digits <= 2, text.separator() != nil, let year = text.year(),
      text.endsOrHasTime
    else { return .unreadable }
    return ScannedDate(year: year, month: month, day: day.value)
  }

  private static func ordered(_ a: Int, _ b: Int, _ year: Int, _ order: DateOrder) -> ScannedDate {
    let proof: DateOrder = a > 12 ? .dayFirst : (b > 12 ? .monthFirst : .undecided)
    switch order {
    case .dayFirst: return ScannedDate(year: year, month: b, day: a, proof: proof)
    case .monthFirst: return ScannedDate(year: year, month: a, day: b, proof: proof)
    case .yearFirst: return .unreadable
    case .undecided, .mixed:
      if proof == .undecided, a != b {
        return ScannedDate(status: order == .mixed ? .ambiguous : .undecided)
      }
      return proof == .monthFirst
        ? ScannedDate(year: year, month: a, day: b, proof: proof)
        : ScannedDate(year: year, month: b, day: a, proof: proof)
    }
  }
}

/// The first days of all months that a ledger can speak of.
private enum MonthStarts {
  static let firstYear = 1900
  static let count = 1100 * 12
  static let days: [Int32] = (0...count).map { month in
    CalendarDate(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.days ?? 0
  }
}
