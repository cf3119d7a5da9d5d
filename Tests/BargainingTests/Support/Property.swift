import Bargaining
import Testing

/// A claim about many random problems. A counterexample is made simpler, then printed.
enum Property {
  /// - Parameter complaint: what is wrong with the problem; nil where the claim holds.
  static func holds(
    of count: Int, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation,
    make: (inout Dice) -> Problem = Problem.random, _ complaint: (Problem) -> String?
  ) {
    var dice = Dice(seed)
    for number in 0..<count {
      let problem = make(&dice)
      guard let first = complaint(problem) else { continue }
      let least = shrunk(problem, complaint)
      Issue.record(
        """
        seed \(seed), problem \(number): \(first)
        simplest: \(complaint(least) ?? first)
        \(least)
        """, sourceLocation: sourceLocation)
      return
    }
  }

  /// Takes every simpler problem that still fails, until none does.
  static func shrunk(_ problem: Problem, _ complaint: (Problem) -> String?) -> Problem {
    var least = problem
    for _ in 0..<200 {
      guard let next = simpler(least).first(where: { $0 != least && complaint($0) != nil }) else {
        break
      }
      least = next
    }
    return least
  }

  /// Fewer issues first, then plainer behaviour, then rounder numbers.
  private static func simpler(_ problem: Problem) -> [Problem] {
    func changed(_ change: (inout Problem) -> Void) -> Problem {
      var copy = problem
      change(&copy)
      return copy
    }
    var list: [Problem] = []
    if problem.issues.count > 1 {
      list += problem.issues.indices.map { lane in changed { $0.issues.remove(at: lane) } }
    }
    list.append(changed { $0.firstTactic = .timeDependent })
    list.append(changed { $0.secondTactic = .timeDependent })
    list.append(changed { $0.firstBidding = .path })
    list.append(changed { $0.secondBidding = .path })
    list.append(changed { $0.firstLearning = .none })
    list.append(changed { $0.secondLearning = .none })
    list.append(changed { $0.firstAcceptance = .aspiration })
    list.append(changed { $0.secondAcceptance = .aspiration })
    list.append(changed { $0.firstCurveStart = 0 })
    list.append(changed { $0.secondCurveStart = 0 })
    list.append(changed { $0.givesUpIn = .max })
    list.append(changed { $0.rounds = max(2, $0.rounds / 2) })
    list.append(changed { $0.secondAspiration = 1 })
    list.append(changed { $0.firstExponent = 1 })
    list.append(changed { $0.secondExponent = 1 })
    list.append(changed { $0.firstBase = 0 })
    list.append(changed { $0.secondBase = 0 })
    for lane in problem.issues.indices {
      list.append(changed { $0.issues[lane].grain = 0 })
      list.append(changed { $0.issues[lane].firstError = 1 })
      list.append(changed { $0.issues[lane].secondError = 1 })
      list.append(changed { $0.issues[lane].first = rounder($0.issues[lane].first) })
      list.append(changed { $0.issues[lane].second = rounder($0.issues[lane].second) })
    }
    list.append(changed { $0.firstReservation = rounder($0.firstReservation) })
    list.append(changed { $0.secondReservation = rounder($0.secondReservation) })
    return list
  }

  private static func rounder(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
