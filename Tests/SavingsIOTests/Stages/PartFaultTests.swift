import FoundationEssentials
import Savings
import Testing

@testable import SavingsIO

@Suite("Parts that do not belong together")
struct PartFaultTests {
  private static func staged() throws -> StagedLedger {
    StagedLedger(try CachedLedger(months: 4, seed: 2, rows: 12))
  }

  @Test("a part that is cut anywhere is refused")
  func cut() throws {
    let staged = try Self.staged()
    let bytes = try StagedLedger.bytes(staged.part(["m00.csv"]))
    let path = "\(staged.folder.path)/cut"
    for count in Array(stride(from: 0, to: bytes.count, by: 97)) + [bytes.count - 1] {
      try StagedLedger.write(Array(bytes[..<count]), to: path)
      let found = try refusal { _ = try PartFile(path) }
      #expect(found?.status == .badData && found?.file == path, "\(count) of \(bytes.count)")
    }
    try StagedLedger.write(bytes + [0], to: path)
    #expect(try refusal { _ = try PartFile(path) }?.status == .badData)
    try StagedLedger.write(bytes, to: path)
    #expect(try PartFile(path).head.ids == ["m00.csv"])
  }

  @Test("a part of which any byte is another one is refused")
  func changed() throws {
    let staged = try Self.staged()
    let bytes = try StagedLedger.bytes(staged.part(["m00.csv"]))
    let path = "\(staged.folder.path)/changed"
    for place in stride(from: 0, to: bytes.count, by: 61) {
      var other = bytes
      other[place] ^= 0x41
      try StagedLedger.write(other, to: path)
      #expect(try refusal { _ = try PartFile(path) }?.status == .badData, "byte \(place)")
    }
  }

  @Test("a file twice, and a part too few or too many")
  func counts() throws {
    let staged = try Self.staged()
    let parts = try staged.parts(4)
    let twice = try refusal { _ = try staged.merged(parts + [staged.part(["m01.csv"])]) }
    #expect(twice?.status == .badData && twice?.cause.contains("m01.csv is in") == true)
    let half = try staged.merged(Array(parts[..<2]))
    #expect(try refusal { _ = try staged.merged(parts + [half]) }?.status == .badData)
    let few = try refusal { _ = try staged.merged(Array(parts[..<3]), expect: 4) }
    #expect(few?.status == .badData && few?.fix.contains("missing") == true)
    let many = try refusal { _ = try staged.merged(parts, expect: 3) }
    #expect(many?.status == .badData && many?.fix.contains("--expect") == true)
  }

  @Test("a part of another version, and one of other settings")
  func mixed() throws {
    let staged = try Self.staged()
    let first = try staged.part(["m00.csv"])
    staged.version = "other"
    let other = try staged.part(["m01.csv"])
    staged.version = "test"
    let versions = try refusal { _ = try staged.merged([first, other]) }
    #expect(versions?.status == .badData && versions?.cause.contains("version other") == true)
    staged.ledger.change = { $0.spend.decimal = .point }
    let pointed = try staged.part(["m01.csv"])
    let settings = try refusal { _ = try staged.merged([first, pointed]) }
    #expect(settings?.status == .badData && settings?.cause.contains("other settings") == true)
    staged.ledger.change = { $0.worlds = 7 }
    #expect(try staged.merged([first, staged.part(["m01.csv"])]).hasSuffix(".part"))
  }

  @Test("a ledger that nobody has found whole, or that lacks a file of the settings")
  func incomplete() throws {
    let staged = try Self.staged()
    let parts = try staged.parts(4)
    let open = try refusal { _ = try staged.read(staged.merged(parts)) }
    #expect(open?.status == .badData && open?.fix.contains("--expect") == true)
    let lacking = try refusal {
      _ = try staged.read(staged.merged(Array(parts[..<3]), expect: 3))
    }
    #expect(lacking?.file == "m03.csv" && lacking?.cause.contains("spend.files") == true)
    staged.ledger.change = { $0.spend.dateStyle = .iso }
    let other = try refusal { _ = try staged.read(staged.merged(parts, expect: 4)) }
    #expect(other?.cause.contains("other settings") == true)
  }

  @Test("a file that is no part, and a part of another stage")
  func foreign() throws {
    let staged = try Self.staged()
    let csv = "\(staged.folder.path)/m00.csv"
    #expect(try refusal { _ = try PartFile(csv) }?.status == .badData)
    #expect(try refusal { _ = try PartFile(csv + ".none") }?.status == .noInput)
    let part = try staged.part(["m00.csv"])
    let found = try refusal { _ = try DealsPart(part, version: "test") }
    #expect(found?.cause.contains("a part with aggregate, not with deals") == true)
  }

  @Test("a part that cannot be written leaves nothing under its name")
  func unwritten() throws {
    let staged = try Self.staged()
    let path = "\(staged.folder.path)/none/there.part"
    #expect(try refusal { _ = try PartOutput(path) }?.status == .cannotCreate)
    do {
      let output = try PartOutput("\(staged.folder.path)/begun.part")
      _ = try PartWriter(
        PartHead(.aggregate, version: "test", settings: "", ids: ["a"]), to: output)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: staged.folder.path)
    #expect(!left.contains { $0.hasPrefix("begun.part") })
  }
}
