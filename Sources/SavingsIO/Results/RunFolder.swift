import Glibc
import Savings

/// Where a published run stands: its folder without links, as the directory and the name in it.
package struct RunFolder: Sendable {
  package let directory: String
  package let name: String

  /// - Parameter path: of the run, as in `out/latest`.
  package init(_ path: String) throws(Refusal) {
    guard let resolved = realpath(path, nil) else {
      throw Refusal(
        .noInput, file: path, "there is no such run, or it cannot be read",
        fix: "Name the folder of a published run, as in out/latest")
    }
    defer { free(resolved) }
    let whole = String(cString: resolved)
    let slash = whole.lastIndex(of: "/") ?? whole.startIndex
    directory = slash == whole.startIndex ? "/" : String(whole[..<slash])
    name = String(whole[whole.index(after: slash)...])
  }

  /// Who may read the run: its group too, where its results are the group's.
  package var output: OutputSettings {
    var status = stat()
    var settings = OutputSettings()
    let path = "\(directory)/\(name)/\(StoredResults.name)"
    settings.groupReadable = stat(path, &status) == 0 && status.st_mode & 0o040 != 0
    return settings
  }

  private var run: PublishedRun { PublishedRun(path: "\(directory)/\(name)") }

  /// A file of the run; nil where it has none of this name.
  package func bytes(_ file: String) throws(Refusal) -> [UInt8]? {
    do throws(CallFailure) {
      return try run.read(file)
    } catch {
      throw error.refusal
    }
  }

  /// What the run read, and its key.
  ///
  /// - Throws: ``Refusal``: 65 where the run has no manifest, 74 where it cannot be read.
  package func manifest() throws(Refusal) -> Manifest {
    do throws(CallFailure) {
      if let found = try run.manifest() {
        return found.manifest
      }
    } catch {
      throw error.refusal
    }
    throw Refusal(
      .badData, file: "\(directory)/\(name)/\(Manifest.name)",
      "the list of what the run read and wrote is missing or damaged",
      fix: "Bring it back from a copy, or publish the run again with savings run")
  }
}
