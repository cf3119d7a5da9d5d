extension ROIWorkbook {
  /// Rows of the months, as spreadsheets count: month 0 is in row 2.
  var rows: ClosedRange<Int> { 2...result.plan.months + 2 }

  func range(_ column: Column, of sheet: String = "", from first: Int = 2) -> String {
    let place = sheet.isEmpty ? "" : sheet + "!"
    return "\(place)$\(column.letter)$\(first):$\(column.letter)$\(rows.upperBound)"
  }

  func cashSheet(_ item: Case) -> Sheet {
    var sheet = Sheet(item.name, widths: Column.allCases.map { $0 == .month ? 8 : 15 })
    sheet.frozen = (1, 1)
    sheet.rows = [Column.allCases.map { .heading($0.title) }]
    var states = SheetFlow(item.flow, monthly: Roots.monthly(annual: programme.discountRate))
    for month in 0...result.plan.months {
      states.next(month)
      sheet.rows.append(
        Column.allCases.map { cell($0, month, item, states, unit: Double(currency.minorPerMajor)) })
    }
    sheet.charts = [
      SheetChart(
        kind: .line, title: "\(item.name): running net position", across: "Month",
        along: currency.code,
        series: [
          .init(
            name: "Running net position", categories: "=" + range(.month, of: item.name),
            values: "=" + range(.running, of: item.name))
        ], row: rows.upperBound + 1, column: 1)
    ]
    return sheet
  }

  private func cell(
    _ column: Column, _ month: Int, _ item: Case, _ state: SheetFlow, unit: Double
  ) -> SheetCell {
    let row = month + 2
    func at(_ column: Column, _ row: Int = row) -> String { column.letter + String(row) }
    func rounded(_ formula: String) -> String { "=ROUND(\(formula),\(currency.decimals))" }
    /// As the program: to the minor unit in a world, then the mean of the worlds.
    func shared(_ formula: String, _ share: Column = .licenceShare) -> String {
      rounded("ROUND(\(formula),\(currency.decimals))*\(at(share))")
    }
    func money(_ formula: String, _ amount: Money) -> SheetCell {
      .formula(formula, .number(major(amount)), .money)
    }
    func cost(_ cost: ProgrammeCost, _ formula: String) -> SheetCell {
      money(formula, item.flow[.cost(cost), month])
    }
    func once(_ kind: ProgrammeCost) -> SheetCell {
      cost(kind, month == 0 ? rounded(Name.start(kind)) : "=0")
    }
    func shown(_ value: Double, _ style: SheetStyle = .money) -> SheetCell { .value(value, style) }
    let licence =
      "\(Name.licence)/12*(1+\(Name.uplift))^INT((\(at(.month))-1)/12)"
    let first = row == rows.lowerBound
    switch column {
    case .month: return shown(Double(month), .count)
    case .hard:
      return money(
        rounded(
          "\(at(.simulatedHard))*\(Name.saving)*\(Name.realisation)*\(Name.coverage)"),
        item.flow.hard[month])
    case .costs:
      return money(
        "=SUM(\(at(.licence)):\(at(.exceptions)))", item.flow.costs[month])
    case .net: return money("=\(at(.hard))-\(at(.costs))", item.flow.net[month])
    case .running:
      return money(
        first ? "=\(at(.net))" : rounded("\(at(.running, row - 1))+\(at(.net))"),
        item.flow.cumulative[month])
    case .anyway:
      return money(
        rounded("\(at(.simulatedAnyway))*\(Name.realisation)"), item.flow.anyway[month])
    case .incremental:
      return money("=\(at(.net))-\(at(.anyway))", item.flow.incremental[month])
    case .licence:
      return cost(.licence, month == 0 ? "=0" : shared(licence))
    case .hidden:
      return cost(
        .hiddenCost,
        month == 0 ? "=0" : shared("\(licence)*\(at(.hiddenShare))*\(Name.hidden)"))
    case .implementation: return once(.implementation)
    case .integration: return once(.integration)
    case .dataCleanUp: return once(.dataCleanUp)
    case .training: return once(.training)
    case .staff:
      return cost(.staff, shared("\(Name.staff)*\(Name.staffCost)/12", .staffShare))
    case .usage:
      return cost(
        .usage, rounded("\(at(.simulatedUsage))*\(Name.usage)*\(Name.coverage)"))
    case .exceptions:
      return cost(
        .exceptions,
        rounded("\(at(.simulatedExceptions))*\(Name.exceptions)*\(Name.coverage)"))
    case .discounted:
      return .formula(
        "=\(at(.net))/(1+\(Name.monthly))^\(at(.month))", .number(state.discounted / unit), .money)
    case .runningDiscounted:
      return .formula(
        first ? "=\(at(.discounted))" : "=\(at(.runningDiscounted, row - 1))+\(at(.discounted))",
        .number(state.runningDiscounted / unit), .money)
    case .sign:
      return .formula(
        first
          ? "=SIGN(\(at(.net)))"
          : "=IF(\(at(.net))=0,\(at(.sign, row - 1)),SIGN(\(at(.net))))",
        .number(Double(state.sign)), .count)
    case .change:
      return .formula(
        first
          ? "=0" : "=IF(\(at(.sign))*\(at(.sign, row - 1))<0,1,0)",
        .number(state.isChange ? 1 : 0), .count)
    case .payback:
      return .formula(
        first ? "=0" : crossing(at(.running, row - 1), at(.running), at(.month)),
        .number(state.back), .months)
    case .discountedPayback:
      return .formula(
        first
          ? "=0"
          : crossing(at(.runningDiscounted, row - 1), at(.runningDiscounted), at(.month)),
        .number(state.discountedBack), .months)
    case .simulatedHard: return shown(major(item.flow.hard[month]))
    case .simulatedAnyway: return shown(major(item.flow.anyway[month]))
    case .licenceShare: return shown(item.running.licence[month], .factor)
    case .hiddenShare: return shown(item.running.hidden[month], .factor)
    case .staffShare: return shown(item.running.staff[month], .factor)
    case .simulatedUsage: return shown(major(item.flow[.cost(.usage), month]))
    case .simulatedExceptions: return shown(major(item.flow[.cost(.exceptions), month]))
    }
  }

  /// When within its month a running total comes back from below nothing; 0 where it does not.
  private func crossing(_ before: String, _ after: String, _ month: String) -> String {
    "=IF(AND(\(before)<0,\(after)>=0),\(month)-1+\(before)/(\(before)-\(after)),0)"
  }
}
