import Savings
import Synchronization

extension TieOut {
  /// The baselines sum to what is addressable and are those that were locked; the savings expected of the
  /// deals come to the headline, but for rounding each.
  func checkDeals(_ bytes: [UInt8]) throws(Refusal) {
    let file = "deals.csv"
    let names = [
      "deal", "supplier_key", "category", "eligibility", "baseline", "baseline_method",
      "baseline_from", "baseline_through", "baseline_rows", "market_ratio", "currency",
      "baseline_sha256", "hard_expected",
    ]
    guard let table = WrittenCSV(bytes, names) else { throw unreadable(file) }
    try expect("deals", in: file, table.rows.count, run.deals.count)
    let addressable = run.portfolio.waterfall.addressable
    try expect(
      "addressable spend", in: file, plain(sum(table.rows.lazy.map { $0[4] })),
      currency.plain(addressable))
    let own = table.rows.filter { $0[3] == Eligibility.automated.rawValue }
    try expect(
      "spend approached", in: file, plain(sum(own.lazy.map { $0[4] })),
      currency.plain(mean.approached.spend))
    let hard = sum(own.lazy.map { $0[12] })
    let rounding = Int64(own.count + 3) / 2 + 1
    if hard.map({ ($0 - mean.hard.minor).magnitude > rounding }) ?? true {
      try expect("hard saving agreed", in: file, plain(hard), currency.plain(mean.hard))
    }
    let own256 = fingerprints(of: table.rows)
    for (row, own) in zip(table.rows, own256) {
      try expect("the fingerprint of the baseline of \(row[0])", in: file, row[11], own)
    }
    try expect(
      "the fingerprint of the baselines", in: file,
      BaselineLock.fingerprint(of: own256, digest: SHA256.hex), run.baselines.fingerprint)
  }

  /// The fingerprint of each row's baseline, made on two threads.
  private func fingerprints(of rows: [[String]]) -> [String] {
    @Sendable func made(_ range: Range<Int>) -> [String] {
      rows[range].map { row in
        SHA256.hex(Array(BaselineLock.text(Array(row[..<3]) + Array(row[4...10])).utf8))
      }
    }
    let half = rows.count / 2
    let second = Mutex<[String]>([])
    var first: [String] = []
    WorkerThreads.run([{ second.withLock { $0 = made(half..<rows.count) } }]) {
      first = made(0..<half)
    }
    return first + second.withLock(\.self)
  }

  func checkSuppliers(_ bytes: [UInt8]) throws(Refusal) {
    let file = "suppliers.csv"
    guard let table = WrittenCSV(bytes, ["spend", "tier"]) else { throw unreadable(file) }
    try expect("suppliers", in: file, table.rows.count, run.portfolio.suppliers.count)
    let flow = run.portfolio.waterfall
    try expect(
      "spend in the window", in: file, plain(sum(table.rows.lazy.map { $0[0] })),
      currency.plain(flow.addressable + flow.netCredits))
    for tier in Tier.allCases {
      try expect(
        "suppliers of the \(tier.rawValue)", in: file,
        table.rows.count { $0[1] == tier.rawValue },
        run.portfolio.suppliers.count { $0.placement.tier == tier })
    }
  }

  func checkPolicies(_ bytes: [UInt8]) throws(Refusal) {
    let file = "policies.csv"
    let names = ["policy", "approached_spend", "agreed_spend"]
    guard let table = WrittenCSV(bytes, names) else { throw unreadable(file) }
    let own = table.rows.first { $0[0] == NegotiationPolicy.winWin.rawValue }
    try expect("spend approached", in: file, own?[1], currency.plain(mean.approached.spend))
    try expect("agreed spend", in: file, own?[2], currency.plain(mean.agreed.spend))
  }

  func check(_ json: WrittenJSON) throws(Refusal) {
    let file = "run.json"
    let head = json["headline"]
    for figure in amounts {
      for (point, amount) in zip(["mean", "p10", "p50", "p90"], figure.values) {
        try expect(
          "\(figure.name), \(point)", in: file, head[figure.name, point].text,
          currency.plain(amount))
      }
    }
    for rate in rates {
      try expect(
        rate.name, in: file, head[rate.name, "mean"].number.map { Digits.fixed($0, rate.decimals) },
        orMissing: rate.value.map { Digits.fixed($0, rate.decimals) })
    }
    try expect(
      "hard_saving_agreed", in: file, head["hard_saving_agreed", "mean"].text,
      currency.plain(mean.hard))
    try expect(
      "hard_saving_realised", in: file, head["hard_saving_realised", "mean"].text,
      currency.plain(figures.realisedMean))
    let total = run.ledger.total
    for (name, count) in [
      ("records", total.records), ("used", total.used), ("rejected", total.rejected),
      ("set_aside", total.setAside), ("out_of_scope", run.portfolio.waterfall.outOfScopeRows),
    ] {
      try expect(name, in: file, json["control", name].number.map { Int($0) } ?? -1, count)
    }
    try expect(
      "baselines", in: file, json["baselines", "sha256"].text, run.baselines.fingerprint)
  }

  /// A figure that a run may not have.
  func expect(
    _ figure: String, in file: String, _ found: String?, orMissing expected: String?
  ) throws(Refusal) {
    if let expected {
      try expect(figure, in: file, found, expected)
    } else if let found {
      try expect(figure, in: file, found, "not defined")
    }
  }
}
