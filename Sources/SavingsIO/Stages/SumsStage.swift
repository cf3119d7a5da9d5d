import Savings

/// Turns the answer of a ``LedgerQuery`` into a part.
package struct SumsStage {
  private let settings: Settings
  private let version: String
  /// The answer's name, for messages.
  private let path: String
  private let columns: [String: Int]
  private let records: ArraySlice<CSVRecord>

  /// - Parameters:
  ///   - file: CSV with the columns of ``LedgerQuery/answer`` in any order.
  ///   - path: its name, for messages.
  package init(_ settings: Settings, answer bytes: [UInt8], path: String, version: String) throws {
    try LedgerQuery.requirePlain(settings)
    self.settings = settings
    self.version = version
    self.path = path
    let records = SmallCSV.records(bytes, delimiter: 0x2C)
    let names = records.first?.cells.indices.map { records[0].text($0) } ?? []
    columns = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    self.records = records.dropFirst()
    for name in LedgerQuery.answer where columns[name] == nil {
      throw Refusal(
        .badData, file: path, "the answer has no column \(name)",
        fix: "Send the query of savings sql as it is, and keep the answer's header")
    }
  }

  /// The part.
  ///
  /// - Parameter id: of the part, as `--expect` counts it.
  package func part(_ id: String) throws -> AggregatePart {
    var cube = PartialCube(hasQuantities: true)
    do {
      var files: [String: InputFile] = [:]
      for record in records where !record.isBlank {
        switch text(record, "kind") {
        case "cell": try add(record, to: &cube)
        case "file": try add(record, to: &files[text(record, "file"), default: file(record)])
        case "other": throw other(record)
        case "repeated": try requireDifferent(record)
        default: throw damaged(record)
        }
      }
      try check(cube, files)
      let entries = try files.values.map { try AggregateEntry(sums: $0, id: id) }
      let head = PartHead(
        .aggregate, version: version, settings: AggregateStage.settingsHash(settings), ids: [id])
      return AggregatePart(head, entries, [cube], overlapRows: settings.limits.overlapRows)
    } catch {
      cube.free()
      throw error
    }
  }

  /// Every row of a file is in one cell: an answer that was cut off is noticed.
  private func check(_ cube: PartialCube, _ files: [String: InputFile]) throws(Refusal) {
    var rows = 0
    var sum = ExactSum()
    for index in 0..<cube.cells.count {
      rows += Int(cube.cells.cell(index).pointee.rows)
      sum.add(micros: cube.cells.cell(index).pointee.amount)
    }
    let control = files.values.reduce(into: ControlTotals()) { $0.add($1.control) }
    guard rows == control.used, sum.picos == control.amountUsed.picos, !cube.hasOverflow else {
      throw Refusal(
        .badData, file: path,
        "the answer is not whole: its cells hold \(rows) rows and its files \(control.used)",
        fix: "Ask again, and keep all rows of the answer")
    }
  }

  private func other(_ record: CSVRecord) -> Refusal {
    Refusal(
      .badData, file: path, line: record.line,
      "\(text(record, "rows")) rows\(text(record, "file").isEmpty ? "" : " of \(text(record, "file"))") have cells that SQL cannot read as a run does: no supplier, or an amount, date, currency, quantity or terms that are not plain",
      fix:
        "Clean them in the table, or use savings stage aggregate on the files, or with --rows, which name each such row"
    )
  }

  private func requireDifferent(_ record: CSVRecord) throws {
    guard try integer(record, "rows") != 0 else { return }
    throw Refusal(
      .badData, file: path, line: record.line,
      "\(text(record, "rows")) rows are the same as others in every column, and which they are only the files tell",
      fix:
        "Use savings stage aggregate on the files, or set limits.duplicate_bytes to 0 in all stages: such rows are then used and not looked for"
    )
  }
}

// MARK: - Values

extension SumsStage {
  private func text(_ record: CSVRecord, _ name: String) -> String {
    record.text(columns[name] ?? -1)
  }

  private func damaged(_ record: CSVRecord) -> Refusal {
    Refusal(
      .badData, file: path, line: record.line, "this is no row of the answer",
      fix: "Send the query of savings sql as it is, and keep its answer as CSV")
  }

  private func integer(_ record: CSVRecord, _ name: String) throws(Refusal) -> Int {
    guard let micros = Micros(text(record, name)), micros.value % 1_000_000 == 0 else {
      throw damaged(record)
    }
    return Int(micros.value / 1_000_000)
  }

  private func micros(_ record: CSVRecord, _ name: String) throws(Refusal) -> Int64 {
    guard let micros = Micros(text(record, name)) else { throw damaged(record) }
    return micros.value
  }

