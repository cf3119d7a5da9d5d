extension SyntheticLater {
  /// The journal: each agreement's way so far, and savings that never became one.
  package var statesCSV: String {
    var text = "agreement,state,date,who,evidence,reason\n"
    let buyers = ["B. Einkauf", "C. Achats", "D. Zakupy"]
    for place in 0..<(agreements.count + services.count) {
      let isMeasured = place < agreements.count
      // Every third of those that can be measured has been validated by finance.
      let last: SavingsState =
        !isMeasured ? .contracted : place % 3 == 0 ? .validated : .realising
      let buyer = buyers[place % buyers.count]
      for (step, state) in SavingsState.chain.enumerated() {
        let who = state == .validated ? "F. Controlling" : buyer
        let days = state.step ?? 0 < 5 ? step * 14 - 90 : 400 + step
        text += row([
          SyntheticLater.id(place), state.rawValue,
          CalendarDate(days: start.days + Int32(days)).iso, who,
          step == 0 ? "" : "DOC-\(1_000 + place * 10 + step)", "",
        ])
        if state == last { break }
      }
    }
    for place in 0..<3 {
      let id = "I-\(2_001 + place)"
      text += row([id, "identified", start.iso, buyers[place], "", ""])
      guard place > 0 else { continue }
      text += row([id, "qualified", start.iso, buyers[place], "DOC-\(9_000 + place)", ""])
    }
    return text
  }

  /// The true answers: each cause by agreement, and in total.
  package var truthJSON: String {
    func amount(_ cents: Int64) -> String { "\"\(Digits.plain(cents, decimals: 2))\"" }
    func causes(_ leaks: [Int64], _ agreed: Int64, _ realised: Int64) -> String {
      let parts = LeakageCause.allCases.map { "\"\($0.name)\": \(amount(leaks[$0.rawValue]))" }
      return
        "\"agreed\": \(amount(agreed)), \(parts.joined(separator: ", ")), \"realised\": \(amount(realised))"
    }
    var total = [Int64](repeating: 0, count: LeakageCause.allCases.count)
    var lines: [String] = []
    for agreement in agreements {
      let leaks = agreement.leaks
      for cause in total.indices { total[cause] += leaks[cause] }
      lines.append(
        "    {\"agreement\": \"\(agreement.id)\", \"planted\": \"\(agreement.plan.rawValue)\", \(causes(leaks, agreement.agreed, agreement.realised))}"
      )
    }
    let blind = Int64(SyntheticLater.serviceSaving) * 100
    for place in services.indices {
      var leaks = [Int64](repeating: 0, count: LeakageCause.allCases.count)
      leaks[LeakageCause.notMeasurable.rawValue] = blind
      total[LeakageCause.notMeasurable.rawValue] += blind
      lines.append(
        "    {\"agreement\": \"\(SyntheticLater.id(agreements.count + place))\", \"planted\": \"services\", \(causes(leaks, blind, 0))}"
      )
    }
    let agreed = agreements.reduce(0) { $0 + $1.agreed } + blind * Int64(services.count)
    let realised = agreements.reduce(0) { $0 + $1.realised }
    return """
      {
        "schema": 1,
        "seed": \(portfolio.options.seed),
        "from": "\(start.iso)",
        "to": "\(end.iso)",
        "total": {\(causes(total, agreed, realised))},
        "agreements": [
      \(lines.joined(separator: ",\n"))
        ]
      }

      """
  }
}
