/// Which deals have a page of their own, and how the pages are named.
///
/// Two lists: the deals that people lead, largest first, because the pack is all they get from the
/// program; and those of the agent that save most. Each list has its cap, so that the number of
/// pages does not follow the size of the ledger.
package struct DealPages: Sendable {
  /// Indices into the run's deals.
  package let prepared: [Int]
  package let automated: [Int]

  package init(_ run: SavingsRun) {
    let deals = run.deals
    let results = run.simulation.deals
    func first(_ count: Int, of indices: [Int], by worth: (Int) -> Money) -> [Int] {
      Ranking.places(indices.map(worth)) { deals[indices[$0]].id }.prefix(count)
        .map { indices[$0] }
    }
    let output = run.settings.output
    prepared = first(
      output.preparedPages, of: deals.indices.filter { DealPages.isPrepared(deals[$0]) }
    ) { deals[$0].baseline }
    automated = first(
      output.dealPages, of: deals.indices.filter { deals[$0].eligibility == .automated }
    ) { results[$0].of(.winWin).expectedHard }
  }

  /// Whether people negotiate the deal, so that the program prepares it.
  package static func isPrepared(_ deal: Deal) -> Bool {
    switch deal.eligibility {
    case .humanLed, .bottleneck, .aboveLimit, .conflict, .poorData: true
    case .underContract: deal.tier == .strategic
    case .automated, .oneOff, .belowMinimum, .protected: false
    }
  }

  /// All of them, without repetition.
  package var all: [Int] { prepared + automated }

  /// The folder of the pages in a run, and the page of a deal in it.
  package static let folder = "deals"
  package static func path(of deal: Deal) -> String { "\(folder)/\(deal.id).html" }
}
