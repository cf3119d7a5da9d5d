import Bargaining
import Foundation
import Savings
import SavingsIO

@main
struct Benchmarks {
  static func main() async {
    let arguments = CommandLine.arguments.dropFirst()
    let count = Int(arguments.first ?? "") ?? 2000
    let worlds = Int(arguments.dropFirst().first ?? "") ?? 200
    var settings = Settings()
    settings.worlds = worlds
    settings.tiers.strategicCut = 0
    settings.tiers.midTierCut = 0
    settings.tiers.tailFloor = 0
    settings.currency.ledger = "EUR"
    for argument in CommandLine.arguments.dropFirst(3) {
      let parts = argument.split(separator: "=")
      let value =
        parts[1].hasPrefix("[")
        ? SettingValue.list(parts[1].dropFirst().dropLast().split(separator: ",").map(String.init))
        : .text(String(parts[1]))
      if let e = Setting.named(String(parts[0]))!.set(value, in: &settings) { print(argument, e) }
    }
    var cube = SpendCube()
    cube.categories = ["parts"]
    cube.currencies = ["EUR"]
    for i in 0..<count {
      cube.suppliers.append(RawSupplier(id: "S\(i)", name: "Supplier \(i)"))
      var cell = SpendCell(supplier: Int32(i), category: 0)
      cell.rows = 12
      cell.recentInvoices = 3
      cell.amount = 100_000_000_000
      cell.windowAmount = 100_000_000_000
      cube.cells.append(cell)
    }
    let records: [SupplierRecord] = (0..<count).map {
      var record = SupplierRecord()
      record.id = "S\($0)"
      if let n = ProcessInfo.processInfo.environment["ALT"] { record.alternatives = Int(n) }
      return record
    }
    let portfolio = try! Portfolio(cube: cube, records: records, fx: FXTable(), settings: settings)
    let deals = DealPreparation(cube: cube, portfolio: portfolio, settings: settings).deals()
    let threads = Int(ProcessInfo.processInfo.environment["THREADS"] ?? "") ?? 1
    let start = ContinuousClock.now
    let result = await PortfolioSimulation(deals: deals, settings: settings, threads: threads).run()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(
      "\(result.negotiations) sessions, \(count * worlds * 2) draws x policies in \(seconds) s: \(seconds / Double(result.negotiations) * 1e9) ns each"
    )
    for policy in NegotiationPolicy.allCases {
      var sum = WorldTotals()
      for world in result.totals(policy) { for tier in world { sum += tier } }
      let cuts = result.deals.map { $0.of(policy) }
      let a = Double(sum.agreed.deals)
      let spend = Double(sum.agreed.spend.minor)
      print(
        policy.rawValue,
        "agree/approached", a / Double(sum.approached.deals), "engaged",
        Double(sum.engaged.deals) / Double(sum.approached.deals),
        "cut", Double(sum.hard.minor) / spend, "carry", Double(sum.carrying.minor) / spend, "other",
        Double(sum.otherLevers.minor) / spend,
        "supplier", Double(sum.supplierSurplus.minor) / spend, "joint",
        Double(sum.jointSurplus.minor) / spend,
        "better", Double(sum.supplierBetterOff) / a, "switch",
        Double(sum.switched.deals) / Double(sum.approached.deals),
        "esc", Double(sum.escalated.deals) / Double(sum.approached.deals), "rounds",
        Double(sum.rounds) / a, "unrec", sum.unreciprocated,
        "p10", cuts.map { Double($0.cutP10) }.reduce(0, +) / Double(count), "p90",
        cuts.map { Double($0.cutP90) }.reduce(0, +) / Double(count), "claw",
        Double(sum.clawback.minor) / Double(sum.hard.minor))
    }
    print("zone", result.deals.map { $0.priceZone }.reduce(0, +) / Double(count))
  }
}
