import Bargaining
import BargainingDomains
import Savings

/// Prints the frontier, the points and the sessions of any published domain:
/// `Benchmarks domain PATH … [convention=genius|raw|as-written] [cuts=N] [steps=N]`.
enum DomainCheck {
  private static let usage = """
    Benchmarks domain FOLDER | DOMAIN.xml FIRST.xml SECOND.xml | FIRST.json SECOND.json \
    [convention=genius|raw|as-written] [cuts=N] [steps=N]
    """
  /// Beyond, outcomes are not enumerated: no sessions and no rational fraction.
  private static let mostOutcomes = 1 << 22

  static func run(_ arguments: [String]) throws {
    var paths: [String] = []
    var chosen: UtilityConvention?
    var cuts: Int?
    var steps = 100
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      switch parts.count == 2 ? parts[0] : "" {
      case "convention":
        guard let convention = UtilityConvention(rawValue: parts[1]) else {
          throw Usage(text: usage)
        }
        chosen = convention
      case "cuts": cuts = try positive(parts[1])
      case "steps": steps = try positive(parts[1])
      default: paths.append(argument)
      }
    }
    guard !paths.isEmpty else { throw Usage(text: usage) }
    let (files, own) = try DomainFiles.read(paths, cuts: cuts)
    let convention = chosen ?? own
    for remark in files.remarks { print("remark: \(remark)") }
    let scenario = try files.scenario(convention)
    let solutions = DiscreteSolutions(scenario)
    outline(files, scenario, convention, solutions)
    points(solutions, files.domain)
    if files.domain.outcomeCount <= mostOutcomes {
      sessions(scenario, Optimality(solutions), files.domain, steps: steps)
    } else {
      print("\nToo many outcomes to enumerate: no sessions are played.")
    }
  }

  private static func positive(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw Usage(text: usage) }
    return number
  }

  private static func text(_ value: Double) -> String { Digits.fixed(value, 6) }
  private static func text(_ u: UtilityPair) -> String { "(\(text(u.x)), \(text(u.y)))" }
  private static func text(_ value: Double?) -> String { value.map { text($0) } ?? "-" }

  private static func outline(
    _ files: ScenarioFiles, _ scenario: DiscreteScenario, _ convention: UtilityConvention,
    _ solutions: DiscreteSolutions
  ) {
    let shape = scenario.first.shape.map(String.init).joined(separator: " × ")
    print("issues: \(files.domain.issues.map(\.name).joined(separator: " | "))")
    print("outcomes: \(files.domain.outcomeCount) (\(shape)), utilities '\(convention.rawValue)'")
    let bounds = scenario.bounds
    print("least \(text(bounds.lowest)), largest \(text(bounds.ideal))")
    print("reservation \(text(bounds.reservation))")
    print("opposition: \(text(Optimality(solutions).opposition))")
    if files.domain.outcomeCount <= mostOutcomes {
      print("rational fraction: \(text(scenario.rationalFraction))")
    }
    let frontier = DiscreteFrontier(scenario).points
    print("\nfrontier: \(frontier.count) points, \(solutions.rational.count) rational")
    for point in frontier { print("  \(line(point, files.domain))") }
  }

  private static func line(_ point: FrontierPoint, _ domain: DiscreteDomain) -> String {
    let values = domain.values(ofOutcome: point.outcome).joined(separator: " | ")
    return "\(text(point.utilities)) \(values)"
  }

  private static func points(_ solutions: DiscreteSolutions, _ domain: DiscreteDomain) {
    print("\npoints:")
    for concept in SolutionConcept.allCases {
      let points = solutions.points(concept)
      if points.isEmpty { print("  \(concept.rawValue): none, nothing suits both") }
      for point in points { print("  \(concept.rawValue): \(line(point, domain))") }
    }
  }

  private static func sessions(
    _ scenario: DiscreteScenario, _ optimality: Optimality, _ domain: DiscreteDomain, steps: Int
  ) {
    print(
      "\nsessions of \(steps) steps, linear paces: agreement; optimality: pareto nash kalai ks welfare"
    )
    let clock = Clock(rounds: steps)
    func report(_ name: String, _ first: some OutcomeAgent, _ second: some OutcomeAgent) {
      var (first, second) = (first, second)
      let run = OutcomeSession.play(&first, &second, steps: steps)
      guard let agreement = run.agreement, let end = run.endStep else {
        print("  \(name): no agreement, \(run.offers.count) offers")
        return
      }
      let u = scenario.utilities(of: domain.outcome(agreement))
      let figures = [
        optimality.pareto(u), optimality.nash(u), optimality.kalai(u), optimality.ks(u),
        optimality.maxWelfare(u),
      ]
      let values = domain.values(ofOutcome: agreement).joined(separator: " | ")
      print(
        "  \(name): \(text(u)) \(values), step \(end), \(figures.map(text).joined(separator: " "))")
    }
    report(
      "default", FrontierSeeker(scenario.first, clock: clock),
      FrontierSeeker(scenario.second, clock: clock))
    report(
      "time-based", TimeBasedAgent(scenario.first, pace: .linear, clock: clock),
      TimeBasedAgent(scenario.second, pace: .linear, clock: clock))
    report("MiCRO", MicroAgent(scenario.first), MicroAgent(scenario.second))
  }
}
