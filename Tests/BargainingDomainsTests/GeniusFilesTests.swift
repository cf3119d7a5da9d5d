import Bargaining
import BargainingDomains
import Testing

struct GeniusFilesTests {
  private func profile(_ text: String) throws -> (profile: Profile, remarks: [String]) {
    let domain = try GeniusFiles.domain(text: GeniusTexts.domain, file: "domain.xml")
    return try GeniusFiles.profile(text: text, file: "profile.xml", of: domain)
  }

  @Test("a profile is read in the domain's order of issues and values")
  func reads() throws {
    let domain = try GeniusFiles.domain(text: GeniusTexts.domain, file: "domain.xml")
    #expect(domain.issues.map(\.name) == ["Price", "Terms"])
    #expect(domain.issues.map(\.values) == [["low", "high"], ["30", "60", "90"]])
    let (profile, remarks) = try profile(GeniusTexts.profile)
    #expect(profile.weights == [0.75, 0.25])
    #expect(profile.evaluations == [[10, 20], [3, 1.5, 0]])
    #expect(profile.reservation == 0.25 && profile.discount == 0.9)
    #expect(remarks.isEmpty)
    #expect(try profile.utility(.genius).worths == [[0.375, 0.75], [0.25, 0.125, 0]])
    #expect(try profile.utility(.raw).worths == [[7.5, 15], [0.75, 0.375, 0]])
  }

  @Test("without a reservation value there is none to give up; without a discount, none")
  func defaults() throws {
    let text = GeniusTexts.profile.replacing("<discount_factor value=\"0.9\"/>", with: "")
      .replacing("<reservation value=\"0.25\"/>", with: "")
    let (profile, _) = try profile(text)
    #expect(profile.reservation == 0 && profile.discount == nil)
  }

  @Test("weights that miss 1 by the rounding of published files are kept, with a remark")
  func roundedWeights() throws {
    let (profile, remarks) = try profile(
      GeniusTexts.profile.replacing("\"0.75\"", with: "\"0.7501\""))
    #expect(profile.weights == [0.7501, 0.25])
    #expect(remarks == ["profile.xml: weights sum to 1.0001, not to 1"])
    #expect(try profile.utility(.genius).range.upperBound == 1.0001)
  }

  @Test("weights that miss 1 by the tolerance itself are kept; by more, they are refused")
  func tolerance() throws {
    func weighted(_ weight: String) throws -> [Double] {
      try profile(GeniusTexts.profile.replacing("\"0.75\"", with: "\"\(weight)\"")).profile.weights
    }
    #expect(try weighted("0.749") == [0.749, 0.25] && weighted("0.751") == [0.751, 0.25])
    for weight in ["0.7489", "0.7511"] {
      #expect(throws: DomainFileError.self) { try weighted(weight) }
    }
  }

