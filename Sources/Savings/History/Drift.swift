/// How far a night is from those before it.
package struct Drift: Sendable, Equatable {
  package enum Measure: String, Sendable, CaseIterable {
    case rows, spend, mix
    case rejected = "reject-rate"
    case tiers
  }

  package struct Finding: Sendable, Equatable {
    package let measure: Measure
    /// This run's figure and what is usual, in words.
    package let now: String
    package let usual: String
    /// The distance that was judged, and the limit that it is held against, as shares.
    package let distance: Double
    package let limit: Double
    package let level: Level
  }

  package enum Level: String, Sendable, CaseIterable {
    case usual, warning, failure
  }

  /// Everything that was compared, whether it drifted or not.
  package let findings: [Finding]
  /// The runs that it was compared with, the newest first.
  package let runs: [String]

  package var warnings: [Finding] { findings.filter { $0.level != .usual } }

  /// - Parameters:
  ///   - now: the shape of this run.
  ///   - tiers: of its suppliers, by key.
  ///   - past: the runs before it.
  ///   - currency: of the amounts.
  ///   - settings: from when on a distance is told.
  ///   - mayFail: false makes a warning of what would fail the run.
  package init(
    _ now: RunShape, tiers: [(supplier: String, tier: Tier)], past: PastRuns, currency: Currency,
    settings: DriftSettings, mayFail: Bool = true
  ) {
    let compared = past.runs.prefix(settings.runs).map(\.shape)
    runs = past.runs.prefix(settings.runs).map(\.runID)
    var found: [Finding] = []
    if !compared.isEmpty, compared.count >= settings.leastRuns {
      found += Drift.volume(now, compared, currency, settings, mayFail: mayFail)
    }
    if let finding = Drift.moved(tiers, past, settings) { found.append(finding) }
    findings = found
  }

  /// A run that goes on without some of its files has fewer rows, and says so: that fails nothing.
  package init(ledger: Ledger, portfolio: Portfolio, past: PastRuns, settings: DriftSettings) {
    self.init(
      RunShape(ledger: ledger, portfolio: portfolio),
      tiers: portfolio.suppliers.map { ($0.supplier.key, $0.placement.tier) }, past: past,
      currency: portfolio.base.currency, settings: settings, mayFail: ledger.missing.isEmpty)
  }

  private static func volume(
    _ now: RunShape, _ past: [RunShape], _ currency: Currency, _ settings: DriftSettings,
    mayFail: Bool
  ) -> [Finding] {
    var found: [Finding] = []
    let rows = median(past.map { Double($0.records) })
    let distance = rows == 0 ? 0 : (Double(now.records) - rows).magnitude / rows
    let fails = settings.rowsFail > 0 && distance > settings.rowsFail
    if settings.rows > 0 || settings.rowsFail > 0 {
      found.append(
        Finding(
          measure: .rows, now: "\(now.records)", usual: Digits.fixed(rows, 0), distance: distance,
          limit: fails || settings.rows == 0 ? settings.rowsFail : settings.rows,
          level: fails && mayFail
            ? .failure
            : fails || settings.rows > 0 && distance > settings.rows ? .warning : .usual))
    }
    func add(
      _ measure: Measure, _ now: String, _ usual: String, _ distance: Double, _ limit: Double
    ) {
      guard limit > 0 else { return }
      found.append(
        Finding(
          measure: measure, now: now, usual: usual, distance: distance, limit: limit,
          level: distance > limit ? .warning : .usual))
    }
    let spend = median(past.map { Double($0.spend.minor) })
    add(
      .spend, "\(currency.whole(now.spend)) \(currency.code)",
      "\(currency.whole(Money(rounding: spend))) \(currency.code)",
      spend == 0 ? 0 : (Double(now.spend.minor) - spend).magnitude / spend, settings.spend)
    let moved = mixDistance(now, past)
    add(.mix, "\(Digits.percent(moved)) in other categories", "0 %", moved, settings.mix)
    let rejected = median(past.map(\.rejectRate))
    add(
      .rejected, Digits.percent(now.rejectRate, 2), Digits.percent(rejected, 2),
      max(0, now.rejectRate - rejected), settings.rejected)
    return found
  }

  /// Share of the spend that is in other categories than on average before: the total variation
  /// distance, half the sum of the differences of shares.
  private static func mixDistance(_ now: RunShape, _ past: [RunShape]) -> Double {
    let mixes = past.map(\.mix)
    let current = now.mix
    let names = Set(current.keys).union(mixes.flatMap(\.keys)).sorted()
    return names.reduce(0) { sum, name in
      let usual = mixes.reduce(0) { $0 + ($1[name] ?? 0) } / Double(mixes.count)
      return sum + ((current[name] ?? 0) - usual).magnitude
    } / 2
  }

  private static func moved(
    _ tiers: [(supplier: String, tier: Tier)], _ past: PastRuns, _ settings: DriftSettings
  ) -> Finding? {
    let both = tiers.compactMap { entry in
      past.tiers[entry.supplier].map { (before: $0, now: entry.tier) }
    }
    guard !both.isEmpty, settings.tiers > 0, settings.runs > 0 else { return nil }
    let moved = both.count { $0.before != $0.now }
    let share = Double(moved) / Double(both.count)
    return Finding(
      measure: .tiers, now: "\(moved) of \(Digits.counted(both.count, "supplier")) moved",
      usual: "0",
      distance: share, limit: settings.tiers, level: share > settings.tiers ? .warning : .usual)
  }

  /// The middle value, or the mean of the two middle ones.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

extension Drift.Finding {
  /// One sentence without a full stop.
  package var sentence: String {
    let far = Digits.percent(distance)
    let most = "more than \(Digits.percent(limit))"
    switch measure {
    case .rows: return "\(now) rows are read, \(far) from the usual \(usual): \(most)"
    case .spend: return "the addressable spend is \(now), \(far) from the usual \(usual): \(most)"
    case .mix: return "\(far) of the spend is in other categories than on average: \(most)"
    case .rejected:
      return "\(now) of the rows are rejected, and \(usual) are usual: \(most) above it"
    case .tiers: return "\(now) to another tier since the run before: \(most)"
    }
  }

  /// Why nothing is published.
  package var refusal: Refusal {
    Refusal(
      .checksFailed, "\(sentence), so nothing is published",
      fix:
        "Check that the files are complete; where they are, run once with --set drift.rows_fail=0"
    )
  }
}
