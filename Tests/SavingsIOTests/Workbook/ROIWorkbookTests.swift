import Foundation
import Savings
import Testing

@testable import SavingsIO

/// The workbook computes what the program computes: recalculated by a spreadsheet program, with other
/// inputs, it gives the engine's figures for these settings.
struct ROIWorkbookTests {
  private static func settings(discount: Double? = nil, licence: Double? = nil) -> Settings {
    var settings = Settings()
    if let discount { settings.programme.discountRate = discount }
    if let licence { settings.programme.licence = licence }
    return settings
  }

  private static func result(_ settings: Settings) throws -> ROIResult {
    try ROIResult(worlds: SomeWorlds.all(40), settings: settings, currency: Currency("EUR"))
  }

  private static func book(_ settings: Settings = settings()) throws -> Spreadsheet {
    ROIWorkbook(try result(settings), ROIPageInput(settings: settings)).spreadsheet
  }

  private static func bytes(_ book: Spreadsheet) throws -> [UInt8] {
    try WorkbookFile.bytes(of: book, title: "Test", made: CalendarDate(days: 20_000))
  }

  @Test("the same values give the same bytes, and no macro or link is in them")
  func sameBytes() throws {
    let bytes = try Self.bytes(Self.book())
    #expect(bytes.count > 10_000 && bytes.prefix(2) == [0x50, 0x4B])
    #expect(try Self.bytes(Self.book()) == bytes)
    let names = String(decoding: bytes, as: UTF8.self)
    for foreign in ["vbaProject", "externalLink", "hyperlink"] { #expect(!names.contains(foreign)) }
  }

  @Test(
    "recalculated, every figure is the engine's", .enabled(if: Calculator.isThere),
    arguments: [0.0, 0.05, 0.1, 0.2, 0.35], [20_000.0, 50_000, 120_000])
  func recalculated(discount: Double, licence: Double) throws {
    var book = try Self.book()
    #expect(book.set("discount_rate", to: discount) && book.set("licence", to: licence))
    let settings = Self.settings(discount: discount, licence: licence)
    let expected = try Self.book(settings).sheets[0]
    let found = try Calculator(Self.bytes(book)).sheet("Summary")
    // Amounts are judged against what the programme costs: a net figure can be near nothing.
    let scale = try #require(Self.number(expected.rows[4][1]))
    var compared = 0
    for (row, cells) in expected.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard case .formula(_, let value, let style) = cell else { continue }
        let text = found[row][column]
        switch value {
        case .text(let words): #expect(text == words)
        case .number(let number):
          let read = try #require(Double(text), "\(text) in \(row), \(column)")
          let tolerance = 1e-6 * (style == .money ? scale : max(1, number.magnitude))
          #expect(
            (read - number).magnitude <= tolerance, "\(cells[0]) \(read) is not \(number)")
        }
        compared += 1
      }
    }
    #expect(compared == 44)
  }

  @Test(
    "every cell of every sheet is what its formula gives, and none is an error",
    .enabled(if: Calculator.isThere))
  func storedValues() throws {
    let book = try Self.book()
    let calculator = try Calculator(Self.bytes(book))
    var formulas = 0
    for sheet in book.sheets {
      let found = try calculator.sheet(sheet.name)
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let text = found[row][column]
          #expect(!text.hasPrefix("#"), "\(sheet.name) \(row), \(column)")
          guard case .formula(_, .number(let number), _) = cell else { continue }
          formulas += 1
          let read = try #require(Double(text), "\(sheet.name) \(row), \(column)")
          #expect(
            // A cent a cell, and what it adds up to over three years.
            (read - number).magnitude <= 0.05 + 1e-6 * number.magnitude,
            "\(sheet.name) \(row), \(column): \(read) is not \(number)")
        }
      }
    }
    #expect(formulas > 3_000)
  }

  @Test("text that looks like a formula stays text", .enabled(if: Calculator.isThere))
  func inertText() throws {
    var book = Spreadsheet()
    var sheet = Sheet("Names", widths: [20])
    sheet.rows = [[.text("=1+1")], [.text("+49")], [.text("@SUM(A1)")]]
    book.sheets = [sheet]
    let found = try Calculator(Self.bytes(book)).sheet("Names")
    #expect(found.prefix(3).map { $0[0] } == ["=1+1", "+49", "@SUM(A1)"])
  }

  private static func number(_ cell: SheetCell) -> Double? {
    if case .formula(_, .number(let number), _) = cell { number } else { nil }
  }
}
