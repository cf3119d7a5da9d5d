import Savings
import SavingsIO

/// What must come of a ledger whose rows are known.
package struct LedgerTruth: Equatable {
  var used = 0
  var rejected = 0
  var setAside = 0
  var blank = 0
  /// 10⁻¹² units.
  var amountUsed: Int128 = 0
  var amountRejected: Int128 = 0
  var amountSetAside: Int128 = 0
  var negatives = 0
  var first: CalendarDate?
  var last: CalendarDate?
  var suppliers: Set<[String]> = []
  /// By currency code; "" where the row names none.
  var byCurrency: [String: Int128] = [:]

  /// What the ledger says otherwise; nil where it agrees.
  package func complaint(about ledger: Ledger) -> String? {
    let control = ledger.files[0].control
    var found = LedgerTruth()
    (found.used, found.rejected, found.setAside) = (
      control.used, control.rejected, control.setAside
    )
    found.blank = ledger.files[0].blank
    found.amountUsed = control.amountUsed.picos
    found.amountRejected = control.amountRejected.picos
    found.amountSetAside = control.amountSetAside.picos
    found.negatives = control.negativeAmounts
    (found.first, found.last) = (control.dateMin, control.dateMax)
    found.suppliers = Set(ledger.cube.suppliers.map { [$0.id, $0.name] })
    for cell in ledger.cube.cells {
      let code = ledger.cube.currencies[Int(cell.currency)]
      found.byCurrency[code, default: 0] += Int128(cell.amount) * 1_000_000
    }
    // Cells hold millionths; each row may differ by half of one.
    let isClose =
      found.byCurrency.keys == byCurrency.keys
      && found.byCurrency.allSatisfy { code, amount in
        (amount - byCurrency[code]!).magnitude <= UInt128(used) * 500_000
      }
    if isClose { found.byCurrency = byCurrency }
    guard control.records == used + rejected + setAside else {
      return "\(control.records) records instead of \(used + rejected + setAside)"
    }
    return found == self ? nil : "read   \(found)\nwanted \(self)"
  }

  mutating func use(_ row: HostileRow, _ format: LedgerFormat) {
    func text(_ field: SpendField) -> String {
      guard format.column(field) != nil else { return "" }
      let text = row.cells[field] ?? ""
      return String(Substring(text.drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
    }
    let amount = row.amount?.picos ?? 0
    used += 1
    amountUsed += amount
    if amount < 0 { negatives += 1 }
    suppliers.insert([text(.supplierID), text(.supplier)])
    byCurrency[text(.currency).uppercased(), default: 0] += amount
    guard format.column(.date) != nil, let date = row.date else { return }
    first = min(first ?? date, date)
    last = max(last ?? date, date)
  }

  mutating func reject(_ row: HostileRow) {
    rejected += 1
    amountRejected += row.amount?.picos ?? 0
  }

  mutating func setAside(_ row: HostileRow) {
    setAside += 1
    amountSetAside += row.amount?.picos ?? 0
  }
}
