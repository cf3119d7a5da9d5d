import Savings

extension RowSink {
  /// The amount where it is not a column's as it stands.
  @inline(never)
  mutating func derive() {
    switch rules.source {
    case .column: break
    case .product: multiply()
    case .pair: subtract()
    case .side: applySide()
    }
  }

  /// Quantity times unit price, where the ledger has no amounts.
  private mutating func multiply() {
    if quantity.status == .undecided || unitPrice.status == .undecided {
      amountStatus = .undecided
    } else if quantity.status == .value, unitPrice.status == .value {
      take(ScannedNumber.product(quantity, unitPrice))
    } else if quantity.status != .empty, unitPrice.status != .empty {
      amountStatus = .unreadable
    }
  }

  /// Debits less credits where purchases are debits, else the reverse; an empty cell is nothing.
  private mutating func subtract() {
    guard amountStatus == .value || amountStatus == .empty, credit.status != .empty else {
      // No credit: the debit as it stands, or its problem.
      if amountStatus == .value, !purchasesAreDebits { take(signed(-picos)) }
      return
    }
    guard credit.status == .value else {
      amountStatus = credit.status
      return
    }
    let debit = amountStatus == .value ? picos : 0
    decimals = max(decimals, credit.decimals)
    take(signed(purchasesAreDebits ? debit - credit.picos : credit.picos - debit))
  }

  /// Credits lower the spend where purchases are debits, whether the column shows them with a minus or
  /// without; a debit keeps its sign. Where purchases are credits, a list may show them with a minus,
  /// so that only the sides count.
  private mutating func applySide() {
    guard amountStatus == .value else { return }
    switch side {
    case .debit where purchasesAreDebits: break
    case .debit: take(signed(-abs(picos)))
    case .credit where purchasesAreDebits: take(signed(-abs(picos)))
    case .credit: take(signed(abs(picos)))
    // An amount alone on its row is a total and has no side.
    case .none where !hasOther: break
    case .none, .unknown: amountStatus = .unsided
    }
  }

  private func signed(_ picos: Int128) -> ScannedNumber {
    var number = amount
    number.status = .value
    number.picos = picos
    number.decimals = decimals
    return number
  }

  private mutating func take(_ number: ScannedNumber) {
    amount = number
    amountStatus = number.status
    decimals = number.decimals
    if let value = number.micros, number.status == .value {
      micros = value
    } else {
      amountStatus = .outOfRange
    }
  }
}
