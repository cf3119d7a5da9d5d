import Savings

extension TieOut {
  /// The baselines sum to what is addressable and are those that were locked; the savings expected of the
  /// deals come to the headline, but for rounding each.
  package func checkDeals(_ file: WrittenFile) throws(Refusal) {
    let name = TieOut.deals
    var (addressable, approached, hard) = (WrittenSum(), WrittenSum(), WrittenSum())
    var own = 0
    var prints: [String] = []
    var differing: (deal: String, found: String, own: String)?
    var table = WrittenCSV(file)
    let count = try table.rows([
      "deal", "supplier_key", "category", "eligibility", "baseline", "baseline_method",
      "baseline_from", "baseline_through", "baseline_rows", "market_ratio", "currency",
      "baseline_sha256", "hard_expected",
    ]) { row in
      let baseline = minor(row.cell(4))
      addressable.add(baseline)
      if row.holds(Eligibility.automated.rawValue, in: 3) {
        own += 1
        approached.add(baseline)
        hard.add(minor(row.cell(12)))
      }
      let print = SHA256.hex(
        BaselineLock.content(of: [0, 1, 2, 4, 5, 6, 7, 8, 9, 10].map { row.text($0) }))
      prints.append(print)
      if differing == nil, !row.holds(print, in: 11) {
        differing = (row.text(0), row.text(11), print)
      }
    }
    guard let count else { throw unreadable(name) }
    try expect("deals", in: name, count, run.deals.count)
    try expect(
      "addressable spend", in: name, plain(addressable.value),
      currency.plain(run.portfolio.waterfall.addressable))
    try expect(
      "spend approached", in: name, plain(approached.value), currency.plain(mean.approached.spend))
    let rounding = Int64(own + 3) / 2 + 1
    if hard.value.map({ ($0 - mean.hard.minor).magnitude > rounding }) ?? true {
      try expect("hard saving agreed", in: name, plain(hard.value), currency.plain(mean.hard))
    }
    if let differing {
      try expect(
        "the fingerprint of the baseline of \(differing.deal)", in: name, differing.found,
        differing.own)
    }
    try expect(
      "the fingerprint of the baselines", in: name,
      BaselineLock.fingerprint(of: prints, digest: SHA256.hex), run.baselines.fingerprint)
  }

  func checkSuppliers(_ file: WrittenFile) throws(Refusal) {
    let name = "suppliers.csv"
    var spend = WrittenSum()
    var tiers: [String: Int] = [:]
    var table = WrittenCSV(file)
    let count = try table.rows(["spend", "tier"]) { row in
      spend.add(minor(row.cell(0)))
      tiers[row.text(1), default: 0] += 1
    }
    guard let count else { throw unreadable(name) }
    try expect("suppliers", in: name, count, run.portfolio.suppliers.count)
    let flow = run.portfolio.waterfall
    try expect(
      "spend in the window", in: name, plain(spend.value),
      currency.plain(flow.addressable + flow.netCredits))
    for tier in Tier.allCases {
      try expect(
        "suppliers of the \(tier.rawValue)", in: name, tiers[tier.rawValue] ?? 0,
        run.portfolio.suppliers.count { $0.placement.tier == tier })
    }
  }

  func checkPolicies(_ file: WrittenFile) throws(Refusal) {
    let name = "policies.csv"
    var own: (approached: String, agreed: String)?
    var table = WrittenCSV(file)
    let count = try table.rows(["policy", "approached_spend", "agreed_spend"]) { row in
      if own == nil, row.text(0) == NegotiationPolicy.winWin.rawValue {
        own = (row.text(1), row.text(2))
      }
    }
    guard count != nil else { throw unreadable(name) }
    try expect(
      "spend approached", in: name, own?.approached, currency.plain(mean.approached.spend))
    try expect("agreed spend", in: name, own?.agreed, currency.plain(mean.agreed.spend))
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
