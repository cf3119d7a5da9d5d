import Savings

/// Rows of a sample by the side of the account on which they stand.
///
/// On an account of expenses a purchase is a debit, on the supplier's own account a credit. Ledgers of
/// spend hold far more purchases than credit notes, so that the rows tell.
struct PurchaseEvidence {
  private(set) var debits = 0
  private(set) var credits = 0
  /// Whether any amount came with a mark of its own.
  private(set) var isMarked = false

  /// Share of the rows from which on their side is that of the purchases.
  static let needed = 0.9

  mutating func add(_ side: LedgerSide) {
    if side == .debit { debits += 1 }
    if side == .credit { credits += 1 }
  }

  /// A row of a pair of columns: the side of the one that holds a number other than 0.
  mutating func add(debit: CellBytes, credit: CellBytes) {
    func hasAmount(_ cell: CellBytes) -> Bool { cell.contains { $0 >= 0x31 && $0 <= 0x39 } }
    switch (hasAmount(debit), hasAmount(credit)) {
    case (true, false): debits += 1
    case (false, true): credits += 1
    default: break
    }
  }

  /// An amount with its mark behind it; one without is a debit, as on the statement of a card, which marks
  /// its credits alone.
  mutating func add(_ number: ScannedNumber) {
    guard number.status == .value || number.status == .undecided else { return }
    if number.side != .none { isMarked = true }
    add(number.side == .credit ? .credit : .debit)
  }

  static func += (a: inout PurchaseEvidence, b: PurchaseEvidence) {
    a.debits += b.debits
    a.credits += b.credits
    a.isMarked = a.isMarked || b.isMarked
  }

  var likely: PurchaseSide { debits >= credits ? .debit : .credit }

  /// Of the rows with a side, those on the likelier one.
  var share: Double {
    debits + credits == 0 ? 0 : Double(max(debits, credits)) / Double(debits + credits)
  }

  /// Nil where the rows do not tell.
  var proven: PurchaseSide? { share >= PurchaseEvidence.needed ? likely : nil }
}

extension FileLayout {
  /// Drops columns of sides that the amount does not need; refuses mappings that say two things.
  static func settleSides(
    _ found: inout [String: Int], _ settings: SpendSettings, file: String
  ) throws {
    let (debit, credit) = (SpendField.debit.rawValue, SpendField.credit.rawValue)
    let side = SpendField.side.rawValue
    func isMapped(_ field: String) -> Bool { found[field] != nil && settings.mapping[field] != nil }
    if found[SpendField.amount.rawValue] != nil {
      if isMapped(debit) || isMapped(credit) {
        guard settings.mapping[SpendField.amount.rawValue] == nil else {
          throw Refusal(
            .badSettings, file: file,
            "spend.mapping names an amount and columns of debits and credits",
            fix: "Name either amount, or debit and credit")
        }
        found[SpendField.amount.rawValue] = nil
      } else {
        (found[debit], found[credit]) = (nil, nil)
      }
    }
    if found[debit] != nil, found[credit] != nil {
      found[side] = nil
    } else {
      (found[debit], found[credit]) = (nil, nil)
    }
    if found[SpendField.amount.rawValue] == nil { found[side] = nil }
  }

  /// The side of the account on which purchases stand; nil where nothing needs it.
  ///
  /// - Throws: where the settings do not say it and the rows do not tell.
  func purchases(_ settings: SpendSettings, _ records: [CSVRecord], file: String) throws
    -> PurchaseSide?
  {
    guard source != .product else { return nil }
    guard settings.purchases == .auto || source == .column else { return settings.purchases }
    var evidence = PurchaseEvidence()
    let (amount, credit, side) = (
      column(of: .amount), column(of: .credit), column(of: .side)
    )
    for record in records {
      func cell(_ column: Int) -> [UInt8] {
        record.cells.indices.contains(column) ? record.cells[column] : []
      }
      if source == .column {
        cell(amount).withUnsafeBytes { evidence.add(ScannedNumber($0, decimalSign: 0)) }
      } else if source == .side {
        cell(side).withUnsafeBytes { evidence.add(LedgerSide(CellText.trimmed($0))) }
      } else {
        let credits = cell(credit)
        cell(amount).withUnsafeBytes { debit in
          credits.withUnsafeBytes { evidence.add(debit: debit, credit: $0) }
        }
      }
    }
    if source == .column {
      guard evidence.isMarked else { return nil }
      guard settings.purchases == .auto else { return settings.purchases }
    }
    if let proven = evidence.proven { return proven }
    throw Refusal(
      .badSettings, file: file, line: header.line > 0 ? header.line : nil,
      column: name(of: source == .side ? side : amount),
      "\(evidence.debits) rows looked at are debits and \(evidence.credits) credits: that does not tell which of them are purchases",
      fix: "Set spend.purchases to debit or credit")
  }
}
