import Glibc

/// Publishing over a run of the same id, and putting right what a dead run left behind.
extension Publication {
  /// Moves `latest` in one step: readers find the old run or the new one, and never nothing.
  func point(_ directory: OpenDirectory, to name: String) throws(CallFailure) {
    let temporary = Publication.pointer + name
    directory.remove(temporary)
    try directory.link(temporary, to: name)
    try directory.rename(temporary, to: Publication.latest)
  }

  /// How a run came to its name.
  enum Move {
    case none, renamed, exchanged, replaced
  }

  /// Puts the staged files in the place of a run that is already there: the two swap names.
  ///
  /// Where the file system cannot swap, the run's own name is absent for one moment. `latest` leads
  /// to the old run under another name meanwhile.
  func replace(_ runID: String, in directory: OpenDirectory) throws(CallFailure) -> Move {
    let staged = Publication.staging + runID
    do throws(CallFailure) {
      try directory.exchange(staged, with: runID)
      return .exchanged
    } catch  where error.code == EINVAL || error.code == ENOSYS {
      if try directory.target(of: Publication.latest) == runID {
        try copy(runID, to: Publication.standby + runID, in: directory)
        try directory.sync()
        try point(directory, to: Publication.standby + runID)
      }
      try directory.rename(runID, to: Publication.aside + runID)
      try directory.rename(staged, to: runID)
      return .replaced
    }
  }

  /// Takes a run back from its name, as far as that is possible; the sweep does the rest.
  func undo(_ move: Move, of runID: String, in directory: OpenDirectory) {
    let staged = Publication.staging + runID
    switch move {
    case .none, .replaced: break
    case .renamed:
      do throws(CallFailure) {
        // Where latest does not say where it leads, it may lead to this run.
        guard try directory.target(of: Publication.latest) != runID else { return }
        try directory.rename(runID, to: staged)
      } catch {}
    case .exchanged: _ = try? directory.exchange(staged, with: runID)
    }
  }

  /// A second name for the files of a run, without a second copy of their bytes.
  private func copy(
    _ name: String, to copy: String, in directory: OpenDirectory
  ) throws(CallFailure) {
    let original = try directory.directory(name)
    let made = try directory.make(copy, mode: original.mode())
    for file in try original.names() {
      if try original.isDirectory(file) {
        let folder = try original.directory(file)
        let copied = try made.make(file, mode: folder.mode())
        for page in try folder.names() { try folder.hardLink(page, in: copied) }
        try copied.sync()
      } else {
        try original.hardLink(file, in: made)
      }
    }
    try made.sync()
  }

  /// Clears away what runs left unfinished. Only who holds the lock may call this.
  ///
  /// A run that died while it replaced another left `latest` on the stand-in: the run goes back to
  /// its name first, then `latest` to the run, and only then does the stand-in go.
  func sweep(_ directory: OpenDirectory) {
    // Where the directory does not say what is in it, all stays for the next run to clear away.
    try? clear(directory)
  }

  private func clear(_ directory: OpenDirectory) throws(CallFailure) {
    for name in try directory.names() where name.hasPrefix(Publication.aside) {
      let runID = String(name.dropFirst(Publication.aside.count))
      if try !directory.exists(runID) { try directory.rename(name, to: runID) }
    }
    if let target = try directory.target(of: Publication.latest),
      target.hasPrefix(Publication.standby)
    {
      let runID = String(target.dropFirst(Publication.standby.count))
      if try directory.exists(runID) { try point(directory, to: runID) }
    }
    let kept = try directory.target(of: Publication.latest)
    let prefixes = [
      Publication.staging, Publication.standby, Publication.aside, Publication.pointer,
      Publication.pruned,
    ]
    for name in try directory.names() where name != kept {
      if prefixes.contains(where: { name.hasPrefix($0) }) { directory.remove(name) }
    }
  }
}
