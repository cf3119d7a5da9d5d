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
    let portfolio = try await Portfolio(
      cube: ledger.cube, records: [], fx: fx, settings: settings,
      threads: WorkerThreads.count(settings))
    times.ended("tiers")
    // The amounts lie in what is sorted, as a peer's column does.
    let suppliers = portfolio.suppliers
    var groups: [(spend: Int64, supplier: Int32, group: Int32)] = []
    groups.reserveCapacity(suppliers.reduce(0) { $0 + $1.groups.count })
    for (rank, supplier) in suppliers.enumerated() {
      for (index, group) in supplier.groups.enumerated() {
        groups.append((group.spend.minor, Int32(rank), Int32(index)))
      }
    }
    groups.sort { $0.spend > $1.spend }
    let categories = ledger.cube.categories
    let rows = ReportRows(
      ["supplier", "category", "spend", "rows", "first", "last", "tier"],
      texts: ["supplier", "category", "tier"], count: groups.count
    ) { [groups] index, row in
      let supplier = suppliers[Int(groups[index].supplier)]
      let group = supplier.groups[Int(groups[index].group)]
      row.append(.text(supplier.supplier.key))
      row.append(.text(categories[group.category]))
      row.append(.money(group.spend))
      row.append(.count(group.rows))
      row.append(group.first.map { .date($0) } ?? .empty)
      row.append(group.last.map { .date($0) } ?? .empty)
      row.append(.text(supplier.placement.tier.rawValue))
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
}
