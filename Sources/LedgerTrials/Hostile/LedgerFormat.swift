import Savings

/// How one ledger is written: all that is the same for its rows.
package struct LedgerFormat {
  let encoding: TrialEncoding
  let isZipped: Bool
  let delimiter: String
  /// One, or several that alternate.
  let lineEnds: [String]
  /// Cells quoted without need: one in so many.
  let quotesOneIn: Int
  let numbers: NumberStyle
  let dates: DateSpelling
  /// The fields in the order of the columns; nil is a column of somebody else's.
  let columns: [SpendField?]
  /// What the header calls them.
  let names: [String]
  let preamble: [String]
  let isStyleGiven: Bool

  init(_ dice: inout TrialDice) {
    encoding = dice.one(of: TrialEncoding.allCases)
    isZipped = dice.onceIn(8)
    delimiter = dice.one(of: [",", ",", ";", "\t", "|"])
    lineEnds = dice.one(of: [["\n"], ["\n"], ["\r\n"], ["\r"], ["\r\n", "\n"], ["\r\n", "\r"]])
    quotesOneIn = dice.one(of: [1, 3, 50])
    numbers = NumberStyle(hasEuro: encoding != .latin1, &dice)
    dates = dice.one(of: DateSpelling.allCases)
    isStyleGiven = dice.onceIn(2)
    var fields: [SpendField?] = [.supplier, .amount]
    for field in [SpendField.supplierID, .date, .category, .currency, .paymentTerms, nil, nil]
    where !dice.onceIn(3) { fields.append(field) }
    dice.shuffle(&fields)
    columns = fields
    names = fields.indices.map { index in
      guard let field = fields[index] else { return "Notes \(index)" }
      let name = dice.one(of: field.aliases)
      return dice.onceIn(3) ? name.uppercased() : name
    }
    let titles = ["Spend report", "Ünit 7", "2025", "", "  ", "printed at 10:30"]
    preamble = dice.onceIn(4) ? (0...dice.below(5)).map { _ in dice.one(of: titles) } : []
  }

  func column(_ field: SpendField) -> Int? { columns.firstIndex(of: field) }

  /// The settings without which the ledger could be read two ways.
  package func settings() -> Settings {
    var settings = Settings()
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    settings.spend.encoding = encoding.setting
    if isStyleGiven {
      settings.spend.decimal = numbers.sign == "." ? .point : .comma
      settings.spend.dateStyle = dates.setting
    }
    return settings
  }

  /// One record, quoted where it has to be and now and then elsewhere.
  func record(_ cells: [String], _ dice: inout TrialDice) -> String {
    cells.map { cell in
      let needsQuotes =
        cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) }
        || cell.contains(delimiter)
      guard needsQuotes || dice.onceIn(quotesOneIn) else { return cell }
      let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
      return "\"" + doubled.joined(separator: "\"\"") + "\""
    }.joined(separator: delimiter)
  }
}

/// How a ledger writes its dates.
enum DateSpelling: CaseIterable {
  case iso, isoWithTime, dayFirstSlash, dayFirstPoint, monthFirstSlash, spelled, serial

  var setting: DateStyle {
    switch self {
    case .dayFirstSlash, .dayFirstPoint: .dmy
    case .monthFirstSlash: .mdy
    case .iso, .isoWithTime, .spelled, .serial: .auto
    }
  }

  func text(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    switch self {
    case .iso: return date.iso
    case .isoWithTime: return "\(date.iso) 00:00:00"
    case .dayFirstSlash: return "\(two(day))/\(two(month))/\(year)"
    case .dayFirstPoint: return "\(day).\(month).\(year)"
    case .monthFirstSlash: return "\(month)/\(day)/\(year)"
    case .spelled:
      let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      return "\(day)-\(names[month - 1])-\(year)"
    case .serial: return "\(date.days + 25_569)"
    }
  }
}
