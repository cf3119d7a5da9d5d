import Glibc
import Savings

/// The folder of a published run, held against its manifest.
package struct PublishedRun: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Something that is not as it was published: the file, and what is wrong with it.
  package struct Damage: Equatable, Sendable {
    package let file: String
    package let finding: String
  }

  /// The manifest as it stands, with the fingerprint of its own bytes; nil where there is none, or
  /// something else in its place.
  func manifest() throws(CallFailure) -> (manifest: Manifest, sha256: String)? {
    guard let bytes = try read(Manifest.name), let manifest = try? Manifest(bytes) else {
      return nil
    }
    return (manifest, SHA256.hex(bytes))
  }

  /// A file of the run as its bytes; nil where there is no file of this name.
  func read(_ name: String) throws(CallFailure) -> [UInt8]? {
    do throws(CallFailure) {
      return try OpenDirectory.open(path, calls: SystemCalls()).read(name)
    } catch  where error.meansNothingThere || error.code == ELOOP || error.code == EISDIR {
      return nil
    }
  }

  /// Reads every file that the manifest names and compares.
  ///
  /// - Returns: what was changed, lost or added since the run was published; empty where nothing was.
  package func damages() -> [Damage] {
    do throws(CallFailure) {
      return try found()
    } catch {
      let file = error.path.hasPrefix(path + "/") ? error.path.dropFirst(path.count + 1) : "."
      return [Damage(file: String(file), finding: "cannot be read: \(error.reason)")]
    }
  }

  private func found() throws(CallFailure) -> [Damage] {
    let name = Manifest.name
    guard let bytes = try read(name) else { return [Damage(file: name, finding: "is missing")] }
    guard let manifest = try? Manifest(bytes) else {
      return [Damage(file: name, finding: "is not a manifest")]
    }
    guard manifest.runID == path.split(separator: "/").last.map(String.init) else {
      return [Damage(file: name, finding: "is that of the run \(manifest.runID)")]
    }
    var found: [Damage] = []
    for file in manifest.outputs {
      if let finding = finding(file) { found.append(Damage(file: file.path, finding: finding)) }
    }
    let known = Set(manifest.outputs.map(\.path)).union(Manifest.unlisted).union([name])
    for file in try PublishedRun.files(below: path) where !known.contains(file) {
      found.append(Damage(file: file, finding: "was not published by the run"))
    }
    return found
  }

  /// Bytes of all files of the folder, for what the next run will need; 0 where they cannot be listed.
  var size: Int {
    ((try? PublishedRun.files(below: path)) ?? []).reduce(0) { sum, name in
      var status = stat()
      return lstat(path + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  private func finding(_ file: PublishedFile) -> String? {
    let location = path + "/" + file.path
    var status = stat()
    guard lstat(location, &status) == 0 else {
      let code = errno
      return code == ENOENT || code == ENOTDIR
        ? "is missing" : "cannot be read: \(String(cString: strerror(code)))"
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return "is not a regular file" }
    do {
      let input = try InputDescriptor(path: file.path, at: location)
      let digest = try FileDigest(of: input)
      if input.size != file.bytes { return "has \(input.size) bytes instead of \(file.bytes)" }
      return digest.sha256 == file.sha256 ? nil : "has been changed"
    } catch {
      return (error as? Refusal)?.cause ?? "cannot be read"
    }
  }

  /// The files of a run's folder and of the folders in it.
  private static func files(below path: String) throws(CallFailure) -> [String] {
    let directory = try OpenDirectory.open(path, calls: SystemCalls())
    var files: [String] = []
    for name in try directory.names() {
      if try directory.isDirectory(name) {
        files += try directory.directory(name).names().map { name + "/" + $0 }
      } else {
        files.append(name)
      }
    }
    return files
  }
}
