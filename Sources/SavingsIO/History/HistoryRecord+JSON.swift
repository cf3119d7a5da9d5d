import Savings

extension HistoryRecord {
  package var bytes: [UInt8] {
    JSONText.bytes(
      .object([
        ("schema", .integer(1)), ("run", run.json),
        (
          "past",
          .object([
            ("fingerprint", .string(past.fingerprint)),
            ("runs", .array(past.runs.map { .string($0) })),
          ])
        ), ("tiers", HistoryRecord.object(tiers)),
        ("previous_tiers", HistoryRecord.object(previousTiers)),
      ]))
  }
}

extension HistoryRecord.Run {
  /// The same value always gives the same text: its SHA-256 is a link of the chain.
  package var json: JSONValue {
    .object([
      ("run_id", .string(runID)), ("as_of", .string(asOf)), ("version", .string(version)),
      ("currency", .string(currency)), ("worlds", .integer(worlds)),
      ("records", .integer(records)), ("rejected", .integer(rejected)),
      ("spend", .string(spend)), ("suppliers", .integer(suppliers)), ("deals", .integer(deals)),
      (
        "suppliers_by_tier",
        .object(Tier.allCases.map { ($0.rawValue, .integer(suppliersByTier[$0.rawValue] ?? 0)) })
      ),
      (
        "categories",
        .array(
          categories.map {
            .object([("name", .string($0.name)), ("spend", .string($0.spend))])
          })
      ),
      ("agreement_rate", .number(agreementRate, decimals: 6)),
      ("hard_saving_agreed", .string(hardSaving)), ("net_position", .string(netPosition)),
      ("drift", .array(drift.map { .string($0) })),
      ("missing", .array(missing.map { .string($0) })), ("tiers_sha256", .string(tiersSHA256)),
    ])
  }

  /// What later runs are held against.
  var shape: RunShape {
    RunShape(
      records: records, rejected: rejected, spend: Self.money(spend),
      categories: categories.map { .init(name: $0.name, spend: Self.money($0.spend)) },
      suppliers: suppliers)
  }

  /// The minor units of an amount: its currency always writes the same number of decimals.
  private static func money(_ text: String) -> Money {
    Money(minor: Int64(text.replacing(".", with: "")) ?? 0)
  }
}
