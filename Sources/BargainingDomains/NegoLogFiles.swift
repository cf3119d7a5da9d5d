import Bargaining

/// Reads domains in the JSON of NegoLog: `profileA.json`, `profileB.json` and `specs.json`.
public enum NegoLogFiles {
  /// The three files of a folder. The first profile names the issues and values, in its order.
  ///
  /// - Throws: for files that are not JSON or do not say what they must, and profiles or figures that
  ///   do not fit each other.
  public static func read(
    folder: String
  ) throws(DomainFileError) -> (files: ScenarioFiles, figures: NegoLogFigures) {
    let first = try NegoLogProfile(TextFile(path: folder + "/profileA.json"))
    let second = try NegoLogProfile(TextFile(path: folder + "/profileB.json"))
    let specs = try TextFile(path: folder + "/specs.json")
    let files = try scenario(first, second)
    return (files, try NegoLogFigures(specs, domain: files.domain))
  }

  /// Two profiles from text; `file` is for errors only.
  public static func scenario(
    first: (file: String, text: String), second: (file: String, text: String)
  ) throws(DomainFileError) -> ScenarioFiles {
    try scenario(
      NegoLogProfile(TextFile(path: first.file, text: first.text)),
      NegoLogProfile(TextFile(path: second.file, text: second.text)))
  }

  private static func scenario(
    _ first: NegoLogProfile, _ second: NegoLogProfile
  ) throws(DomainFileError) -> ScenarioFiles {
    let domain = try first.domain()
    let (mine, remark) = try first.profile(of: domain)
    let (theirs, other) = try second.profile(of: domain)
    return ScenarioFiles(
      domain: domain, first: mine, second: theirs, remarks: [remark, other].compactMap(\.self))
  }
}
