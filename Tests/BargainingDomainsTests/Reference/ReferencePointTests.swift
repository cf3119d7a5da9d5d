import Bargaining
import BargainingDomains
import Testing

@Suite(.enabled(if: ReferenceFolder.isWanted))
struct ReferencePointTests {
  private static let concepts: [(String, SolutionConcept)] = [
    ("nash", .nash), ("egalitarian", .egalitarian), ("ks_spread", .kalaiSmorodinskySpread),
    ("ks_maximin", .kalaiSmorodinsky), ("ks_genius", .leastDifference),
    ("max_welfare", .maxWelfare), ("max_relative_welfare", .maxRelativeWelfare),
  ]

  @Test("every solution has the reference's points, all of those that are tied")
  func points() throws {
    var count = 0
    for item in try ReferenceCase.all.get() {
      let solutions = DiscreteSolutions(item.scenario)
      for (name, concept) in Self.concepts {
        let found = solutions.points(concept)
        let answers = try #require(item.results.points[name]).sorted { $0.utils[0] > $1.utils[0] }
        #expect(found.count == answers.count, "\(item.testDescription): \(name)")
        for (point, answer) in zip(found, answers) {
          #expect(
            distance(point.utilities, answer.utils) < 1e-9, "\(item.testDescription): \(name)")
          let numbers = try answer.outcomes.map(item.number)
          #expect(numbers.contains(point.outcome), "\(item.testDescription): \(name)")
          count += 1
        }
      }
    }
    print("solution points: \(count)")
  }

  @Test("opposition, rational fraction and longest distance are the reference's")
  func shapes() throws {
    for item in try ReferenceCase.all.get() {
      let optimality = Optimality(DiscreteSolutions(item.scenario))
      let opposition = try #require(optimality.opposition)
      #expect(
        (opposition - item.results.oppositionNegmas).magnitude < 1e-12, "\(item.testDescription)")
      let fraction = item.scenario.rationalFraction
      #expect(
        (fraction - item.results.rationalFraction).magnitude < 1e-12, "\(item.testDescription)")
      if let distance = item.results.maxDist {
        #expect((optimality.longestDistance - distance).magnitude < 1e-12)
      }
    }
  }

  @Test("the optimality of every recorded agreement is the reference's to 1e-12")
  func optimality() throws {
    var count = 0
    for item in try ReferenceCase.all.get() {
      let optimality = Optimality(DiscreteSolutions(item.scenario))
      for run in item.results.saoTimeBased ?? [] {
        guard let answers = run.optimality, let utils = run.utils else { continue }
        let u = UtilityPair(utils[0], utils[1])
        let pairs = [
          (optimality.pareto(u), answers.paretoOptimality),
          (optimality.nash(u), answers.nashOptimality),
          (optimality.kalai(u), answers.kalaiOptimality),
          (optimality.ks(u), answers.ksOptimality),
          (optimality.maxWelfare(u), answers.maxWelfareOptimality),
        ]
        for (value, answer) in pairs {
          #expect((try #require(value) - answer).magnitude < 1e-12, "\(item.testDescription)")
          count += 1
        }
        let fair = [answers.nashOptimality, answers.kalaiOptimality, answers.ksOptimality].max()
        #expect(try (#require(optimality.fairness(u)) - #require(fair)).magnitude < 1e-12)
      }
    }
    print("optimality figures: \(count)")
  }

  @Test("the figures that NegoLog publishes are ours in its own words")
  func published() throws {
    var count = 0
    for item in try ReferenceCase.all.get() {
      guard let figures = item.figures else { continue }
      let solutions = DiscreteSolutions(
        frontier: DiscreteFrontier(item.scenario), bounds: item.scenario.bounds,
        disagreement: .zero)
      let nash = solutions.points(.nash)
      let first = try #require(nash.first).utilities
      #expect((first.x * first.y - figures.nashProduct).magnitude < 1e-9, "\(item.name)")
      #expect(nash.contains { distance($0.utilities, [figures.nash.x, figures.nash.y]) < 1e-9 })
      let welfare = solutions.points(.maxWelfare)
      let sum = try #require(welfare.first).utilities.sum()
      #expect((sum - figures.socialWelfare).magnitude < 1e-9, "\(item.name)")
      let kalai = try #require(
        welfare.first { distance($0.utilities, [figures.kalai.x, figures.kalai.y]) < 1e-9 })
      let short = UtilityPair(1, 1) - kalai.utilities
      let opposition = (short * short).sum().squareRoot()
      #expect((opposition - figures.opposition).magnitude < 1e-9, "\(item.name)")
      #expect(figures.bids == item.answers.nOutcomes)
      count += 1
    }
    print("NegoLog domains with six published figures each: \(count)")
  }
}
