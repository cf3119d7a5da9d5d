import Savings
import SavingsIO

/// Times the negotiation of equal deals and prints what the population comes to:
/// `Benchmarks negotiate DEALS WORLDS [KEY=VALUE …]`; `alternatives=N` gives all suppliers N rivals.
enum Negotiate {
  static func run(_ arguments: [String]) async throws {
    if arguments.first == "limit" {
      try NegotiateLimit.run(Array(arguments.dropFirst()))
      return
    }
    guard arguments.count >= 2, let count = Int(arguments[0]), let worlds = Int(arguments[1]) else {
      throw Usage(
        text: "Benchmarks negotiate DEALS WORLDS [KEY=VALUE …] | negotiate limit REFERENCE WORK")
    }
    var settings = Settings()
    settings.worlds = worlds
    settings.threads = 1
    settings.tiers.strategicCut = 0
    settings.tiers.midTierCut = 0
    settings.tiers.tailFloor = 0
    settings.currency.ledger = "EUR"
    var alternatives: Int?
    for argument in arguments.dropFirst(2) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Usage(text: "KEY=VALUE, not \(argument)") }
      if parts[0] == "alternatives" {
        alternatives = Int(parts[1])
        continue
      }
      let value =
        parts[1].hasPrefix("[")
        ? SettingValue.list(parts[1].dropFirst().dropLast().split(separator: ",").map(String.init))
        : .text(parts[1])
      if let problem = Setting.named(parts[0])?.set(value, in: &settings) ?? nil {
        throw Usage(text: "\(argument): expected \(problem)")
      }
    }
    var cube = SpendCube(categories: ["parts"], currencies: ["EUR"])
    var records: [SupplierRecord] = []
    for index in 0..<count {
      cube.suppliers.append(RawSupplier(id: "S\(index)", name: "Supplier \(index)"))
      var cell = SpendCell(supplier: Int32(index), category: 0)
      cell.rows = 12
      cell.recentInvoices = 3
      cell.amount = 100_000_000_000
      cell.windowAmount = 100_000_000_000
      cube.cells.append(cell)
      var record = SupplierRecord()
      record.id = "S\(index)"
      record.alternatives = alternatives
      records.append(record)
    }
    let portfolio = try Portfolio(cube: cube, records: records, fx: FXTable(), settings: settings)
    let deals = DealPreparation(cube: cube, portfolio: portfolio, settings: settings).deals()
    let start = ContinuousClock.now
    let result = await PortfolioSimulation(
      deals: deals, settings: settings, threads: settings.threads
    ).run()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let each = Digits.fixed(seconds / Double(result.negotiations) * 1e9, 0)
    print("\(result.negotiations) sessions in \(Digits.fixed(seconds, 3)) s: \(each) ns each")
    for policy in NegotiationPolicy.allCases where !result.totals(policy).isEmpty {
      print(summary(policy, result))
    }
  }

  private static func summary(_ policy: NegotiationPolicy, _ result: SimulationResult) -> String {
    var sum = WorldTotals()
    for world in result.totals(policy) { for tier in world { sum += tier } }
    let statistics =
      NegotiationPolicy.headline.contains(policy) ? result.deals.map { $0.of(policy) } : []
    func mean(_ value: (DealStatistics) -> Int) -> Double {
      Double(statistics.reduce(0) { $0 + value($1) }) / Double(max(1, statistics.count)) / 10_000
    }
    func share(_ money: Money) -> String { Digits.percent(money.share(of: sum.agreed.spend), 2) }
    let agreed = Double(sum.agreed.deals)
    let buyer = sum.hard + sum.carrying + sum.otherLevers
    return [
      policy.rawValue, "agree \(Digits.percent(agreed / Double(max(1, sum.approached.deals))))",
      "cut \(share(sum.hard)) (\(Digits.percent(mean(\.cutP10)))-\(Digits.percent(mean(\.cutP90))))",
      "buyer \(share(buyer))", "supplier \(share(sum.supplierSurplus))",
      "joint \(share(sum.jointSurplus))",
      "better off \(Digits.percent(Double(sum.supplierBetterOff) / max(1, agreed), 0))",
      "switched \(Digits.percent(Double(sum.switched.deals) / Double(max(1, sum.approached.deals))))",
      "rounds \(Digits.fixed(Double(sum.rounds) / max(1, agreed), 1))",
      "days \(Digits.fixed(Double(sum.days) / max(1, agreed), 1))",
      "unreciprocated \(sum.unreciprocated)",
    ].joined(separator: ", ")
  }
}
