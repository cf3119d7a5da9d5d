import Bargaining
import BargainingDomains
import Foundation
import Testing

/// Integer and real issues, whose worth is a function of the amount.
struct GeniusNumbersTests {
  private let integers = """
    <utility_space><objective index="0"><weight index="1" value="1"/>
    <issue index="1" name="Days" type="integer" lowerbound="30" upperbound="34">
    <evaluator ftype="linear" offset="0.5" slope="0.25"/></issue>
    </objective></utility_space>
    """
  private let reals = """
    <utility_space><objective index="0"><weight index="1" value="1"/>
    <issue index="1" name="Price" type="real" etype="real" vtype="real">
    <range lowerbound="1" upperbound="2"/>
    <evaluator etype="real" ftype="linear" parameter0="2" parameter1="-1"/></issue>
    </objective></utility_space>
    """

  private func evaluations(
    _ text: String, cuts: Int? = nil
  ) throws -> (values: [String], worths: [Double]) {
    let domain = try GeniusFiles.domain(text: text, file: "d.xml", cuts: cuts)
    let (profile, _) = try GeniusFiles.profile(
      text: text, file: "p.xml", of: domain, cuts: cuts)
    return (domain.issues[0].values, profile.evaluations[0])
  }

  private func complaint(_ text: String, cuts: Int? = nil) -> String? {
    let error = #expect(throws: DomainFileError.self) { try evaluations(text, cuts: cuts) }
    return error?.description
  }

  @Test("an integer issue has a value for each whole number, worth offset and slope, kept in 0 … 1")
  func integer() throws {
    let found = try evaluations(integers)
    #expect(found.values == ["30", "31", "32", "33", "34"])
    #expect(found.worths == [0.5, 0.75, 1, 1, 1])
    let falling = integers.replacing("\"0.25\"", with: "\"-0.25\"")
    #expect(try evaluations(falling).worths == [0.5, 0.25, 0, 0, 0])
    let inside = integers.replacing("lowerbound=\"30\" upperbound=\"34\"", with: "")
      .replacing("<evaluator", with: "<range lowerbound=\"30\" upperbound=\"34\"/><evaluator")
    #expect(try evaluations(inside).worths == found.worths)
  }

  @Test("no convention divides the worths of a function by the largest")
  func conventions() throws {
    let domain = try GeniusFiles.domain(text: integers, file: "d.xml")
    let half = integers.replacing("\"0.25\"", with: "\"-0.25\"")
    let (profile, _) = try GeniusFiles.profile(text: half, file: "p.xml", of: domain)
    #expect(try profile.utility(.genius).worths == [[0.5, 0.25, 0, 0, 0]])
    #expect(try profile.utility(.raw).worths == [[0.5, 0.25, 0, 0, 0]])
  }

