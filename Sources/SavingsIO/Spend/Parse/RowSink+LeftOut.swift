import Savings

extension RowSink {
  /// A record that is not used: blank, a repeated header, a total, or rejected.
  @inline(never)
  mutating func leaveOut() {
    if hasAsides, let why = rules.asides[recordStart] {
      setAside(why)
    } else if !hasOther, !hasExtra, amountStatus == .empty {
      blank += 1
    } else if amountIsHeader,
      isHeaderCell(row.pointee.name.cell, rules.columns[Int(ColumnRole.supplier.rawValue)])
        || isHeaderCell(row.pointee.id.cell, rules.columns[Int(ColumnRole.supplierID.rawValue)])
    {
      return
    } else if !hasOther, !hasExtra, amountStatus == .value {
      noteCandidate(isUsed: false)
      setAside(.total)
    } else if amountIsPlaceholder, hasPlaceholderSupplier {
      count()
      control.setAside += 1
      log(.amount, .blankRow, .setAside, .placeholder)
    } else if hasExtra, isShifted {
      reject(.extra, .extraCell, .extra)
    } else if row.pointee.name.count == 0, row.pointee.id.count == 0 {
      if amountStatus == .value { noteCandidate(isUsed: false) }
      reject(rules.has(.supplier) ? .supplier : .supplierID, .requiredValue, .noSupplier)
    } else {
      leaveOutForAmount()
    }
  }

  func isHeaderCell(_ cell: CellBytes, _ column: Int) -> Bool {
    guard rules.headerCells.indices.contains(column) else { return false }
    return rules.headerCells[column].withUnsafeBytes { CellText.trimmed($0).elementsEqual(cell) }
  }

  mutating func setAside(_ detail: RowProblem.Detail) {
    count()
    control.setAside += 1
    control.note(isNegative: picos < 0, row.pointee.date)
    control.amountSetAside.picos += picos
    control.amountSetAside.decimals = max(control.amountSetAside.decimals, decimals)
    let isTotal = detail == .total || detail == .sum
    log(isTotal ? .amount : .extra, isTotal ? .subtotalRow : .duplicateRow, .setAside, detail)
  }

  /// Keeps a row that lacks what purchases have, with what the rows above it come to.
  mutating func noteCandidate(isUsed: Bool) {
    guard sums.count < SumCandidate.limit else { return }
    let own = isUsed ? picos : 0
    sums.append(
      SumCandidate(
        start: recordStart, amount: picos,
        above: control.amountUsed.picos + plainMicros * 1_000_000 - own,
        rows: control.used - (isUsed ? 1 : 0), isUsed: isUsed))
  }

  /// The exact amount of the row, where it has one.
  private var readAmount: ExactSum? {
    guard
      amountStatus == .value || amountStatus == .unsided
        || (amountStatus == .outOfRange && amount.status == .value)
    else { return nil }
    var sum = ExactSum()
    sum.picos = picos
    sum.decimals = decimals
    return sum
  }

  /// Counts a used row that is remarkable and no problem of a cell.
  @inline(never)
  mutating func note(_ problem: DataProblem) {
    problems.sums.add(problem, currency: row.pointee.currency, readAmount)
  }

  /// Counts a used row whose amount is no whole number of the currency's minor units, however many
  /// zeros are written behind it.
  @inline(never)
  mutating func noteFineAmount() {
    let decimals = Int(coins[Int(row.pointee.currency)])
    let isWhole =
      amount.status == .empty
      ? micros % CurrencyDecimals.microsPerMinor(decimals) == 0
      : picos % .power(12 - decimals) == 0
    if !isWhole { note(.fineAmount) }
  }

  private var hasPlaceholderSupplier: Bool {
    let (name, id) = (row.pointee.name.cell, row.pointee.id.cell)
    return (name.isEmpty || CellText.isPlaceholder(name))
      && (id.isEmpty || CellText.isPlaceholder(id)) && name.count + id.count > 0
  }

  private mutating func leaveOutForAmount() {
    let column = rules.source == .product ? ColumnRole.unitPrice : .amount
    switch amountStatus {
    case .empty: reject(column, .requiredValue, .noAmount)
    case .unreadable: reject(column, .typeError, .number)
    case .outOfRange: reject(column, .numberOutOfRange, .number)
    case .undecided, .ambiguous:
      noteUndecidedAmount()
      reject(column, .typeError, .number)
    case .unsided: reject(.side, side == .none ? .requiredValue : .typeError, .side)
    case .value: reject(.currency, .currencyUnknown, .currency)
    }
  }

  /// Notes cells that only a decided style can read; the file is then read again.
  private mutating func noteUndecidedAmount() {
    if rules.source != .product { undecided.insert(.amount) }
    if quantity.status == .undecided { undecided.insert(.quantity) }
    if unitPrice.status == .undecided { undecided.insert(.unitPrice) }
  }

  mutating func reject(
    _ role: ColumnRole, _ code: RejectCode, _ detail: RowProblem.Detail
  ) {
    count()
    control.rejected += 1
    control.note(isNegative: amountStatus == .value && picos < 0, row.pointee.date)
    if readAmount != nil {
      control.amountRejected.picos += picos
      control.amountRejected.decimals = max(control.amountRejected.decimals, decimals)
      control.grossRejected.picos += picos < 0 ? -picos : picos
      control.grossRejected.decimals = control.amountRejected.decimals
    }
    log(role, code, .rejected, detail)
  }

  @inline(never)
  mutating func flag(_ role: ColumnRole, _ code: RejectCode, _ detail: RowProblem.Detail) {
    log(role, code, .kept, detail)
  }

  private mutating func log(
    _ role: ColumnRole, _ code: RejectCode, _ action: RejectAction, _ detail: RowProblem.Detail
  ) {
    let problem = RowProblem(
      record: control.records, line: recordLine, start: recordStart, end: lineEnd,
      column: role == .extra ? rules.roles.count : rules.columns[Int(role.rawValue)], code: code,
      action: action, detail: detail)
    problems.add(problem)
    problems.sums.add(problem.problem, currency: row.pointee.currency, readAmount)
  }
}
