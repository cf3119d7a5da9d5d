import Savings

/// What the cells of one column are, counted over a sample of records.
struct ColumnProfile {
  /// Records looked at, and those with something in the cell.
  private(set) var rows = 0
  private(set) var filled = 0
  private(set) var numbers = 0
  /// Numbers with a decimal sign or a currency sign, negative ones, and whole ones.
  private(set) var fractions = 0
  private(set) var negatives = 0
  private(set) var zeros = 0
  private(set) var leadingZeros = 0
  private(set) var dates = 0
  private(set) var years = 0
  private(set) var serials = 0
  private(set) var currencies = 0
  /// Cells with at least two letters and more letters than digits.
  private(set) var texts = 0
  private(set) var letters = 0
  private(set) var links = 0
  private(set) var legalForms = 0
  private(set) var americanForms = 0
  private(set) var otherForms = 0
  /// Cells that are marks of debit or credit, by side.
  private(set) var sides = PurchaseEvidence()
  /// Amounts by the mark behind them.
  private(set) var marks = PurchaseEvidence()
  private(set) var signs = CurrencySigns()
  private(set) var styles = StyleEvidence()
  private var seen: Set<[UInt8]> = []

  /// Different values, as far as they were counted.
  var distinct: Int { seen.count }

  mutating func add(_ bytes: [UInt8]) {
    rows += 1
    bytes.withUnsafeBytes { add(CellText.trimmed($0)) }
  }

  /// A cell that the record does not have.
  mutating func addMissing() { rows += 1 }

  private mutating func add(_ cell: CellBytes) {
    guard !cell.isEmpty, !CellText.isPlaceholder(cell) else { return }
    filled += 1
    if seen.count < 5_000 { seen.insert(Array(cell.prefix(120))) }
    var (alphabetic, digits) = (0, 0)
    for byte in cell {
      if byte >= 0x30, byte <= 0x39 { digits += 1 }
      if (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0xC0 { alphabetic += 1 }
    }
    letters += alphabetic
    if digits == 0, cell.count <= 10 { sides.add(LedgerSide(cell)) }
    if digits > 0 { addNumber(cell) }
    // Shorter than any date, or longer than one with a time.
    if digits >= 3, cell.count <= 40 { addDate(cell) }
    if cell.count == 3, CurrencyCode(cell)?.isListed == true { currencies += 1 }
    guard alphabetic >= 2, alphabetic > digits else { return }
    texts += 1
    if cell.starts(with: "http".utf8) { links += 1 }
    if let form = LegalForm(cell) {
      legalForms += 1
      if form == .american { americanForms += 1 } else { otherForms += 1 }
    }
  }

  private mutating func addNumber(_ cell: CellBytes) {
    let number = NumberScanner.scanned(cell, decimalSign: 0)
    if number.status == .value || number.status == .undecided { add(number, cell) }
  }

  private mutating func addDate(_ cell: CellBytes) {
    let date = DateScanner.scanned(cell, order: .undecided)
    if date.status == .value || date.status == .undecided { dates += 1 }
    styles.add(date: cell)
    if YearOrSerial.isYear(cell) { years += 1 }
    if YearOrSerial.serial(cell) != nil { serials += 1 }
  }

  private mutating func add(_ number: ScannedNumber, _ cell: CellBytes) {
    numbers += 1
    marks.add(number)
    styles.add(number: cell)
    signs.add(cell)
    if number.decimals > 0 || cell.contains(where: { $0 == 0x2C || $0 == 0x2E }) { fractions += 1 }
    if number.picos < 0 { negatives += 1 }
    if number.picos == 0, number.status == .value { zeros += 1 }
    if cell.count > 1, cell[0] == 0x30, cell[1] >= 0x30, cell[1] <= 0x39 { leadingZeros += 1 }
  }
}

extension ColumnProfile {
  /// Part of the rows that have something in the cell.
  var fill: Double { rows == 0 ? 0 : Double(filled) / Double(rows) }

  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }

  /// How well the cells suit the field, from 0 (not at all) to 1.
  func suits(_ field: SpendField) -> Double {
    guard filled > 0 else { return 0 }
    switch field {
    case .amount: return isNumeric ? amountLikeness : 0
    case .unitPrice: return isNumeric ? 0.7 + 0.3 * share(fractions) : 0
    case .quantity: return isNumeric ? 1 : 0
    case .date: return dateLikeness
    case .currency: return share(currencies) >= 0.9 ? 1 : 0
    case .supplier: return nameLikeness
    case .supplierID: return share(dates) > 0.9 && share(serials) < 0.9 ? 0.3 : 1
    case .category: return share(texts) >= 0.7 ? (distinct > 1 ? 1 : 0.7) : 0.9
    case .unit: return share(texts) >= 0.5 || distinct < 3 ? 1 : 0.5
    case .paymentTerms, .contract, .description, .businessUnit, .item: return 1
    case .debit, .credit: return isNumeric ? 1 : 0
    case .side: return share(sides.debits + sides.credits) >= 0.95 && distinct <= 4 ? 1 : 0
    case .order: return distinct > 1 || filled < 3 ? 1 : 0.6
    }
  }

  var isNumeric: Bool { share(numbers) >= 0.9 }

  /// Amounts have decimals, or credits, or at least many values of many sizes; a number that is
  /// another one in each row and never has decimals is rather a key.
  private var amountLikeness: Double {
    let hasMoneyForm = share(fractions) > 0.1 || negatives > 0 || signs.any > 0
    let completeness = fill >= 0.9 ? 1 : max(0.4, fill)
    let emptiness = share(zeros) > 0.5 ? 0.6 : 1.0
    let isKey = !hasMoneyForm && filled >= 20 && distinct == filled
    return completeness * emptiness * (isKey ? 0.4 : 1) * (leadingZeros > 0 ? 0.5 : 1)
  }

  private var dateLikeness: Double {
    let completeness = fill >= 0.9 ? 1 : max(0.3, fill)
    // One value in every row is the day on which the file was made.
    let variety = distinct == 1 && filled >= 50 && years < filled ? 0.4 : 1.0
    let readable = share(dates)
    if readable >= 0.9 { return completeness * variety }
    if share(years) >= 0.9 { return completeness }
    if share(serials) >= 0.9 { return completeness * variety * 0.9 }
    return readable >= 0.5 ? completeness * 0.6 : 0
  }

  private var nameLikeness: Double {
    guard share(links) < 0.5 else { return 0 }
    let isText = share(texts)
    guard isText >= 0.6, share(dates) < 0.5, share(currencies) < 0.9 else { return 0 }
    let variety = distinct > 1 || filled < 3 ? 1.0 : 0.5
    return variety * (fill >= 0.6 ? 1 : max(0.3, fill)) * (isText >= 0.85 ? 1 : 0.9)
  }
}
