import Savings

/// A figure taken apart, for a terminal or a program.
package struct FigureDocument {
  let figure: Figure
  let deals: [Deal]
  let currency: Currency
  /// What names the program, the run and its settings, in order.
  let origin: [(name: String, value: JSONValue)]
  let footer: String
  /// Deals listed of each line.
  let limit: Int

  /// - Parameters:
  ///   - figure: with its lines.
  ///   - deals: of the run, in its order.
  ///   - currency: of the amounts.
  ///   - settings: of the run.
  ///   - version: of the program.
  ///   - runID: of the stored run that the figure is of; nil where there is none.
  ///   - limit: deals listed of each line; nil lists all.
  package init(
    _ figure: Figure, deals: [Deal], currency: Currency, settings: Settings, version: String,
    runID: String?, limit: Int?
  ) {
    self.figure = figure
    self.deals = deals
    self.currency = currency
    self.limit = limit ?? .max
    origin = [
      ("schema", .integer(1)), ("simulated", .bool(figure.isSimulated)),
      ("version", .string(version)),
      ("run_id", runID.map { .string($0) } ?? .null), ("seed", .decimal(String(settings.seed))),
      ("worlds", .integer(settings.worlds)), ("currency", .string(currency.code)),
    ]
    footer =
      "\(runID.map { "Run \($0), version" } ?? "Version") \(version), seed \(settings.seed), \(settings.worlds) worlds. Ledger rows of a deal: savings explain DEAL --rows."
  }

  /// The names that can be explained, one a line with what each is.
  package static var names: String {
    let width = FigureSubject.all.map(\.text.count).max() ?? 0
    return FigureSubject.all.map { subject in
      subject.text + String(repeating: " ", count: width + 2 - subject.text.count)
        + subject.title + "\n"
    }.joined()
  }

  // MARK: Text

  package var text: String {
    let kind = figure.isSimulated ? "simulated" : "not simulated: of the ledger and the settings"
    var text = "\(figure.name): \(figure.title) (\(kind))\n".escapingTerminal
    text += "  \(words(figure.value))\(unit)\n"
    if let low = figure.low, let middle = figure.middle, let high = figure.high {
      text += "  over worlds: P10 \(words(low)), P50 \(words(middle)), P90 \(words(high))\n"
    }
    text += "\nFormula\n  \(figure.formula)\n\nInputs\n"
    for input in figure.inputs {
      text += "  \(input.name) = \(input.value)  (\(input.source))\n".escapingTerminal
    }
    guard !figure.lines.isEmpty else { return text + "\n\(footer)\n" }
    text += "\n\(figure.base ?? "Lines"), \(currency.code)\n"
    for line in figure.lines {
      text += "  \(padded(line.amount))  \(line.label)\n".escapingTerminal
    }
    text += "  \(padded(figure.sum))  Sum\n"
    for line in figure.lines where !line.deals.isEmpty {
      text += "\n\(line.label): \(Digits.counted(line.deals.count, "deal")), largest first\n"
      for part in line.deals.prefix(limit) {
        let deal = deals[part.deal]
        text +=
          "  \(padded(part.amount))  \(deal.id)  \(deal.supplierName), \(deal.category)\n"
          .escapingTerminal
      }
      let rest = line.deals.dropFirst(limit)
      if !rest.isEmpty {
        let sum = rest.reduce(Money.zero) { $0 + $1.amount }
        text +=
          "  \(padded(sum))  \(Digits.counted(rest.count, "deal")) more (--all lists them)\n"
      }
      if line.rounding != .zero {
        text += "  \(padded(line.rounding))  rounding of each deal to the minor unit\n"
      }
      text += "  \(padded(line.amount))  \(line.label)\n"
    }
    return text + "\n\(footer)\n"
  }

  private func padded(_ amount: Money) -> String {
    let text = currency.grouped(amount)
    return String(repeating: " ", count: max(0, 18 - text.count)) + text
  }

  private var unit: String {
    if case .money = figure.value { " " + currency.code } else { "" }
  }

  private func words(_ value: Figure.Value) -> String {
    switch value {
    case .money(let amount): currency.grouped(amount)
    case .share(let share): share.map { Digits.percent($0, 4) } ?? "not defined"
    case .ratio(let ratio): ratio.map { Digits.fixed($0, 6) } ?? "not defined"
    case .months(let months): months.map { Digits.fixed($0, 2) } ?? "not within the horizon"
    case .count(let count): Digits.grouped(count, decimals: 0)
    case .plain(let text): text
    }
  }

  // MARK: JSON and CSV

  package var json: JSONValue {
    .object(
      origin + [
        ("figure", .string(figure.name)), ("title", .string(figure.title)),
        ("value", value(figure.value)), ("p10", figure.low.map(value) ?? .null),
        ("p50", figure.middle.map(value) ?? .null), ("p90", figure.high.map(value) ?? .null),
        ("formula", .string(figure.formula)),
        (
          "inputs",
          .array(
            figure.inputs.map { input in
              .object([
                ("name", .string(input.name)), ("value", .string(input.value)),
                ("source", .string(input.source)),
              ])
            })
        ), ("base", figure.base.map { .string($0) } ?? .null),
        ("lines", .array(figure.lines.map(line))), ("sum", money(figure.sum)),
      ])
  }

  private func line(_ line: Figure.Line) -> JSONValue {
    let rest = line.deals.dropFirst(limit)
    return .object([
      ("label", .string(line.label)), ("amount", money(line.amount)),
      ("deals_behind", .integer(line.deals.count)),
      (
        "deals",
        .array(
          line.deals.prefix(limit).map { part in
            .object([
              ("deal", .string(deals[part.deal].id)),
              ("supplier", .string(deals[part.deal].supplierName)),
              ("category", .string(deals[part.deal].category)), ("amount", money(part.amount)),
            ])
          })
      ),
      ("other_deals", money(rest.reduce(.zero) { $0 + $1.amount })),
      ("rounding", money(line.rounding)),
    ])
  }

  private func money(_ amount: Money) -> JSONValue { .string(currency.plain(amount)) }

  private func value(_ value: Figure.Value) -> JSONValue {
    switch value {
    case .money(let amount): money(amount)
    case .share(let number), .ratio(let number):
      number.map { .number($0, decimals: 6) } ?? .null
    case .months(let number): number.map { .number($0, decimals: 2) } ?? .null
    case .count(let count): .integer(count)
    case .plain(let text): .string(text)
    }
  }

  /// One row a deal and line, with lines of no deal and roundings: the amounts sum to the lines.
  package var csv: ReportRows {
    let rows: [[ReportCell]] = figure.lines.flatMap { line -> [[ReportCell]] in
      func row(_ deal: Deal?, _ amount: Money) -> [ReportCell] {
        [
          .text(line.label), .text(deal?.id ?? ""), .text(deal?.supplierKey ?? ""),
          .text(deal?.supplierName ?? ""), .text(deal?.category ?? ""), .money(amount),
        ]
      }
      guard !line.deals.isEmpty else { return [row(nil, line.amount)] }
      let rest = line.rounding == .zero ? [] : [row(nil, line.rounding)]
      return line.deals.map { row(deals[$0.deal], $0.amount) } + rest
    }
    return ReportRows(
      ["line", "deal", "supplier_key", "supplier", "category", "amount"],
      texts: ["line", "deal", "supplier_key", "supplier", "category"], count: rows.count
    ) { rows[$0] }
  }

  /// The figure as `run.json` writes its mean; nil where it has none.
  package var mean: String? {
    switch value(figure.value) {
    case .string(let text), .decimal(let text): text
    case .integer(let count): String(count)
    default: nil
    }
  }
}

extension String {
  /// The text with its line breaks, and every other control character made visible.
  fileprivate var escapingTerminal: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapingControls }
      .joined(separator: "\n")
  }
}
