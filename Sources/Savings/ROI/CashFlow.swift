/// A programme's cash by line and month; month 0 is the start, month t the end of the t-th month.
///
/// The net position is on hard savings alone. Avoidance avoids no invoice, released cash is not
/// income, labour is not cash until posts go: those lines are kept beside it and in no total.
package struct CashFlow: Sendable, Equatable {
  /// The last month.
  package let months: Int
  /// By ``CashLine/index``, then by month 0…months.
  private var amounts: [[Money]]

  package init(months: Int) {
    self.months = months
    amounts = Array(
      repeating: Array(repeating: .zero, count: months + 1), count: CashLine.all.count)
  }

  /// The amounts of a line, month by month.
  package subscript(line: CashLine) -> [Money] {
    line.index.map { amounts[$0] } ?? Array(repeating: .zero, count: months + 1)
  }

  package subscript(line: CashLine, month: Int) -> Money {
    get { line.index.map { amounts[$0][month] } ?? .zero }
    set { if let index = line.index { amounts[index][month] = newValue } }
  }

  package func total(_ line: CashLine) -> Money { self[line].reduce(.zero, +) }

  /// A class of benefit over all tiers, month by month.
  package func benefit(_ savingClass: SavingClass) -> [Money] {
    sum(CashLine.tiers.map { .benefit(savingClass, $0) })
  }

  package var hard: [Money] { benefit(.hard) }
  package var costs: [Money] { sum(ProgrammeCost.allCases.map { .cost($0) }) }
  package var anyway: [Money] { sum(CashLine.tiers.map { .anyway($0) }) }
  package var switching: [Money] { sum(CashLine.tiers.map { .switching($0) }) }

  /// Hard saving less costs.
  package var net: [Money] { zip(hard, costs).map { $0 - $1 } }
  /// ``net`` less what the human team would have got anyway.
  package var incremental: [Money] { zip(net, anyway).map { $0 - $1 } }
  package var cumulative: [Money] { Self.running(net) }

  package static func running(_ flows: [Money]) -> [Money] {
    var total = Money.zero
    return flows.map {
      total += $0
      return total
    }
  }

  private func sum(_ lines: [CashLine]) -> [Money] {
    var result = [Money](repeating: .zero, count: months + 1)
    for index in lines.compactMap(\.index) {
      for month in 0...months { result[month] += amounts[index][month] }
    }
    return result
  }

  /// The two flows weighted, each cell rounded once.
  package func blended(with other: CashFlow, share: Double) -> CashFlow {
    var result = self
    for line in amounts.indices {
      for month in 0...months {
        let a = Double(amounts[line][month].minor)
        let b = Double(other.amounts[line][month].minor)
        result.amounts[line][month] = Money(rounding: a * (1 - share) + b * share)
      }
    }
    return result
  }

  /// Adds up flows exactly and divides once, so that their order does not matter.
  package struct Mean: Sendable {
    private var sums: [[Int128]]
    package private(set) var count = 0
    private let months: Int

    package init(months: Int) {
      self.months = months
      sums = Array(repeating: Array(repeating: 0, count: months + 1), count: CashLine.all.count)
    }

    package mutating func add(_ flow: CashFlow) {
      count += 1
      for line in sums.indices {
        for month in 0...months { sums[line][month] += Int128(flow.amounts[line][month].minor) }
      }
    }

    /// Each cell rounded once; totals are then sums of these cells.
    package var flow: CashFlow {
      var result = CashFlow(months: months)
      guard count > 0 else { return result }
      for line in sums.indices {
        for month in 0...months {
          result.amounts[line][month] = Money(
            minor: Int64(Money.rounded(sums[line][month], over: Int128(count))))
        }
      }
      return result
    }
  }
}
