import Savings

extension RowSink {
  /// Takes the record that has ended: used, rejected, set aside, or no record at all.
  mutating func finish() {
    if derives { derive() }
    guard wantedColumns == 0 || column == wantedColumns, amountStatus == .value,
      row.pointee.supplier >= 0 || row.pointee.name.count > 0 || row.pointee.id.count > 0,
      !hasExtra || !isShifted, row.pointee.currency != CurrencyCode.unknown
    else {
      guard wantedColumns == 0 else { return }
      hasEnded = true
      leaveOut()
      drop()
      return
    }
    hasEnded = true
    defer { reset() }
    if hasAsides, let why = rules.asides[recordStart] {
      setAside(why)
      row.pointee.reset(currency: rules.currency)
      return
    }
    if mayHaveNUL, row.pointee.name.cell.contains(0) || row.pointee.id.cell.contains(0) {
      let isName = row.pointee.name.cell.contains(0)
      reject(isName ? .supplier : .supplierID, .controlCharacter, .control)
      row.pointee.reset(currency: rules.currency)
      return
    }
    use()
  }

  /// Completes the control totals at the end of a chunk.
  mutating func settle() {
    control.amountUsed.picos += plainMicros * 1_000_000
    plainMicros = 0
    control.note(first: firstDay, last: lastDay)
  }

  /// Whether a row with extra cells has its cells in the wrong columns: a delimiter inside a cell
  /// moves all that follow.
  var isShifted: Bool {
    hasExtraNumber || (hasDates && row.pointee.date.status == .unreadable)
  }

  /// Forgets the record.
  mutating func drop() {
    reset()
    row.pointee.reset(currency: rules.currency)
  }

  @inline(__always)
  private mutating func reset() {
    column = 0
    hasOther = false
    hasExtra = false
    hasExtraNumber = false
    amountStatus = .empty
    amountIsHeader = false
    amountIsPlaceholder = false
    decimals = 0
    amount.status = .empty
    item.count = 0
    unit.count = 0
    quantity.status = .empty
    unitPrice.status = .empty
    credit.status = .empty
    side = .none
    hasBadTerms = false
  }

  mutating func count() {
    control.records &+= 1
    guard countsDuplicates else { return }
    hashes.append(countedHash())
    starts.append(UInt32(truncatingIfNeeded: recordStart &- origin))
  }

  /// The exact amount in 10⁻¹² units, where it has been read.
  var picos: Int128 { amount.status == .empty ? Int128(micros) * 1_000_000 : amount.picos }

  @inline(__always)
  private mutating func use() {
    count()
    control.used &+= 1
    if amount.status == .empty {
      plainMicros &+= Int128(micros)
      if micros < 0 { noteCredit() }
    } else {
      control.amountUsed.picos += amount.picos
      if amount.picos < 0 { noteCredit() }
    }
    control.amountUsed.decimals = max(control.amountUsed.decimals, decimals)
    if decimals > Int(coins[Int(row.pointee.currency)]) { noteFineAmount() }
    row.pointee.micros = micros
    if row.pointee.category < 0 { row.pointee.category = cube.emptyCategory() }
    if marksPeriods {
      markPeriod()
    } else if item.count > 0 {
      row.pointee.item = cube.items.id(item.cell, unit.cell)
    }
    let date = row.pointee.date
    if date.status == .value {
      firstDay = min(firstDay, date.days)
      lastDay = max(lastDay, date.days)
    } else if hasDates {
      flagDate(date.status)
    }
    if hasExtra { flag(.extra, .extraCell, .extra) }
    if hasBadTerms { flag(.terms, .typeError, .terms) }
    if quantity.status != .empty { takeQuantity() }
    if amount.status == .value, amount.wasRounded { flag(.amount, .numberOutOfRange, .rounded) }
    if row.pointee.supplier < 0 {
      row.pointee.hash = TextPairs.hash(row.pointee.id.cell, row.pointee.name.cell)
      if names.count > 0 { learnNames() }
    }
    if isTracing { trace() }
    pending &+= 1
    // Long cells do not wait for others.
    if pending == PendingRow.batch || hasLongCells { flush() } else { row += 1 }
  }

  /// Puts the row under its item, period and kind: see ``PeriodMark``.
  @inline(never)
  private mutating func markPeriod() {
    let date = row.pointee.date
    let hasNoUnits = quantity.status == .value && quantity.picos == 0
    let mark = PeriodMark(
      day: date.status == .value ? CalendarDate(days: date.days) : nil, of: rules.periods,
      kind: micros < 0 ? .credit : hasNoUnits ? .surcharge : .purchase)
    var text = mark.text
    text.withUTF8 { unit.append(CellBytes($0)) }
    row.pointee.item = cube.items.id(item.cell, unit.cell)
  }

  @inline(__always)
  private mutating func noteCredit() {
    control.negativeAmounts &+= 1
    note(.credit)
  }

  @inline(never)
  private mutating func learnNames() {
    row.pointee.supplier = cube.suppliers.id(
      row.pointee.id.cell, row.pointee.name.cell, hash: row.pointee.hash)
    known.learn(names, hash: namesHash, row.pointee)
  }

  @inline(never)
  private mutating func flagDate(_ status: ScanStatus) {
    if status == .undecided { undecided.insert(.date) }
    if status == .ambiguous { return flag(.date, .ambiguousDate, .openDate) }
    let isEmpty = status == .empty
    if isEmpty { noteCandidate(isUsed: true) }
    flag(.date, isEmpty ? .missingCell : .typeError, isEmpty ? .noDate : .date)
  }

  private mutating func takeQuantity() {
    if quantity.status == .value, let micros = quantity.micros {
      row.pointee.quantity = micros
    } else {
      if quantity.status == .undecided { undecided.insert(.quantity) }
      flag(.quantity, .typeError, .quantity)
    }
  }
}

extension PartialCube {
  /// The category of rows that name none.
  @inline(never)
  mutating func emptyCategory() -> Int32 {
    let nothing = CellBytes(start: nil, count: 0)
    return categories.id(nothing, nothing)
  }
}
