import CLinux
import Glibc
import Savings

/// Cuts from a line what need not be parsed.
///
/// A line without quotes, or with whole cells in quotes as RFC 4180 has them, needs no parser to tell
/// where a cell of it ends. So the columns before the first and behind the last used one are left out,
/// and one stretch between: exports have dozens, of which a ledger uses a few. And the columns that name
/// supplier, category and currency, where they stand side by side, are taken together as its
/// ``KnownNames``: the same bytes parse to the same cells. libcsv reads the rest; where that gives no
/// usable row of the right number of cells, it reads the line as a whole.
struct LineCutter {
  /// Columns before the first used one.
  let leading: Int
  let trailing: Int
  /// Columns up to the last used one: what the parser must have seen when such a line ends.
  let columns: Int
  let delimiter: UInt8
  /// The columns that the names are made of; none where they are not side by side.
  let names: Range<Int>
  /// Used columns before them.
  let before: Int
  /// Unused columns between used ones, behind the names; none where they are far from the end.
  let gap: Range<Int>
  /// Whether a line can be cut at all.
  let cuts: Bool

  init(_ rules: RowRules) {
    let used = rules.roles.indices.filter { rules.roles[$0] != .ignored }
    delimiter = rules.delimiter
    let first = used.first ?? 0
    leading = first
    trailing = rules.roles.count - 1 - (used.last ?? rules.roles.count - 1)
    columns = (used.last ?? 0) + 1
    let names = LineCutter.names(rules.roles)
    // Columns in front of the names have to be found one by one, which soon costs more than it saves.
    let isNear = names.lowerBound - first <= 6
    self.names = isNear ? names : 0..<0
    before = isNear && !names.isEmpty ? names.lowerBound - first : 0
    let namesEnd = self.names.upperBound
    gap = LineCutter.gap(used.filter { $0 >= namesEnd })
    cuts = !used.isEmpty && (leading + trailing > 0 || !self.names.isEmpty)
  }

  /// The widest stretch of columns between the used ones that is near enough to the last of them to be
  /// worth finding; empty where there is none.
  private static func gap(_ used: [Int]) -> Range<Int> {
    guard let last = used.last else { return 0..<0 }
    return zip(used, used.dropFirst()).map { $0 + 1..<$1 }
      .filter { $0.count > 1 && last - $0.lowerBound < 8 }
      .max { $0.count < $1.count } ?? 0..<0
  }

  /// The columns side by side that name the supplier, with the category and the currency where they
  /// adjoin; empty where a column between belongs to something else.
  private static func names(_ roles: [ColumnRole]) -> Range<Int> {
    let suppliers = roles.indices.filter { roles[$0] == .supplier || roles[$0] == .supplierID }
    guard var first = suppliers.first, var last = suppliers.last,
      last - first == suppliers.count - 1
    else { return 0..<0 }
    func adjoins(_ column: Int) -> Bool {
      roles.indices.contains(column) && (roles[column] == .category || roles[column] == .currency)
    }
    while adjoins(first - 1) { first -= 1 }
    while adjoins(last + 1) { last += 1 }
    return first..<last + 1
  }

  /// Cuts a line that starts a record; leaves it whole where a quote of it is not around a cell, where
  /// it may not end the record, and where it has too few cells.
  @inline(__always)
  func cut(_ line: UnsafeRawPointer, _ cut: inout CutLine) {
    let bytes = cut.length
    cut.core = 0
    cut.names = 0
    cut.gap = 0
    guard cuts, bytes > 1, (line + bytes - 1).load(as: UInt8.self) == 0x0A else { return }
    var end = bytes - 1
    if (line + end - 1).load(as: UInt8.self) == 0x0D { end -= 1 }
    if memchr(line, 0x22, bytes) != nil { return cutQuoted(line, end, &cut) }
    var start = 0
    for _ in 0..<leading {
      guard let next = next(line, start, end) else { return }
      start = next + 1
    }
    for _ in 0..<trailing {
      guard let found = memrchr(line + start, Int32(delimiter), UInt(end - start)) else { return }
      end = UnsafeRawPointer(found) - line
    }
    guard end > start else { return }
    cut.start = start
    cut.core = end - start
    if !gap.isEmpty { cutGap(line, end, &cut) }
    guard !names.isEmpty else { return }
    for _ in 0..<before {
      guard let next = next(line, start, end) else { return }
      start = next + 1
    }
    cut.namesStart = start
    var nameEnd = start - 1
    for column in names {
      // The last cell of the line ends with it.
      guard let next = next(line, nameEnd + 1, end) ?? (column == names.upperBound - 1 ? end : nil)
      else { return }
      nameEnd = next
    }
    if cut.gap > 0, cut.gapStart <= nameEnd { cut.gap = 0 }
    guard nameEnd > start else { return }
    cut.names = nameEnd - start
    cut.hash = ByteHash.of(line + start, cut.names)
  }

  /// Finds the gap from the end of the used cells.
  @inline(__always)
  private func cutGap(_ line: UnsafeRawPointer, _ end: Int, _ cut: inout CutLine) {
    var position = end
    var gapEnd = end
    for column in (gap.lowerBound..<columns).reversed() {
      guard
        let found = memrchr(line + cut.start, Int32(delimiter), UInt(position - cut.start))
      else { return }
      position = UnsafeRawPointer(found) - line
      if column == gap.upperBound { gapEnd = position + 1 }
    }
    cut.gapStart = position + 1
    cut.gap = gapEnd - position - 1
  }

  @inline(__always)
  private func next(_ line: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int? {
    guard let found = memchr(line + start, Int32(delimiter), end - start) else { return nil }
    return UnsafeRawPointer(found) - line
  }
}

/// A line of a block, and what of it has to be parsed.
struct CutLine {
  var length = 0
  /// The used cells, within the line; a length of 0 where it has to be parsed as a whole.
  var start = 0
  var core = 0
  /// The stretch of unused cells between, with the delimiter behind it; a length of 0 where there is
  /// none.
  var gapStart = 0
  var gap = 0
  /// The names within the line; a length of 0 where they are parsed as all else.
  var namesStart = 0
  var names = 0
  var hash: UInt64 = 0
}
