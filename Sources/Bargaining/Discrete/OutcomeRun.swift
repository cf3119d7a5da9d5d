/// The course of a session.
public struct OutcomeRun: Sendable, Equatable {
  /// An offer that was made.
  public struct Offer: Sendable, Equatable {
    public var step: Int
    public var side: Side
    /// The flat number of the outcome that stands.
    public var outcome: Int
    /// The packages that were offered at once, where there were several.
    public var among: OutcomePackages?

    public init(step: Int, side: Side, outcome: Int, among: OutcomePackages? = nil) {
      self.step = step
      self.side = side
      self.outcome = outcome
      self.among = among
    }
  }

  /// In the order in which they were made.
  public var offers: [Offer] = []
  /// The agreed outcome; nil without an agreement.
  public var agreement: Int?
  /// Who accepted.
  public var acceptedBy: Side?
  /// The step in which someone accepted or left; nil where time ran out.
  public var endStep: Int?

  public init() {}
}
