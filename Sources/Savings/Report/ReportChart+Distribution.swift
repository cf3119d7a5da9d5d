extension ReportChart {
  /// How often values lie where: classes of one width, side by side.
  package struct Distribution: Sendable {
    /// The lower end of the first class; the classes' ends are round numbers.
    package let low: Double
    package let width: Double
    /// Values by class; a value on the border of two is in the upper one.
    package let counts: [Int]
    /// Values to point out.
    package let marks: [(label: String, value: Double)]

    package var high: Double { low + width * Double(counts.count) }

    /// About twenty classes, whose width is 1, 2 or 5 times a power of ten.
    package init(_ values: [Double], marks: [(label: String, value: Double)]) {
      let finite = values.filter(\.isFinite)
      let least = finite.min() ?? 0
      let most = finite.max() ?? 0
      var width = 1.0
      while width * 20 < most - least { width *= 10 }
      // Equal values fill one class of any width.
      if least < most {
        while width / 10 * 20 >= most - least { width /= 10 }
        width *= [0.2, 0.5].first { width * $0 * 20 >= most - least } ?? 1
      }
      let first = (least / width).rounded(.down)
      let count = Int((most / width).rounded(.down) - first) + 1
      var counts = [Int](repeating: 0, count: max(1, count))
      for value in finite {
        counts[min(max(0, Int((value / width).rounded(.down) - first)), counts.count - 1)] += 1
      }
      low = first * width
      self.width = width
      self.counts = counts
      self.marks = marks.filter(\.value.isFinite)
    }
  }

  /// The worlds by what they come to, with their tenth, middle and ninetieth per cent.
  ///
  /// `name` says what is counted, as a column of the table behind it: "Net position".
  package static func worlds(
    _ id: String, title: String, summary: String, name: String, _ amounts: [Money],
    _ range: WorldRange<Money>, _ currency: Currency
  ) -> ReportChart {
    let perMajor = Double(currency.minorPerMajor)
    func major(_ money: Money) -> Double { Double(money.minor) / perMajor }
    let spread = Distribution(
      amounts.map(major),
      marks: [("P10", major(range.p10)), ("P50", major(range.p50)), ("P90", major(range.p90))])
    var below = 0
    let rows = spread.counts.enumerated().map { index, count -> [ReportCell] in
      below += count
      func end(_ class: Int) -> ReportCell {
        .money(Money(rounding: (spread.low + spread.width * Double(`class`)) * perMajor))
      }
      return [
        end(index), end(index + 1), .count(count),
        .percent(Double(count) / Double(max(1, amounts.count))),
        .percent(Double(below) / Double(max(1, amounts.count))),
      ]
    }
    return ReportChart(
      id: id, title: title, summary: summary, unit: currency.code, kind: .distribution(spread),
      table: ReportTable(
        id: "\(id)-table", caption: "\(name) over the simulated worlds, \(currency.code)",
        columns: [
          .init("From", name: "from", numeric: true), .init("Below", name: "below", numeric: true),
          .init("Worlds", name: "worlds", numeric: true),
          .init("Share", name: "share", numeric: true),
          .init("Up to here", name: "cumulative", numeric: true),
        ], rows: rows))
  }
}
