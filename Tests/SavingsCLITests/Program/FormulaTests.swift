import Foundation
import NightTrials
import Testing

/// Texts of a ledger that a spreadsheet program would take for formulas, in every field that is shown.
struct FormulaTests {
  private static let payloads = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.invalid\",\"pay\")", "=WEBSERVICE(\"x\")",
    "=IMPORTXML(\"x\",\"//a\")", "=INDIRECT(\"A1\")", "=DDE(\"cmd\";\"/C calc\";\"x\")", "=A1",
    "==1",
    "= 1", "+1+1", "+cmd|' /C calc'!A0", "+A1", "++A1", "-1+1", "-cmd|' /C calc'!A0", "-A1", "--1",
    "@SUM(1+1)", "@A1", "@@", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "'=1+1", "''", "=\"a\"&\"b\"",
    "=1;=2", "=2*(3)",
  ]

  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// Publishes a ledger of 30 suppliers in 30 files and returns its folder.
  private static func publish(_ texts: [String]) throws -> Folder {
    let folder = try Folder()
    try folder.makeDirectory("in")
    for (index, text) in texts.enumerated() {
      let cell = quoted(text)
      // A cell that cannot be read is shown with its column's name and its file's.
      try folder.write(
        "in/\(text.replacing("/", with: "∕")) \(index).csv",
        "supplier,amount,date,category,description,\(cell)\n"
          + "\(cell),\(9_000 + index),2026-01-02,\(cell),\(cell),\(cell)\n"
          + "\(cell),\(9_500 + index),2026-01-03,\(cell),\(cell),\(cell)\n"
          + "\(cell),\(cell),2026-01-04,\(cell),\(cell),\(cell)\n")
    }
    try folder.write(
      "savings.yaml",
      "worlds: 2\nspend: {files: [\"in/*.csv\"]}\ncurrency: {base: EUR}\n"
        + "limits: {rejected_share: 1, rejected_spend_share: 1}\n")
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    return folder
  }

  /// First scalars of the quoted cells of a CSV.
  private static func firstScalars(_ text: String) -> [Unicode.Scalar] {
    var first: [Unicode.Scalar] = []
    var isInside = false
    var scalars = text.unicodeScalars.makeIterator()
    var previous: Unicode.Scalar = "\n"
    while let scalar = scalars.next() {
      if !isInside, scalar == "\"", previous == "," || previous == "\n" {
        isInside = true
        if let next = scalars.next() {
          first.append(next)
          if next == "\"" { isInside = false }
          previous = next
          continue
        }
      } else if isInside, scalar == "\"" {
        isInside = false
      } else if !isInside, scalar == "\"", previous == "\"" {
        isInside = true
      }
      previous = scalar
    }
    return first
  }

  @Test("30 formulas in five fields: no cell of a CSV and none of the workbook is one")
  func formulas() throws {
    #expect(Self.payloads.count == 30)
    let folder = try Self.publish(Self.payloads)
    let benign = try Self.publish((1...30).map { "Name \($0)" })
    var cells = 0
    for name in folder.names("out/latest") where name.hasSuffix(".csv") {
      // The rejected records themselves are there byte for byte, to be corrected.
      if name.hasPrefix("rejects.raw") { continue }
      for scalar in Self.firstScalars(folder.text("out/latest/\(name)")) {
        cells += 1
        #expect(!"=+-@\t\r＝＋－＠".unicodeScalars.contains(scalar), "\(name)")
      }
    }
    #expect(cells > 30 * 5)
    let rejects = folder.text("out/latest/rejects.csv")
    for payload in Self.payloads where !payload.contains("\"") {
      #expect(rejects.contains("'\(payload)"), "\(payload)")
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip") else {
      print("unzip is not here: the formulas of the workbook are not counted.")
      return
    }
    let counts = try [folder, benign].map { folder in
      let sheets = try TracedProgram(
        ["/usr/bin/unzip", "-p", "out/latest/roi.xlsx", "xl/worksheets/*"], in: folder.path,
        environment: ["PATH": "/usr/bin:/bin"])
      #expect(sheets.status == 0, "\(sheets.error)")
      return sheets.output.split(separator: "<f>").count
    }
    #expect(counts[0] == counts[1] && counts[0] > 50)
  }

  @Test("names that are paths make no file outside of the run, and no name of one")
  func paths() throws {
    let names = [
      "../../etc/passwd", "/etc/passwd", "..", ".", "-rf", "CON", "a\u{0}b", "\u{202E}gnp.exe",
      String(repeating: "x", count: 300), "~", "$(touch x)", "`touch x`", "%s%n", "a/b/../c",
    ]
    let folder = try Folder()
    var ledger = "supplier,amount,date,category\n"
    for (index, name) in names.enumerated() where name != "a\u{0}b" {
      for day in 1...3 {
        ledger += "\(Self.quoted(name)),\(9_000 + index),2026-01-0\(day),\(Self.quoted(name))\n"
      }
    }
    try folder.write("spend.csv", ledger)
    try folder.write("savings.yaml", Nightly.settings)
    let result = try Program.run(["run", "--quiet"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    #expect(folder.names() == [".cache", "out", "savings.yaml", "spend.csv"])
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/out")
    #expect(found.count > 20)
    for path in found {
      #expect(path.wholeMatch(of: /[A-Za-z0-9._\-\/]{1,120}/) != nil, "\(path)")
    }
  }
}
