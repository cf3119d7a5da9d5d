import Savings
import Testing

@testable import SavingsIO

@Suite("Rows that the files hold more than once")
struct RepeatTests {
  private static let header = "supplier,amount,date,category\n"
  private static let january = [
    "Acme,100.25,2025-01-01,IT\n", "Beta,50.00,2025-01-02,IT\n", "Beta,50.00,2025-01-02,IT\n",
    "Gamma,-10.10,2025-01-03,\n",
  ]
  private static let february = ["Acme,30.00,2025-02-01,IT\n", "Delta,8.00,2025-02-02,Rent\n"]

  /// February's file has all of January's rows but one, and one of them three times.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(header + january.joined(), to: "01.csv")
    let again = [january[0], january[1], january[1], january[1]]
    try folder.write(header + again.joined() + february.joined(), to: "02.csv")
    return folder
  }

  private static func read(
    _ plan: ChunkPlan = ChunkPlan(threads: 1), _ change: (inout Settings) -> Void = { _ in }
  ) throws -> Ledger {
    try folder().ledger(plan: plan) {
      $0.spend.files = ["*.csv"]
      change(&$0)
    }
  }

  private static func amount(_ file: InputFile, _ problem: DataProblem) -> String? {
    file.problems[problem]?.amounts[""]?.text
  }

  @Test("kept rows are counted with their money, and listed", arguments: [0, 12])
  func kept(chunkBytes: Int) throws {
    let read = try Self.read(chunkBytes == 0 ? ChunkPlan(threads: 1) : smallChunks(chunkBytes))
    #expect(read.files.map(\.exactDuplicates) == [1, 2])
    #expect(read.files.map(\.overlaps) == [0, 3])
    #expect(read.files.map(\.overlapsWith) == [nil, "01.csv"])
    // January's repetition, and the third Beta of February, which January does not have.
    #expect(read.files.map { $0.problems[.repeatedRow]?.rows } == [1, 1])
    #expect(read.files.map { Self.amount($0, .repeatedRow) } == ["50.00", "50.00"])
    #expect(read.files[1].problems[.rowOfEarlierFile]?.rows == 3)
    #expect(Self.amount(read.files[1], .rowOfEarlierFile) == "200.25")
    #expect(read.files.map(\.control.used) == [4, 6])
    let listed = read.rejects.filter { $0.code == .duplicateRow }
    #expect(listed.map(\.action) == [.kept, .kept, .kept, .kept, .kept])
    #expect(listed.map(\.line) == [4, 2, 3, 4, 5])
    #expect(listed.map(\.record) == [3, 1, 2, 3, 4])
    #expect(listed.map(\.file) == ["01.csv", "02.csv", "02.csv", "02.csv", "02.csv"])
    #expect(listed[1].message.contains("an earlier file"))
    #expect(listed[4].message.contains("an earlier row of the file"))
    #expect(listed[4].raw + "\n" == Self.january[1])
  }

  @Test("their spend is told by its place in the cube")
  func spend() throws {
    let cube = try Self.read().cube
    func names(_ kind: RepeatedSpend.Kind) -> [String] {
      cube.repeats.filter { $0.kind == kind }.map {
        "\(cube.suppliers[Int($0.supplier)].name) \(cube.categories[Int($0.category)]) \($0.rows) \($0.amount / 10_000)"
      }
    }
    #expect(names(.withinFile) == ["Beta IT 2 10000"])
    #expect(names(.ofEarlierFile) == ["Acme IT 1 10025", "Beta IT 2 10000"])
    #expect(cube.repeats.allSatisfy { $0.windowAmount == $0.amount })
  }

  @Test("set aside, they are in no sum but the control totals'", arguments: [0, 12])
  func setAside(chunkBytes: Int) throws {
    let plan = chunkBytes == 0 ? ChunkPlan(threads: 1) : smallChunks(chunkBytes)
    let read = try Self.read(plan) {
      $0.spend.repeats = .setAside
      $0.spend.overlaps = .setAside
    }
    #expect(read.files.map(\.control.records) == [4, 6])
    #expect(read.files.map(\.control.used) == [3, 2])
    #expect(read.files.map(\.control.setAside) == [1, 4])
    #expect(read.files.map(\.control.amountUsed.text) == ["140.15", "38.00"])
    #expect(read.files.map(\.control.amountSetAside.text) == ["50.00", "250.25"])
    #expect(read.files.map(\.exactDuplicates) == [1, 2])
    #expect(Set(read.rejects.map(\.action)) == [.setAside])
    #expect(read.rejects.count == 5)
    #expect(read.cube.cells.reduce(0) { $0 + $1.amount } == 178_150_000)
    // What they come to is still told.
    #expect(read.cube.repeats.reduce(0) { $0 + $1.rows } == 5)
    let within = try Self.read { $0.spend.repeats = .setAside }
    #expect(within.files.map(\.control.setAside) == [1, 1])
  }

  @Test("refused, where the settings say so, with both names")
  func refused() throws {
    let refused = #expect(throws: Refusal.self) {
      _ = try Self.read { $0.spend.overlaps = .refuse }
    }
    #expect(refused?.status == .badData)
    #expect(refused?.file == "02.csv")
    #expect(refused?.cause.contains("3 rows") == true && refused?.cause.contains("01.csv") == true)
  }

  @Test("a copy of a file is set aside row by row, where the settings say so")
  func copy() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.csv"] {
      try folder.write(Self.header + Self.january.joined(), to: name)
    }
    let read = try folder.ledger {
      $0.spend.files = ["*.csv"]
      $0.spend.overlaps = .setAside
    }
    #expect(read.files.map(\.control.used) == [4, 0])
    #expect(read.files[1].control.amountSetAside == read.files[0].control.amountUsed)
    #expect(read.files[1].exactDuplicates == 1)
  }

  @Test("the same bytes below another header, or in other styles, are not the same rows")
  func otherHeader() throws {
    let folder = try TemporaryFolder()
    try folder.write("supplier,amount,quantity\nAcme,100,2\n", to: "a.csv")
    try folder.write("supplier,quantity,amount\nAcme,100,2\n", to: "b.csv")
    let read = try folder.ledger { $0.spend.files = ["*.csv"] }
    #expect(read.files.map(\.overlaps) == [0, 0])
  }

  @Test("what is too large to be searched says so")
  func limits() throws {
    let many = try Self.read { $0.limits.overlapRows = 9 }
    #expect(many.files.map(\.exactDuplicates) == [1, 2])
    #expect(many.files.map(\.overlaps) == [nil, nil])
    #expect(many.files.map { $0.problems[.repeatedRow]?.rows } == [1, 2])
    let large = try Self.read { $0.limits.duplicateBytes = 10 }
    #expect(large.files.map(\.exactDuplicates) == [nil, nil])
    #expect(large.cube.repeats.isEmpty)
  }

  @Test("the search finds what comparing every record with every other finds", arguments: 0..<40)
  func search(seed: UInt64) {
    var random = SmallRandom(state: seed &+ 99)
    let files = (0..<1 + random.next(5)).map { _ in
      (0..<random.next(60)).map { _ in UInt64(random.next(40)) &* 0x1234_5678_9ABC_DEF1 }
    }
    let kinds = files.map { _ in random.next(2) }
    let marks = files.map { hashes in
      var marks = RecordMarks()
      let cut = hashes.count / 2
      for part in [hashes[..<cut], hashes[cut...]] {
        marks.append(
          RecordMarks.Part(
            origin: 0, end: 0, hashes: Array(part), starts: part.indices.map { UInt32($0) }))
      }
      return marks
    }
    let found = RepeatSearch.find(marks, kinds: kinds)
    for (file, hashes) in files.enumerated() {
      var expected = RepeatSearch.Found()
      for (record, hash) in hashes.enumerated() {
        let before = hashes[..<record].count { $0 == hash }
        let earlier =
          files.indices.filter { $0 < file && kinds[$0] == kinds[file] }
          .map { other in files[other].count { $0 == hash } }.max() ?? 0
        if before > 0 { expected.repetitions += 1 }
        if before < earlier {
          expected.overlap.append(record)
        } else if before > 0 {
          expected.within.append(record)
        }
      }
      #expect(found[file].within == expected.within)
      #expect(found[file].overlap == expected.overlap)
      #expect(found[file].repetitions == expected.repetitions)
      #expect(found[file].sources.values.reduce(0, +) == expected.overlap.count)
    }
  }
}
