import CCSV
import Savings

/// Receives cells and records from one parser and adds them up.
///
/// Lives behind a pointer, so that the hot fields are plain memory. Every field below `column`
/// speaks of the record being read and is reset when it ends.
struct RowSink {
  let rules: RowRules
  var cube: PartialCube
  var control = ControlTotals()
  var problems: ProblemLog
  var blank = 0
  /// Hash of each record's bytes, and where it starts within the chunk.
  var hashes: [UInt64] = []
  var starts: [UInt32] = []
  var origin = 0
  /// Columns whose cells could not be read for want of a decided style.
  var undecided: Set<ColumnRole> = []
  /// Rows that may be totals of those above them.
  var sums: [SumCandidate] = []
  /// Rows of the suppliers that are traced, and which those are among the ids so far.
  var traced: [TracedRow] = []
  var isTraced: [Int32: Bool] = [:]
  let isTracing: Bool
  /// Whether a first reading has shown rows to be set aside.
  let hasAsides: Bool
  /// Whether rows are told apart by period and kind.
  let marksPeriods: Bool
  /// Why the parser should stop: a limit of the settings.
  var stop: RowLimit?

  /// Where the record being read starts, and where the line fed last ends.
  var recordStart = 0
  var recordLine = 0
  var lineEnd = 0
  /// Physical lines fed so far.
  var lines = 0
  /// Set by each record that ends, blank ones included.
  var hasEnded = false
  /// Columns that the record must have where its line was cut; 0 where it was not. A cut record that
  /// is not used does not end: it is read again as a whole.
  var wantedColumns = 0
  /// What names of suppliers came to, and those of the cut record where they are new.
  var known = KnownNames([])
  var names = CellBytes(start: nil, count: 0)
  var namesHash: UInt64 = 0

  /// Role of each column, with room for every column that the limits allow and one beyond.
  let roles: UnsafeMutablePointer<ColumnRole>
  let lastColumn: Int
  let countsDuplicates: Bool
  let fieldLimit: Int
  /// Bytes that a cell may have without being looked at twice.
  let usualBytes: Int
  let amountSign: UInt8
  let dateOrders: DateOrders
  /// Whether the amount is made of several columns.
  let derives: Bool
  let purchasesAreDebits: Bool
  let hasDates: Bool
  /// Decimals of each currency's minor unit.
  let coins: UnsafePointer<UInt8>
  let cellLimit: Int
  let supplierLimit: Int
  let supplierByteLimit: Int
  let lastWindowDay: Int32
  /// First and last day of the used rows; the reverse of each other while none has a date.
  var firstDay = Int32.max
  var lastDay = Int32.min
  /// Sum of the used amounts that are plain millionths; ``settle()`` moves it to the control totals.
  var plainMicros: Int128 = 0

  /// Usable rows that are not in their cells yet, and the one being read behind them.
  let rows: UnsafeMutablePointer<PendingRow>
  var pending = 0
  var row: UnsafeMutablePointer<PendingRow>
  var warmth: UInt64 = 0
  /// Whether a cell has made one of the rows' buffers large.
  var hasLongCells = false
  /// Set from the first block on that holds a NUL byte.
  var mayHaveNUL = false
  /// Hash of the record's bytes so far, line breaks at its end excepted.
  private var hash: UInt64 = 0

  var column = 0
  /// Whether any cell but the amount's holds something, and any beyond the header's last column.
  var hasOther = false
  var hasExtra = false
  /// Whether an extra cell could be the rest of a number whose thousands sign was taken for a
  /// delimiter.
  var hasExtraNumber = false
  var amountStatus = ScanStatus.empty
  var amountIsHeader = false
  var amountIsPlaceholder = false
  var micros: Int64 = 0
  var decimals = 0
  /// The amount where it is more than plain; `micros` is its rounding.
  var amount = ScannedNumber()
  var item = CellBuffer()
  var unit = CellBuffer()
  var quantity = ScannedNumber()
  var unitPrice = ScannedNumber()
  var credit = ScannedNumber()
  var side = LedgerSide.none
  /// Cells that are used as if they were empty.
  var hasBadTerms = false

  init(_ rules: RowRules) {
    self.rules = rules
    cube = PartialCube(hasQuantities: rules.hasQuantities)
    problems = ProblemLog(limit: rules.limits.rejectsWritten)
    lastColumn = rules.limits.columns
    roles = .allocate(capacity: lastColumn + 1)
    roles.initialize(repeating: .extra, count: lastColumn + 1)
    for (column, role) in rules.roles.enumerated() where column < lastColumn {
      roles[column] = role
    }
    countsDuplicates = rules.countsDuplicates
    hasAsides = !rules.asides.isEmpty
    isTracing = rules.traces != nil
    marksPeriods = !rules.periods.isEmpty
    fieldLimit = rules.limits.fieldBytes
    usualBytes = min(rules.limits.fieldBytes, CellBuffer.usual)
    amountSign = rules.styles.amount
    dateOrders = rules.styles.date
    derives = rules.source != .column
    purchasesAreDebits = rules.purchases != .credit
    hasDates = rules.has(.date)
    coins = rules.coins
    cellLimit = rules.limits.cells
    supplierLimit = rules.limits.suppliers
    supplierByteLimit = rules.limits.supplierBytes
    lastWindowDay = rules.lastDay
    rows = .allocate(capacity: PendingRow.batch)
    for i in 0..<PendingRow.batch {
      (rows + i).initialize(to: PendingRow())
      rows[i].reset(currency: rules.currency)
    }
    row = rows
  }

  func free() {
    cube.free()
    roles.deallocate()
    for i in 0..<PendingRow.batch { rows[i].free() }
    rows.deallocate()
    item.free()
    unit.free()
    known.free()
  }
}

/// Called by libcsv for each cell.
@inline(__always)
func spendField(
  _ text: UnsafeMutableRawPointer?, _ count: Int, _ data: UnsafeMutableRawPointer?
) {
  let sink = data.unsafelyUnwrapped.assumingMemoryBound(to: RowSink.self)
  let column = sink.pointee.column
  sink.pointee.column = column &+ 1
  guard count > 0 else { return }
  let role = sink.pointee.roles[min(column, sink.pointee.lastColumn)]
  let cell = CellBytes(start: text, count: count)
  if role == .ignored {
    if !sink.pointee.hasOther { sink.pointee.hasOther = !CellText.trimmed(cell).isEmpty }
    return
  }
  sink.pointee.read(cell, role, column)
}

/// Called by libcsv for each record.
@inline(__always)
func spendRecord(_: Int32, _ data: UnsafeMutableRawPointer?) {
  let sink = data.unsafelyUnwrapped.assumingMemoryBound(to: RowSink.self)
  sink.pointee.finish()
}

extension RowSink {
  /// Hashes one line of a record, by which its repetitions are counted.
  mutating func noteBytes(_ line: UnsafeRawPointer, _ length: Int, isFirst: Bool) {
    var count = length
    while count > 0, case let last = line.load(fromByteOffset: count - 1, as: UInt8.self),
      last == 0x0A || last == 0x0D
    { count -= 1 }
    hash = ByteHash.of(line, count, seed: isFirst ? 0 : hash)
  }

  func countedHash() -> UInt64 { hash }

  /// Takes names that are known instead of their cells.
  @inline(__always)
  mutating func take(_ known: KnownNames.Entry) {
    hasOther = true
    row.pointee.supplier = known.supplier
    if known.category >= 0 { row.pointee.category = known.category }
    if known.currency >= 0 { row.pointee.currency = known.currency }
  }
}
