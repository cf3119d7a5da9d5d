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

  /// The manifest as it stands, with the fingerprint of its own bytes; nil where there is none that
  /// can be read.
  package var manifest: (manifest: Manifest, sha256: String)? {
    guard let bytes = try? PublishedRun.bytes(path + "/" + Manifest.name),
      let manifest = try? Manifest(bytes)
    else { return nil }
    return (manifest, SHA256.hex(bytes))
  }

  /// Reads every file that the manifest names and compares.
  ///
  /// - Returns: what was changed, lost or added since the run was published; empty where nothing was.
  package func damages() -> [Damage] {
    let name = Manifest.name
    guard access(path + "/" + name, F_OK) == 0 else {
      return [Damage(file: name, finding: "is missing")]
    }
    guard let manifest = manifest?.manifest else {
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
    for file in PublishedRun.files(below: path) where !known.contains(file) {
      found.append(Damage(file: file, finding: "was not published by the run"))
    }
    return found
  }

  /// Bytes of all files of the folder, for what the next run will need.
  var size: Int {
    PublishedRun.files(below: path).reduce(0) { sum, name in
      var status = stat()
      return lstat(path + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  private func finding(_ file: PublishedFile) -> String? {
    let location = path + "/" + file.path
    var status = stat()
    guard lstat(location, &status) == 0 else { return "is missing" }
    guard status.st_mode & S_IFMT == S_IFREG else { return "is not a regular file" }
    guard let input = try? InputDescriptor(path: file.path, at: location),
      let digest = try? FileDigest(of: input)
    else { return "cannot be read" }
    if input.size != file.bytes { return "has \(input.size) bytes instead of \(file.bytes)" }
    return digest.sha256 == file.sha256 ? nil : "has been changed"
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try InputDescriptor(path: path, at: path)
    return try file.bytes(at: 0, count: file.size)
  }

  /// The files of a run's folder and of the folders in it.
  private static func files(below path: String) -> [String] {
    guard let directory = try? OpenDirectory.open(path, calls: SystemCalls()) else { return [] }
    return directory.names().flatMap { name in
      guard directory.isDirectory(name), let folder = try? directory.directory(name) else {
        return [name]
      }
      return folder.names().map { name + "/" + $0 }
    }
  }
}
