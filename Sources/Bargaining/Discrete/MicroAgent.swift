/// The minimal concession strategy, MiCRO (D. de Jonge, IJCAI 2022): it goes down its own ranking by
/// one outcome whenever the other side has made at least as many different offers as it has, and
/// else repeats its last offer. It accepts what is worth at least its next own offer.
///
/// It never offers less than its reservation value. The paper repeats an earlier offer at random;
/// this agent repeats the last one, so that sessions are reproducible. Ties in the ranking go to the
/// smaller flat number.
public struct MicroAgent: OutcomeAgent, Sendable {
  private let ranking: OutcomeRanking
  private let reservation: Double
  /// Own offers so far, all different: the head of the ranking.
  private var made = 0
  private var received: Set<Int> = []

  public init(_ ranking: OutcomeRanking, reservation: Double?) {
    self.ranking = ranking
    self.reservation = reservation ?? -.infinity
  }

  public init(_ utility: TabulatedUtility) {
    self.init(OutcomeRanking(utility), reservation: utility.reservation)
  }

  /// It leaves where its best outcome is worth less than no agreement.
  public mutating func move(standing: Int?, step: Int) -> OutcomeMove {
    if let standing { received.insert(standing) }
    guard let next else { return .leave }
    if let standing, ranking.utilities[standing] >= ranking.utilities[ranking.best[next]] {
      return .accept
    }
    made = max(made, next + 1)
    return .offer(ranking.best[next])
  }

  /// The place of the offer it would make now; nil where none is worth making.
  private var next: Int? {
    let concedes =
      made == 0
      || (received.count >= made && made < ranking.best.count
        && ranking.utilities[ranking.best[made]] >= reservation)
    let place = concedes ? made : made - 1
    return ranking.utilities[ranking.best[place]] >= reservation ? place : nil
  }
}
