import Bargaining
import BargainingDomains
import Foundation
import Testing

struct DomainFilesTests {
  private let negolog = """
    {"reservationValue": 0, "issueWeights": {"a": 1}, "issues": {"a": {"x": 0.5, "y": 1}}}
    """

  /// A folder with these files, removed afterwards.
  private func folder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try body(folder.path)
  }

  private let genius = [
    "b.xml": GeniusTexts.domain, "a.xml": GeniusTexts.profile, "c.xml": GeniusTexts.profile,
  ]

  @Test("a folder or three files of Genius, the domain wherever it stands")
  func geniusFiles() throws {
    try folder(genius) { path in
      let (files, convention) = try DomainFiles.read([path])
      #expect(convention == .genius && files.domain.outcomeCount == 6)
      let named = try DomainFiles.read(["a", "b", "c"].map { "\(path)/\($0).xml" })
      #expect(named.files == files)
    }
  }

  @Test("a folder or two profiles of NegoLog")
  func negoLogFiles() throws {
    try folder(["profileA.json": negolog, "profileB.json": negolog]) { path in
      let (files, convention) = try DomainFiles.read([path])
      #expect(convention == .asWritten && files.domain.outcomeCount == 2)
      let named = try DomainFiles.read([path + "/profileA.json", path + "/profileB.json"])
      #expect(named.files == files)
    }
  }

  @Test("what is no domain is refused with what is expected")
  func refusals() throws {
    func reason(_ files: [String: String], _ names: [String]) throws -> String? {
      try folder(files) { path in
        let error = #expect(throws: DomainFileError.self) {
          try DomainFiles.read(names.isEmpty ? [path] : names.map { path + "/" + $0 })
        }
        return error?.reason
      }
    }
    #expect(
      try reason([:], [])
        == "profileA.json and profileB.json, or three XML files are expected; name the files")
    #expect(
      try reason(genius, ["a.xml", "a.xml", "c.xml"])
        == "one <negotiation_template> is expected among the files, not 0")
    #expect(
      try reason(genius, ["a.xml", "b.xml"])
        == "a domain is one folder, two NegoLog profiles, or a Genius domain and two profiles")
    #expect(
      try reason(genius, ["a.xml", "b.xml", "no.xml"])?.hasPrefix("cannot be read: ") == true)
    #expect(throws: DomainFileError.self) { try DomainFiles.read([]) }
    #expect(throws: DomainFileError.self) { try DomainFiles.read(["/no/such/folder"]) }
  }
}
