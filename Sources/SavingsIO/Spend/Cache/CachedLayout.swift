import Savings

extension CacheWriter {
  /// How a file is read again, or a part of it.
  mutating func put(_ known: SpendFile.Known) {
    let layout = known.layout
    put(layout.delimiter)
    put(layout.header)
    put(layout.columns.count)
    for (field, column) in layout.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      put(oneOf: field)
      put(column)
    }
    put(layout.roles.count)
    for role in layout.roles { put(role.rawValue) }
    put(layout.styles.amount)
    put(layout.styles.quantity)
    put(layout.styles.unitPrice)
    for sign in 0..<4 { put(layout.styles.date[sign].rawValue) }
    put(UInt8(layout.styles.date.hasYears ? 1 : 0))
    put(layout.start)
    put(layout.startLine)
    put(UInt8(layout.hasMark ? 1 : 0))
    put(known.totals.count)
    for offset in known.totals.sorted() { put(offset) }
    put(known.sha256)
  }

  private mutating func put(_ header: Header) {
    put(header.names.count)
    for name in header.names { put(name) }
    put(header.cells.count)
    for cell in header.cells { put(cell) }
    for number in [header.line, header.start, header.end, header.endLine, header.records] {
      put(number)
    }
  }
}

extension CacheReader {
  mutating func known() throws(CacheFailure) -> SpendFile.Known {
    let delimiter = try integer(UInt8.self)
    let header = try header()
    var columns: [SpendField: Int] = [:]
    for _ in 0..<(try count()) {
      let field = try one(of: SpendField.self)
      columns[field] = try integer(Int.self)
    }
    var roles: [ColumnRole] = []
    for _ in 0..<(try count()) {
      guard let role = ColumnRole(rawValue: try integer()) else { throw .damaged }
      roles.append(role)
    }
    var styles = ColumnStyles(SpendSettings())
    styles.amount = try integer()
    styles.quantity = try integer()
    styles.unitPrice = try integer()
    styles.date = DateOrders()
    for sign in 0..<4 {
      guard let order = DateOrder(rawValue: try integer()) else { throw .damaged }
      styles.date[sign] = order
    }
    styles.date.hasYears = try integer(UInt8.self) == 1
    let layout = FileLayout(
      delimiter: delimiter, header: header, columns: columns, roles: roles, styles: styles,
      start: try integer(), startLine: try integer(), hasMark: try integer(UInt8.self) == 1)
    var totals: Set<Int> = []
    for _ in 0..<(try count()) { totals.insert(try integer()) }
    return SpendFile.Known(layout: layout, totals: totals, marks: nil, sha256: try text())
  }

  private mutating func header() throws(CacheFailure) -> Header {
    var names: [String] = []
    for _ in 0..<(try count()) { names.append(try text()) }
    var cells: [[UInt8]] = []
    for _ in 0..<(try count()) { cells.append(try data()) }
    return Header(
      names: names, line: try integer(), cells: cells, start: try integer(), end: try integer(),
      endLine: try integer(), records: try integer())
  }
}

extension FileLayout {
  init(
    delimiter: UInt8, header: Header, columns: [SpendField: Int], roles: [ColumnRole],
    styles: ColumnStyles, start: Int, startLine: Int, hasMark: Bool
  ) {
    self.delimiter = delimiter
    self.header = header
    self.columns = columns
    self.roles = roles
    self.styles = styles
    self.start = start
    self.startLine = startLine
    self.hasMark = hasMark
  }
}
