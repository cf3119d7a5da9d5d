/// An exact sum of ledger amounts, in 10⁻¹² of the major unit.
package struct ExactSum: Hashable, Sendable {
  package var picos: Int128 = 0
  /// The largest number of decimals seen in the amounts added (at least 2 is printed).
  package var decimals: Int = 0

  package init() {}

  package static func + (a: ExactSum, b: ExactSum) -> ExactSum {
    var sum = ExactSum()
    sum.picos = a.picos + b.picos
    sum.decimals = max(a.decimals, b.decimals)
    return sum
  }

  package mutating func add(micros: Int64) { picos += Int128(micros) * 1_000_000 }

  /// `4424258935.60`: all decimals that the amounts had, no grouping.
  package var text: String {
    let shown = min(12, max(2, decimals))
    var divisor: Int128 = 1
    for _ in 0..<(12 - shown) { divisor *= 10 }
    return Digits.plain(picos / divisor, decimals: shown)
  }
}

/// The counts and sums that tie a run to its input files.
///
/// Rows: `records = used + rejected + setAside`; `outOfScope` counts used rows.
/// Money: amount read = used + out of scope + rejected + set aside.
package struct ControlTotals: Sendable, Equatable {
  package var records = 0
  package var used = 0
  package var rejected = 0
  package var setAside = 0
  package var outOfScope = 0
  /// Negative amounts of the used rows.
  package var negativeAmounts = 0
  package var amountUsed = ExactSum()
  package var amountRejected = ExactSum()
  package var amountSetAside = ExactSum()
  package var amountOutOfScope = ExactSum()
  /// Rejected amounts without their signs: credits do not hide what was left out.
  package var grossRejected = ExactSum()
  /// First and last date of the used rows.
  package var dateMin: CalendarDate?
  package var dateMax: CalendarDate?
  /// The same of rows that were rejected or set aside, where they can be read.
  package var otherNegatives = 0
  package var otherDateMin: CalendarDate?
  package var otherDateMax: CalendarDate?

  /// Negative amounts of all records.
  package var allNegatives: Int { negativeAmounts + otherNegatives }
  /// First and last date of all records.
  package var firstDate: CalendarDate? { [dateMin, otherDateMin].compactMap { $0 }.min() }
  package var lastDate: CalendarDate? { [dateMax, otherDateMax].compactMap { $0 }.max() }

  package init() {}

  /// Adds the totals of another part.
  package mutating func add(_ other: ControlTotals) {
    records += other.records
    used += other.used
    rejected += other.rejected
    setAside += other.setAside
    outOfScope += other.outOfScope
    negativeAmounts += other.negativeAmounts
    amountUsed = amountUsed + other.amountUsed
    amountRejected = amountRejected + other.amountRejected
    amountSetAside = amountSetAside + other.amountSetAside
    amountOutOfScope = amountOutOfScope + other.amountOutOfScope
    grossRejected = grossRejected + other.grossRejected
    dateMin = [dateMin, other.dateMin].compactMap { $0 }.min()
    dateMax = [dateMax, other.dateMax].compactMap { $0 }.max()
    otherNegatives += other.otherNegatives
    otherDateMin = [otherDateMin, other.otherDateMin].compactMap { $0 }.min()
    otherDateMax = [otherDateMax, other.otherDateMax].compactMap { $0 }.max()
  }
}

/// One spend file as it was read.
package struct InputFile: Sendable, Equatable {
  package var path: String
  package var sha256: String
  package var bytes: Int
  package var encoding: String
  /// `gzip` where the file is compressed; its bytes and fingerprint are those on the disk.
  package var compression: String?
  package var delimiter: String
  /// Physical line of the header, from 1; 0 where the settings name the columns.
  package var headerLine: Int
  /// Field to the column's name in the file.
  package var mapping: [SpendField: String]
  package var control: ControlTotals
  package var blank: Int
  /// Records that repeat an earlier one of the file byte for byte; nil where the file is larger
  /// than `limits.duplicate_bytes` and was not checked.
  package var exactDuplicates: Int?
  /// Rows that an earlier file has too, matched one to one; nil where that was not checked.
  package var overlaps: Int?
  /// The earlier file that has most of them.
  package var overlapsWith: String?
  /// Rows that were used although something on them could not be read, by code.
  package var flags: [RejectCode: Int]
  /// Rows that were rejected, by code.
  package var rejectedByCode: [RejectCode: Int] = [:]
  /// Rows and money by problem, see ``LedgerQuality``.
  package var problems: [DataProblem: ProblemAmounts] = [:]

  package init(path: String) {
    self.path = path
    sha256 = ""
    bytes = 0
    encoding = "utf-8"
    delimiter = ","
    headerLine = 1
    mapping = [:]
    control = ControlTotals()
    blank = 0
    exactDuplicates = nil
    flags = [:]
  }
}

/// All that reading the ledger gives.
package struct Ledger: Sendable {
  package var cube: SpendCube
  package var files: [InputFile]
  /// The first rejects and flags, up to `limits.rejects_written`, by file and record.
  package var rejects: [Reject]
  /// The same records as they stand in the files, one entry for each header.
  package var rawRejects: [RawRejects]
  /// What the category rules placed; nil without rules.
  package var categories: CategoryCoverage?
  /// Spend files of the settings that are not there or cannot be read, where the run goes on without
  /// them.
  package var missing: [String] = []

  package init(
    cube: SpendCube, files: [InputFile], rejects: [Reject], rawRejects: [RawRejects] = []
  ) {
    self.cube = cube
    self.files = files
    self.rejects = rejects
    self.rawRejects = rawRejects
  }
}

extension Ledger {
  /// The control totals of all files together.
  package var total: ControlTotals { files.reduce(into: ControlTotals()) { $0.add($1.control) } }
}
