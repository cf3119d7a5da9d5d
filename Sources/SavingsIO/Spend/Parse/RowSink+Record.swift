import Savings

extension RowSink {
  /// Takes the record that has ended: used, rejected, set aside, or no record at all.
  mutating func finish() {
    hasEnded = true
    defer { reset() }
    if multiplies { multiply() }
    if amountStatus == .value, name.count > 0 || id.count > 0, !hasExtra,
      currency != CurrencyCode.unknown
    {
      let supplier = cube.suppliers.id(id.cell, name.cell)
      if !cube.suppliers.hasNUL(supplier), !needsDecision() {
        use(supplier)
        return
      }
      if cube.suppliers.hasNUL(supplier) {
        reject(id.cell.contains(0) ? .supplierID : .supplier, .controlCharacter, .control)
      }
      return
    }
    leaveOut()
  }

  private mutating func reset() {
    column = 0
    hash = 0
    hasOther = false
    hasExtra = false
    amountStatus = .empty
    amountIsHeader = false
    decimals = 0
    amount.status = .empty
    date.status = .empty
    category = -1
    currency = rules.currency
    terms = -1
    isUnderContract = false
    name.count = 0
    id.count = 0
    item.count = 0
    unit.count = 0
    quantity.status = .empty
    unitPrice.status = .empty
    hasBadTerms = false
  }

  /// The amount as quantity times unit price, where the ledger has no amounts.
  private mutating func multiply() {
    if quantity.status == .undecided || unitPrice.status == .undecided {
      amountStatus = .undecided
    } else if quantity.status == .value, unitPrice.status == .value {
      amount = ScannedNumber.product(quantity, unitPrice)
      amountStatus = amount.status
      decimals = amount.decimals
      if let value = amount.micros, amount.status == .value {
        micros = value
      } else {
        amountStatus = .outOfRange
      }
    } else if quantity.status != .empty, unitPrice.status != .empty {
      amountStatus = .unreadable
    }
  }

  /// Notes cells that only a decided style can read; the file is then read again.
  private mutating func needsDecision() -> Bool {
    if amountStatus == .undecided, !multiplies { undecided.insert(.amount) }
    if quantity.status == .undecided { undecided.insert(.quantity) }
    if unitPrice.status == .undecided, multiplies { undecided.insert(.unitPrice) }
    if date.status == .undecided { undecided.insert(.date) }
    return false
  }

  private mutating func count() {
    control.records &+= 1
    if countsDuplicates { hashes.append(hash) }
  }

  /// The exact amount in 10⁻¹² units, where it has been read.
  private var picos: Int128 { amount.status == .empty ? Int128(micros) * 1_000_000 : amount.picos }

  private mutating func use(_ supplier: Int32) {
    count()
    control.used &+= 1
    control.amountUsed.picos += picos
    control.amountUsed.decimals = max(control.amountUsed.decimals, decimals)
    if category < 0 { category = cube.emptyCategory() }
    let key = CellKey(
      supplier: supplier, category: category,
      item: item.count > 0 ? cube.items.id(item.cell, unit.cell) : -1, currency: currency)
    let index = cube.cells.index(key)
    if cube.cells.count > cellLimit { stop = .cells }
    let cell = cube.cells.cell(index)
    cell.pointee.rows &+= 1
    if micros < 0 {
      cell.pointee.credits &+= 1
      control.negativeAmounts &+= 1
    }
    if isUnderContract { cell.pointee.contractRows &+= 1 }
    var fits = cell.pointee.amount.add(micros)
    var month: Int32 = 0
    if date.status == .value {
      cell.pointee.first = min(cell.pointee.first, date.days)
      cell.pointee.last = max(cell.pointee.last, date.days)
      firstDay = min(firstDay, date.days)
      lastDay = max(lastDay, date.days)
      if date.days <= lastWindowDay {
        month = date.month
        fits = cell.pointee.months.add(micros, month: month) && fits
        cell.pointee.note(month: month)
      }
    } else if hasDates {
      flag(
        .date, date.status == .empty ? .missingCell : .typeError,
        date.status == .empty ? .noDate : .date)
    }
    if micros > 0 { fits = addConditions(cell, index, month) && fits }
    if !fits { stop = .sum }
    flagOthers()
  }

