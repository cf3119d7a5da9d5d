import Savings

/// Rows and money of each problem, by currency, as they are met.
struct ProblemSums {
  private struct Entry {
    let problem: DataProblem
    let currency: Int32
    var rows = 0
    /// Nil while no row has an amount that can be read.
    var amount: ExactSum?
  }

  /// A few dozen at most: problems times currencies.
  private var entries: [Entry] = []
  private var last = 0

  /// - Parameter amount: nil where the row has none that can be read.
  mutating func add(_ problem: DataProblem, currency: Int32, rows: Int = 1, _ amount: ExactSum?) {
    if !entries.indices.contains(last) || entries[last].problem != problem
      || entries[last].currency != currency
    {
      last = index(problem, currency)
    }
    entries[last].rows += rows
    guard let amount else { return }
    entries[last].amount = (entries[last].amount ?? ExactSum()) + amount
  }

  private mutating func index(_ problem: DataProblem, _ currency: Int32) -> Int {
    let found = entries.firstIndex { $0.problem == problem && $0.currency == currency }
    if let found { return found }
    entries.append(Entry(problem: problem, currency: currency))
    return entries.count - 1
  }

  mutating func add(_ other: ProblemSums) {
    for entry in other.entries {
      add(entry.problem, currency: entry.currency, rows: entry.rows, entry.amount)
    }
  }

  var amounts: [DataProblem: ProblemAmounts] {
    var amounts: [DataProblem: ProblemAmounts] = [:]
    for entry in entries {
      var part = ProblemAmounts()
      part.rows = entry.rows
      let isCode = entry.currency != CurrencyCode.unknown
      guard let amount = entry.amount else {
        amounts[entry.problem, default: ProblemAmounts()].add(part)
        continue
      }
      part.amounts[isCode ? CurrencyCode(packed: entry.currency).text : "?"] = amount
      amounts[entry.problem, default: ProblemAmounts()].add(part)
    }
    return amounts
  }
}

extension RowProblem {
  /// What the row suffers from.
  var problem: DataProblem {
    switch detail {
    case .noSupplier: .noSupplier
    case .noAmount: .noAmount
    case .number: .unreadableAmount
    case .date: .unreadableDate
    case .noDate: .noDate
    case .openDate: .openDate
    case .currency: .unknownCurrency
    case .terms: .unreadableTerms
    case .quantity: .unreadableQuantity
    case .rounded: .roundedAmount
    case .extra: action == .rejected ? .shiftedCells : .extraCell
    case .control: .controlCharacter
    case .total, .sum: .totalRow
    case .placeholder: .noValues
    case .side: .unknownSide
    case .repeated: .repeatedRow
    case .overlap: .rowOfEarlierFile
    }
  }
}
