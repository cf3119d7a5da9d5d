/// What a run predicted of a deal: the saving of a year if it agrees, and the chance that it does.
package struct PredictedRange: Sendable, Equatable {
  package let deal: String
  package let p10: Money
  package let p50: Money
  package let p90: Money
  package let agreedShare: Double

  package init(deal: String, p10: Money, p50: Money, p90: Money, agreedShare: Double) {
    self.deal = deal
    self.p10 = p10
    self.p50 = p50
    self.p90 = p90
    self.agreedShare = agreedShare
  }

  package func holds(_ amount: Money) -> Bool { amount >= p10 && amount <= p90 }
}

/// A run's ranges, beside what was agreed and what the invoices show.
package struct RangeCheck: Sendable {
  package struct Line: Sendable {
    package let range: PredictedRange
    /// Agreed in a year, all lines of the deal.
    package let agreed: Money
    /// Realised, as of a year; nil where a line of the deal is not measurable.
    package let realised: Money?
  }

  package let runID: String
  package let lines: [Line]
  /// Agreements of which the run has no deal.
  package let unknown: Int

  package init(
    runID: String, ranges: [PredictedRange], tracked: [TrackedAgreement]
  ) {
    self.runID = runID
    let byDeal = Dictionary(ranges.map { ($0.deal, $0) }, uniquingKeysWith: { first, _ in first })
    let groups = Dictionary(grouping: tracked) { $0.agreement.id }
    lines = groups.keys.sorted().compactMap { deal in
      guard let range = byDeal[deal], let group = groups[deal] else { return nil }
      let realised = group.map(\.annualised)
      return Line(
        range: range, agreed: group.reduce(.zero) { $0 + $1.annual },
        realised: realised.contains { $0 == nil }
          ? nil : realised.compactMap { $0 }.reduce(.zero, +))
    }
    unknown = groups.keys.count { byDeal[$0] == nil }
  }

  package var agreedInside: Int { lines.count { $0.range.holds($0.agreed) } }
  package var measured: [Line] { lines.filter { $0.realised != nil } }
  package var realisedInside: Int {
    measured.count { line in line.realised.map { line.range.holds($0) } ?? false }
  }

  /// 95 % interval of the share inside, after Wilson; nil without agreements.
  package func interval(_ inside: Int, of count: Int) -> (low: Double, high: Double)? {
    count > 0 ? Credibility.wilson(inside, of: count) : nil
  }
}
