import Savings
import Testing

@testable import SavingsIO

@Suite("Dates of cells")
struct DateScannerTests {
  static func scanned(_ text: String, _ order: DateOrder = .dayFirst) -> String? {
    let date = Array(text.utf8).withUnsafeBytes {
      DateScanner.plain($0) ?? DateScanner.scanned($0, order: order)
    }
    return date.status == .value ? CalendarDate(days: date.days).iso : nil
  }

  @Test(
    arguments: [
      ("2025-09-03", "2025-09-03"), ("2022-04-15 00:00:00.000", "2022-04-15"),
      ("2025-09-03T10:30:00Z", "2025-09-03"), ("2025/9/3", "2025-09-03"),
      ("20250903", "2025-09-03"), ("04/05/2010", "2010-05-04"), ("4.5.10", "2010-05-04"),
      ("04-05-2010 9:30 AM", "2010-05-04"), ("9-Oct-12", "2012-10-09"), ("9-Oct-99", "1999-10-09"),
      ("2 June 2006", "2006-06-02"), ("Oct 9, 2012", "2012-10-09"), ("31/12/69", "2069-12-31"),
      ("31/12/70", "1970-12-31"), ("29/02/2024", "2024-02-29"),
    ] as [(String, String)])
  func usualStylesRead(_ text: String, _ iso: String) { #expect(Self.scanned(text) == iso) }

  @Test(arguments: [
    "2025-02-30", "2025-13-01", "30/02/2025", "2015", "N/A", "Date Not Captured", "1/2", "1/2/3",
    "12/31/2025", "2025-09-03x", "0000-00-00", "9999-12-31", "1-2/2025", "Foo 1, 2020",
  ])
  func otherTextIsNoDate(_ text: String) { #expect(Self.scanned(text) == nil) }

  @Test func monthsComeFirstWhereTheColumnSaysSo() {
    #expect(Self.scanned("8/14/2017 0:00", .monthFirst) == "2017-08-14")
    #expect(Self.scanned("3/4/2017", .monthFirst) == "2017-03-04")
  }

  @Test func anUndecidedColumnReadsOnlyWhatCanMeanOneThing() {
    #expect(Self.scanned("3/4/2017", .undecided) == nil)
    #expect(Self.scanned("4/4/2017", .undecided) == "2017-04-04")
    #expect(Self.scanned("13/4/2017", .undecided) == "2017-04-13")
    #expect(Self.scanned("4/13/2017", .undecided) == "2017-04-13")
  }

  @Test(
    arguments: [
      ("30", 30), ("30.00", 30), ("Net 30", 30), ("NET-30", 30), ("30 days", 30), ("30D", 30),
      ("2/10 net 30", 30), ("0", 0), ("", -1), ("soon", -1), ("-5", -1), ("99999", -1),
    ] as [(String, Int32)])
  func termsRead(_ text: String, _ days: Int32) {
    #expect(Array(text.utf8).withUnsafeBytes { TermsScanner.days($0).days } == days)
  }
}
