import LedgerTrials
import Savings
import Testing

@testable import SavingsIO

/// The trailing window and the one before it are read in one pass, whatever the order of the rows, the
/// cut of the files, the cache, the parts or the database that adds up.
@Suite("Two periods of a ledger")
struct TwoPeriodsTests {
  /// Rows that are known, over more months than both windows have.
  private struct Purchases {
    struct Row {
      var supplier: String
      var item: String
      var quantity: Int64
      var cents: Int64
      var month: Int
      var day: Int

      var date: String {
        let (year, number) = (month / 12, month % 12 + 1)
        return "\(year)-\(number < 10 ? "0" : "")\(number)-\(day < 10 ? "0" : "")\(day)"
      }
    }

    static let last = 2026 * 12 + 2
    var rows: [Row] = []

    init(seed: UInt64) {
      var random = SmallRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
      let span = 1 + random.next(40)
      for _ in 0..<60 + random.next(200) {
        rows.append(
          Row(
            supplier: "S\(random.next(3))", item: ["", "Bolt", "Nut"][random.next(3)],
            quantity: Int64([0, 1, 5, 12][random.next(4)]),
            cents: Int64(random.next(90_000)) - 9_000,
            month: Purchases.last - random.next(span), day: 1 + random.next(28)))
      }
      rows.append(
        Row(
          supplier: "S0", item: "Bolt", quantity: 1, cents: 100, month: Purchases.last, day: 28))
    }

    static let header = "supplier,amount,date,category,currency,item,unit,quantity\n"

    func text(_ part: Int, of parts: Int) -> String {
      Purchases.header
        + rows.enumerated().filter { $0.offset % parts == part }.map { _, row in
          let quantity = row.item.isEmpty || row.quantity == 0 ? "" : "\(row.quantity)"
          return
            "\(row.supplier),\(Digits.plain(row.cents, decimals: 2)),\(row.date),Parts,EUR,\(row.item),\(row.item.isEmpty ? "" : "pcs"),\(quantity)\n"
        }.joined()
    }

    /// What a cell holds of the months from `first` to `last`: amount, quantity, priced amount.
    func sums(_ supplier: String, _ item: String, _ first: Int, _ last: Int) -> [Int64] {
      rows.filter {
        $0.supplier == supplier && $0.item == item && $0.month >= first && $0.month <= last
      }.reduce(into: [0, 0, 0]) { sum, row in
        sum[0] += row.cents * 10_000
        guard row.cents > 0, row.quantity > 0, !item.isEmpty else { return }
        sum[1] += row.quantity * 1_000_000
        sum[2] += row.cents * 10_000
      }
    }
  }

  private static func expect(
    _ cube: SpendCube, _ purchases: Purchases, months: Int, last: Int = Purchases.last
  ) {
    for cell in cube.cells {
      let supplier = cube.suppliers[Int(cell.supplier)].name
      let item = cell.item < 0 ? "" : cube.items[Int(cell.item)].name
      let now = purchases.sums(supplier, item, last - months + 1, last)
      let before = purchases.sums(supplier, item, last - 2 * months + 1, last - months)
      #expect([cell.windowAmount, cell.windowQuantity, cell.windowPricedAmount] == now)
      #expect([cell.priorAmount, cell.priorQuantity, cell.priorPricedAmount] == before)
    }
  }

  @Test("each cell holds both windows, row by row", arguments: 0..<60)
  func rowByRow(seed: UInt64) throws {
    let purchases = Purchases(seed: seed)
    let folder = try TemporaryFolder()
    try folder.write(purchases.text(0, of: 1))
    let months = [12, 12, 6, 1, 11][Int(seed) % 5]
    for plan in [ChunkPlan(threads: 1), smallChunks(300, threads: 3)] {
      let ledger = try folder.ledger(plan: plan) { $0.scope.windowMonths = months }
      Self.expect(ledger.cube, purchases, months: months)
    }
    // Rows after the date are in neither window.
    let last = Purchases.last - 1 - Int(seed) % 7
    let early = try folder.ledger { settings in
      settings.asOf = CalendarDate(year: last / 12, month: last % 12 + 1, day: 28)
    }
    Self.expect(early.cube, purchases, months: 12, last: last)
  }

