import Bargaining
import Foundation

/// Reads domains in the JSON of NegoLog: `profileA.json`, `profileB.json` and, where it is there,
/// `specs.json`. The first profile names the issues and values, in its order.
public enum NegoLogFiles {
  /// The files of a folder.
  ///
  /// - Throws: for files that are not JSON or do not say what they must, and profiles or figures that
  ///   do not fit each other.
  /// - Returns: the domain, and the figures that were published with it; nil without `specs.json`.
  public static func read(
    folder: String
  ) throws(DomainFileError) -> (files: ScenarioFiles, figures: NegoLogFigures?) {
    let files = try read(first: folder + "/profileA.json", second: folder + "/profileB.json")
    let specs = folder + "/specs.json"
    guard FileManager.default.fileExists(atPath: specs) else { return (files, nil) }
    return (files, try NegoLogFigures(TextFile(path: specs), domain: files.domain))
  }

  /// Two profiles.
  public static func read(
    first: String, second: String
  ) throws(DomainFileError) -> ScenarioFiles {
    try scenario(NegoLogProfile(TextFile(path: first)), NegoLogProfile(TextFile(path: second)))
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
    let mine = try first.profile(of: domain)
    let theirs = try second.profile(of: domain)
    return ScenarioFiles(
      domain: domain, first: mine.profile, second: theirs.profile,
      remarks: mine.remarks + theirs.remarks)
  }
}
