import FoundationEssentials
import Savings
import Testing

@testable import SavingsIO

@Suite("Repeated rows in parts")
struct PartRepeatTests {
  private static func text(_ file: Int, of earlier: [Int] = []) -> String {
    func row(_ file: Int, _ number: Int) -> String {
      "S\(number % 5),\(number).50,2025-0\(file + 1)-1\(number % 10),f\(file)\n"
    }
    var text = (0..<12).map { row(file, $0) }.joined()
    text += row(file, 3) + row(file, 3) + "\n" + row(file, 5)
    for other in earlier { text += row(other, 1) + row(other, 2) + row(other, 3) }
    return "supplier,amount,date,note\n" + text
  }

  private static func ledger(_ texts: [(String, String)]) throws -> StagedLedger {
    let ledger = try CachedLedger(months: 0)
    for (name, text) in texts { try ledger.folder.write(text, to: name) }
    return StagedLedger(ledger)
  }

  private static func remove(_ names: [String], _ staged: StagedLedger) throws {
    for name in names {
      try FileManager.default.removeItem(atPath: "\(staged.folder.path)/\(name)")
    }
  }

  @Test("what a file repeats of itself is known without the file")
  func carried() throws {
    let staged = try Self.ledger([
      ("m02.csv", Self.text(2)), ("m04.csv", Self.text(4)), ("m06.csv", Self.text(6)),
    ])
    let expected = try staged.ledger.read()
    #expect(expected.files[0].exactDuplicates == 3 && !expected.cube.repeats.isEmpty)
    let whole = try staged.merged(staged.parts(3), expect: 3)
    try Self.remove(staged.names, staged)
    #expect(try staged.read(whole).isSame(as: expected))
  }

  @Test("rows of another file are read where it is, and refused where it is not")
  func overlap() throws {
    let staged = try Self.ledger([
      ("m02.csv", Self.text(2)), ("m04.csv", Self.text(4, of: [2])), ("m06.csv", Self.text(6)),
    ])
    let expected = try staged.ledger.read()
    #expect(expected.files[1].overlaps == 3)
    let whole = try staged.merged(staged.parts(3), expect: 3)
    #expect(try staged.read(whole).isSame(as: expected))
    try Self.remove(["m02.csv", "m06.csv"], staged)
    #expect(try staged.read(whole).isSame(as: expected))
    try staged.folder.write(Self.text(4, of: [2]) + "S1,1,2025-01-01,new\n", to: "m04.csv")
    let changed = try refusal { _ = try staged.read(whole) }
    #expect(changed?.status == .badData && changed?.cause.contains("has changed") == true)
    try Self.remove(["m04.csv"], staged)
    let gone = try refusal { _ = try staged.read(whole) }
    #expect(gone?.status == .badData && gone?.file == "m04.csv")
    #expect(gone?.fix.contains("limits.overlap_rows to 0") == true)
  }

  @Test("set aside as one process does, where the files are there", arguments: [true, false])
  func setAside(_ overlaps: Bool) throws {
    let staged = try Self.ledger([
      ("m02.csv", Self.text(2)), ("m04.csv", Self.text(4, of: [2])), ("m06.csv", Self.text(6)),
    ])
    staged.ledger.change = {
      if overlaps { $0.spend.overlaps = .setAside } else { $0.spend.repeats = .setAside }
    }
    let expected = try staged.ledger.read()
    #expect(expected.total.setAside > 0)
    #expect(
      try staged.read(staged.merged(staged.parts(3), expect: 3)).isSame(as: expected))
  }

  @Test("a file under two names is refused, whichever process read it")
  func copies() throws {
    let staged = try Self.ledger([("m02.csv", Self.text(2)), ("m04.csv", Self.text(2))])
    let whole = try staged.merged(staged.parts(2), expect: 2)
    let found = try refusal { _ = try staged.read(whole) }
    #expect(found?.cause.contains("the same file as m02.csv") == true)
  }
}
