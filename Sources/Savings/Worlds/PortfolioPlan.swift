/// What is decided once from all deals of a portfolio, so that a part of them that is played elsewhere
/// is played and counted as it would be among the others.
package struct PortfolioPlan: Sendable, Equatable {
  package let comparison: ComparisonPlan
  package let categories: ReportedCategories

  package init(_ deals: [Deal], settings: Settings) {
    comparison = ComparisonPlan(deals, settings: settings)
    categories = ReportedCategories(deals)
  }
}

/// The categories with most automated spend by name, and one for the rest.
package struct ReportedCategories: Sendable, Equatable {
  package static let most = 24

  /// As the ledger spells them, the largest first.
  let listed: [String]
  /// Whether there are others.
  let hasRest: Bool
  private let places: [String: Int]

  init(_ deals: [Deal]) {
    var spend: [String: Money] = [:]
    for deal in deals where deal.eligibility == .automated {
      spend[deal.category, default: .zero] += deal.baseline
    }
    let ranked = spend.keys.sorted {
      (spend[$1] ?? .zero, $0) < (spend[$0] ?? .zero, $1)
    }
    self.init(listed: Array(ranked.prefix(Self.most)), hasRest: ranked.count > Self.most)
  }

  init(listed: [String], hasRest: Bool) {
    self.listed = listed
    self.hasRest = hasRest
    places = Dictionary(listed.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// As reports call them.
  var names: [String] {
    listed.map { $0.isEmpty ? "(unclassified)" : $0 } + (hasRest ? ["(all other categories)"] : [])
  }

  /// Of ``names``, which are made anew each time.
  var count: Int { listed.count + (hasRest ? 1 : 0) }

  /// The place of a category among ``names``.
  func index(of category: String) -> Int {
    places[category] ?? max(0, listed.count - (hasRest ? 0 : 1))
  }
}

extension NegotiationPolicy: StoredWord {}

extension PortfolioPlan: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(comparison.policies, comparison.worlds)
    // Sets have no order, and the same plan is the same bytes.
    writer.put(comparison.taken.sorted(), comparison.humanLed.sorted())
    writer.put(categories.listed, categories.hasRest)
  }

  package init(from reader: inout StoredReader) throws(StoredFailure) {
    comparison = ComparisonPlan(
      policies: try reader.next(), worlds: try reader.next(),
      taken: Set(try reader.next([UInt64].self)), humanLed: Set(try reader.next([UInt64].self)))
    categories = ReportedCategories(
      listed: try reader.next(), hasRest: try reader.next())
  }
}