  private func day(_ record: CSVRecord, _ name: String) throws(Refusal) -> CalendarDate? {
    let value = text(record, name)
    guard !value.isEmpty else { return nil }
    guard let day = CalendarDate(iso: value) else { throw damaged(record) }
    return day
  }

  /// A file of which nothing is known but its name.
  private func file(_ record: CSVRecord) -> InputFile { InputFile(path: text(record, "file")) }

  /// Adds the rows of one currency to the totals of their file.
  private func add(_ record: CSVRecord, to file: inout InputFile) throws {
    let rows = try integer(record, "rows")
    file.control.records += rows
    file.control.used += rows
    file.control.negativeAmounts += try integer(record, "credits")
    var sum = ExactSum()
    sum.add(micros: try micros(record, "amount"))
    sum.decimals = try integer(record, "decimals")
    file.control.amountUsed = file.control.amountUsed + sum
    let (first, last) = (try day(record, "first"), try day(record, "last"))
    file.control.dateMin = [file.control.dateMin, first].compactMap { $0 }.min()
    file.control.dateMax = [file.control.dateMax, last].compactMap { $0 }.max()
    try add(.credit, rows: "credits", "credit", record, to: &file)
    try add(.fineAmount, rows: "fine_rows", "fine", record, to: &file)
  }

  private func add(
    _ problem: DataProblem, rows: String, _ name: String, _ record: CSVRecord,
    to file: inout InputFile
  ) throws {
    let rows = try integer(record, rows)
    guard rows > 0 else { return }
    var amounts = ProblemAmounts()
    amounts.rows = rows
    var sum = ExactSum()
    sum.add(micros: try micros(record, "\(name)_amount"))
    sum.decimals = try integer(record, "\(name)_decimals")
    amounts.amounts[text(record, "currency")] = sum
    file.problems[problem, default: ProblemAmounts()].add(amounts)
  }

  /// Adds what one place of the cube comes to in one month.
  private func add(_ record: CSVRecord, to cube: inout PartialCube) throws {
    let currency = text(record, "currency")
    let code = currency.isEmpty ? CurrencyCode.none : CurrencyCode(currency)
    let item = text(record, "item")
    let key = CellKey(
      supplier: cube.suppliers.id(text(record, "supplier_id"), text(record, "supplier")),
      category: cube.categories.id(text(record, "category"), ""),
      item: item.isEmpty ? -1 : cube.items.id(item, text(record, "unit")), currency: code.packed)
    var sums = CellSums(key)
    guard let rows = Int32(exactly: try integer(record, "rows")) else { throw damaged(record) }
    sums.rows = rows
    sums.credits = Int32(clamping: try integer(record, "credits"))
    sums.contractRows = Int32(clamping: try integer(record, "contract_rows"))
    sums.first = try day(record, "first")?.days ?? .max
    sums.last = try day(record, "last")?.days ?? .min
    sums.amount = try micros(record, "amount")
    sums.termsUnitDays = Int64(try integer(record, "terms_unit_days"))
    sums.termsUnits = Int64(try integer(record, "terms_units"))
    var bought = PricedSum(
      quantity: try micros(record, "quantity"), amount: try micros(record, "priced_amount"),
      rows: Int64(try integer(record, "priced_rows")))
    var monthIndex: Int32 = 0
    if !text(record, "month").isEmpty {
      guard let first = CalendarDate(iso: text(record, "month") + "-01") else {
        throw damaged(record)
      }
      let month = Int32(first.monthIndex)
      monthIndex = month
      bought.all = sums.amount
      for _ in 0..<min(3, rows) { sums.note(month: month) }
      _ = sums.months.add(sums.amount, month: month)
    }
    let index = cube.cells.index(key)
    let fits = cube.cells.cell(index).pointee.add(sums)
    if !cube.cells.priced(index).pointee.add(bought, month: monthIndex) || !fits {
      cube.hasOverflow = true
    }
  }
}

extension TextPairs {
  fileprivate mutating func id(_ first: String, _ second: String) -> Int32 {
    Array(first.utf8).withUnsafeBytes { first in
      Array(second.utf8).withUnsafeBytes { second in id(first, second) }
    }
  }
}

/// A decimal of a database in millionths: `-12.500000`.
struct Micros {
  let value: Int64

  init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.utf8.count > 6, fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.utf8.count <= 6 else { return nil }
    fraction += String(repeating: "0", count: 6 - fraction.utf8.count)
    guard let value = Int64((isNegative ? "-" : "") + whole + fraction) else { return nil }
    self.value = value
  }
}
