/// How much of each running cost falls due by month: what the licence, its hidden cost and the
/// programme's own staff are multiplied with, over worlds that may abandon the programme.
package struct RunningCosts: Sendable, Equatable {
  /// Months 0…plan.months. Share of the worlds that still pay the licence; mean over these of their
  /// hidden-cost multiplier less 1; share that still pay the staff.
  package let licence: [Double]
  package let hidden: [Double]
  package let staff: [Double]

  /// One world, or one branch of an expectation.
  package struct Branch: Sendable {
    package var share: Double
    /// Multiplier on the licence for what the quote leaves out.
    package var hiddenCost: Double
    package var isAbandoned: Bool
  }

  package init(_ plan: ProgrammePlan, branches: [Branch]) {
    // In an order of their own, so that that of the worlds does not matter.
    let sorted = branches.sorted {
      ($0.hiddenCost, $0.share, $0.isAbandoned ? 1 : 0)
        < ($1.hiddenCost, $1.share, $1.isAbandoned ? 1 : 0)
    }
    func months(_ end: (Branch) -> Int, _ weight: (Branch) -> Double) -> [Double] {
      (0...plan.months).map { month in
        month == 0
          ? 0
          : sorted.reduce(0) { month <= end($1) ? $0 + $1.share * weight($1) : $0 }
      }
    }
    func last(_ branch: Branch) -> Int {
      branch.isAbandoned ? min(plan.months, plan.failureMonth) : plan.months
    }
    /// To the end of the contract year in which the programme ends.
    func paid(_ branch: Branch) -> Int { min(plan.months, (last(branch) + 11) / 12 * 12) }
    let licence = months(paid) { _ in 1 }
    self.licence = licence
    hidden = zip(months(paid) { $0.hiddenCost - 1 }, licence).map { $1 > 0 ? $0 / $1 : 0 }
    staff = months(last) { _ in 1 }
  }
}
