/// A made-up buyer's suppliers, which one seed decides altogether.
package struct SyntheticPortfolio: Sendable {
  package struct Options: Sendable, Equatable {
    /// Records of the ledger, broken and repeated ones included.
    package var rows: Int
    package var suppliers: Int
    package var seed: UInt64
    package var months: Int
    /// Last day of the ledger.
    package var end: CalendarDate

    package init(rows: Int, suppliers: Int, seed: UInt64, months: Int, end: CalendarDate) {
      self.rows = rows
      self.suppliers = suppliers
      self.seed = seed
      self.months = months
      self.end = end
    }

    /// First day of the ledger: the first of its month.
    package var start: CalendarDate {
      let index = Int(end.monthIndex) - months + 1
      return CalendarDate(year: index / 12, month: index % 12 + 1, day: 1) ?? end
    }
  }

  package let options: Options
  /// By spend, the largest first.
  let suppliers: [SyntheticSupplier]
  /// Share of rows up to and with each supplier; the last one is 1.
  let cumulative: [Double]
  /// Items that a category has.
  let itemsPerCategory: Int

  package init(_ options: Options) {
    self.options = options
    itemsPerCategory = min(2_000, max(12, options.suppliers / 8))
    // Spend falls with the square of the rank and rows with the rank itself, both shifted so that
    // some 6 % of the suppliers get 80 % of the spend, however many there are.
    let shift = Double(max(1, options.suppliers / 64))
    let frequencies = (0..<options.suppliers).map { 1 / (Double($0 + 1) + shift) }
    let frequency = frequencies.reduce(0, +)
    let weight = frequencies.reduce(0) { $0 + $1 * $1 }
    let yearly = 540_000.0 * Double(options.suppliers)
    let total = max(yearly * Double(options.months) / 12, 1_500 * Double(options.rows))

    var numbers = Array(0..<options.suppliers)
    var random = SplitMix64(seed: options.seed, 0, 0)
    numbers.shuffle(using: &random)
    suppliers = numbers.enumerated().map { rank, number in
      let share = frequencies[rank] * frequency / weight
      return SyntheticSupplier(
        rank: rank, standing: Double(rank) / Double(options.suppliers), number: number,
        meanAmount: total * share / Double(options.rows), end: options.end, seed: options.seed)
    }
    var sum = 0.0
    cumulative = frequencies.map {
      sum += $0
      return sum / frequency
    }
  }

  /// The supplier at a point between 0 and 1, by its share of rows.
  func supplier(at point: Double) -> Int {
    var low = 0
    var high = suppliers.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The supplier master, with gaps as real ones have: some suppliers are missing, many cells are
  /// empty, and margins are estimates.
  package func master<Failure>(
    _ receive: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try receive(
      Array(
        """
        id,name,parent,tax_id,country,terms,margin,cost_of_capital,alternatives,dependence,\
        contract_end,risk,critical,single_source,sme,protected

        """.utf8))
    // By id, so that the file does not give away who is large.
    for rank in suppliers.indices.sorted(by: { suppliers[$0].id < suppliers[$1].id }) {
      var random = SplitMix64(seed: options.seed, 2, rank)
      if random.chance(0.08) { continue }
      try receive(masterRow(rank, from: &random))
    }
  }

  /// One supplier in sixteen is a high supply risk.
  private static let risks =
    Array(repeating: "low", count: 10) + Array(repeating: "medium", count: 5) + ["high"]

  private func masterRow(_ rank: Int, from random: inout SplitMix64) -> [UInt8] {
    let supplier = suppliers[rank]
    let standing = Double(rank) / Double(suppliers.count)
    let parent = rank > 8 && random.chance(0.06) ? suppliers[random.below(rank)].id : ""
    let estimate = max(2, (supplier.margin + Int(300 * random.normal())) / 100)
    let capital = 70 + random.below(90)
    let dependence = random.below(standing < 0.1 ? 30 : 12)
    let risk = random.pick(SyntheticPortfolio.risks)
    let values = [
      parent, "\(supplier.country)\(100_000_000 + random.below(900_000_000))", supplier.country,
      "\(supplier.terms)", Digits.plain(estimate, decimals: 2), Digits.plain(capital, decimals: 3),
      "\(supplier.alternatives)", Digits.plain(dependence, decimals: 2),
      supplier.contractEnd?.iso ?? "", risk, supplier.isCritical ? "yes" : "no",
      supplier.alternatives == 0 ? "yes" : "no", random.chance(standing * 0.7) ? "yes" : "no",
      random.chance(0.02) ? "yes" : "no",
    ]
    var row: [UInt8] = []
    row.appendCell(supplier.id)
    row.append(UInt8(ascii: ","))
    row.appendCell(supplier.names[0])
    for value in values {
      row.append(UInt8(ascii: ","))
      if !random.chance(0.15) { row.appendCell(value) }
    }
    row.append(UInt8(ascii: "\n"))
    return row
  }
}

extension [UInt8] {
  /// Appends a CSV cell, quoted where it must be.
  mutating func appendCell(_ text: String) {
    let mustQuote = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard mustQuote else { return append(contentsOf: text.utf8) }
    append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { append(0x22) }
      append(byte)
    }
    append(0x22)
  }
}
