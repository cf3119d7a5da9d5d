import Savings

extension RowSink {
  /// A record that is not used: blank, a repeated header, a total, or rejected.
  @inline(never)
  mutating func leaveOut() {
    if hasTotals, rules.totals.contains(recordStart) {
      setAside(.sum)
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
    log(.amount, .subtotalRow, .setAside, detail)
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

  private var hasPlaceholderSupplier: Bool {
    let (name, id) = (row.pointee.name.cell, row.pointee.id.cell)
    return (name.isEmpty || CellText.isPlaceholder(name))
      && (id.isEmpty || CellText.isPlaceholder(id)) && name.count + id.count > 0
  }

  private mutating func leaveOutForAmount() {
    let column = multiplies ? ColumnRole.unitPrice : .amount
    switch amountStatus {
    case .empty: reject(column, .requiredValue, .noAmount)
    case .unreadable: reject(column, .typeError, .number)
    case .outOfRange: reject(column, .numberOutOfRange, .number)
    case .undecided, .ambiguous:
      noteUndecidedAmount()
      reject(column, .typeError, .number)
    case .value: reject(.currency, .currencyUnknown, .currency)
    }
  }

  /// Notes cells that only a decided style can read; the file is then read again.
  private mutating func noteUndecidedAmount() {
    if !multiplies { undecided.insert(.amount) }
    if quantity.status == .undecided { undecided.insert(.quantity) }
    if unitPrice.status == .undecided { undecided.insert(.unitPrice) }
  }

  mutating func reject(
    _ role: ColumnRole, _ code: RejectCode, _ detail: RowProblem.Detail
  ) {
    count()
    control.rejected += 1
    control.note(isNegative: amountStatus == .value && picos < 0, row.pointee.date)
    if amountStatus == .value || (amountStatus == .outOfRange && amount.status == .value) {
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
    problems.add(
      RowProblem(
        record: control.records, line: recordLine, start: recordStart, end: lineEnd,
        column: role == .extra ? rules.roles.count : rules.columns[Int(role.rawValue)], code: code,
        action: action, detail: detail))
  }
}
