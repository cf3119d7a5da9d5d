import Bargaining
import Testing

struct OutcomeRankingTests {
  private let ranking = OutcomeRanking(utilities: [2, 5, 3, 5, 0, 3])

  @Test("the best comes first, and of equals the smaller number")
  func order() {
    #expect(ranking.best == [1, 3, 2, 5, 0, 4])
    #expect(ranking.range == 0...5)
  }

  @Test("the cheapest outcome at a demand is the first by number of those worth least")
  func cheapest() {
    #expect(ranking.cheapest(atLeast: 6) == nil)
    #expect(ranking.cheapest(atLeast: 5) == 1)
    #expect(ranking.cheapest(atLeast: 3) == 2)
    #expect(ranking.cheapest(atLeast: 2.5) == 2)
    #expect(ranking.cheapest(atLeast: -1) == 4)
  }

  @Test("the dearest outcome below a demand is strictly below it")
  func dearest() {
    #expect(ranking.dearest(below: 0) == nil)
    #expect(ranking.dearest(below: 3) == 0)
    #expect(ranking.dearest(below: 3.5) == 2)
    #expect(ranking.dearest(below: 9) == 1)
  }
}
