import Savings
import SavingsIO

/// Nothing is lost between the file and its sums: neither a row nor a cent.
package struct Conservation {
  private let ledger: Ledger

  package init(_ ledger: Ledger) { self.ledger = ledger }

  /// What does not tie; nil where all does.
  package var complaint: String? {
    for file in ledger.files {
      let control = file.control
      guard control.records == control.used + control.rejected + control.setAside else {
        return "rows: \(control)"
      }
      let byCode = file.rejectedByCode.values.reduce(0, +)
      guard byCode == control.rejected else { return "\(byCode) rejects by code: \(control)" }
      guard (file.exactDuplicates ?? 0) < max(1, control.records) else { return "duplicates" }
    }
    let total = ledger.total
    let cells = ledger.cube.cells
    let rows = cells.reduce(0) { $0 + Int($1.rows) }
    guard rows == total.used else { return "\(rows) rows in cells, \(total.used) used" }
    // A cell holds millionths: each row may have been rounded by half of one, and is told of.
    let money = cells.reduce(Int128(0)) { $0 + Int128($1.amount) } * 1_000_000
    let rounded = (money - total.amountUsed.picos).magnitude
    let allowed = total.amountUsed.decimals > 6 ? UInt128(total.used) * 500_000 : 0
    guard rounded <= allowed else { return "\(money) in cells, \(total.amountUsed.picos) used" }
    return placeComplaint
  }

  private var placeComplaint: String? {
    for reject in ledger.rejects where reject.line < 1 || reject.record < 1 {
      return "a reject of no place: \(reject)"
    }
    return nil
  }
}
