/// Spend of rows that the ledger holds more than once, of one place in the cube.
///
/// It is a part of the cube's cell of the same place where the settings keep such rows, and no part of
/// it where they set them aside.
package struct RepeatedSpend: Sendable, Equatable {
  package enum Kind: Int, Sendable, CaseIterable {
    /// Rows that are, byte for byte, an earlier one of the same file.
    case withinFile
    /// Rows that an earlier file has too.
    case ofEarlierFile

    package var problem: DataProblem { self == .withinFile ? .repeatedRow : .rowOfEarlierFile }
  }

  package let kind: Kind
  /// Indices into the cube's lists.
  package var supplier: Int32
  package var category: Int32
  package var item: Int32
  package var currency: Int32
  package var rows: Int32
  /// Millionths, as in ``SpendCell``.
  package var amount: Int64
  package var windowAmount: Int64

  package init(_ kind: Kind, _ cell: SpendCell) {
    self.kind = kind
    supplier = cell.supplier
    category = cell.category
    item = cell.item
    currency = cell.currency
    rows = cell.rows
    amount = cell.amount
    windowAmount = cell.windowAmount
  }

  /// The part of a cell that it stands for.
  package var cell: SpendCell {
    var cell = SpendCell(supplier: supplier, category: category, item: item, currency: currency)
    cell.rows = rows
    cell.amount = amount
    cell.windowAmount = windowAmount
    return cell
  }
}
