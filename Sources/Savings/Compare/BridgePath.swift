/// What one group of deals adds to a programme or takes from it, by ``Tier/index``.
enum DealShift {
  /// The steps of a bridge that deals explain, in their order.
  static func all(_ deals: DealChanges) -> [(cause: ValueBridge.Cause, hard: [Money], count: [Int])]
  {
    func none(_ groups: [DealGroup]) -> [Int] { groups.map { _ in 0 } }
    let (left, entered) = (deals[.left], deals[.entered])
    let moved = deals[.tier]
    return [
      (.left, left.map { -$0.hardBefore }, left.map { -$0.deals }),
      (.entered, entered.map(\.hardAfter), entered.map(\.deals)),
      (
        .spend, zip(deals[.spend], moved).map { $0.hardBySpend + $1.hardBySpend },
        none(moved)
      ),
      (.tier, moved.map { $0.hardAfter - $0.hardBefore - $0.hardBySpend }, none(moved)),
    ]
  }
}

/// A programme on its way from one run to another: groups of deals come and go, the worlds' luck stays.
///
/// Of a deal the worlds' mean is known, not each world: a group changes the hard saving of a tier in the
/// same proportion in every world, and the deals approached by their number.
struct BridgePath {
  private let settings: Settings
  private let currency: Currency
  private var worlds: [ProgrammeWorld]
  /// Mean hard saving by tier, as far as it has come.
  private var hard: [Double]
  private var figures: ValueBridge.Figures

  init(_ run: SavingsRun) {
    settings = run.settings
    currency = run.portfolio.base.currency
    worlds = zip(run.simulation.totals(.winWin), run.simulation.worlds).map {
      ProgrammeWorld(totals: $0, draw: $1)
    }
    hard = (0..<Tier.allCases.count).map { tier in
      let sum = run.simulation.totals(.winWin).reduce(Int128(0)) {
        $0 + Int128($1[tier].hard.minor)
      }
      return Double(sum) / Double(max(1, run.simulation.worlds.count))
    }
    figures = ValueBridge.Figures(.zero, run.roi)
  }

  /// Lets a group come or go; returns what that changes.
  mutating func shift(_ change: [Money], _ count: [Int]) throws(Refusal) -> ValueBridge.Figures {
    let sum = change.reduce(.zero, +)
    guard change.contains(where: { $0 != .zero }) || count.contains(where: { $0 != 0 }) else {
      return .zero
    }
    for tier in hard.indices {
      let before = hard[tier]
      let after = max(0, before + Double(change[tier].minor))
      let factor = before > 0 ? after / before : 0
      for index in worlds.indices {
        var totals = worlds[index].totals[tier]
        totals.hard = before > 0 ? totals.hard.scaled(by: factor) : Money(rounding: after)
        totals.clawback = totals.clawback.scaled(by: factor)
        let deals = totals.approached.deals
        totals.approached.deals = max(0, deals + count[tier])
        totals.escalated.deals =
          deals > 0
          ? Int(
            (Double(totals.escalated.deals) * Double(totals.approached.deals) / Double(deals))
              .rounded()) : 0
        worlds[index].totals[tier] = totals
      }
      hard[tier] = after
    }
    let result = try ROIResult(worlds: worlds, settings: settings, currency: currency)
    let next = ValueBridge.Figures(.zero, result)
    defer { figures = next }
    var difference = next - figures
    difference.hard = sum
    return difference
  }
}
