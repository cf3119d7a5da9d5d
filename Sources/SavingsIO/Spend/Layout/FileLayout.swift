import Savings

/// What the inner loop does with a column.
enum ColumnRole: UInt8, CaseIterable {
  case ignored
  case supplier
  case supplierID
  case amount
  case date
  case category
  case currency
  case item
  case quantity
  case unit
  case unitPrice
  case terms
  case contract
  /// Credits beside a column of debits, which is the amount's.
  case credit
  case side
  /// A cell to the right of the header's last column.
  case extra

  init(_ field: SpendField) {
    self =
      switch field {
      case .supplier: .supplier
      case .supplierID: .supplierID
      case .amount, .debit: .amount
      case .credit: .credit
      case .side: .side
      case .date: .date
      case .category: .category
      case .currency: .currency
      case .item: .item
      case .quantity: .quantity
      case .unit: .unit
      case .unitPrice: .unitPrice
      case .paymentTerms: .terms
      case .contract: .contract
      case .order, .businessUnit, .description: .ignored
      }
  }
}

/// How a spend file is to be read: all that is known before its rows are.
struct FileLayout {
  var delimiter: UInt8
  var header: Header
  /// Field to column index.
  var columns: [SpendField: Int]
  /// The role of each column of the header.
  var roles: [ColumnRole]
  var styles: ColumnStyles
  /// The side of the account on which purchases stand; nil where amounts have no sides.
  var purchases: PurchaseSide?
  /// Offset of the first data record, byte order mark included, and its line.
  var start: Int
  var startLine: Int
  var hasMark: Bool

  init(
    of file: InputDescriptor, settings: SpendSettings, limits: LimitSettings, sample: FileSample
  ) throws {
    let matcher = ColumnMatcher.spend(settings)
    let delimiter =
      try Delimiter.named(settings.delimiter, key: "spend.delimiter")
      ?? Delimiter.inferred(
        sample.head, isHeader: matcher.isHeader, columns: settings.columns.count)
    self.delimiter = delimiter
    let top = SmallCSV.records(sample.head, delimiter: delimiter, limit: HeaderSearch.reach)
    header = try HeaderSearch(matcher: matcher, style: settings.header, columns: settings.columns)
      .header(in: top, isCut: sample.isCut, file: file.path)
    try header.requireWidth(limits, file: file.path)
    var found = try matcher.resolved(header.names, file: file.path, line: header.line)
    try FileLayout.settleSides(&found, settings, file: file.path)
    columns = [:]
    roles = Array(repeating: .ignored, count: header.names.count)
    for field in SpendField.allCases {
      guard let column = found[field.rawValue] else { continue }
      columns[field] = column
      let role = ColumnRole(field)
      guard role != .ignored else { continue }
      guard roles[column] == .ignored else {
        throw Refusal(
          .badSettings, file: file.path, column: header.names[column],
          "two fields are mapped to this column", fix: "Map \(field.rawValue) to another column")
      }
      roles[column] = role
    }
    hasMark = sample.hasMark
    start = header.end + (sample.hasMark ? 3 : 0)
    startLine = header.endLine
    styles = ColumnStyles(settings)
    var evidence: [ColumnRole: StyleEvidence] = [:]
    let records = sample.records(below: header.records, delimiter: delimiter)
    for record in records {
      for (column, role) in roles.enumerated() where column < record.cells.count {
        record.cells[column].withUnsafeBytes { evidence.add($0, role) }
      }
    }
    styles.decide(evidence, isWhole: !sample.isCut)
    purchases = try purchases(settings, records, file: file.path)
  }

  func name(of column: Int) -> String {
    header.names.indices.contains(column) ? header.names[column] : ""
  }

  /// What amounts are made of.
  var source: AmountSource {
    if roles.contains(.credit) { return .pair }
    if roles.contains(.side) { return .side }
    return roles.contains(.amount) ? .column : .product
  }

  func column(of role: ColumnRole) -> Int { roles.firstIndex(of: role) ?? -1 }
}

extension [ColumnRole: StyleEvidence] {
  mutating func add(_ cell: CellBytes, _ role: ColumnRole) {
    switch role {
    // Debits and credits are written in one style.
    case .credit: self[.amount, default: StyleEvidence()].add(number: cell)
    case .amount, .quantity, .unitPrice: self[role, default: StyleEvidence()].add(number: cell)
    case .date: self[role, default: StyleEvidence()].add(date: cell)
    default: break
    }
  }
}
