import Bargaining

/// What can be traded: the issues of a negotiation, in their order in a package.
package enum Lever: String, CaseIterable, Sendable {
  case price
  case terms
  case volume
  case length
  case leadTime = "lead-time"
  case risk
  case forecast
  case service

  /// The lane of the lever in a package.
  package var lane: Int {
    switch self {
    case .price: 0
    case .terms: 1
    case .volume: 2
    case .length: 3
    case .leadTime: 4
    case .risk: 5
    case .forecast: 6
    case .service: 7
    }
  }

  package var name: String {
    switch self {
    case .price: "price cut"
    case .terms: "payment terms"
    case .volume: "volume commitment"
    case .length: "contract length"
    case .leadTime: "lead time"
    case .risk: "index-linked share"
    case .forecast: "forecast sharing"
    case .service: "service commitment"
    }
  }

  /// A range of the lever in words: `-15 to 45 days`.
  package func range(_ low: Double, _ high: Double) -> String {
    switch self {
    case .price: "0 to \(Digits.percent(high, 2))"
    case .terms: "\(Digits.fixed(low, 0)) to \(Digits.fixed(high, 0)) days"
    case .volume, .risk: "0 to \(Digits.percent(high, 0))"
    case .length: "0 to \(Digits.fixed(high, 0)) months"
    case .leadTime: "0 to \(Digits.fixed(high, 0)) days"
    case .forecast: "no or yes"
    case .service: "0 to \(Digits.fixed(high, 1)) points"
    }
  }
}

/// The box of each lever for one deal, in the lever's own unit, inside every guardrail.
///
/// Price: share of the baseline. Terms: days against today's, both directions. Volume: share of the
/// forecast. Length: months. Lead time: days. Risk: share of the price. Forecast: 0 or 1. Service:
/// OTIF points.
package struct LeverBox: Sendable, Equatable {
  package var low: SIMD8<Double>
  package var high: SIMD8<Double>
  /// Steps in the range; 0 is continuous.
  package var grain: SIMD8<Double>

  package var span: SIMD8<Double> { high - low }

  /// The position of the status quo: nothing moves. It lies beyond 1 where a guardrail does not allow
  /// it.
  package var statusQuo: Package {
    var position = Package(repeating: 0)
    for lane in 0..<maximumIssues where span[lane] > 0 { position[lane] = -low[lane] / span[lane] }
    return position
  }

  /// The same box with the price alone. Terms that a guardrail moves are moved all the same.
  package var priceOnly: LeverBox {
    var box = self
    let terms = Lever.terms.lane
    let moved = min(0, high[terms])
    box.low[terms] = moved
    box.high[terms] = moved
    box.grain[terms] = 0
    for lane in (terms + 1)..<maximumIssues {
      box.low[lane] = 0
      box.high[lane] = 0
      box.grain[lane] = 0
    }
    return box
  }
}

/// An agreed package in whole units: what a term sheet says.
package struct AgreedTerms: Sendable, Equatable {
  /// 1/100 of a per cent of the baseline.
  package var priceCutBasisPoints = 0
  /// Days later than today (negative: earlier).
  package var paymentDays = 0
  package var volumePercent = 0
  package var extraMonths = 0
  package var leadTimeDays = 0
  package var indexSharePercent = 0
  package var sharesForecast = false
  /// Tenths of an OTIF point.
  package var serviceTenths = 0

  package init() {}

  package init(package agreed: Package, in box: LeverBox) {
    let amounts = box.low + agreed * box.span
    func whole(_ lever: Lever, per unit: Double) -> Int {
      Int((amounts[lever.lane] * unit).rounded(.toNearestOrEven))
    }
    priceCutBasisPoints = whole(.price, per: 10_000)
    paymentDays = whole(.terms, per: 1)
    volumePercent = whole(.volume, per: 100)
    extraMonths = whole(.length, per: 1)
    leadTimeDays = whole(.leadTime, per: 1)
    indexSharePercent = whole(.risk, per: 100)
    sharesForecast = amounts[Lever.forecast.lane] > 0.5
    serviceTenths = whole(.service, per: 10)
  }

  package var priceCut: Double { Double(priceCutBasisPoints) / 10_000 }
}
