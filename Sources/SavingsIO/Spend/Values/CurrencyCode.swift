/// Three letters that name a currency, packed for the inner loop.
struct CurrencyCode: Hashable {
  /// 0 for AAA to 17 575 for ZZZ; 17 576 where the ledger names no currency.
  let packed: Int32

  static let none = CurrencyCode(packed: 26 * 26 * 26)
  /// What a cell that is no code packs to.
  static let unknown: Int32 = -1

  init(packed: Int32) { self.packed = packed }

  /// The code, in either case; nil where the bytes are not three letters.
  init?(_ cell: CellBytes) {
    let packed = CurrencyCode.packed(cell)
    guard packed != CurrencyCode.unknown else { return nil }
    self.packed = packed
  }

  /// The settings' currency; empty or malformed is none.
  init(_ text: String) {
    self = Array(text.utf8).withUnsafeBytes { CurrencyCode($0) } ?? .none
  }

  @inline(__always)
  static func packed(_ cell: CellBytes) -> Int32 {
    guard cell.count == 3 else { return unknown }
    let a = (cell[0] | 0x20) &- 0x61
    let b = (cell[1] | 0x20) &- 0x61
    let c = (cell[2] | 0x20) &- 0x61
    guard a < 26, b < 26, c < 26 else { return unknown }
    return (Int32(a) &* 26 &+ Int32(b)) &* 26 &+ Int32(c)
  }

  var text: String {
    guard self != .none else { return "" }
    let letters = [packed / 676, packed / 26 % 26, packed % 26].map { UInt8($0) + 0x41 }
    return String(decoding: letters, as: UTF8.self)
  }

  /// True for codes of ISO 4217 that may stand beside a number: any three letters would make a
  /// number of "DEC 12".
  var isListed: Bool { CurrencyCode.listed.contains(packed) }

  private static let listed = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
    MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
    SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """.split { $0 == " " || $0 == "\n" }.map { CurrencyCode(String($0)).packed })
}
