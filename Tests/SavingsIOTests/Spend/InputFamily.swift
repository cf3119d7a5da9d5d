import Testing

/// One way in which real ledgers are ugly: a small file that has it, and what must be read of it.
///
/// Every family has the same purchases, so that whatever the file looks like, the answer is one.
struct InputFamily: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  /// Records that are no purchases: rejected or set aside.
  let others: Int
  /// Decimals as the file writes them.
  let amount: String

  var testDescription: String { name }

  /// 1,250.50 of Café Müller on 13 January 2025, 20.25 and a credit of 5.75 of Acme in February.
  private static let rows = [
    ("Café Müller", "1250.50", "2025-01-13"), ("Acme", "20.25", "2025-02-14"),
    ("Acme", "-5.75", "2025-02-15"),
  ]

  /// - Parameters:
  ///   - line: writes one row of supplier, amount and date.
  ///   - around: puts more between the header and the rows, or behind.
  private init(
    _ name: String, header: String = "Supplier,Amount,Date", ending: String = "\n", others: Int = 0,
    amount: String = "1265.00", encode: (String) -> [UInt8] = { Array($0.utf8) },
    line: (String, String, String) -> String = { "\($0),\($1),\($2)" },
    around: (_ header: String, _ rows: [String]) -> [String] = { [$0] + $1 }
  ) {
    self.name = name
    self.others = others
    self.amount = amount
    let rows = Self.rows.map { line($0.0, $0.1, $0.2) }
    bytes = encode(around(header, rows).joined(separator: ending) + ending)
  }

  private static func comma(_ amount: String) -> String {
    amount.replacing(".", with: ",").replacing("1250", with: "1.250")
  }

  private static func day(_ date: String, _ separator: String) -> String {
    let parts = date.split(separator: "-")
    return [parts[2], parts[1], parts[0]].joined(separator: separator)
  }

  private static func single(_ e: UInt8, _ u: UInt8) -> (String) -> [UInt8] {
    { text in
      text.unicodeScalars.map { $0 == "é" ? e : $0 == "ü" ? u : UInt8($0.value) }
    }
  }

  static let all: [InputFamily] = encodings + shapes + numbers + dates

  private static let encodings = [
    InputFamily("UTF-8"),
    InputFamily("UTF-8 with a byte order mark", encode: { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    InputFamily(
      "UTF-16, little end first",
      encode: { text in [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }),
    InputFamily("Windows-1252 and ISO-8859-1", encode: single(0xE9, 0xFC)),
    InputFamily("gzip", encode: { gzip(Array($0.utf8)) }),
    InputFamily("CR LF", ending: "\r\n"), InputFamily("CR alone", ending: "\r"),
    InputFamily(
      "line ends mixed",
      around: { header, rows in [header + "\r\n" + rows[0] + "\r" + rows[1] + "\n" + rows[2]] }),
  ]

  private static func delimited(_ name: String, _ mark: String) -> InputFamily {
    InputFamily(
      name, header: ["Supplier", "Amount", "Date"].joined(separator: mark),
      line: { [$0, $1, $2].joined(separator: mark) })
  }

  private static let shapes = [
    delimited("semicolons", ";"), delimited("tabs", "\t"), delimited("bars", "|"),
    InputFamily("quoted cells", line: { "\"\($0)\",\"\($1)\",\"\($2)\"" }),
    InputFamily(
      "line breaks and quotes within cells", header: "Supplier,Note,Amount,Date",
      line: { "\($0),\"two\nlines, and \"\"quotes\"\"\",\($1),\($2)" }),
    InputFamily(
      "title rows above the header", around: { ["Payments over 500,,", ",,", $0] + $1 }),
    InputFamily("header repeated", around: { [$0, $1[0], $0, $1[1], $1[2], $0] }),
    InputFamily(
      "section lines", others: 2,
      around: { [$0, "January,,", $1[0], "February,,", $1[1], $1[2]] }),
    InputFamily("blank rows", around: { [$0, "", $1[0], ",,", " , , ", $1[1], $1[2], ""] }),
    InputFamily("an unlabelled total", others: 1, around: { [$0] + $1 + [",1265.00,"] }),
    InputFamily(
      "subtotals by what they sum", others: 2,
      around: { [$0, $1[0], $1[1], "x,1270.75,", $1[2], "y,1265.00,"] }),
    InputFamily(
      "ragged rows", header: "Supplier,Amount,Date,Note,More",
      line: { "\($0),\($1),\($2)" + ($0 == "Acme" ? ",n,,,," : "") }),
    InputFamily(
      "rows of #N/A", others: 1, around: { [$0, $1[0], "#N/A,#N/A,#N/A", $1[1], $1[2]] }),
    InputFamily(
      "names with outer spaces", line: { " \($0)\u{A0}, \($1) ,\($2) " }),
  ]

  private static let numbers = [
    InputFamily(
      "decimal commas", header: "Supplier;Amount;Date", line: { "\($0);\(comma($1));\($2)" }),
    InputFamily(
      "thousands with apostrophes", line: { "\($0),\($1.replacing("1250", with: "1'250")),\($2)" }),
    InputFamily(
      "thousands with spaces that do not break",
      line: { "\($0),\($1.replacing("1250", with: "1\u{202F}250")),\($2)" }),
    InputFamily(
      "thousands with commas", line: { "\($0),\"\($1.replacing("1250", with: "1,250"))\",\($2)" }),
    InputFamily(
      "currency signs before", line: { "\($0),£ \($1.replacing("-", with: "-")),\($2)" }),
    InputFamily("currency codes behind", line: { "\($0),\($1) EUR,\($2)" }),
    InputFamily(
      "parentheses", line: { "\($0),\($1.hasPrefix("-") ? "(\($1.dropFirst()))" : $1),\($2)" }),
    InputFamily(
      "trailing minus", line: { "\($0),\($1.hasPrefix("-") ? "\($1.dropFirst())-" : $1),\($2)" }),
    InputFamily(
      "Cr behind credits alone",
      line: { "\($0),\($1.hasPrefix("-") ? "\($1.dropFirst()) Cr" : $1),\($2)" }),
    InputFamily(
      "debits and credits", header: "Supplier,Debit,Credit,Date",
      line: { "\($0),\($1.hasPrefix("-") ? ",\($1.dropFirst())" : "\($1),"),\($2)" }),
    InputFamily(
      "marks of the side", header: "Supplier,Amount,SHKZG,Date",
      line: { "\($0),\($1.replacing("-", with: "")),\($1.hasPrefix("-") ? "H" : "S"),\($2)" }),
    InputFamily(
      "more decimals than the currency", amount: "1265.0000001",
      line: { "\($0),\($1)\($0 == "Acme" ? "00000" : "00001"),\($2)" }),
    InputFamily(
      "an exponent", line: { "\($0),\($1.replacing("1250.50", with: "1.2505E+03")),\($2)" }),
  ]

  private static let dates = [
    InputFamily("day first with slashes", line: { "\($0),\($1),\(day($2, "/"))" }),
    InputFamily("day first with points", line: { "\($0),\($1),\(day($2, "."))" }),
    InputFamily(
      "month first",
      line: { supplier, amount, date in
        let parts = date.split(separator: "-")
        return "\(supplier),\(amount),\(parts[1])/\(parts[2])/\(parts[0])"
      }),
    InputFamily(
      "day numbers of a spreadsheet",
      line: { "\($0),\($1),\(["2025-01-13": 45670, "2025-02-14": 45702][$2] ?? 45703)" }),
    InputFamily("eight digits", line: { "\($0),\($1),\($2.replacing("-", with: ""))" }),
    InputFamily("with a time", line: { "\($0),\($1),\($2)T00:00:00" }),
    InputFamily(
      "several styles in one column",
      line: { "\($0),\($1),\($2 == "2025-02-14" ? "14 Feb 2025" : day($2, "/"))" }),
  ]
}
