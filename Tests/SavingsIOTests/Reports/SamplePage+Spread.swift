import Savings

extension SamplePage {
  /// Two heaps, one of them below 0.
  static let amounts: [Money] = (0..<200).map { world in
    let place = Double(world * 7_919 % 200) / 200
    let heap = world % 5 == 0 ? -900_000.0 : 1_400_000
    return Money(rounding: (heap + 1_600_000 * place * place) * 100)
  }

  static let spread = ReportChart.worlds(
    "spread", title: "Net position, by simulated world",
    summary: "One simulated world in five loses money.", name: "Net position", amounts,
    WorldRange(amounts)!, currency)
}