  @Test("from the cache, from parts in any tree and from a database too", arguments: 0..<20)
  func otherWays(seed: UInt64) throws {
    let purchases = Purchases(seed: seed &+ 1000)
    let staged = StagedLedger(try CachedLedger(months: 0))
    staged.ledger.change = {
      $0.spend.decimal = .point
      $0.spend.dateStyle = .iso
      $0.limits.duplicateBytes = 0
    }
    for part in 0..<4 {
      try staged.folder.write(purchases.text(part, of: 4), to: "m0\(part).csv")
    }
    let plain = try staged.ledger.read()
    Self.expect(plain.cube, purchases, months: 12)
    let cache = staged.ledger.cache()
    for _ in 0..<3 { #expect(try staged.ledger.read(cache: cache).isSame(as: plain)) }
    #expect(cache.report.taken > 0)
    let parts = try staged.parts(4)
    let left = try staged.merged([parts[3], staged.merged([parts[1], parts[0]])])
    #expect(try staged.read(staged.merged([parts[2], left], expect: 4)).isSame(as: plain))
    let one = StagedLedger(try CachedLedger(months: 0))
    one.ledger.change = staged.ledger.change
    try one.folder.write(purchases.text(0, of: 1), to: "m00.csv")
    let (sums, sources) = ("\(one.folder.path)/sums.part", "\(one.folder.path)/sources.part")
    try SumsStage(
      one.resolved.settings, answer: Array(Self.answer(purchases).utf8), path: "answer.csv",
      version: "test"
    ).part("sums").write(to: PartOutput(sums))
    try SourcesStage(one.resolved, version: "test").part(["\(one.folder.path)/m00.csv"])
      .write(to: PartOutput(sources))
    #expect(
      try one.read(one.merged([sums, sources], expect: 1)).cube.isSame(as: plain.cube))
  }

  /// What a database says of the rows, grouped by place and month.
  private static func answer(_ purchases: Purchases) -> String {
    var lines = [LedgerQuery.answer.joined(separator: ",")]
    func add(_ values: [String: String]) {
      lines.append(LedgerQuery.answer.map { values[$0] ?? "" }.joined(separator: ","))
    }
    func plain(_ micros: Int64) -> String { Digits.plain(micros, decimals: 6) }
    let groups = Dictionary(grouping: purchases.rows) { "\($0.supplier)|\($0.item)|\($0.month)" }
    for rows in groups.values {
      let sums = purchases.sums(rows[0].supplier, rows[0].item, rows[0].month, rows[0].month)
      let priced = rows.count { $0.cents > 0 && $0.quantity > 0 && !$0.item.isEmpty }
      add([
        "kind": "cell", "supplier": rows[0].supplier, "category": "Parts", "item": rows[0].item,
        "unit": rows[0].item.isEmpty ? "" : "pcs", "currency": "EUR",
        "month": String(rows[0].date.prefix(7)), "rows": "\(rows.count)",
        "credits": "\(rows.count { $0.cents < 0 })", "contract_rows": "0",
        "first": rows.map(\.date).min() ?? "", "last": rows.map(\.date).max() ?? "",
        "amount": plain(sums[0]), "terms_unit_days": "0", "terms_units": "0",
        "quantity": plain(sums[1]), "priced_amount": plain(sums[2]), "priced_rows": "\(priced)",
      ])
    }
    let credits = purchases.rows.filter { $0.cents < 0 }
    add([
      "kind": "file", "file": "m00.csv", "currency": "EUR", "rows": "\(purchases.rows.count)",
      "first": purchases.rows.map(\.date).min() ?? "",
      "last": purchases.rows.map(\.date).max() ?? "",
      "amount": plain(purchases.rows.reduce(0) { $0 + $1.cents } * 10_000), "decimals": "2",
      "credits": "\(credits.count)",
      "credit_amount": plain(credits.reduce(0) { $0 + $1.cents } * 10_000),
      "credit_decimals": credits.isEmpty ? "0" : "2", "fine_rows": "0",
      "fine_amount": "0.000000", "fine_decimals": "0",
    ])
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(
    "a ring forgets what is older than two windows, and adds up like the rows", arguments: 0..<40)
  func ring(seed: UInt64) {
    var random = SmallRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    var values: [(month: Int32, value: Int64)] = []
    var rings = [MonthRing<24, Int64>](repeating: MonthRing(), count: 3)
    for _ in 0..<200 {
      let month = Int32(24_000 + random.next(60))
      let value = Int64(random.next(1000)) - 300
      values.append((month, value))
      let fits = rings[random.next(3)].add(value, month: month)
      #expect(fits)
    }
    var sum = rings[2]
    let fits = [sum.add(rings[0]), sum.add(rings[1])]
    #expect(fits == [true, true])
    let newest = values.map(\.month).max() ?? 0
    for back in 0..<12 as Range<Int32> {
      for months in 1...12 as ClosedRange<Int32> {
        let own = values.filter { $0.month <= newest - back && $0.month > newest - back - months }
        #expect(
          sum.sum(months: months, to: newest - back) == own.reduce(0) { $0 + $1.value })
      }
    }
  }
}
