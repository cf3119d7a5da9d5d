/// A headline figure taken apart: its formula, what goes in and from where, and the deals behind it.
package struct Figure: Sendable {
  package enum Value: Sendable, Equatable {
    case money(Money)
    case share(Double?)
    case ratio(Double?)
    case months(Double?)
    case count(Int)
    /// As `run.json` spells it: a setting, or an exact sum.
    case plain(String)
  }

  /// What the formula reads besides the lines.
  package struct Input: Sendable, Equatable {
    package let name: String
    package let value: String
    package let source: String

    package init(_ name: String, _ value: String, _ source: String) {
      self.name = name
      self.value = value
      self.source = source
    }
  }

  /// A deal's part of a line.
  package struct Contribution: Sendable, Equatable {
    /// Index among the run's deals.
    package let deal: Int
    package let amount: Money
  }

  /// One summand.
  package struct Line: Sendable, Equatable {
    package let label: String
    package let amount: Money
    /// Largest first; empty where the line is of the whole programme.
    package let deals: [Contribution]

    /// What rounding each deal to the minor unit leaves of the line.
    package var rounding: Money {
      deals.isEmpty ? .zero : deals.reduce(amount) { $0 - $1.amount }
    }
  }

  package let name: String
  package let title: String
  package let formula: String
  package let value: Value
  package var low: Value?
  package var middle: Value?
  package var high: Value?
  package let inputs: [Input]
  /// Sum to an amount, or to ``base`` where the figure is made of it.
  package let lines: [Line]
  /// What the lines sum to, where that is not the figure: "Hard saving agreed".
  package let base: String?
  /// False where it is of the ledger or the settings alone.
  package var isSimulated = true

  package var sum: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

extension Figure {
  /// Largest first, equal ones by their place.
  static func line(_ label: String, _ amount: Money, _ parts: [Money] = []) -> Line {
    let deals = parts.enumerated().filter { $0.element != .zero }
      .map { Contribution(deal: $0.offset, amount: $0.element) }
      .sorted {
        ($1.amount.minor.magnitude, $0.deal) < ($0.amount.minor.magnitude, $1.deal)
      }
    return Line(label: label, amount: amount, deals: deals)
  }

  init(
    _ name: String, _ title: String, _ value: Value, formula: String, inputs: [Input] = [],
    lines: [Line], base: String? = nil
  ) {
    self.name = name
    self.title = title
    self.value = value
    self.formula = formula
    self.inputs = inputs
    self.lines = lines
    self.base = base
  }

  func ranging(_ range: WorldRange<Money>?) -> Figure {
    var result = self
    result.low = range.map { .money($0.p10) }
    result.middle = range.map { .money($0.p50) }
    result.high = range.map { .money($0.p90) }
    return result
  }

  func ranging(_ range: WorldRange<Double>?, _ kind: (Double?) -> Value) -> Figure {
    var result = self
    result.low = range.map { kind($0.p10) }
    result.middle = range.map { kind($0.p50) }
    result.high = range.map { kind($0.p90) }
    return result
  }

  func ranging(_ range: WorldRange<Double?>) -> Figure {
    var result = self
    result.low = .months(range.p10)
    result.middle = .months(range.p50)
    result.high = .months(range.p90)
    return result
  }
}
