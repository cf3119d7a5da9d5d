import Savings

/// Decimals of each currency's minor unit, to be looked up for every row.
enum CurrencyDecimals {
  /// By packed code, see ``CurrencyCode``. Never freed: a bare pointer is read without any check.
  ///
  /// - Parameter own: of rows that name no currency.
  static func table(own: Int) -> UnsafePointer<UInt8> { tables[min(3, max(0, own))] }

  private nonisolated(unsafe) static let tables: [UnsafePointer<UInt8>] = (0...3).map { own in
    let count = Int(CurrencyCode.none.packed)
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: count + 1)
    table.initialize(repeating: UInt8(Currency("").decimals), count: count)
    for code in Currency.unusualCodes {
      table[Int(CurrencyCode(code).packed)] = UInt8(Currency(code).decimals)
    }
    table[count] = UInt8(own)
    return UnsafePointer(table)
  }

  /// Millionths of the major unit in a minor unit.
  static func microsPerMinor(_ decimals: Int) -> Int64 {
    switch decimals {
    case 0: 1_000_000
    case 3: 1_000
    default: 10_000
    }
  }
}