  @Test(
    "what cannot be right is refused with file, line and reason",
    arguments: [
      ("\"0.75\"", "\"0.8\"", "profile.xml:2: weights sum to 1.05, not to 1"),
      ("\"0.75\"", "\"nan\"", "profile.xml:3: value of <weight> is 'nan', not a finite number"),
      ("\"0.75\"", "\"-0.75\"", "profile.xml:3: weight -0.75 is negative"),
      ("evaluation=\"10\"", "", "profile.xml:9: <item> has no attribute 'evaluation'"),
      (
        "evaluation=\"10\"", "evaluation=\"inf\"",
        "profile.xml:9: evaluation of <item> is 'inf', not a finite number"
      ),
      ("evaluation=\"10\"", "evaluation=\"-1\"", "profile.xml:9: evaluation -1.0 is negative"),
      ("\"low\"", "\"lower\"", "profile.xml:9: issue 'Price' of the domain has no 'lower'"),
      ("\"low\"", "\"high\"", "profile.xml:10: issue 'Price' has 'high' twice"),
      ("name=\"Price\"", "name=\"Cost\"", "profile.xml:8: the domain has no issue 'Cost'"),
      (
        "name=\"Price\"", "name=\"Terms\"",
        "profile.xml:9: issue 'Terms' of the domain has no 'low'"
      ),
      (
        "name=\"Price\" type=\"discrete\"", "name=\"Price\" type=\"real\"",
        "profile.xml:8: issue 'Price' has no <evaluator>"
      ),
      ("weight index=\"1\"", "weight index=\"2\"", "profile.xml:4: weight 2 is there twice"),
      (
        "weight index=\"1\"", "weight index=\"7\"",
        "profile.xml:8: issue 'Price' has no weight with its index 1"
      ),
      (
        "<discount_factor value=\"0.9\"/>", "<reservation value=\"0\"/>",
        "profile.xml:13: <reservation> is there twice"
      ),
      ("</objective>", "", "profile.xml:14: not well-formed XML: start and end tags do not match"),
      (
        "<utility_space>", "<!DOCTYPE a><utility_space>",
        "profile.xml:1: document type declarations are not read"
      ),
    ])
  func refusals(part: String, other: String, complaint: String) throws {
    let error = #expect(throws: DomainFileError.self) {
      try profile(GeniusTexts.profile.replacing(part, with: other))
    }
    #expect(error?.description == complaint)
  }

  @Test("a bare ampersand, as in a published domain, is refused with its line")
  func ampersand() {
    for name in ["A & B", "A&B"] {
      let error = #expect(throws: DomainFileError.self) {
        try GeniusFiles.domain(
          text: GeniusTexts.domain.replacing("\"low\"", with: "\"\(name)\""), file: "d.xml")
      }
      #expect(error?.line == 5)
      #expect(error?.reason.contains("&amp;") == true, "\(error?.reason ?? "")")
    }
    let escaped = GeniusTexts.domain.replacing("\"low\"", with: "\"A &amp; B\"")
    let domain = try? GeniusFiles.domain(text: escaped, file: "d.xml")
    #expect(domain?.issues[0].values[0] == "A & B")
  }

  @Test("an issue of the domain that the profile leaves out is missed")
  func missing() throws {
    let end = try #require(GeniusTexts.profile.firstRange(of: "<issue index=\"1\""))
    let text = GeniusTexts.profile[..<end.lowerBound].replacing("\"0.25\"", with: "\"1\"")
      .replacing("<weight index=\"1\" value=\"0.75\"/>", with: "")
    let error = #expect(throws: DomainFileError.self) {
      try profile(text + "</objective></utility_space>")
    }
    #expect(error?.description == "profile.xml:2: issue 'Price' is missing")
  }

  @Test("a file that is not there is refused by its name")
  func noFile() {
    let error = #expect(throws: DomainFileError.self) {
      try GeniusFiles.read(domain: "/no/domain.xml", first: "/no/a.xml", second: "/no/b.xml")
    }
    #expect(error?.file == "/no/domain.xml" && error?.line == nil)
  }

  @Test("a domain without issues or with a doubled value is refused")
  func domains() {
    let doubled = GeniusTexts.domain.replacing("\"60\"", with: "\"30\"")
    let error = #expect(throws: DomainFileError.self) {
      try GeniusFiles.domain(text: doubled, file: "d.xml")
    }
    #expect(error?.description == "d.xml:6: issue 'Terms' has the value '30' twice")
    let empty = "<utility_space><objective/></utility_space>"
    #expect(throws: DomainFileError.self) { try GeniusFiles.domain(text: empty, file: "d.xml") }
    #expect(throws: DomainFileError.self) { try GeniusFiles.domain(text: "<a/>", file: "d.xml") }
    let nothing = #expect(throws: DomainFileError.self) {
      try GeniusFiles.domain(text: "", file: "d.xml")
    }
    #expect(nothing?.description == "d.xml: the file is empty")
  }
}
