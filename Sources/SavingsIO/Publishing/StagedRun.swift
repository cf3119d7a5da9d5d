import Savings

/// A run on its way to its readers: its files are written aside as they are made, brought to the
/// disk, and become visible together.
package final class StagedRun {
  private let publication: Publication
  private let runID: String
  /// Held until the run is published or given up.
  private let lock: RunLock
  private let made: OpenDirectory
  private var folders: [String: OpenDirectory] = [:]
  private var isOver = false
  /// What was written, in the order of writing.
  package private(set) var files: [PublishedFile] = []

  private var directory: OpenDirectory { lock.directory }

  package init(
    _ runID: String, of publication: Publication, holding lock: RunLock
  ) throws(Refusal) {
    try StagedRun.check(runID, Publication.isPlain(runID))
    self.publication = publication
    self.runID = runID
    self.lock = lock
    publication.sweep(lock.directory)
    do throws(CallFailure) {
      made = try lock.directory.make(
        Publication.staging + runID, mode: publication.directoryMode)
    } catch {
      throw error.refusal
    }
  }

  /// What was begun and not published goes away; a run that is killed leaves it to the next.
  deinit {
    if !isOver { publication.sweep(directory) }
  }

  /// Writes one file, given in pieces; a name `FOLDER/NAME` goes into a folder of the run.
  package func write(_ name: String, _ pieces: [[UInt8]]) throws(Refusal) {
    try StagedRun.check(name, Publication.isPublishable(name))
    do throws(CallFailure) {
      let parts = name.split(separator: "/").map(String.init)
      let parent = parts.count == 2 ? try folder(parts[0]) : made
      try parent.create(parts[parts.count - 1], pieces, mode: publication.fileMode)
    } catch {
      throw error.refusal
    }
    files.append(PublishedFile(name, pieces))
  }

  /// Writes the manifest of all that was written: the last file of a run.
  package func seal(version: String, key: String, inputs: [PublishedFile]) throws(Refusal) {
    let manifest = Manifest(
      runID: runID, version: version, key: key, inputs: inputs, outputs: files)
    try write(Manifest.name, [manifest.bytes])
  }

  /// A file that was written, to be read back.
  package func open(_ name: String) throws(Refusal) -> WrittenFile {
    do throws(CallFailure) {
      return try WrittenFile(name, in: made)
    } catch {
      throw error.refusal
    }
  }

  /// Makes the files visible as `OUT/<run-id>`, points `latest` there, and returns the path.
  ///
  /// A run of the same id that this one replaces stays under a name with a dot until the next run,
  /// for readers who are in the middle of it.
  ///
  /// - Parameter isLatest: false leaves `latest` where it is: a run of the past that is made again is not
  ///   the newest. Where `latest` leads to this run it stays with it.
  package func publish(isLatest: Bool = true) throws(Refusal) -> String {
    var move = Publication.Move.none
    var isCommitted = false
    do throws(CallFailure) {
      let wasRead = try directory.target(of: Publication.latest) == runID
      for folder in folders.values { try folder.sync() }
      try made.sync()
      if try directory.exists(runID) {
        move = try publication.replace(runID, in: directory)
      } else {
        try directory.rename(Publication.staging + runID, to: runID)
        move = .renamed
      }
      try directory.sync()
      let leads = try directory.target(of: Publication.latest)
      if isLatest || leads == Publication.standby + runID {
        try publication.point(directory, to: runID)
      }
      isCommitted = true
      try directory.sync()
      // What a run left behind that moved no pointer has no readers.
      if move == .exchanged, !wasRead { directory.remove(Publication.staging + runID) }
    } catch {
      if !isCommitted { publication.undo(move, of: runID, in: directory) }
      throw error.refusal
    }
    isOver = true
    return directory.full(runID)
  }

  private func folder(_ name: String) throws(CallFailure) -> OpenDirectory {
    if let folder = folders[name] { return folder }
    let folder = try made.make(name, mode: publication.directoryMode)
    folders[name] = folder
    return folder
  }

  static func check(_ name: String, _ isFit: Bool) throws(Refusal) {
    guard isFit else {
      throw Refusal(
        .bug, "\"\(name)\" cannot be the name of a published file",
        fix: "Report this with the run's settings")
    }
  }
}
