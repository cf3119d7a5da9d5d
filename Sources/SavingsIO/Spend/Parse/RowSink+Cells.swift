import Savings

extension RowSink {
  /// Reads one cell of a mapped column, or of a column that the header lacks.
  @inline(never)
  mutating func read(_ text: CellBytes, _ role: ColumnRole, _ column: Int) {
    if text.count > usualBytes { noteLong(text) }
    let cell = CellText.trimmed(text)
    guard !cell.isEmpty else { return }
    if role == .amount {
      let plain = NumberScanner.plain(cell, decimalSign: amountSign)
      if plain.decimals >= 0 {
        (amountStatus, micros, decimals) = (.value, plain.micros, plain.decimals)
      } else {
        readAmount(cell)
      }
      return
    }
    if role == .credit {
      credit = ScannedNumber(cell, decimalSign: amountSign)
      return
    }
    hasOther = true
    switch role {
    case .supplier: row.pointee.name.copy(cell)
    case .supplierID: row.pointee.id.copy(cell)
    case .date: row.pointee.date = DateScanner.plain(cell) ?? readDate(cell)
    case .category:
      row.pointee.category = cube.categories.id(cell, CellBytes(start: cell.start, count: 0))
    case .currency: row.pointee.currency = CurrencyCode.packed(cell)
    case .terms: readTerms(cell)
    case .item: item.copy(cell)
    case .unit: unit.copy(cell)
    case .quantity: quantity = ScannedNumber(cell, decimalSign: rules.styles.quantity)
    case .unitPrice: unitPrice = ScannedNumber(cell, decimalSign: rules.styles.unitPrice)
    case .contract: row.pointee.isUnderContract = ContractScanner.isUnderContract(cell)
    case .extra:
      hasExtra = true
      if let first = cell.first, first >= 0x30, first <= 0x39 { hasExtraNumber = true }
      if column >= lastColumn { stop = .columns }
    case .side: side = LedgerSide(cell)
    case .ignored, .amount, .credit: break
    }
  }

  @inline(never)
  private mutating func readAmount(_ cell: CellBytes) {
    amount = NumberScanner.scanned(cell, decimalSign: amountSign)
    amountStatus = amount.status
    decimals = amount.decimals
    guard amount.status == .value else {
      let column = rules.columns[Int(ColumnRole.amount.rawValue)]
      amountIsHeader = isHeaderCell(cell, column)
      amountIsPlaceholder = CellText.isPlaceholder(cell)
      return
    }
    // On a supplier's own account a purchase is a credit.
    if amount.side != .none, !purchasesAreDebits, rules.source == .column {
      amount.picos = amount.side == .credit ? abs(amount.picos) : -abs(amount.picos)
    }
    if let value = amount.micros { micros = value } else { amountStatus = .outOfRange }
  }

  @inline(never)
  private func readDate(_ cell: CellBytes) -> ScannedDate {
    DateScanner.scanned(cell, orders: dateOrders)
  }

  private mutating func readTerms(_ cell: CellBytes) {
    var days: Int32 = 0
    for byte in cell.prefix(5) {
      let digit = byte &- 0x30
      guard digit < 10, cell.count < 4 else {
        let scanned = TermsScanner.days(cell)
        (row.pointee.terms, hasBadTerms) = (scanned.days, !scanned.isEmpty && scanned.days < 0)
        return
      }
      days = days &* 10 &+ Int32(digit)
    }
    row.pointee.terms = days
  }
}
