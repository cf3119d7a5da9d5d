/// A figure before its deals are known.
struct FigureDraft {
  struct Line {
    let label: String
    let amount: Money
    /// How the line falls apart into deals; nil where it is of the whole programme.
    var weighing: DealWeighing?
    /// Amounts by deal that need no simulation.
    var deals: [Money]?
  }

  let subject: FigureSubject
  let value: Figure.Value
  let formula: String
  var inputs: [Figure.Input] = []
  var lines: [Line] = []
  var base: String?
  var range: (Figure) -> Figure = { $0 }
  /// In place of the subject's.
  var title: String?
  var isSimulated = true

  /// The figure with its deals: one pass over them for all lines.
  func figure(of run: SavingsRun, threads: Int) async -> Figure {
    let weighings = lines.compactMap(\.weighing)
    return figure(
      weighings.isEmpty
        ? [] : await DealWeighing.contributions(weighings, of: run, threads: threads))
  }

  /// - Parameter parts: what each deal contributes, by line that is weighed.
  func figure(_ parts: [[Money]]) -> Figure {
    var parts = Array(parts.reversed())
    let made = lines.map { line in
      Figure.line(
        line.label, line.amount, line.weighing == nil ? line.deals ?? [] : parts.removeLast())
    }
    var figure = range(
      Figure(
        subject.text, title ?? subject.title, value, formula: formula, inputs: inputs, lines: made,
        base: base))
    figure.isSimulated = isSimulated
    return figure
  }

  /// The same with a line for what rounding the others leaves of an amount.
  func closing(on amount: Money) -> FigureDraft {
    var result = self
    let rest = lines.reduce(amount) { $0 - $1.amount }
    if rest != .zero {
      result.lines.append(Line(label: "Rounding of the lines to the minor unit", amount: rest))
    }
    return result
  }
}

extension FigureDraft {
  init(
    name: FigureName, value: Figure.Value, formula: String, inputs: [Figure.Input] = [],
    lines: [Line] = [], base: String? = nil, range: @escaping (Figure) -> Figure = { $0 }
  ) {
    self.init(
      subject: .name(name), value: value, formula: formula, inputs: inputs, lines: lines,
      base: base, range: range)
  }
}
