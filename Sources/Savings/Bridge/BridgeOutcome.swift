/// The bridge of a ledger's own two periods, or why it has none.
package enum BridgeOutcome: Sendable, Equatable {
  case bridge(SpendBridge)
  case absent(BridgeAbsence)

  package var bridge: SpendBridge? {
    if case .bridge(let bridge) = self { bridge } else { nil }
  }

  package var absence: BridgeAbsence? {
    if case .absent(let absence) = self { absence } else { nil }
  }

  /// The trailing window against the period of the same length before it.
  ///
  /// - Parameters:
  ///   - cube: of the ledger, with its items.
  ///   - portfolio: says which cells are in scope.
  ///   - fx: has the earlier period's rates where the file dates them.
  ///   - index: what markets did to prices.
  ///   - files: that the ledger was read from.
  package init(
    cube: SpendCube, portfolio: Portfolio, fx: FXTable, index: PriceIndex, files: [InputFile]
  ) {
    let firstDate = files.compactMap(\.control.dateMin).min()
    guard let months = portfolio.windowMonths, let asOf = portfolio.asOf else {
      self = .absent(firstDate == nil ? .undated : .noWindow)
      return
    }
    guard let firstDate,
      let periods = BridgePeriods(through: asOf, months: months)
    else {
      self = .absent(.undated)
      return
    }
    guard firstDate.monthIndex <= periods.before.from.monthIndex else {
      self = .absent(.startsTooLate(first: firstDate, needed: periods.before.from))
      return
    }
    let used = files.filter { $0.control.used > 0 }
    // What a query answers for a table does not say which column it read as what: its sums tell.
    let hasQuantities = portfolio.cells.contains {
      let cell = cube.cells[Int($0)]
      return cell.item >= 0 && cell.windowPricedRows > 0
    }
    let bare = used.filter { file in
      file.mapping.isEmpty
        ? !hasQuantities : file.mapping[.item] == nil || file.mapping[.quantity] == nil
    }
    guard bare.isEmpty else {
      self = .absent(
        bare.count == used.count ? .noQuantities : .fileWithoutQuantities(bare[0].path))
      return
    }
    var draft = BridgeDraft(
      base: portfolio.base, fx: fx, capacity: cube.items.count)
    for place in portfolio.cells { draft.add(cube.cells[Int(place)]) }
    self = draft.outcome(cube: cube, periods: periods, index: index)
  }
}

/// The trailing window and the one before it.
package struct BridgePeriods: Sendable, Equatable {
  package let before: BridgePeriod
  package let after: BridgePeriod

  /// - Parameters:
  ///   - through: the last day of the window; it ends with its month.
  ///   - months: of the window.
  package init?(through: CalendarDate, months: Int) {
    func first(_ month: Int) -> CalendarDate? {
      CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)
    }
    let last = Int(through.monthIndex)
    guard months > 0, let start = first(last - months + 1),
      let earlier = first(last - 2 * months + 1)
    else { return nil }
    before = BridgePeriod(from: earlier, through: CalendarDate(days: start.days - 1))
    after = BridgePeriod(from: start, through: through)
  }
}
