import Glibc
import Savings
import SavingsIO

/// Times what the peers of the ledger do, and no more: read, convert, group by supplier and category,
/// place into tiers, write the groups as a sorted CSV. `Benchmarks tiers FILE FX OUT`.
///
/// The fingerprint of the input is left out, because the peers take none; `savings check` has it.
enum Tiers {
  static func run(_ arguments: [String]) async throws {
    guard arguments.count == 3 else { throw Usage(text: "Benchmarks tiers FILE FX OUT") }
    var settings = Settings()
    settings.spend.files = [arguments[0]]
    settings.fxFile = arguments[1]
    settings.currency.base = "USD"
    var times = StageTimes()
    let ledger = try LedgerReader(settings: settings, directory: ".", takesFingerprints: false)
      .read()
    times.ended("read")
    let fx = try readFX(settings: settings, directory: ".", asOf: ledger.cube.asOf)
    let portfolio = try Portfolio(cube: ledger.cube, records: [], fx: fx, settings: settings)
    times.ended("tiers")
    // Side by side in the order of the output, so that writing looks nothing up but names.
    let groups = portfolio.suppliers.flatMap { supplier in
      supplier.groups.map {
        Group(
          key: supplier.supplier.key, category: $0.category, spend: $0.spend, rows: $0.rows,
          first: $0.first, last: $0.last, tier: supplier.placement.tier)
      }
    }.sorted { $0.spend.minor > $1.spend.minor }
    let categories = ledger.cube.categories
    let rows = ReportRows(
      ["supplier", "category", "spend", "rows", "first", "last", "tier"],
      texts: ["supplier", "category", "tier"], count: groups.count
    ) { index in
      let group = groups[index]
      return [
        .text(group.key), .text(categories[group.category]), .money(group.spend),
        .count(group.rows), group.first.map { .date($0) } ?? .empty,
        group.last.map { .date($0) } ?? .empty, .text(group.tier.rawValue),
      ]
    }
    let pieces = await CSVTable.pieces(of: rows, currency: portfolio.base.currency)
    // As the peers write: nobody waits for the disk.
    guard let file = fopen(arguments[2], "w"),
      pieces.allSatisfy({ fwrite($0, 1, $0.count, file) == $0.count }), fclose(file) == 0
    else { throw Usage(text: "\(arguments[2]) cannot be written") }
    times.ended("write")
    print(JSONText.text(times.json))
    // What is in memory dies with the process.
    exit(0)
  }

  private struct Group {
    let key: String
    let category: Int
    let spend: Money
    let rows: Int
    let first: CalendarDate?
    let last: CalendarDate?
    let tier: Tier
  }
}
