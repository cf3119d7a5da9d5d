import Testing

@testable import SavingsIO

@Suite("Numbers of cells")
struct NumberScannerTests {
  static func scanned(_ text: String, sign: Character? = ".") -> ScannedNumber {
    let byte = sign.flatMap(\.asciiValue) ?? 0
    return Array(text.utf8).withUnsafeBytes { ScannedNumber($0, decimalSign: byte) }
  }

  @Test(
    arguments: [
      ("0", 0), ("12", 12_000_000), ("-12.5", -12_500_000), ("+3", 3_000_000),
      ("1,234.56", 1_234_560_000), ("1,23,456.00", 123_456_000_000), ("1 234.5", 1_234_500_000),
      ("1\u{A0}234.5", 1_234_500_000), ("1'234.5", 1_234_500_000), ("1’234", 1_234_000_000),
      ("12.50 Cr", -12_500_000), ("12.50CR.", -12_500_000), ("1,00,012.50 Dr", 100_012_500_000),
      ("\u{20B9} 12.50 dr", 12_500_000), ("(12.50)", -12_500_000), ("12.50-", -12_500_000),
      ("\u{2212}7", -7_000_000),
      ("£ 3,040.14", 3_040_140_000), ("-£5", -5_000_000), ("£-5", -5_000_000),
      ("(£5.00)", -5_000_000), ("12.00 €", 12_000_000), ("USD 12", 12_000_000),
      ("12 GBP", 12_000_000), ("$ (1,234.56)", -1_234_560_000), (" (1,234.56)", -1_234_560_000),
      ("-", 0), ("£ -", 0), ("1.5E+03", 1_500_000_000), ("2e-3", 2_000), (".5", 500_000),
      ("5.", 5_000_000), ("9223372036854.775807", 9_223_372_036_854_775_807),
      ("-9223372036854.775808", -9_223_372_036_854_775_808), ("0000012", 12_000_000),
    ] as [(String, Int64)])
  func usualStylesReadExactly(_ text: String, _ micros: Int64) {
    let number = Self.scanned(text)
    #expect(number.status == .value)
    #expect(number.micros == micros)
  }

  @Test(arguments: [
    "#N/A", "N/A", "abc", "1,5", "1.2.3", "12%", "--5", "(5", "5)", "(-5)", "-5-", "1,2345", "0x10",
    "NaN", "inf", "DEC 12", "1e", "e5", "()", "£", "12 34", "1,234 567", "0,123", ".", "1.5.",
    "12-5",
  ])
  func otherTextIsUnreadable(_ text: String) {
    #expect(Self.scanned(text).status == .unreadable)
  }

  @Test(arguments: ["", " ", "\u{A0}"])
  func blankCellsAreEmpty(_ text: String) { #expect(Self.scanned(text).status == .empty) }

  @Test func decimalCommasRead() {
    #expect(Self.scanned("4.597,66 ", sign: ",").micros == 4_597_660_000)
    #expect(Self.scanned("1,234", sign: ",").micros == 1_234_000)
    #expect(Self.scanned("1.50", sign: ",").status == .unreadable)
  }

  @Test func anUndecidedStyleReadsOnlyWhatCanMeanOneThing() {
    #expect(Self.scanned("1,234", sign: nil).status == .undecided)
    #expect(Self.scanned("1.234", sign: nil).status == .undecided)
    #expect(Self.scanned("1,23", sign: nil).micros == 1_230_000)
    #expect(Self.scanned("1.234,5", sign: nil).micros == 1_234_500_000)
    #expect(Self.scanned("1234", sign: nil).micros == 1_234_000_000)
    #expect(Self.scanned("0,123", sign: nil).micros == 123_000)
    #expect(Self.scanned("1,234,567", sign: nil).micros == 1_234_567_000_000)
  }

  @Test func twelveDecimalsAreExactAndMoreAreRoundedToEven() {
    #expect(Self.scanned("0.123456789012").picos == 123_456_789_012)
    let long = Self.scanned("0.1234567890125")
    #expect(long.picos == 123_456_789_012)
    #expect(long.wasRounded)
    #expect(!Self.scanned("0.1230000000000000").wasRounded)
    #expect(Self.scanned("0.0000005").micros == 0)
    #expect(Self.scanned("0.0000015").micros == 2)
  }

  @Test func hugeNumbersAreOutOfRange() {
    #expect(Self.scanned("1e400").status == .outOfRange)
    #expect(Self.scanned("9223372036854.775808").micros == nil)
    #expect(Self.scanned(String(repeating: "9", count: 60)).status == .outOfRange)
    #expect(Self.scanned("1e-400").picos == 0)
  }

  @Test func productsAreExact() {
    let product = ScannedNumber.product(Self.scanned("3.5"), Self.scanned("-0.0000010001"))
    #expect(product.picos == -3_500_350)
    #expect(!product.wasRounded)
  }
}
