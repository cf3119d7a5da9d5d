/// What a side would offer now, and what it insists on.
public struct OutcomeProposal: Sendable, Equatable {
  /// The utility that it insists on.
  public var demand: Double
  /// What it would offer, its favourite first.
  public var packages: OutcomePackages

  public init(demand: Double, packages: OutcomePackages) {
    self.demand = demand
    self.packages = packages
  }
}

/// How a side chooses its offers.
public protocol OutcomeOffering: Sendable {
  /// The next offer; nil where there is nothing worth offering. Asked once in each of the side's
  /// turns, before it says yes or no.
  mutating func next(
    _ own: OwnPreferences, _ talks: OutcomeTalks, _ model: some OpponentModel
  ) -> OutcomeProposal?
}

/// What a side insists on as the talks go on.
public protocol OutcomeDemand: Sendable {
  /// In the unit of its utility. Asked once in each of the side's turns.
  mutating func demand(_ own: OwnPreferences, _ talks: OutcomeTalks) -> Double
}

/// Which of the outcomes that meet a demand a side offers.
public protocol OutcomeChoice: Sendable {
  /// nil where none is worth the demand.
  func outcome(
    atLeast demand: Double, _ own: OwnPreferences, _ talks: OutcomeTalks,
    _ model: some OpponentModel
  ) -> Int?
}

/// First how much, then which: a demand, and an outcome that meets it.
public struct DemandOffering<Demand: OutcomeDemand, Choice: OutcomeChoice>: OutcomeOffering {
  @usableFromInline var demand: Demand
  @usableFromInline let choice: Choice

  public init(_ demand: Demand, _ choice: Choice) {
    self.demand = demand
    self.choice = choice
  }

  public mutating func next(
    _ own: OwnPreferences, _ talks: OutcomeTalks, _ model: some OpponentModel
  ) -> OutcomeProposal? {
    let wanted = demand.demand(own, talks)
    return choice.outcome(atLeast: wanted, own, talks, model).map {
      OutcomeProposal(demand: wanted, packages: OutcomePackages($0))
    }
  }
}
