import Bargaining
import Foundation

/// A published domain, whichever of the known formats it is in.
public enum DomainFiles {
  /// - Parameters:
  ///   - paths: a folder; the two profiles of NegoLog; or a domain of Genius and its two profiles,
  ///     in any order, the first side's profile before the second's.
  ///   - cuts: into how many equal parts real issues are cut; nil refuses them.
  /// - Returns: the files, and the convention that their format has by itself.
  /// - Throws: what the readers throw, and where the paths are not such files.
  public static func read(
    _ paths: [String], cuts: Int? = nil
  ) throws(DomainFileError) -> (files: ScenarioFiles, convention: UtilityConvention) {
    var paths = paths
    if paths.count == 1, isFolder(paths[0]) { paths = try domainFiles(in: paths[0]) }
    let name = paths.first ?? ""
    if paths.allSatisfy({ $0.lowercased().hasSuffix(".json") }), paths.count == 2 {
      return (try NegoLogFiles.read(first: paths[0], second: paths[1]), .asWritten)
    }
    guard paths.count == 3 else {
      throw DomainFileError(
        file: name,
        reason: "a domain is one folder, two NegoLog profiles, or a Genius domain and two profiles")
    }
    var domains: [String] = []
    for path in paths where try isDomain(path) { domains.append(path) }
    guard domains.count == 1 else {
      throw DomainFileError(
        file: name,
        reason: "one <negotiation_template> is expected among the files, not \(domains.count)")
    }
    let profiles = paths.filter { $0 != domains[0] }
    guard profiles.count == 2 else {
      throw DomainFileError(file: domains[0], reason: "it is there twice")
    }
    let files = try GeniusFiles.read(
      domain: domains[0], first: profiles[0], second: profiles[1], cuts: cuts)
    return (files, .genius)
  }

  /// The files of a folder, by name; profiles of NegoLog before files of Genius.
  private static func domainFiles(in folder: String) throws(DomainFileError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw DomainFileError(
        file: folder, reason: "cannot be listed: \(error.localizedDescription)")
    }
    let profiles = ["profileA.json", "profileB.json"]
    let chosen =
      profiles.allSatisfy(names.contains)
      ? profiles : names.filter { $0.lowercased().hasSuffix(".xml") }
    guard chosen.count == 2 || chosen.count == 3 else {
      throw DomainFileError(
        file: folder,
        reason: "profileA.json and profileB.json, or three XML files are expected; name the files")
    }
    return chosen.map { folder + "/" + $0 }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isDomain(_ path: String) throws(DomainFileError) -> Bool {
    try XMLTree.root(of: TextFile(path: path)).name == "negotiation_template"
  }
}
