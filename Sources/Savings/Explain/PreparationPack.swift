import Bargaining

/// What a buyer takes into the room: objectives, BATNA and how to strengthen it, the zone with its
/// range, levers by exchange value, the anchor with its evidence, conditional moves to propose, the
/// win-win checks, and risks.
///
/// Every line comes from the deal's own data, from the settings, or from the worlds of the run, and
/// says which.
package struct PreparationPack: Sendable {
  let deal: Deal
  let neighbours: DealNeighbours
  let worlds: DealWorlds
  let zone: ZoneOfAgreement
  let currency: Currency
  let settings: Settings
  /// What packages are worth to us, and what we take them to be worth to the supplier: prior means.
  let buyer: Valuation
  let supplier: Valuation
  let path: ConcessionPath

  package init(
    _ deal: Deal, neighbours: DealNeighbours, worlds: DealWorlds, currency: Currency,
    settings: Settings
  ) {
    self.deal = deal
    self.neighbours = neighbours
    self.worlds = worlds
    self.currency = currency
    self.settings = settings
    zone = ZoneOfAgreement(deal, settings: settings)
    buyer = LinearWorth.buyer(deal.box, settings.model)
    supplier = LinearWorth.supplier(
      deal.box, capitalCost: deal.prior.capitalCost,
      others: LinearWorth.supplierMeans(settings.model))
    path = ConcessionPath(own: buyer, estimateOfOther: supplier, grain: deal.box.grain)
  }

  package var sections: [ReportSection] {
    [glance, objectives, alternative, zoneSection, levers, moves, winWin, risks]
  }

  var category: String { deal.category.isEmpty ? "(unclassified)" : deal.category }

  /// An amount of the baseline in money: `12,345 EUR`.
  func amount(_ share: Double) -> String { amount(deal.baseline.scaled(by: share)) }
  func amount(_ money: Money) -> String { "\(currency.whole(money)) \(currency.code)" }

  /// `1.20 % (12,345 EUR a year)`.
  func words(_ share: Double) -> String { "\(Digits.percent(share, 2)) (\(amount(share)) a year)" }

  func major(_ share: Double) -> Double {
    Double(deal.baseline.minor) * share / Double(currency.minorPerMajor)
  }

  /// `38 %` of the worlds.
  func share(_ count: Int, of whole: Int) -> String {
    Digits.percent(whole == 0 ? 0 : Double(count) / Double(whole), 0)
  }

  /// The levers that this deal may trade, in the order of a package.
  var tradable: [Lever] { Lever.allCases.filter { deal.box.span[$0.lane] > 0 } }

  /// Terms of a package in whole units.
  func terms(_ package: Package) -> AgreedTerms { AgreedTerms(package: package, in: deal.box) }
}

extension Lever {
  /// An amount of the lever as people say it; `today` is the number of days in force.
  func amount(_ value: Double, today: Int) -> String {
    func signed(_ value: Double, _ decimals: Int) -> String {
      (value > 0 ? "+" : "") + Digits.fixed(value, decimals)
    }
    if value == 0, self != .terms, self != .forecast { return "none" }
    return switch self {
    case .price: Digits.percent(value, 2)
    case .terms: "\(today + Int(value.rounded())) days"
    case .volume: Digits.percent(value, 0)
    case .length: "\(signed(value, 0)) months"
    case .leadTime: "\(signed(value, 0)) days"
    case .risk: Digits.percent(value, 0)
    case .forecast: value > 0.5 ? "shared" : "kept"
    case .service: "\(signed(value, 1)) points"
    }
  }

  /// Two amounts, or one where they are the same.
  func span(_ low: Double, _ high: Double, today: Int) -> String {
    let (from, to) = (amount(low, today: today), amount(high, today: today))
    return from == to ? from : "\(from) to \(to)"
  }

  /// A handy step of the lever in its own unit, and its name.
  var step: (size: Double, name: String) {
    switch self {
    case .price: (0.01, "1 % off")
    case .terms: (10, "10 days later")
    case .volume: (0.1, "10 % committed")
    case .length: (12, "12 months")
    case .leadTime: (5, "5 days longer")
    case .risk: (0.1, "10 % linked")
    case .forecast: (1, "shared")
    case .service: (1, "1 OTIF point")
    }
  }
}
