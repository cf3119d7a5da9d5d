import Foundation
import Testing

/// `savings init` as a user runs it, and what the other verbs make of its file.
struct InitProgramTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    let rows = (0..<60).map { index in
      "Acme \(index % 7) Ltd,\(index % 15 + 13)/0\(index % 9 + 1)/2025,1\(index).50,2\(index).25"
    }
    try folder.write(
      "two.csv", (["Supplier,Date,Invoice amount,Payment amount"] + rows).joined(separator: "\n"))
    try folder.write(
      "one.csv", (["Supplier,Date,Amount,Text"] + rows).joined(separator: "\r\n") + "\r\n")
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder)
  }

  @Test("a clear file needs no answer: check and run read it with the settings as they are")
  func clear() throws {
    let result = try run("init", "one.csv")
    #expect(result.status == 0 && result.error.isEmpty)
    for part in [
      "one.csv\n", "utf-8, CR LF, delimiter ,", "header on line 1", "supplier = Supplier (0.99)",
      "spend.date_style = dmy", "savings.yaml is written. Next: savings check",
    ] { #expect(result.output.contains(part), "\(part)") }
    #expect(result.output.split(separator: "\n").count <= 60)
    let check = try run("check", "--format", "json")
    #expect(check.status == 0, "\(check.error)")
    let document = try Document(Data(check.output.utf8))
    #expect(document["control"]["used"].integer == 60)
    #expect(document["inputs"][0]["mapping"]["amount"].text == "Amount")
    let published = try run("run", "--quiet", "--set", "worlds=3")
    #expect(published.status == 0, "\(published.error)")
    #expect(folder.target("out/latest") != nil)
  }

  @Test("what is marked is refused by line, with what to write, until somebody has written it")
  func marked() throws {
    let result = try run("init", "two.csv", "--output", "two.yaml")
    #expect(result.status == 0)
    #expect(result.output.contains("Confirm what is marked (1)"))
    let text = folder.text("two.yaml")
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("amount: CONFIRM Invoice amount") })
    for verb in ["check", "run"] {
      let refused = try run(verb, "-c", "two.yaml")
      #expect(refused.status == 78)
      #expect(
        refused.error.hasPrefix(
          "savings: two.yaml, line \(line + 1): spend.mapping.amount waits for confirmation"))
      #expect(refused.error.contains("Write amount: Invoice amount if that is right"))
    }
    let flagged = try run(
      "check", "-c", "two.yaml", "--set", "spend.mapping.amount=Payment amount")
    #expect(flagged.status == 0, "\(flagged.error)")
    try folder.write("two.yaml", text.replacing("CONFIRM Invoice", with: "Invoice"))
    #expect(try run("check", "-c", "two.yaml").status == 0)
    let named = try run("init", "two.csv", "--map", "amount=Payment amount", "--format", "json")
    #expect(try Document(Data(named.output.utf8))["unconfirmed"].count == 0)
    #expect(try run("check").status == 0)
  }

  @Test("a settings file is not overwritten by accident, nor made where nothing could be read")
  func careful() throws {
    #expect(try run("init", "one.csv", "--quiet").output.isEmpty)
    let first = folder.text("savings.yaml")
    let again = try run("init", "two.csv")
    #expect(again.status == 73)
    #expect(again.error.contains("savings.yaml: the file exists"))
    #expect(folder.text("savings.yaml") == first)
    #expect(try run("init", "one.csv", "--force").status == 0)
    #expect(folder.text("savings.yaml") == first)
    #expect(try run("init", "gone.csv", "--output", "x.yaml").status == 66)
    try folder.write("book.csv", "PK\u{3}\u{4} xl/workbook.xml")
    #expect(try run("init", "book.csv", "--output", "x.yaml").status == 65)
    try folder.write("head.csv", "Supplier,Amount\n")
    #expect(try run("init", "head.csv", "--output", "x.yaml").status == 65)
    #expect(!folder.names().contains("x.yaml"))
  }

  @Test("columns that --map names must be there, and their fields too")
  func mapping() throws {
    let column = try run("init", "one.csv", "--map", "amount=Amonut")
    #expect(column.status == 78)
    #expect(column.error.contains("Did you mean Amount?"))
    let field = try run("init", "one.csv", "--map", "price=Amount")
    #expect(field.status == 78)
    #expect(try run("init", "one.csv", "--map", "amount").status == 64)
    #expect(try run("init", "one.csv", "--currency", "pounds").status == 64)
    #expect(try run("init").status == 64)
    #expect(!folder.names().contains("savings.yaml"))
  }

  @Test("the settings name the files relative to their own folder")
  func relative() throws {
    try folder.makeDirectory("conf/deep")
    #expect(try run("init", "one.csv", "--output", "conf/deep/s.yaml").status == 0)
    #expect(folder.text("conf/deep/s.yaml").contains("- ../../one.csv"))
    #expect(try run("check", "-c", "conf/deep/s.yaml").status == 0)
  }
}
