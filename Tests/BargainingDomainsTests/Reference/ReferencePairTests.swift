import Bargaining
import BargainingDomains
import Testing

/// The default pair of agents against the recorded agreements of NegMAS's time-based agents: the same
/// domains, deadlines and concession curves, judged by the same metrics.
@Suite(.enabled(if: ReferenceFolder.isWanted))
struct ReferencePairTests {
  /// What NegMAS's agents reach on the Genius domains that these tests have not all of: the share of
  /// agreements on the frontier, and the mean welfare of agreements.
  private static let published = (frontier: 0.56, welfare: 0.904)

  private func tallies(
    _ convention: UtilityConvention
  ) throws -> (negmas: OptimalityTally, ours: OptimalityTally) {
    var (negmas, ours) = (OptimalityTally(), OptimalityTally())
    for item in try ReferenceCase.all.get() where item.convention == convention {
      let optimality = Optimality(DiscreteSolutions(item.scenario))
      let (first, second) = (
        OwnPreferences(item.scenario.first), OwnPreferences(item.scenario.second)
      )
      for answer in item.results.saoTimeBased ?? [] {
        let theirs = answer.agreement.map { item.scenario.utilities(of: $0) }
        negmas.add(theirs, optimality)
        let clock = Clock(rounds: answer.nSteps)
        func agent(_ own: OwnPreferences, _ word: String?) throws -> FrontierSeeker {
          let pace = try #require(word.flatMap(ConcessionPace.init(rawValue:)))
          return FrontierSeeker(
            own, shape: item.domain.shape, exponent: pace.exponent, clock: clock)
        }
        var a = try agent(first, answer.a)
        var b = try agent(second, answer.b)
        let run = OutcomeSession.play(&a, &b, steps: answer.nSteps)
        ours.add(
          run.agreement.map { item.scenario.utilities(of: item.domain.outcome($0)) }, optimality)
      }
    }
    return (negmas, ours)
  }

  @Test(
    "the default pair is on the frontier more often, keeps more welfare and agrees more often",
    arguments: UtilityConvention.allCases)
  func better(convention: UtilityConvention) throws {
    let (negmas, ours) = try tallies(convention)
    #expect(ours.sessions == negmas.sessions && ours.sessions == 288)
    let frontier = try #require(ours.frontierShare)
    let welfare = try #require(ours.maxWelfare)
    #expect(try frontier > #require(negmas.frontierShare) && frontier > Self.published.frontier)
    #expect(try welfare > #require(negmas.maxWelfare) && welfare > Self.published.welfare)
    #expect(try #require(ours.maxWelfareOfAll) > #require(negmas.maxWelfareOfAll))
    #expect(try #require(ours.pareto) > #require(negmas.pareto))
    #expect(ours.agreements >= negmas.agreements)
    print(
      "\(convention.rawValue): on the frontier \(ours.onFrontier) of \(ours.agreements) agreements,",
      "NegMAS \(negmas.onFrontier) of \(negmas.agreements)")
  }
}
