/// Reads numbers as ledgers write them, exactly.
///
/// Signs: `-x`, `x-`, `(x)`, `x Cr`, and a lone dash for zero. A currency sign or code may stand on
/// either side. Thousands are grouped by the sign that is not the decimal sign, by spaces or apostrophes.
enum NumberScanner {
  /// Plain digits with at most one decimal sign, up to 18 digits: nearly all cells.
  ///
  /// Returns millionths and the decimals written, or -1 decimals where the cell is anything else.
  @inline(__always)
  static func plain(_ cell: CellBytes, decimalSign: UInt8) -> (micros: Int64, decimals: Int) {
    let count = cell.count
    guard count > 0, count <= 20 else { return (0, -1) }
    var i = 0
    let isNegative = cell[0] == 0x2D
    if isNegative { i = 1 }
    var mantissa: Int64 = 0
    var sign = -1
    let start = i
    while i < count {
      let byte = cell[i]
      let digit = byte &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if byte == decimalSign, sign < 0, decimalSign != 0 {
        sign = i
      } else {
        return (0, -1)
      }
      i &+= 1
    }
    let decimals = sign < 0 ? 0 : count &- sign &- 1
    let digits = count &- start &- (sign < 0 ? 0 : 1)
    guard digits > 0, digits &- decimals <= 12, decimals <= 6 else { return (0, -1) }
    let micros = mantissa &* scales[decimals]
    return (isNegative ? 0 &- micros : micros, decimals)
  }

  /// Reads any usual style; `decimalSign` is `.`, `,` or 0 where the column's style is undecided.
  static func scanned(_ cell: CellBytes, decimalSign: UInt8) -> ScannedNumber {
    var frame = NumberFrame(CellText.trimmed(cell))
    guard !frame.isEmpty else { return ScannedNumber() }
    guard frame.strip() else { return ScannedNumber(status: .unreadable) }
    // "-", "£ -": the accounting format of spreadsheets for zero.
    if frame.core.isEmpty {
      return ScannedNumber(status: frame.isDash ? .value : .unreadable)
    }
    var sign = decimalSign
    if sign == 0 {
      switch NumberEvidence(core: frame.core) {
      case .comma: sign = 0x2C
      case .point, .neither: sign = 0x2E
      case .either: return ScannedNumber(status: .undecided, side: frame.side)
      }
    }
    var number = digits(frame.core, decimalSign: sign)
    if frame.isNegative { number.picos = -number.picos }
    number.side = frame.side
    if frame.side == .credit { number.picos = -abs(number.picos) }
    return number
  }

  private static func digits(_ core: CellBytes, decimalSign: UInt8) -> ScannedNumber {
    let failure = ScannedNumber(status: .unreadable)
    var groups = DigitGroups()
    var mantissa: Int128 = 0
    var digits = 0
    var decimals = -1
    var exponent = 0
    var i = 0
    while i < core.count {
      let byte = core[i]
      if byte >= 0x30, byte <= 0x39 {
        if mantissa != 0 || byte != 0x30 { digits += 1 }
        guard digits <= 36 else { return ScannedNumber(status: .outOfRange) }
        mantissa = mantissa * 10 + Int128(byte - 0x30)
        if decimals >= 0 { decimals += 1 } else { groups.digit(byte) }
        i += 1
      } else if byte == decimalSign {
        guard decimals < 0, groups.end() else { return failure }
        decimals = 0
        i += 1
      } else if byte | 0x20 == 0x65 {
        guard let value = NumberScanner.exponent(core, from: i + 1) else { return failure }
        exponent = value
        i = core.count
      } else {
        let width = DigitGroups.separator(core, i)
        guard width > 0, decimals < 0, groups.separator(byte) else { return failure }
        i += width
      }
    }
    guard decimals >= 0 || groups.end(), groups.count + max(0, decimals) > 0 else { return failure }
    return scaled(mantissa, decimals: max(0, decimals), exponent: exponent)
  }

  /// `e+03` from behind the letter; nil where there are no digits.
  private static func exponent(_ core: CellBytes, from start: Int) -> Int? {
    var i = start
    let isNegative = i < core.count && core[i] == 0x2D
    if i < core.count, core[i] == 0x2D || core[i] == 0x2B { i += 1 }
    guard i < core.count, core.count - i <= 4 else { return nil }
    var value = 0
    for byte in core[i...] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }

  private static func scaled(_ mantissa: Int128, decimals: Int, exponent: Int) -> ScannedNumber {
    var number = ScannedNumber(status: .value)
    var value = mantissa
    var places = decimals - exponent
    if exponent != 0 || places > 12 {
      while places > 0, value % 10 == 0, value != 0 || places > decimals {
        (value, places) = (value / 10, places - 1)
      }
    }
    if value == 0 { places = min(max(places, 0), 12) }
    if places > 12 {
      number.wasRounded = true
      value = places - 12 > 38 ? 0 : value.dividedToEven(by: .power(places - 12))
      places = 12
    }
    guard places >= -38 else { return ScannedNumber(status: .outOfRange) }
    let (picos, overflow) = value.multipliedReportingOverflow(by: .power(min(38, 12 - places)))
    guard !overflow, picos < ScannedNumber.limit, 12 - places <= 38 else {
      return ScannedNumber(status: .outOfRange)
    }
    number.picos = picos
    number.decimals = max(0, places)
    return number
  }

  private static let scales: InlineArray<7, Int64> = [
    1_000_000, 100_000, 10_000, 1_000, 100, 10, 1,
  ]
}

/// The digits before the decimal sign, and whether their grouping is one that people use: groups of
/// three, or of two with a last one of three (Indian).
struct DigitGroups {
  private(set) var count = 0
  private var inGroup = 0
  private var mark: UInt8 = 0
  private var startsWithZero = false

  mutating func digit(_ byte: UInt8) {
    if count == 0 { startsWithZero = byte == 0x30 }
    count += 1
    inGroup += 1
  }

  mutating func separator(_ byte: UInt8) -> Bool {
    // A no-break space is C2 A0 or A0: take both as one kind of mark.
    let kind: UInt8 = byte >= 0x80 ? 0xA0 : byte
    let fits =
      mark == 0
      ? (1...3).contains(inGroup) && !startsWithZero
      : kind == mark && (2...3).contains(inGroup)
    (mark, inGroup) = (kind, 0)
    return fits
  }

  /// True where the digits may end here.
  func end() -> Bool { mark == 0 || inGroup == 3 }

  /// Bytes of a thousands separator at `i`, 0 where there is none.
  static func separator(_ core: CellBytes, _ i: Int) -> Int {
    switch core[i] {
    case 0x2C, 0x2E, 0x27, 0x92: 1
    case 0xE2 where i + 2 < core.count && core[i + 1] == 0x80 && core[i + 2] == 0x99: 3
    default: CellText.leadingSpace(core, i, core.count)
    }
  }
}

extension ScannedNumber {
  /// Reads a cell of any style, the plain one faster.
  init(_ cell: CellBytes, decimalSign: UInt8) {
    let plain = NumberScanner.plain(cell, decimalSign: decimalSign)
    if plain.decimals >= 0 {
      self.init(
        status: .value, picos: Int128(plain.micros) * 1_000_000, decimals: plain.decimals)
    } else {
      self = NumberScanner.scanned(cell, decimalSign: decimalSign)
    }
  }
}
