extension SyntheticLater {
  /// The later ledger: the purchases under the agreements, and others that are nobody's business here.
  package var ledgerCSV: String {
    var rows: [(date: CalendarDate, text: String)] = []
    func add(_ date: CalendarDate, _ cells: [String]) {
      rows.append((date, row(["\(date.iso)", "INV-L\(100_000 + rows.count)"] + cells)))
    }
    for (place, agreement) in agreements.enumerated() {
      for (index, month) in agreement.plan.months.enumerated() {
        let first = SyntheticLater.month(start.monthIndex + Int32(index))
        let date = CalendarDate(days: first.days + Int32((place * 7 + index) % 27))
        let price = agreement.newPrice + agreement.above(month)
        if month.isElsewhere {
          // Dearer than before: a leak of the saving, and a premium that the bridge leaves out.
          add(
            date,
            line(
              agreement, of: agreement.other, units: agreement.units(month),
              price: agreement.oldPrice + agreement.oldPrice / 50))
        } else {
          add(
            date,
            line(agreement, of: agreement.supplier, units: agreement.units(month), price: price))
        }
        if month.returns > 0 {
          add(
            date,
            line(agreement, of: agreement.supplier, units: -month.returns, price: price))
        }
        if month.charge > 0 { add(date, charge(agreement, month.charge)) }
      }
    }
    for service in services {
      for index in 0..<12 {
        let last = SyntheticLater.month(start.monthIndex + Int32(index) + 1)
        add(
          CalendarDate(days: last.days - 1),
          cells(
            service.supplier, service.category, item: "", text: 0, units: "", unit: "", price: "",
            amount: Int64(SyntheticLater.serviceSpend - SyntheticLater.serviceSaving) * 100 / 12,
            terms: portfolio.suppliers[service.supplier].terms))
      }
    }
    for (date, cells) in others { add(date, cells) }
    // In the order of their days, as a ledger is; rows of one day in the order in which they came.
    let order = rows.indices.sorted { (rows[$0].date, $0) < (rows[$1].date, $1) }
    return SyntheticLedger.header + order.map { rows[$0].text }.joined()
  }

  private func line(
    _ agreement: SyntheticAgreement, of rank: Int, units: Int64, price: Int64
  ) -> [String] {
    cells(
      rank, agreement.category, item: agreement.itemName, text: agreement.item,
      units: "\(units)", unit: agreement.unit, price: Digits.plain(price, decimals: 2),
      amount: units * price, terms: agreement.termsAfter)
  }

  private func charge(_ agreement: SyntheticAgreement, _ amount: Int64) -> [String] {
    cells(
      agreement.supplier, agreement.category, item: agreement.itemName, text: agreement.item,
      units: "0", unit: agreement.unit, price: "", amount: amount, terms: agreement.termsAfter)
  }

  private func cells(
    _ rank: Int, _ choice: Int, item: String, text: Int, units: String, unit: String,
    price: String, amount: Int64, terms: Int
  ) -> [String] {
    let supplier = portfolio.suppliers[rank]
    let category = SyntheticCategory.all[choice]
    return [
      "", supplier.id, supplier.names[0], category.name, item,
      category.lines[text % category.lines.count], units, unit, price, "EUR",
      Digits.plain(amount, decimals: 2), "\(terms)", supplier.contract, "Head Office",
    ]
  }

  /// A tenth of a year's purchases of everything else, in their own currencies.
  private var others: [(date: CalendarDate, cells: [String])] {
    let options = portfolio.options
    let count = min(50_000, options.rows * 12 / options.months / 10)
    let taken = Set(agreements.map { $0.category * 10_000 + $0.item })
    var random = SplitMix64(seed: options.seed, 7, 0)
    var found: [(CalendarDate, [String])] = []
    for index in 0..<count {
      let date = CalendarDate(days: start.days + Int32(index * 365 / max(1, count)))
      let row = portfolio.purchase(index, on: date, from: &random)
      let supplier = portfolio.suppliers[row.supplier]
      let category = SyntheticCategory.all[row.category]
      if row.item >= 0, taken.contains(row.category * 10_000 + row.item) { continue }
      if row.item < 0, services.contains(where: { $0.supplier == row.supplier }) { continue }
      let hasItem = row.item >= 0
      found.append(
        (
          date,
          [
            "", supplier.id, supplier.names[index % supplier.names.count], category.name,
            hasItem ? "\(category.code)-\(1_000 + row.item)" : "", category.lines[row.line],
            hasItem ? "\(row.quantity)" : "",
            hasItem ? category.units[row.item % category.units.count] : "",
            hasItem ? Digits.plain(row.unitPrice, decimals: 4) : "",
            SyntheticRates.codes[supplier.currency], Digits.plain(row.amount, decimals: 2),
            "\(row.terms)", supplier.contract, SyntheticRow.businessUnits[row.businessUnit],
          ]
        ))
    }
    return found
  }
}
