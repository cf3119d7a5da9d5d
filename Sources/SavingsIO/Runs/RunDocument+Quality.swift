import Savings

extension RunDocument {
  /// The lines of `data-quality.csv` and `tier-effects.csv`; amounts in the base currency.
  var dataQuality: JSONValue {
    .object([
      ("problems", .array(quality.lines.map(json))),
      (
        "rounding",
        .object([
          ("total", .string(quality.rounding.totalText)),
          ("groups", .string(portfolio.base.currency.plain(quality.rounding.groups))),
        ])
      ),
      (
        "tiers",
        .object(
          [("as-reported", json(quality.reported, nil))]
            + quality.effects.map { ($0.change.rawValue, json($0.tiers, $0.moved)) })
      ),
    ])
  }

  private func json(_ line: QualityLine) -> JSONValue {
    .object([
      ("problem", .string(line.id)), ("effect", .string(line.effect.rawValue)),
      ("rows", line.rows.map { .integer($0) } ?? .null),
      ("amount", line.amount.map { .string(portfolio.base.currency.plain($0)) } ?? .null),
      ("share", line.share.map { .number($0, decimals: 6) } ?? .null),
    ])
  }

  private func json(_ tiers: [TierEffect.Count], _ moved: TierEffect.Count?) -> JSONValue {
    func count(_ count: TierEffect.Count) -> JSONValue {
      .object([
        ("suppliers", .integer(count.suppliers)),
        ("spend", .string(portfolio.base.currency.plain(count.spend))),
      ])
    }
    return .object(
      Tier.allCases.map { ($0.rawValue, count(tiers[$0.index])) }
        + (moved.map { [("moved", count($0))] } ?? []))
  }

  /// What repeated rows ask of the reader.
  var repeatWarnings: [String] {
    var lines: [String] = []
    let used = [DataProblem: ProblemAmounts](of: ledger.files)
    for kind in RepeatedSpend.Kind.allCases where !settings.spend.setsAside(kind) {
      let line = quality.lines.first { $0.id == kind.problem.rawValue }
      guard let line, let rows = used[kind.problem]?.rows, rows > 0 else { continue }
      let money = line.amount.map {
        ", worth \(portfolio.base.currency.whole($0)) \(portfolio.base.currency.code)"
      }
      lines.append(
        kind == .withinFile
          ? "used although repeated exactly: \(Digits.counted(rows, "row"))\(money ?? "")"
          : "used although an earlier file has them too: \(Digits.counted(rows, "row"))\(money ?? ""); see spend.overlaps"
      )
    }
    if ledger.files.count > 1, ledger.files.contains(where: { $0.overlaps == nil }) {
      lines.append(
        "the files are too large to be searched for rows of each other: limits.overlap_rows, limits.duplicate_bytes"
      )
    }
    return lines
  }
}
