import Testing

@testable import Bargaining

/// Which packages are offered: trade-offs, trades of two issues, several offers at once.
struct BiddingTests {
  private static func problem(_ bidding: Bidding) -> (inout Dice) -> Problem {
    { dice in
      var problem = Problem.random(&dice).onPaths()
      problem.firstBidding = bidding
      for lane in problem.issues.indices { problem.issues[lane].grain = 0 }
      return problem
    }
  }

  private static func least(_ problem: Problem) -> Double {
    let path = problem.firstPath
    return path.top - path.span
  }

  @Test(arguments: [Bidding.path, .tradeOff, .logrolling, .equivalents])
  func everyOfferIsWorthWhatIsDemanded(bidding: Bidding) {
    Property.holds(of: 3_000, seed: 80, make: Self.problem(bidding)) { problem in
      let own = problem.firstValuation
      for move in problem.play().trace.offers where move.side == .first {
        let worth = own.worth(of: move.package)
        let demand = max(move.demand, Self.least(problem))
        if (worth - demand).magnitude > 1e-9 { return "\(worth) where \(demand) is demanded" }
        let isInside = (0..<8).allSatisfy { (0...1).contains(move.package[$0]) }
        if !isInside { return "\(move.package)" }
      }
      return nil
    }
  }

  /// On its grains a side keeps what it demands and loses no whole step of the coarsest issue.
  @Test(arguments: [Bidding.tradeOff, .logrolling, .equivalents])
  func onItsGrainsASideNeverOffersLessThanItDemands(bidding: Bidding) {
    Property.holds(of: 3_000, seed: 81) { random in
      var problem = random.onPaths()
      problem.firstBidding = bidding
      let own = problem.firstValuation
      for move in problem.play().trace.offers where move.side == .first {
        let worth = own.worth(of: move.package)
        if worth < max(move.demand, Self.least(problem)) - 1e-8 { return "\(worth) is too little" }
        for lane in 0..<8 where problem.grain[lane] > 0 {
          let steps = move.package[lane] * problem.grain[lane]
          if (steps - steps.rounded()).magnitude > 1e-6 { return "issue \(lane) is at \(steps)" }
        }
      }
      return nil
    }
  }

  /// With true ratios no package of the own worth lies nearer to the frontier than the path's, and a
  /// trade-off never leaves the other side less than the projection of what it asked for.
  @Test func aTradeOffPassesNothingThatTheOtherAskedForByMoreThanNeeded() {
    Property.holds(of: 3_000, seed: 82, make: Self.problem(.tradeOff)) { problem in
      let own = problem.firstValuation
      let path = problem.firstPath
      var heard: Package?
      for move in problem.play().trace.offers {
        guard move.side == .first else {
          heard = move.package
          continue
        }
        guard let asked = heard else { continue }
        let given = path.issues.map { path.given($0, in: move.package) }
        let wanted = path.issues.map { path.given($0, in: asked) }
        // Own worth only rises from the other's offer: nothing is given beyond what it asked for.
        if own.worth(of: asked) <= move.demand,
          zip(given, wanted).contains(where: { $0 > $1 + 1e-9 })
        {
          return "\(given) where \(wanted) was asked for"
        }
      }
      return nil
    }
  }

  @Test func aTradeOfTwoIssuesCostsItsMakerNothingAndHelpsTheOther() {
    var trades = 0
    Property.holds(of: 3_000, seed: 83, make: Self.problem(.logrolling)) { random in
      let problem = random.withTrueRatios()
      let (own, other, path) = (
        problem.firstValuation, problem.secondValuation, problem.firstPath
      )
      var dice = Dice(UInt64(problem.issues.count))
      var package = path.start
      for issue in path.issues { package = path.giving(dice.between(0, 1), of: issue, in: package) }
      while let pair = path.pair(in: package) {
        trades += 1
        let after = path.trading(pair, in: package)
        let cost = own.worth(of: package) - own.worth(of: after)
        let gain = other.worth(of: after) - other.worth(of: package)
        if cost.magnitude > 1e-12 { return "costs \(cost)" }
        if gain < -1e-12 || (gain - pair.estimatedGain).magnitude > 1e-9 { return "gains \(gain)" }
        package = after
      }
      // Without a trade left, nothing is left on the table.
      let most = other.worth(of: path.offer(keeping: own.worth(of: package)))
      return most - other.worth(of: package) < 1e-9 ? nil : "\(most) was possible"
    }
    #expect(trades > 3_000)
  }

  @Test func aTradeIsPutIntoWords() throws {
    let own = Valuation(weights: SIMD8(1, 1, 0, 0, 0, 0, 0, 0))
    let other = Valuation(weights: SIMD8(-1, -3, 0, 0, 0, 0, 0, 0))
    let path = ConcessionPath(own: own, estimateOfOther: other, grain: .zero)
    let pair = try #require(path.pair(in: Package(0.5, 1, 0, 0, 0, 0, 0, 0)))
    #expect(pair.given == 1 && pair.taken == 0)
    #expect(pair.takenShare == 0.5 && pair.ownWorth == 0.5 && pair.estimatedGain == 1)
    let names = ["price", "terms"]
    let sentence = pair.sentence { "\(Int($1 * 100)) % of \(names[$0])" }
    #expect(sentence == "If you give 50 % of price, we offer 50 % of terms.")
  }

  @Test func severalOffersDifferAndAreWorthTheSame() {
    var (several, three) = (0, 0)
    Property.holds(of: 3_000, seed: 84, make: Self.problem(.equivalents)) { problem in
      let own = problem.firstValuation
      let trace = problem.play().trace
      for move in trace.offers where move.side == .first {
        let beside = trace.beside.filter { $0.side == .first && $0.round == move.round }
        if !beside.isEmpty { several += 1 }
        if beside.count == 2 { three += 1 }
        for other in beside {
          if other.package == move.package { return "the same package twice" }
          let difference = own.worth(of: other.package) - own.worth(of: move.package)
          if difference.magnitude > 1e-9 { return "worth \(difference) more" }
          // The one that counts is the other side's favourite.
          let second = problem.secondValuation
          if second.worth(of: other.package) > second.worth(of: move.package) {
            return "the other side likes another one better"
          }
        }
      }
      return nil
    }
    #expect(several > 5_000)
    #expect(three > 2_000)
  }

  /// Trades of two issues bring a side that gives evenly towards the frontier.
  @Test func tradesLeaveLessOnTheTableThanGivingEvenly() {
    var dice = Dice(85)
    var (evenly, traded, count) = (0.0, 0.0, 0)
    for _ in 0..<3_000 {
      let problem = Self.problem(.logrolling)(&dice).withTrueRatios()
      let (own, other, path) = (problem.firstValuation, problem.secondValuation, problem.firstPath)
      guard path.count > 2 else { continue }
      for move in problem.play().trace.offers where move.side == .first && move.round > 3 {
        let most = other.worth(of: path.offer(keeping: move.demand))
        let even = path.evenly(from: path.start, keeping: move.demand, own: own)
        evenly += most - other.worth(of: even)
        traded += most - other.worth(of: move.package)
        count += 1
      }
    }
    #expect(count > 3_000)
    #expect(traded < 0.5 * evenly)
  }
}
