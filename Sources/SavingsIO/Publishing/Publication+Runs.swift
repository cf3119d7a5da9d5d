import Glibc
import Savings

/// What is published already.
extension Publication {
  /// The folder of a run.
  package func run(_ runID: String) -> PublishedRun { PublishedRun(path: path + "/" + runID) }

  /// A file of a published run; nil where it cannot be read.
  package func bytes(_ name: String, of runID: String) -> [UInt8]? {
    (try? run(runID).read(name)) ?? nil
  }

  /// The runs whose folders have a manifest, sorted by name; none where there is no directory.
  ///
  /// - Throws: ``Refusal`` where that cannot be known.
  package func runs() throws(Refusal) -> [String] {
    do throws(CallFailure) {
      return try wholeRuns()
    } catch {
      throw error.refusal
    }
  }

  func wholeRuns() throws(CallFailure) -> [String] {
    guard let directory = try opened() else { return [] }
    var runs: [String] = []
    for name in try directory.names() where Publication.isPlain(name) {
      guard try directory.isDirectory(name) else { continue }
      if try directory.directory(name).exists(Manifest.name) { runs.append(name) }
    }
    return runs
  }

  /// The run that `latest` leads to; nil where there is no `latest`.
  ///
  /// - Throws: ``Refusal`` where that cannot be known.
  package func latestRun() throws(Refusal) -> String? {
    do throws(CallFailure) {
      return try opened()?.target(of: Publication.latest)
    } catch {
      throw error.refusal
    }
  }

  private func opened() throws(CallFailure) -> OpenDirectory? {
    do throws(CallFailure) {
      return try OpenDirectory.open(path, calls: calls)
    } catch  where error.meansNothingThere {
      return nil
    }
  }

  /// Whether a run is published with this key, and every byte of it is as it was published. One that
  /// cannot be read is not known to be, and is published again.
  package func isPublished(_ runID: String, key: String) -> Bool {
    guard let found = try? run(runID).manifest(), found.manifest.key == key else { return false }
    return run(runID).damages().isEmpty
  }

  /// Lets `latest` lead to a run that is there, where it does not yet.
  package func makeLatest(_ runID: String, holding lock: RunLock) throws(Refusal) {
    do throws(CallFailure) {
      guard try lock.directory.target(of: Publication.latest) != runID else { return }
      try point(lock.directory, to: runID)
      try lock.directory.sync()
    } catch {
      throw error.refusal
    }
  }

  /// Replaces a file of a published run that its manifest leaves out, whole or not at all.
  ///
  /// - Parameter name: one of ``Manifest/unlisted``.
  package func replace(
    _ name: String, of runID: String, with bytes: [UInt8], holding lock: RunLock
  ) throws(Refusal) {
    // Aside, in the output itself: the folder of a run never has a file too many.
    let temporary = Publication.staging + name
    lock.directory.remove(temporary)
    do throws(CallFailure) {
      let run = try lock.directory.directory(runID)
      try lock.directory.create(temporary, [bytes], mode: fileMode)
      try lock.directory.rename(temporary, to: name, in: run)
      try run.sync()
    } catch {
      lock.directory.remove(temporary)
      throw error.refusal
    }
  }

  /// Refuses where the file system has less room than three times the last run took: better before
  /// the work than at its end. Where the last run does not say what it took, the end tells.
  package func requireRoom() throws(Refusal) {
    guard let latest = try? latestRun() else { return }
    let needed = 3 * run(latest).size
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return }
    let free = Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    guard free < needed else { return }
    throw Refusal(
      .ioError, file: path,
      "\(free) bytes are free on its file system, and three times the last run are \(needed)",
      fix: "Free some space there, as with savings prune, then run again")
  }

  /// Whether a run is writing at this moment.
  package var isHeld: Bool {
    let descriptor = open(path + "/" + RunLock.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else {
      _ = flock(descriptor, LOCK_UN)
      return false
    }
    return errno == EWOULDBLOCK
  }
}
