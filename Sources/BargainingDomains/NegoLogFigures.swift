import Bargaining

/// The figures that NegoLog publishes with a domain, in its own words.
public struct NegoLogFigures: Sendable, Equatable {
  /// Outcomes.
  public var bids: Int
  /// The largest `u₁ · u₂` over all outcomes: without a disagreement point.
  public var nashProduct: Double
  public var nash: UtilityPair
  /// The largest `u₁ + u₂` over all outcomes.
  public var socialWelfare: Double
  /// A point of largest `u₁ + u₂`; elsewhere "Kalai" is the egalitarian point.
  public var kalai: UtilityPair
  /// The distance of ``kalai`` from (1, 1).
  public var opposition: Double

  /// - Throws: where a figure is missing, or the counts are not those of the domain.
  init(_ file: TextFile, domain: DiscreteDomain) throws(DomainFileError) {
    let specs = try JSONReader(JSONTree.root(of: file), "the specification", file: file)
    let count = try specs.number("NumberOfBids")
    guard count == Double(domain.outcomeCount) else {
      throw file.error(
        "NumberOfBids is \(count), the profiles make \(domain.outcomeCount)",
        line: try specs.node("NumberOfBids").line)
    }
    guard try specs.numbers("IssueValues") == domain.shape.map(Double.init) else {
      throw file.error(
        "IssueValues are not those of the profiles", line: try specs.node("IssueValues").line)
    }
    bids = domain.outcomeCount
    nashProduct = try specs.number("Nash Product")
    nash = UtilityPair(try specs.number("Nash_A"), try specs.number("Nash_B"))
    socialWelfare = try specs.number("Social Welfare")
    kalai = UtilityPair(try specs.number("Kalai_A"), try specs.number("Kalai_B"))
    opposition = try specs.number("Opposition")
  }
}
