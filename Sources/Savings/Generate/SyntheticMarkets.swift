extension SyntheticPortfolio {
  /// The rates file: dated, so that each of the ledger's years has its own.
  package var fxCSV: String {
    let last = Int(options.end.monthIndex)
    var dates: [(day: String, yearsBack: Int)] = []
    for years in 0...(max(0, options.months - 1) / 12) {
      dates.append((SyntheticPortfolio.firstDay(last - 12 * years), years))
    }
    // From the first day on there is a rate.
    let start = options.start.iso
    if dates.last?.day != start { dates.append((start, (options.months + 11) / 12)) }
    var text = "currency,date,rate\n"
    for (code, rate) in zip(SyntheticRates.codes, SyntheticRates.rates).dropFirst() {
      for (day, years) in dates.reversed() {
        let then = rate * (1 + (SyntheticRates.fall[code] ?? 0) * Double(years))
        text += "\(code),\(day),\(Digits.fixed(then, 4))\n"
      }
    }
    return text
  }

  /// The price index: what the markets of the goods did, by the drift that the ledger's prices have.
  package var priceIndexCSV: String {
    var text = "category,date,index\n"
    let first = Int(options.start.monthIndex)
    for category in SyntheticCategory.all where category.hasItems {
      for month in 0..<options.months {
        let index = 100 * (1 + category.drift * Double(month) / 12)
        text +=
          "\(category.name),\(SyntheticPortfolio.firstDay(first + month)),\(Digits.fixed(index, 2))\n"
      }
    }
    return text
  }

  private static func firstDay(_ month: Int) -> String {
    CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)?.iso ?? ""
  }
}
