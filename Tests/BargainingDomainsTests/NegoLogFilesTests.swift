import Bargaining
import BargainingDomains
import Foundation
import Testing

struct NegoLogFilesTests {
  private static let first = """
    {
     "reservationValue": 0.25,
     "issueWeights": {"z": 0.75, "a": 0.25},
     "issues": {
      "z": {"v2": 1.0, "v1": 0.5},
      "a": {"x": 0, "y": 1e0, "w": 0.125}
     }
    }
    """
  private static let second = """
    {"issues": {"a": {"w": 1, "x": 0.5, "y": 0}, "z": {"v1": 1, "v2": 0}},
     "issueWeights": {"a": 0.5, "z": 0.5}, "reservationValue": 0}
    """

  private func read(_ first: String, _ second: String = second) throws -> ScenarioFiles {
    try NegoLogFiles.scenario(
      first: (file: "a.json", text: first), second: (file: "b.json", text: second))
  }

  @Test("issues and values are in the order of the first profile")
  func order() throws {
    let files = try read(Self.first)
    #expect(files.domain.issues.map(\.name) == ["z", "a"])
    #expect(files.domain.issues.map(\.values) == [["v2", "v1"], ["x", "y", "w"]])
    #expect(files.first.weights == [0.75, 0.25])
    #expect(files.first.reservation == 0.25)
    #expect(files.second.evaluations == [[0, 1], [0.5, 0, 1]])
    #expect(files.remarks.isEmpty)
    let scenario = try files.scenario(.asWritten)
    #expect(scenario.first.worths == [[0.75, 0.375], [0, 0.25, 0.03125]])
  }

  @Test(
    "what cannot be right is refused with file, line and reason",
    arguments: [
      ("\"z\": 0.75", "\"z\": 0.8", "a.json:3: weights sum to 1.05, not to 1"),
      ("\"z\": 0.75", "\"z\": NaN", "a.json:3: not JSON: 'NaN' is not a finite number"),
      ("\"z\": 0.75", "\"z\": \"0.75\"", "a.json:3: 'z' is not a number"),
      ("\"z\": 0.75", "\"q\": 0.75", "a.json:3: the domain has no 'q'"),
      ("\"z\": 0.75, ", "", "a.json:3: 'z' is missing"),
      ("\"x\": 0,", "\"x\": 1e999,", "a.json:6: not JSON: '1e999' is not a finite number"),
      ("\"x\": 0,", "\"x\": 1.5,", "a.json:6: evaluation 1.5 of 'x' is not in 0 … 1"),
      ("\"x\": 0,", "\"y\": 0,", "a.json:6: not JSON: the key 'y' is there twice"),
      ("\"x\": 0,", "", "b.json:1: issue 'a' of the domain has no 'x'"),
      ("\"reservationValue\": 0.25,", "", "a.json:1: 'reservationValue' is missing"),
      ("\"reservationValue\"", "\"more\"", "a.json:1: 'reservationValue' is missing"),
      ("\"x\": 0,", "\"x\": +1,", "a.json:6: not JSON: '+1' is not a finite number"),
      ("\"x\": 0,", "\"x\": 01,", "a.json:6: not JSON: '01' is not a finite number"),
      ("\"x\": 0,", "\"x\": 1.,", "a.json:6: not JSON: '1.' is not a finite number"),
      ("\"z\": 0.75", "\"z\": -0.75", "a.json:3: weight -0.75 is negative"),
      ("\"y\": 1e0,", "\"y\": -0.5,", "a.json:6: evaluation -0.5 of 'y' is not in 0 … 1"),
      ("{\"v2\": 1.0, \"v1\": 0.5}", "[]", "a.json:5: issue 'z' is not an object"),
      ("{\"v2\": 1.0, \"v1\": 0.5}", "{}", "a.json:4: issue 'z' has no values"),
      ("\"v2\": 1.0", "\"\": 1.0", "a.json:5: an issue or a value has an empty name"),
      ("{\"z\": 0.75, \"a\": 0.25}", "[0.75, 0.25]", "a.json:3: 'issueWeights' is not an object"),
      ("0.125}", "0.125,}", "a.json:6: not JSON: a key is expected"),
      ("{\n", "{ // mine\n", "a.json:1: not JSON: a key is expected"),
      ("0.125}", "0.125", "a.json:8: not JSON: ',' or '}' is expected"),
    ])
  func refusals(part: String, other: String, complaint: String) {
    let error = #expect(throws: DomainFileError.self) {
      try read(Self.first.replacing(part, with: other))
    }
    #expect(error?.description == complaint)
  }

  @Test(
    "text that is not JSON is refused",
    arguments: ["", "{", "[1,]", "{\"a\" 1}", "{a: 1}", "\"\\x\"", "\"a", "{} {}", "01x", "tru"])
  func notJSON(text: String) {
    #expect(throws: DomainFileError.self) { try read(text) }
  }

  @Test("nesting is not followed for ever")
  func nesting() {
    let deep = String(repeating: "[", count: 100_000)
    let error = #expect(throws: DomainFileError.self) { try read(deep) }
    #expect(error?.reason == "not JSON: values are nested too deeply")
  }

  @Test("names may be escaped")
  func escapes() throws {
    let files = try read(
      Self.first.replacing("\"v1\"", with: "\"\\u0076\\u0031\""), Self.second)
    #expect(files.domain.issues[0].values == ["v2", "v1"])
  }

  @Test("a folder is read with its published figures, which must fit the profiles")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let specs = """
      {"NumberOfBids": 6, "IssueValues": [2, 3], "Opposition": 0.5, "Nash Product": 0.25,
       "Social Welfare": 1.5, "Nash_A": 0.5, "Nash_B": 0.5, "Kalai_A": 1, "Kalai_B": 0.5}
      """
    try write(Self.first, "profileA.json")
    try write(Self.second, "profileB.json")
    try write(specs, "specs.json")
    let (files, figures) = try NegoLogFiles.read(folder: folder.path)
    #expect(files.domain.outcomeCount == 6)
    #expect(figures?.kalai == UtilityPair(1, 0.5) && figures?.opposition == 0.5)
    try write(specs.replacing("[2, 3]", with: "[3, 2]"), "specs.json")
    let error = #expect(throws: DomainFileError.self) { try NegoLogFiles.read(folder: folder.path) }
    #expect(error?.reason == "IssueValues are not those of the profiles")
    try FileManager.default.removeItem(at: folder.appending(path: "specs.json"))
    #expect(try NegoLogFiles.read(folder: folder.path).figures == nil)
    try FileManager.default.removeItem(at: folder.appending(path: "profileB.json"))
    let missing = #expect(throws: DomainFileError.self) {
      try NegoLogFiles.read(folder: folder.path)
    }
    #expect(missing?.file == folder.path + "/profileB.json")
  }

  @Test("members that are not read are remarked on; a byte order mark and other lines ends are not")
  func variants() throws {
    let more = Self.first.replacing("{\n", with: "{\n \"name\": \"A\",\n", maxReplacements: 1)
    #expect(try read(more).remarks == ["a.json:2: 'name' is not read"])
    let windows = "\u{FEFF}" + Self.first.replacing("\n", with: "\r\n")
    #expect(try read(windows) == read(Self.first))
    let utf16 = #expect(throws: DomainFileError.self) { try read("{\0") }
    #expect(utf16?.description == "a.json:1: UTF-16 and UTF-32 are not read; save it as UTF-8")
  }
}
