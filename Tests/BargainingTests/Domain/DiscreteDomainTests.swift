import Bargaining
import Testing

struct DiscreteDomainTests {
  private let domain: Result<DiscreteDomain, any Error> = Result {
    try DiscreteDomain(issues: [
      DiscreteIssue(name: "price", values: ["90", "95", "100"]),
      DiscreteIssue(name: "terms", values: ["30 days", "60 days"]),
    ])
  }

  @Test("outcomes are numbered in C order, the last issue fastest")
  func numbers() throws {
    let domain = try domain.get()
    #expect(domain.shape == [3, 2])
    #expect(domain.outcomeCount == 6)
    #expect(domain.number(of: [0, 1]) == 1)
    #expect(domain.number(of: [1, 0]) == 2)
    #expect(domain.number(of: [2, 1]) == 5)
    #expect(domain.values(ofOutcome: 3) == ["95", "60 days"])
  }

  @Test("numbers and index vectors are each other's inverse")
  func roundTrip() throws {
    let domain = try domain.get()
    for number in 0..<domain.outcomeCount {
      #expect(domain.number(of: domain.outcome(number)) == number)
    }
  }

  @Test(
    "vectors that name no outcome have no number",
    arguments: [[], [0], [0, 2], [-1, 0], [0, 0, 0]])
  func noNumber(outcome: [Int]) throws {
    #expect(try domain.get().number(of: outcome) == nil)
  }

  @Test("domains without issues or values, and with doubled names, are refused")
  func refusals() {
    func issue(_ name: String, _ values: [String]) -> DiscreteIssue {
      DiscreteIssue(name: name, values: values)
    }
    #expect(throws: DomainError.noIssues) { try DiscreteDomain(issues: []) }
    #expect(throws: DomainError.noValues(issue: "a")) {
      try DiscreteDomain(issues: [issue("a", [])])
    }
    #expect(throws: DomainError.duplicateIssue("a")) {
      try DiscreteDomain(issues: [issue("a", ["1"]), issue("a", ["1"])])
    }
    #expect(throws: DomainError.duplicateValue("1", issue: "a")) {
      try DiscreteDomain(issues: [issue("a", ["1", "1"])])
    }
    let wide = (0..<70).map { issue("\($0)", ["1", "2"]) }
    #expect(throws: DomainError.tooManyOutcomes) { try DiscreteDomain(issues: wide) }
  }
}
