import Bargaining

/// Terms as people say them.
extension AgreedTerms {
  /// What the buyer gets, in words; empty where nothing.
  package func asks(today: Int) -> [String] {
    var words: [String] = []
    if priceCutBasisPoints > 0 { words.append("the price falls \(Digits.percent(priceCut, 2))") }
    if paymentDays > 0 {
      words.append("payment comes \(paymentDays) days later (\(today + paymentDays) days)")
    }
    if serviceTenths > 0 {
      words.append(
        "delivery performance rises \(Digits.plain(serviceTenths, decimals: 1)) OTIF points")
    }
    return words
  }

  /// What the buyer gives, in words.
  package func gives(today: Int) -> [String] {
    var words: [String] = []
    if paymentDays < 0 {
      words.append("payment \(-paymentDays) days earlier (\(today + paymentDays) days)")
    }
    if volumePercent > 0 {
      words.append("a commitment to \(volumePercent) % of the forecast volume")
    }
    if extraMonths > 0 { words.append("\(extraMonths) more months of contract") }
    if leadTimeDays > 0 { words.append("\(leadTimeDays) days more lead time") }
    if indexSharePercent > 0 {
      words.append("\(indexSharePercent) % of the price linked to an index")
    }
    if sharesForecast { words.append("our rolling forecast") }
    return words
  }

  /// A conditional sentence: "If …, we can …".
  package func sentence(by side: Side, today: Int) -> String {
    let asks = self.asks(today: today).asList
    let gives = self.gives(today: today).asList
    switch side {
    case .first:
      if asks.isEmpty { return "We can offer \(gives.isEmpty ? "no change" : gives)." }
      return gives.isEmpty ? "We ask that \(asks)." : "If \(asks), we can offer \(gives)."
    case .second:
      if gives.isEmpty {
        return asks.isEmpty ? "We would keep everything as it is." : "We can accept that \(asks)."
      }
      return asks.isEmpty
        ? "We would like \(gives)." : "If you give \(gives), we can accept that \(asks)."
    }
  }

  /// What moved since another package, lever by lever: `price −6.00 % → −5.40 %`.
  package func changes(from other: AgreedTerms) -> [String] {
    var words: [String] = []
    func note(_ name: String, _ before: Int, _ after: Int, _ text: (Int) -> String) {
      if before != after { words.append("\(name) \(text(before)) → \(text(after))") }
    }
    func signed(_ days: Int) -> String { days > 0 ? "+\(days)" : "\(days)" }
    note("price cut", other.priceCutBasisPoints, priceCutBasisPoints) {
      Digits.percent(Double($0) / 10_000, 2)
    }
    note("payment", other.paymentDays, paymentDays) { "\(signed($0)) days" }
    note("service", other.serviceTenths, serviceTenths) {
      "\(Digits.plain($0, decimals: 1)) points"
    }
    note("volume", other.volumePercent, volumePercent) { "\($0) %" }
    note("contract", other.extraMonths, extraMonths) { "\(signed($0)) months" }
    note("lead time", other.leadTimeDays, leadTimeDays) { "\(signed($0)) days" }
    note("index", other.indexSharePercent, indexSharePercent) { "\($0) %" }
    note("forecast", other.sharesForecast ? 1 : 0, sharesForecast ? 1 : 0) {
      $0 == 1 ? "shared" : "kept"
    }
    return words
  }

}

extension [String] {
  /// `a, b and c`.
  var asList: String {
    guard let last else { return "" }
    return count == 1 ? last : dropLast().joined(separator: ", ") + " and " + last
  }
}