  @Test("a real issue is cut into equal parts, or refused")
  func real() throws {
    let found = try evaluations(reals, cuts: 4)
    #expect(found.values == ["1", "1.25", "1.5", "1.75", "2"])
    #expect(found.worths == [1, 0.75, 0.5, 0.25, 0])
    #expect(
      complaint(reals) == "d.xml:2: issue 'Price' is real; say into how many parts to cut it")
  }

  @Test("constant and triangular functions")
  func shapes() throws {
    let linear = "ftype=\"linear\" parameter0=\"2\" parameter1=\"-1\""
    let constant = reals.replacing(linear, with: "ftype=\"constant\" parameter0=\"0.4\"")
    #expect(try evaluations(constant, cuts: 2).worths == [0.4, 0.4, 0.4])
    func triangle(_ low: Double, _ high: Double, _ top: Double) -> String {
      reals.replacing(
        linear,
        with:
          "ftype=\"triangular\" parameter0=\"\(low)\" parameter1=\"\(high)\" parameter2=\"\(top)\""
      )
    }
    let found = try evaluations(triangle(1, 2, 1.25), cuts: 4).worths
    for (worth, expected) in zip(found, [0, 1, 2.0 / 3, 1.0 / 3, 0]) {
      #expect((worth - expected).magnitude < 1e-15)
    }
    #expect(try evaluations(triangle(1, 2, 2), cuts: 2).worths == [0, 0.5, 1])
    #expect(try evaluations(triangle(1.5, 2.5, 1.5), cuts: 2).worths == [1, 1, 0.5])
    #expect(
      complaint(triangle(2, 1, 1.5), cuts: 2)
        == "p.xml:4: a triangle from 2.0 over 1.5 to 1.0 has no shape")
    #expect(
      complaint(reals.replacing("\"linear\"", with: "\"faratin\""), cuts: 2)
        == "p.xml:4: ftype 'faratin' is not linear, constant or triangular")
  }

  @Test("ranges that cannot be are refused before anything is allocated")
  func ranges() {
    func integer(_ low: String, _ high: String) -> String {
      integers.replacing("\"30\"", with: "\"\(low)\"").replacing("\"34\"", with: "\"\(high)\"")
    }
    #expect(
      complaint(integer("0", "4000000000000"))
        == "d.xml:2: issue 'Days' has more than 100000 values")
    #expect(complaint(integer("5", "4")) == "d.xml:2: issue 'Days' ranges from 5.0 down to 4.0")
    #expect(
      complaint(integer("0.5", "4"))
        == "d.xml:2: issue 'Days' is not bounded by whole numbers")
    #expect(
      complaint(integer("0", "inf"))
        == "d.xml:2: upperbound of <issue> is 'inf', not a finite number")
    #expect(complaint(reals, cuts: 100_000) == "d.xml:2: issue 'Price' has more than 100000 values")
    let none = integers.replacing("lowerbound=\"30\" upperbound=\"34\"", with: "")
    #expect(complaint(none) == "d.xml:2: issue 'Days' has no range")
  }

  @Test("a profile whose range is not the domain's is refused")
  func otherRange() throws {
    let domain = try GeniusFiles.domain(text: integers, file: "d.xml")
    let other = integers.replacing("\"34\"", with: "\"35\"")
    let error = #expect(throws: DomainFileError.self) {
      try GeniusFiles.profile(text: other, file: "p.xml", of: domain)
    }
    #expect(error?.description == "p.xml:2: issue 'Days' has another range in the domain")
  }

  @Test("a domain of more outcomes than can be numbered is refused; a large one is solved")
  func large() throws {
    func domain(_ issues: Int) -> String {
      let list = (0..<issues).map {
        "<issue index='\($0)' name='i\($0)' type='integer' lowerbound='0' upperbound='999'>"
          + "<evaluator ftype='linear' offset='0' slope='0.001'/></issue>"
          + "<weight index='\($0)' value='\(1 / Double(issues))'/>"
      }
      return "<utility_space><objective index='0'>\(list.joined())</objective></utility_space>"
    }
    #expect(complaint(domain(7)) == "d.xml:1: there are more outcomes than can be counted")
    let outcomes = try GeniusFiles.domain(text: domain(5), file: "d.xml")
    #expect(outcomes.outcomeCount == 1_000_000_000_000_000)
    let (profile, _) = try GeniusFiles.profile(text: domain(5), file: "p.xml", of: outcomes)
    let utility = try profile.utility(.genius)
    let frontier = DiscreteFrontier(try DiscreteScenario(first: utility, second: utility))
    #expect(frontier.points.count == 1)
  }

  @Test("real issues with linear functions need no cutting")
  func divisible() throws {
    func read(_ first: String, _ second: String) throws -> DivisibleFiles {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let paths = ["d", "a", "b"].map { folder.appending(path: $0).path }
      for (path, text) in zip(paths, [reals, first, second]) {
        try Data(text.utf8).write(to: URL(filePath: path))
      }
      return try GeniusFiles.readDivisible(domain: paths[0], first: paths[1], second: paths[2])
    }
    let rising = reals.replacing("\"2\" parameter1=\"-1\"", with: "\"-0.5\" parameter1=\"0.5\"")
      .replacing("</objective>", with: "</objective><reservation value=\"0.125\"/>")
    let files = try read(reals, rising)
    #expect(files.issues == ["Price"] && files.ranges == [1...2])
    #expect(files.first == Valuation(base: 1, weights: [-1, 0, 0, 0, 0, 0, 0, 0]))
    #expect(files.second == Valuation(base: 0, weights: [0.5, 0, 0, 0, 0, 0, 0, 0]))
    #expect(files.reservation == UtilityPair(0, 0.125))
    func reason(_ part: String, _ other: String) -> String? {
      let error = #expect(throws: DomainFileError.self) {
        try read(reals.replacing(part, with: other), rising)
      }
      return error?.reason
    }
    #expect(
      reason("parameter0=\"2\"", "parameter0=\"3\"")
        == "issue 'Price' is not linear over its range; cut it instead")
    #expect(
      reason("upperbound=\"2\"", "upperbound=\"3\"")
        == "issue 'Price' has another range in the domain")
    #expect(reason("name=\"Price\"", "name=\"Cost\"") == "the domain has no issue 'Cost'")
  }
}