  /// Terms and prices, which only positive rows speak of.
  @inline(__always)
  private mutating func addConditions(
    _ cell: UnsafeMutablePointer<CellSums>, _ index: Int, _ month: Int32
  ) -> Bool {
    var fits = true
    if terms >= 0 {
      let units = micros / 1_000_000 &+ (micros % 1_000_000 >= 500_000 ? 1 : 0)
      let (weight, overflow) = units.multipliedReportingOverflow(by: Int64(terms))
      fits = cell.pointee.termsUnitDays.add(weight) && !overflow
      fits = cell.pointee.termsUnits.add(units) && fits
    }
    if cube.hasQuantities, quantity.status == .value, let count = quantity.micros, count > 0 {
      fits =
        cube.cells.priced(index).pointee.add(quantity: count, amount: micros, month: month) && fits
    }
    return fits
  }

  @inline(__always)
  private mutating func flagOthers() {
    if hasBadTerms { flag(.terms, .typeError, .terms) }
    if quantity.status.rawValue > ScanStatus.value.rawValue {
      flag(.quantity, .typeError, .quantity)
    }
    if amount.status == .value, amount.wasRounded { flag(.amount, .numberOutOfRange, .rounded) }
  }

  /// A record that is not used: blank, a repeated header, a total, or rejected.
  @inline(never)
  private mutating func leaveOut() {
    if !hasOther, !hasExtra, amountStatus == .empty {
      blank += 1
    } else if amountIsHeader,
      isHeaderCell(name.cell, rules.columns[Int(ColumnRole.supplier.rawValue)])
        || isHeaderCell(id.cell, rules.columns[Int(ColumnRole.supplierID.rawValue)])
    {
      return
    } else if !hasOther, !hasExtra, amountStatus == .value {
      count()
      control.setAside += 1
      control.amountSetAside.picos += picos
      control.amountSetAside.decimals = max(control.amountSetAside.decimals, decimals)
      log(.amount, .subtotalRow, .setAside, .total)
    } else if hasExtra {
      reject(.extra, .extraCell, .extra)
    } else if name.count == 0, id.count == 0 {
      reject(rules.has(.supplier) ? .supplier : .supplierID, .requiredValue, .noSupplier)
    } else {
      leaveOutForAmount()
    }
  }

  private mutating func leaveOutForAmount() {
    let column = multiplies ? ColumnRole.unitPrice : .amount
    switch amountStatus {
    case .empty: reject(column, .requiredValue, .noAmount)
    case .unreadable: reject(column, .typeError, .number)
    case .outOfRange: reject(column, .numberOutOfRange, .number)
    case .undecided:
      _ = needsDecision()
      reject(column, .typeError, .number)
    case .value: reject(.currency, .currencyUnknown, .currency)
    }
  }

  private mutating func reject(
    _ role: ColumnRole, _ code: RejectCode, _ detail: RowProblem.Detail
  ) {
    count()
    control.rejected += 1
    if amountStatus == .value || (amountStatus == .outOfRange && amount.status == .value) {
      control.amountRejected.picos += picos
      control.amountRejected.decimals = max(control.amountRejected.decimals, decimals)
    }
    log(role, code, .rejected, detail)
  }

  @inline(never)
  private mutating func flag(_ role: ColumnRole, _ code: RejectCode, _ detail: RowProblem.Detail) {
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

extension PartialCube {
  /// The category of rows that name none.
  @inline(never)
  mutating func emptyCategory() -> Int32 {
    let nothing = CellBytes(start: nil, count: 0)
    return categories.id(nothing, nothing)
  }
}
