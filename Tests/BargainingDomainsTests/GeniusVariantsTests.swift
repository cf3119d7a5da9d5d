import Bargaining
import BargainingDomains
import Foundation
import Testing

/// Files as they come from other tools and other machines.
struct GeniusVariantsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  /// Reads a profile from bytes, beside the small domain.
  private func read(_ profile: Data, domain: Data? = nil) throws -> ScenarioFiles {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String, _ bytes: Data) throws -> String {
      let file = folder.appending(path: name)
      try bytes.write(to: file)
      return file.path
    }
    return try GeniusFiles.read(
      domain: path("d.xml", domain ?? Data(GeniusTexts.domain.utf8)),
      first: path("p.xml", profile), second: path("q.xml", Data(GeniusTexts.profile.utf8)))
  }

  private func complaint(_ profile: Data) -> String? {
    let error = #expect(throws: DomainFileError.self) { try read(profile) }
    return error.map { "\($0.line ?? 0): \($0.reason)" }
  }

  @Test(
    "comments, single quotes, other line ends, a byte order mark and a declaration change nothing")
  func harmless() throws {
    let plain = try read(Data(GeniusTexts.profile.utf8))
    let text = GeniusTexts.profile
    let variants = [
      "\u{FEFF}" + text,
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n" + text,
      text.replacing("\"", with: "'"),
      text.replacing("\n", with: "\r\n"),
      text.replacing("</objective>", with: "<!-- <issue/> & -->\n</objective><!-- end -->"),
      text.replacing("value=\"low\"", with: "value=\"&#108;&#x6f;w\""),
      text.replacing("<utility_space>", with: "<utility_space number_of_issues='2'>"),
      "<negotiation_template>" + text + "</negotiation_template>",
      text.replacing("<utility_space>", with: "<utility_space xmlns='urn:genius'>"),
      "<!-- <!DOCTYPE a> -->" + text.replacing("<weight", with: "<![CDATA[<!DOCTYPE a>]]><weight"),
      text.replacing("</", with: "</g:").replacing(/<(?<name>[a-z])/) { "<g:\($0.name)" }
        .replacing("<g:utility_space", with: "<g:utility_space xmlns:g='urn:genius'"),
      text.replacing("<item index=\"2\"", with: "<item index=\"1\""),
      text.replacing("evaluation=\"20\"", with: "evaluation=\" +2.0e1 \""),
    ]
    for variant in variants { #expect(try read(Data(variant.utf8)) == plain, "\(variant)") }
  }

  @Test("names in Latin 1 are read where the file says so, and refused where it does not")
  func latin1() throws {
    func bytes(_ text: String) throws -> Data {
      try #require(text.replacing("\"low\"", with: "\"café\"").data(using: .isoLatin1))
    }
    let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
    let files = try read(
      try bytes(head + GeniusTexts.profile), domain: try bytes(head + GeniusTexts.domain),
      second: try bytes(head + GeniusTexts.profile))
    #expect(files.domain.issues[0].values[0] == "café")
    let reason = complaint(try bytes(GeniusTexts.profile))
    #expect(
      reason
        == "9: not well-formed XML: bytes that are not text; is the encoding said in its first line?"
    )
  }

  private func read(_ profile: Data, domain: Data, second: Data) throws -> ScenarioFiles {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["d.xml", "p.xml", "q.xml"].map { folder.appending(path: $0) }
    for (name, bytes) in zip(names, [domain, profile, second]) { try bytes.write(to: name) }
    return try GeniusFiles.read(
      domain: names[0].path, first: names[1].path, second: names[2].path)
  }

  @Test("what is not text is refused with what to do")
  func encodings() throws {
    let utf16 = try #require(GeniusTexts.profile.data(using: .utf16))
    #expect(complaint(utf16) == "1: UTF-16 and UTF-32 are not read; save it as UTF-8")
    #expect(complaint(Data([0, 1, 2, 3])) == "1: UTF-16 and UTF-32 are not read; save it as UTF-8")
  }

  @Test(
    "what is not well-formed is refused with its line and the likely cause",
    arguments: [
      ("value=\"low\"", "value=\"<low\"", 9),
      ("value=\"low\"", "value=\"low", 9),
      ("value=\"low\"", "value=low", 9),
      ("value=\"low\"", "value=\"&nbsp;\"", 9),
      ("value=\"low\"", "value=\"low\" value=\"high\"", 9),
      ("value=\"low\"", "value=\"A & B\"", 9),
      ("<weight index=\"2\" value=\"0.25\"/>", "<weight index=\"2\" value=\"0.25\">", 11),
    ])
  func broken(part: String, other: String, line: Int) throws {
    let text = GeniusTexts.profile.replacing(part, with: other)
    let found = try #require(complaint(Data(text.utf8)))
    #expect(found.hasPrefix("\(line): not well-formed XML: "), "\(found)")
    #expect(!found.contains("libxml2"), "\(found)")
  }

  @Test("issues of inner objectives are weighted by the product of the weights on the way")
  func nested() throws {
    let domain = """
      <utility_space><objective index="0" name="root"><issue index="1" name="Price">
      <item value="low"/><item value="high"/></issue><objective index="2" name="Service">
      <issue index="3" name="Terms"><item value="30"/><item value="60"/></issue>
      <issue index="4" name="Speed"><item value="slow"/><item value="fast"/></issue>
      </objective></objective></utility_space>
      """
    func profile(_ service: String, _ terms: String, _ speed: String) -> String {
      domain.replacing("value=\"low\"", with: "value=\"low\" evaluation=\"1\"")
        .replacing("value=\"high\"", with: "value=\"high\" evaluation=\"2\"")
        .replacing("value=\"30\"", with: "value=\"30\" evaluation=\"1\"")
        .replacing("value=\"60\"", with: "value=\"60\" evaluation=\"3\"")
        .replacing("value=\"slow\"", with: "value=\"slow\" evaluation=\"0\"")
        .replacing("value=\"fast\"", with: "value=\"fast\" evaluation=\"5\"")
        .replacing(
          "name=\"Service\">",
          with: "name=\"Service\"><weight index='4' value='\(speed)'/>"
            + "<weight index='3' value='\(terms)'/>"
        )
        .replacing(
          "</objective></objective>",
          with: "</objective>\(service)<weight index='1' value='0.5'/></objective>")
    }
    let outcomes = try GeniusFiles.domain(text: domain, file: "d.xml")
    #expect(outcomes.issues.map(\.name) == ["Price", "Terms", "Speed"])
    func weights(_ text: String) throws -> (weights: [Double], remarks: [String]) {
      let (profile, remarks) = try GeniusFiles.profile(text: text, file: "p.xml", of: outcomes)
      return (profile.weights, remarks)
    }
    let product = try weights(profile("<weight index='2' value='0.5'/>", "0.25", "0.75"))
    #expect(product.weights == [0.5, 0.125, 0.375] && product.remarks.isEmpty)
    let unweighted = try weights(profile("", "0.125", "0.375"))
    #expect(unweighted.weights == [0.5, 0.125, 0.375] && unweighted.remarks.isEmpty)
    let own = try weights(profile("<weight index='2' value='0.5'/>", "0.125", "0.375"))
    #expect(own.weights == [0.5, 0.125, 0.375])
    #expect(
      own.remarks == ["p.xml: weights of objectives are not applied; those of issues sum to 1"])
    let error = #expect(throws: DomainFileError.self) {
      try weights(profile("<weight index='2' value='0.5'/>", "0.5", "0.75"))
    }
    #expect(error?.reason == "weights sum to 1.125, not to 1")
  }

  @Test("utilities that are not additive, and weights of nothing, are refused")
  func refusals() throws {
    let domain = try GeniusFiles.domain(text: GeniusTexts.domain, file: "d.xml")
    func complaint(_ part: String, _ other: String) -> String? {
      let text = GeniusTexts.profile.replacing(part, with: other)
      let error = #expect(throws: DomainFileError.self) {
        try GeniusFiles.profile(text: text, file: "p.xml", of: domain)
      }
      return error?.description
    }
    #expect(
      complaint("<discount_factor", "<ufun type=\"PlainUfun\"/><discount_factor")
        == "p.xml:12: <ufun> is not linear and additive, and is not read")
    #expect(
      complaint("<weight index=\"2\"", "<weight index=\"9\" value=\"0\"/><weight index=\"2\"")
        == "p.xml:4: weight 9 belongs to no issue")
    #expect(
      complaint("<issue index=\"1\"", "<issue index=\"2\"")
        == "p.xml:8: index 2 is there twice, so its weight is open")
    #expect(
      complaint("value=\"low\"", "value=\"\"") == "p.xml:9: attribute 'value' of <item> is empty")
    #expect(
      complaint("name=\"Price\" type=\"discrete\"", "name=\"Price\" type=\"fuzzy\"")
        == "p.xml:8: issue 'Price' is 'fuzzy'; discrete, integer and real ones are read")
    #expect(
      complaint(
        "name=\"Price\" type=\"discrete\"", "name=\"Price\" type=\"real\" etype=\"integer\"")
        == "p.xml:8: issue 'Price' is both 'real' and 'integer'")
    #expect(
      complaint("<reservation value=\"0.25\"/>", "<reservation value=\"NaN\"/>")
        == "p.xml:13: value of <reservation> is 'NaN', not a finite number")
    #expect(
      complaint("<reservation value=\"0.25\"/>", "<reservation/>")
        == "p.xml:13: <reservation> has no attribute 'value'")
    #expect(
      complaint("<objective index", "<objective index=\"9\"/><objective index")
        == "p.xml:1: one <objective> is expected, not 2")
  }
}
